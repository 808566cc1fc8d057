"""What becomes of a model after its certificate: it goes on year by year, is looked at again, or falls silent."""

from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.exemplars.actions.hands import must_name_source, source_for
from danvan.exemplars.actions.notices import tell_unit
from danvan.exemplars.actions.years import settle_year
from danvan.exemplars.models import (
    Activity,
    ActivityKind,
    Came,
    CheckOutcome,
    CheckPoint,
    Exemplar,
    ExemplarYear,
    Stage,
    YearKind,
)
from danvan.exemplars.permissions import registers, registers_or_receives
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked

# After so long without anything on record a model counts as silent.
SILENT = timedelta(days=365)
MOST_CHECKS = 20
# What came from paper is never asked about: nobody promised to tell of it.
NEVER_ASKED = (Came.PAPER, Came.IMPORT)
LATER = gettext_lazy("Ngày này chưa đến.")


@action
def go_on(exemplar: Exemplar, *, by: Acting, year: int, kind: str, key: str | None = None) -> ExemplarYear:
    """A recognised model is registered for another year, as maintained or expanded; once a year and level."""
    spend(key)
    fresh, by = locked(exemplar), renewed(by)
    if not registers(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    source_for(by, fresh.unit)
    if fresh.stage != Stage.RECOGNISED:
        raise Refused(_("Chỉ mô hình đã công nhận và đang hoạt động mới đăng ký duy trì, mở rộng."))
    if not fresh.year < year <= clock.today().year + 1 or kind not in (YearKind.MAINTAINED, YearKind.EXPANDED):
        raise Refused(_("Chỉ đăng ký duy trì, mở rộng cho năm sau năm đăng ký đầu tiên, đến năm tới."))
    if ExemplarYear.objects.filter(exemplar=fresh, year=year, registered_on__isnull=False).exists():
        raise Refused(_("Mô hình đã đăng ký cho năm này. Mỗi năm chỉ đếm một lần."))
    day = clock.today()
    row = settle_year(fresh, year, kind=kind, registered_on=day, carried_on=day)
    record("go_on_for", fresh, by=by, changes={"year": (None, year), "kind": ("", YearKind(kind).label)})
    heard_of(fresh, day)
    return row


@action
def answer(exemplar: Exemplar, words: str, *, by: Acting, on: date, key: str | None = None) -> Activity:
    """The unit says what a silent model does: it is alive from that day on."""
    spend(key)
    fresh, by = locked(exemplar), renewed(by)
    if not registers(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    source_for(by, fresh.unit)
    if on > clock.today():
        raise Refused(LATER)
    by_whom = {"added_by_id": by.user_id, "added_by_name": by.name, "added_at": clock.now(), "source": by.source}
    row = Activity.objects.create(exemplar=fresh, on=on, kind=ActivityKind.WORK, words=words, **by_whom)
    record("answer_upkeep", fresh, by=by, changes={"on": (None, on)})
    heard_of(fresh, on)
    return row


@action
def plan_checks(
    exemplar: Exemplar, *, by: Acting, first_on: date, years: int, words: str = "", key: str | None = None
) -> int:
    """Sets the days on which a model that is nurtured is looked at again: the first, and yearly after it. Returns how many
    are new.
    """
    spend(key)
    fresh, by = locked(exemplar), renewed(by)
    if not registers_or_receives(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    must_name_source(by, fresh)
    set_before = set(fresh.checkpoints.values_list("due_on", flat=True))
    days = [_years_after(first_on, n) for n in range(years)]
    new = [day for day in days if day not in set_before]
    if len(new) + len(set_before) > MOST_CHECKS:
        raise Refused(_("Mỗi mô hình đặt tối đa %(most)d mốc kiểm tra.") % {"most": MOST_CHECKS})
    CheckPoint.objects.bulk_create(CheckPoint(exemplar=fresh, due_on=day, words=words) for day in new)
    record("plan_checks", fresh, by=by, changes={"checks": (None, len(new))})
    return len(new)


@action
def check(
    point: CheckPoint, *, by: Acting, on: date, outcome: str, note: str = "", key: str | None = None
) -> CheckPoint:
    """Writes down what was found at a check-point; a model that was kept or grew is alive."""
    spend(key)
    fresh, by = locked(point.exemplar), renewed(by)
    if not registers_or_receives(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    must_name_source(by, fresh)
    row = CheckPoint.objects.select_for_update().get(pk=point.pk)
    if row.done_on is not None:
        raise Refused(_("Mốc này đã ghi kết quả kiểm tra."))
    if on > clock.today():
        raise Refused(LATER)
    row.done_on, row.outcome, row.note, row.version = on, outcome, note, row.version + 1
    row.save()
    record("check", fresh, by=by, changes={"on": (None, on), "outcome": ("", CheckOutcome(outcome).label)})
    if outcome != CheckOutcome.STOPPED:
        heard_of(fresh, on)
    return row


def heard_of(exemplar: Exemplar, day: date) -> None:
    """A model did something on a day; it is silent no longer, unless that too is long ago."""
    newest = max(day, exemplar.last_active_on or day)
    Exemplar.objects.filter(pk=exemplar.pk).update(last_active_on=newest)
    if newest > clock.today() - SILENT:
        Exemplar.objects.filter(pk=exemplar.pk).update(fading_since=None)


def falling_silent(day: date) -> QuerySet[Exemplar]:
    """Recognised models of which nothing was heard for a year since their newest certificate, and that were not asked."""
    until = day - SILENT
    rows = Exemplar.objects.filter(stage=Stage.RECOGNISED, fading_since__isnull=True).exclude(came__in=NEVER_ASKED)
    rows = rows.filter(Q(last_active_on__isnull=True) | Q(last_active_on__lte=until))
    newest = Max("recognitions__signed_on", filter=Q(recognitions__withdrawn_on__isnull=True))
    return rows.annotate(certified_on=newest).filter(certified_on__lte=until).order_by("pk")


@action
def ask_the_silent() -> int:
    """Marks what fell silent and asks its unit whether it is still alive; who was heard of since is marked no longer.
    Returns how many were asked.
    """
    day = clock.today()
    Exemplar.objects.filter(fading_since__isnull=False, last_active_on__gt=day - SILENT).update(fading_since=None)
    asked = list(falling_silent(day).select_related("unit"))
    for exemplar in asked:
        last = max(filter(None, (exemplar.last_active_on, exemplar.certified_on)))  # type: ignore[attr-defined]
        Exemplar.objects.filter(pk=exemplar.pk).update(fading_since=last + SILENT)
        record("ask_upkeep", exemplar, by=SYSTEM)
        tell_unit(exemplar, "ask_upkeep", by=SYSTEM)
    return len(asked)


def _years_after(day: date, years: int) -> date:
    """The same day of a later year; of 29 February the last of the month."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
