"""A list of units for one way of urging: prepared, seen by name, then sent or dropped."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.bulk import insert_rows
from danvan.core.errors import Refused
from danvan.core.formats import number
from danvan.core.text import one_line
from danvan.notifications.actions import notify
from danvan.units.models import Unit
from danvan.urging.causes import Asked, Cause, cause_of
from danvan.urging.models import PREPARED_WAYS, Batch, BatchStage, How, Standing, Urging
from danvan.urging.queries import at_work_in
from danvan.urging.workflow import BATCH
from danvan.workflow.editing import save_changes
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED

FACTS = ("batch_id", "cause", "object_type", "object_id", "unit_id", "how", "standing", "on")
COLUMNS = (*FACTS, "answered_by", "note", "reason")


@dataclass(frozen=True)
class Outcome:
    """What became of a list when it was sent: how many units were urged, which had answered, which could not be reached."""

    urged: int
    answered: list[str]
    unreached: list[str]


@action
def prepare(
    cause: Cause,
    asked: Asked,
    units: QuerySet[Unit],
    how: str,
    *,
    by: Acting,
    asked_on: date | None = None,
    key: str | None = None,
) -> Batch:
    """Keeps the units chosen, as far as they are missing now, as a list for one way of urging. Nothing leaves by this."""
    spend(key)
    by = allowed(cause, asked, by)
    if how not in PREPARED_WAYS:
        raise Refused(_("Mời chọn cách đôn đốc: tin nhắn, công văn hay thông báo."))
    refuse_past(asked_on)
    chosen = list(
        cause.missing(asked.record.pk, by.user).filter(pk__in=units.values("pk")).values_list("pk", flat=True)
    )
    if not chosen:
        raise Refused(_("Chưa chọn đơn vị nào còn thiếu. Mời chọn đơn vị trong danh sách."))
    batch = Batch.objects.create(stage=BatchStage.PREPARED, how=how, asked_on=asked_on, **about(cause, asked, by))
    put_in(batch, chosen, Standing.LISTED)
    record("prepare", batch, by=by, changes={"how": ("", how), "units": ("", str(len(chosen)))})
    return batch


@action
def choose_day(batch: Batch, asked_on: date, *, by: Acting, version: int, key: str | None = None) -> Batch:
    """Another day by which the units are asked to be done, while nothing has left."""
    refuse_past(asked_on)
    return save_changes(
        batch,
        {"asked_on": asked_on},
        by=by,
        version=version,
        key=key,
        verb="choose_day",
        allowed=lambda now, fresh: BATCH.is_open(now, fresh, "send"),
    )


@action
def send(
    batch: Batch,
    *,
    by: Acting,
    sent_on: date | None = None,
    symbol: str = "",
    signer_position: str = "",
    signer_name: str = "",
    key: str | None = None,
) -> Outcome:
    """It went out: the units still missing, read again under the lock of what they owe, are urged from this day on.

    A notice reaches those at work in the units; units where nobody is are said, to be telephoned.
    """
    on = sent_on or clock.today()
    refuse_day(batch, on)
    # Whoever sends urges, though a colleague made the list.
    who: dict[str, Any] = {"by_name": name_of(by), "holding": by.holding}
    paper = {"symbol": symbol, "signer_position": signer_position, "signer_name": signer_name}
    who |= {name: one_line(words) for name, words in paper.items()}
    BATCH.advance(batch, "send", by=by, key=key, sent_on=on, **who)
    Batch.objects.filter(pk=batch.pk).update(by_id=by.user_id)
    listed = batch.urgings.filter(standing=Standing.LISTED)
    answered = take_out_answered(batch, listed)
    unreached = set_unreached(listed) if batch.how == How.NOTICE else []
    count = listed.update(standing=Standing.URGED, on=on)
    if not count:
        raise Refused(nobody_left(unreached))
    if batch.how == How.NOTICE:
        tell(batch, "send", by=by)
    return Outcome(count, answered, unreached)


@action
def drop(batch: Batch, *, by: Acting, key: str | None = None) -> Batch:
    """The list is not used; it stays to be read."""
    return BATCH.advance(batch, "drop", by=by, key=key)


def allowed(cause: Cause, asked: Asked, by: Acting) -> Acting:
    """The person at work, read again; refused to whoever may not urge."""
    by = renewed(by)
    if not cause.may_urge(by, asked.record.pk):
        raise Refused(NOT_ALLOWED, status=403)
    return by


def about(cause: Cause, asked: Asked, by: Acting) -> dict[str, Any]:
    """What a batch says of itself: why, about what, by whom as they are called now."""
    return {
        "cause": cause.key,
        "object_type": cause.object_type,
        "object_id": asked.record.pk,
        "title": asked.title[:1000],
        "office": getattr(by, "unit", None),
        "by_id": by.user_id,
        "by_name": name_of(by),
        "holding": by.holding,
        "made_at": clock.now(),
    }


def name_of(by: Acting) -> str:
    """Who urges as history calls them, a deputy with whom they stand for."""
    names = {"name": by.name, "holder": by.in_place_of}
    return _("%(name)s thay %(holder)s") % names if by.in_place_of else by.name


def put_in(batch: Batch, unit_ids: list[int], standing: str, on: date | None = None) -> None:
    """Writes the units of a batch, all at once."""
    shared = (batch.pk, batch.cause, batch.object_type, batch.object_id)
    rows = ((*shared, unit_id, batch.how, standing, on, "", "", "") for unit_id in unit_ids)
    insert_rows(Urging, COLUMNS, rows)


def take_out_answered(batch: Batch, listed: QuerySet[Urging]) -> list[str]:
    """Units that answered since they were chosen leave the list; gives their names."""
    cause = cause_of(batch.cause)
    still = cause.still_missing(batch.object_id, listed.values("unit")) if cause else []
    return moved(listed.exclude(unit__in=list(still)), Standing.TAKEN_OUT)


def set_unreached(listed: QuerySet[Urging]) -> list[str]:
    """Units in which nobody could read a notice; gives their names."""
    people = at_work_in(listed.values("unit"), clock.today())
    return moved(listed.exclude(unit__in=people.values("unit")), Standing.UNREACHED)


def moved(rows: QuerySet[Urging], standing: str) -> list[str]:
    """Gives these rows another standing, and their units' names."""
    names = list(rows.order_by("unit__sort_key", "pk").values_list("unit__name", flat=True))
    if names:
        rows.update(standing=standing)
    return names


