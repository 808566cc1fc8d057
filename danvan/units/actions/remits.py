"""An office may guide, receive, return, verify, consolidate or recognise for others, by a paper, from a day on."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core.acting import SYSTEM, Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.units.actions.changing import end_from, refuse_outside_life
from danvan.units.models import Act, Remit, Unit, UnitGroup
from danvan.units.permissions import administered_through, keeps_people
from danvan.units.queries.remits import units_under
from danvan.units.remit_subjects import given_words, subject_of
from danvan.units.selectors import Selector
from danvan.workflow.locking import NOT_ALLOWED, locked


@action
def give_remit(
    unit: Unit,
    *,
    by: Acting,
    acts: Sequence[str],
    from_on: date,
    basis: str,
    over_unit: Unit | None = None,
    over_group: UnitGroup | None = None,
    over_selector: Selector | None = None,
    subject: str = "",
    subject_id: int | None = None,
) -> Remit:
    """Gives an office acts over a unit with all below it, over a group, or over those the words of a plan mean; for all
    their records, or for those of one subject, or of one thing of it.
    """
    refuse_outside_life(unit, from_on)
    if not acts:
        raise Refused(_("Chưa chọn việc nào được giao. Đề nghị đánh dấu ít nhất một việc."))
    refuse_unfit(acts, subject, subject_id)
    remit = Remit(
        unit=unit,
        over_unit=over_unit,
        over_group=over_group,
        over_selector=over_selector.dump() if over_selector else None,
        subject=subject,
        subject_id=subject_id,
        acts=list(acts),
        from_on=from_on,
        basis=basis,
    )
    refuse_beyond(remit, by, from_on)
    remit.save()
    record("give", remit, by=by, changes={**given_words(remit), "on": (None, from_on)}, reason=basis)
    return remit


@action
def end_remit(remit: Remit, *, by: Acting, on: date, reason: str) -> None:
    """From a day on the office does nothing for these any more."""
    fresh = locked(remit)
    if by != SYSTEM and not keeps_people(renewed(by), fresh.unit):
        raise Refused(NOT_ALLOWED, status=403)
    if fresh.to_on is not None and fresh.to_on <= on:
        raise Refused(_("Phạm vi này đã kết thúc từ ngày %(day)s.") % {"day": text_date(fresh.to_on)}, status=409)
    record("end", fresh, by=by, changes={"to_on": (fresh.to_on, on)}, reason=reason)
    end_from(fresh, on)


def refuse_unfit(acts: Sequence[str], subject: str, subject_id: int | None) -> None:
    """A remit is narrowed only to what the house knows, and only in acts that are done on such things."""
    if not subject and subject_id is None:
        return
    known = subject_of(subject)
    if known is None or (subject_id is not None and subject_id not in dict(known.choices())):
        raise Refused(_("Loại hồ sơ đã chọn không còn trong danh mục. Đề nghị chọn lại."))
    unfit = [str(Act(act).label) for act in acts if act not in known.acts]
    if unfit:
        raise Refused(
            _("Không giao riêng việc %(acts)s với %(subject)s. Đề nghị bỏ việc này, hoặc để trống loại hồ sơ.")
            % {"acts": ", ".join(unfit), "subject": known.word}
        )


def refuse_beyond(remit: Remit, by: Acting, day: date) -> None:
    """An administrator gives sight only of units under the same administration, and only to an office under it."""
    meant = units_under(remit, day)
    if not meant.exists():
        raise Refused(_("Ngày này không có đơn vị nào trong phạm vi đã nêu. Đề nghị xem lại."))
    if by == SYSTEM:
        return
    if not keeps_people(renewed(by), remit.unit):
        raise Refused(NOT_ALLOWED, status=403)
    beyond = meant.exclude(administered_through(by, "")).first()
    if beyond is not None:
        raise Refused(
            _("%(unit)s nằm ngoài phạm vi bạn quản trị. Đề nghị thu hẹp phạm vi, hoặc nhờ quản trị cấp trên.")
            % {"unit": beyond.name},
            status=403,
        )
