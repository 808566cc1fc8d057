"""Taking a model over from another unit, and telling what came of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.exemplars.actions.hands import source_for
from danvan.exemplars.actions.notices import tell_unit
from danvan.exemplars.actions.years import settle_year
from danvan.exemplars.models import CopyGoal, Copying, CopyingStage, Exchange, Exemplar, Stage
from danvan.exemplars.permissions import visible_to
from danvan.exemplars.permissions.copies import carries, exchanges, takes_over
from danvan.exemplars.queries.copies import origins_of
from danvan.exemplars.tallies.touching import touch_copying
from danvan.exemplars.workflow import COPYING
from danvan.units.models import Unit
from danvan.units.permissions import writes_for
from danvan.units.telling import tell_units
from danvan.workflow.authors import add_authors
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, compare_and_set, locked

LATER = gettext_lazy("Ngày này chưa đến.")
CIRCLE = gettext_lazy("Mô hình này bắt nguồn từ chính đơn vị mình, nên không ghi là áp dụng của nơi khác.")


@action
def take_over(
    origin: Exemplar,
    *,
    by: Acting,
    changes_words: str,
    started_on: date,
    outcome_due_on: date | None = None,
    unit: Unit | None = None,
    key: str | None = None,
) -> Copying:
    """A unit takes over a model of another, and says what it changes; the unit of the model is told. `unit` is another than
    the hand's own where it serves one without accounts.
    """
    spend(key)
    fresh, by = locked(origin), renewed(by)
    unit = unit or getattr(by, "unit", None)
    if unit is None or not takes_over(by, fresh, unit) or not visible_to(by.user).filter(pk=fresh.pk).exists():
        raise Refused(NOT_ALLOWED, status=403)
    source = source_for(by, unit)
    if any(each.origin.unit_id == unit.pk for each in origins_of(fresh)):
        raise Refused(CIRCLE)
    if Copying.objects.filter(origin=fresh, unit=unit).exclude(stage=CopyingStage.DROPPED).exists():
        raise Refused(_("Đơn vị đã áp dụng mô hình này."))
    row = Copying.objects.create(
        origin=fresh,
        unit=unit,
        source=source,
        stage=CopyingStage.TAKEN_OVER,
        changes_words=changes_words,
        started_on=started_on,
        outcome_due_on=outcome_due_on,
    )
    add_authors(row, by)
    record("take_over", row, by=by)
    tell_unit(fresh, "copied", by=by)
    return row


@action
def report(
    copying: Copying,
    *,
    by: Acting,
    outcome_on: date,
    outcome_words: str,
    achieved: Mapping[int, int | None],
    key: str | None = None,
    version: int | None = None,
) -> Copying:
    """Tells the outcome against the original's own goals ({goal: thousandths}); it counts for both units from that day."""
    if not copying.started_on <= outcome_on <= clock.today():
        raise Refused(_("Ngày báo kết quả không trước ngày bắt đầu áp dụng và không sau hôm nay."))
    told: dict[str, Any] = {"outcome_on": outcome_on, "outcome_words": outcome_words}
    source = source_for(by, copying.unit)
    COPYING.advance(copying, "report", by=by, key=key, version=version, **told)
    Copying.objects.filter(pk=copying.pk).update(outcome_source=source)
    own = set(copying.origin.goals.values_list("pk", flat=True))
    CopyGoal.objects.filter(copying=copying).delete()
    CopyGoal.objects.bulk_create(
        CopyGoal(copying=copying, goal_id=goal, achieved=amount) for goal, amount in achieved.items() if goal in own
    )
    _count(copying, outcome_on)
    tell_units([copying.origin.unit_id], "copy_reported", copying, by=by)
    return copying


@action
def reopen(copying: Copying, *, by: Acting, reason: str, key: str | None = None, version: int | None = None) -> Copying:
    """Takes an outcome back to be said again; until then it is not counted."""
    was = copying.outcome_on
    told: dict[str, Any] = {"outcome_on": None, "outcome_words": ""}
    source_for(by, copying.unit)
    COPYING.advance(copying, "reopen", by=by, key=key, version=version, reason=reason, **told)
    if was is not None:
        _count(copying, was)
    return copying


@action
def give_up(
    copying: Copying, *, by: Acting, reason: str, key: str | None = None, version: int | None = None
) -> Copying:
    """A unit applies the model no longer, and says why."""
    source_for(by, copying.unit)
    return COPYING.advance(copying, "drop", by=by, key=key, version=version, reason=reason, dropped_reason=reason)


@action
def exchange(copying: Copying, *, by: Acting, on: date, words: str, key: str | None = None) -> Exchange:
    """Notes a visit or an exchange of experience between the two sides."""
    spend(key)
    by = renewed(by)
    if not exchanges(by, copying):
        raise Refused(NOT_ALLOWED, status=403)
    if on > clock.today():
        raise Refused(LATER)
    # The model's own side notes a visit as its own.
    source = "" if writes_for(by, copying.origin.unit) else source_for(by, copying.unit)
    by_whom = {"added_by_id": by.user_id, "added_by_name": by.name, "added_at": clock.now(), "source": source}
    row = Exchange.objects.create(copying=copying, on=on, words=words, **by_whom)
    record("exchange", copying, by=by, changes={"on": (None, on)})
    return row


@action
def register_as(copying: Copying, exemplar: Exemplar, *, by: Acting, key: str | None = None) -> Copying:
    """Says which of the unit's own models the copy became; the model then credits its origin."""
    spend(key)
    fresh, by = locked(copying), renewed(by)
    if not carries(by, fresh) or exemplar.unit_id != fresh.unit_id:
        raise Refused(NOT_ALLOWED, status=403)
    source_for(by, fresh.unit)
    if exemplar.stage == Stage.DROPPED:
        raise Refused(_("Bản đăng ký này đã bỏ. Mời chọn mô hình khác."))
    above = {each.origin_id for each in origins_of(fresh.origin)} | {fresh.origin_id, fresh.origin.origin_id}
    if exemplar.pk in above or exemplar.origin_id in above:
        raise Refused(CIRCLE)
    if Copying.objects.filter(exemplar=exemplar).exclude(pk=fresh.pk).exists():
        raise Refused(_("Mô hình này đã ghi là áp dụng từ nơi khác."))
    compare_and_set(fresh, {"exemplar": exemplar})
    record("register_as", fresh, by=by)
    return fresh


def _count(copying: Copying, day: date) -> None:
    settle_year(copying.origin, day.year)
    touch_copying(copying)