def tell(batch: Batch, verb: str, *, by: Acting) -> None:
    """A notice to those at work in the units that were urged."""
    units = batch.urgings.filter(standing=Standing.URGED).values("unit")
    notify(at_work_in(units, clock.today()).values_list("user_id", flat=True).distinct(), verb, batch, by=by)


def refuse_past(day: date | None) -> None:
    """The day asked for is to come."""
    if day is not None and day < clock.today():
        raise Refused(_("Ngày đề nghị hoàn thành đã qua. Mời chọn một ngày sắp tới."))


def refuse_day(batch: Batch, on: date) -> None:
    """What was sent was sent after the list was made, and not tomorrow."""
    if on > clock.today():
        raise Refused(_("Ngày gửi không thể sau hôm nay. Mời ghi lại khi đã gửi."))
    if on < batch.made_at.astimezone(clock.VIETNAM).date():
        raise Refused(_("Ngày gửi không thể trước ngày lập danh sách. Mời xem lại."))


def nobody_left(unreached: list[str]) -> str:
    """Why a list cannot be sent at all."""
    if unreached:
        count = number(len(unreached))
        return _("Không đơn vị nào trong danh sách có tài khoản (%(count)s đơn vị). Đề nghị gọi điện.") % {
            "count": count
        }
    return _("Các đơn vị trong danh sách đều vừa thực hiện. Mời bỏ danh sách này.")
