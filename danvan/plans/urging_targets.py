"""Why units can be urged over a target: who of those it counts has not done, or not said, what it asks."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import registry
from danvan.core.acting import Acting, acting_of
from danvan.measures.models import Gauge, Standing
from danvan.measures.permissions import standings_visible_to
from danvan.measures.queries import missing, whole
from danvan.measures.registry import add_beside
from danvan.measures.shown import Shown
from danvan.plans.models import PlanStage, Target
from danvan.plans.permissions import makes
from danvan.plans.urging import asked_of, watched
from danvan.units.models import Unit
from danvan.urging import causes
from danvan.urging.causes import Asked, Cause
from danvan.urging.letters import urged_words
from danvan.urging.queries import done_to

TARGET = Target._meta.label_lower


def gauge_of(target_id: int) -> Gauge | None:
    """How the target is counted now; None where it is not, or not any more."""
    open_ones = Gauge.objects.open().filter(subject_type=TARGET, subject_id=target_id)
    return open_ones.select_related("measure").first()


def target_asked(target_id: int) -> Asked | None:
    """What the target asks, by the last day of its figures."""
    gauge = gauge_of(target_id)
    target = Target.objects.select_related("plan__issuer", "plan__document").filter(pk=target_id).first()
    if gauge is None or target is None or target.plan.stage != PlanStage.ISSUED:
        return None
    plan = asked_of(target.plan, target)
    return Asked(
        record=target,
        title=target.words,
        cited=plan.cited,
        address=reverse("gauges:gauge", args=[gauge.pk]),
        since=plan.since,
        section=plan.section,
        clause_address=plan.clause_address,
        due_on=gauge.ends_on,
    )


def missing_units(target_id: int, user: Any) -> QuerySet[Unit]:
    """The units to be named, as far as a person sees their part."""
    gauge = gauge_of(target_id)
    rows = missing(gauge) if gauge else Standing.objects.none()
    if user is not None:
        rows = rows.filter(pk__in=standings_visible_to(user).values("pk"))
    return units_of(rows)


def still_missing(target_id: int, units: QuerySet[Any]) -> Iterable[int]:
    """Which of some units are missing, with their parts held until the act ends."""
    gauge = gauge_of(target_id)
    if gauge is None:
        return []
    rows = missing(gauge).filter(unit__in=units).order_by("unit")
    return list(rows.select_for_update(of=("self",)).values_list("unit", flat=True))


def members(target_id: int) -> QuerySet[Unit]:
    """All units that the target counts."""
    gauge = gauge_of(target_id)
    return units_of(Standing.objects.filter(gauge=gauge).counted() if gauge else Standing.objects.none())


def units_of(rows: QuerySet[Standing]) -> QuerySet[Unit]:
    """The units of these parts, with what their names are made of."""
    return Unit.objects.filter(pk__in=rows.values("unit")).select_related("kind", "territory")


def watched_targets(user: Any) -> QuerySet[Target]:
    """The targets of plans whose chasing a person may see."""
    return Target.objects.filter(plan__in=watched(user))


def may_urge_target(by: Acting, target_id: int) -> bool:
    """Officers and leaders of the offices that made the plan, while it is being carried out."""
    target = Target.objects.select_related("plan__issuer", "plan__drafting_office").filter(pk=target_id).first()
    return target is not None and target.plan.stage == PlanStage.ISSUED and makes(by, target.plan)


def part_address(target_id: int, unit_id: int) -> str:
    """The page of the unit's part."""
    gauge = gauge_of(target_id)
    return reverse("gauges:part", args=[gauge.pk, unit_id]) if gauge else reverse("plans:plans")


def targets_due(first: date, last: date) -> list[int]:
    """The targets counted in plans in force whose figures end within these days."""
    open_ones = Gauge.objects.open().filter(subject_type=TARGET, ends_on__gte=first, ends_on__lte=last)
    counted = Target.objects.filter(pk__in=open_ones.values("subject_id"), plan__stage=PlanStage.ISSUED)
    return list(counted.order_by("pk").values_list("pk", flat=True))


TARGETS = Cause(
    key="target",
    model=Target,
    lacks=gettext_lazy("chưa hoàn thành hoặc chưa báo cáo chỉ tiêu"),
    asks=gettext_lazy("thực hiện và báo cáo kết quả chỉ tiêu"),
    find=target_asked,
    missing=missing_units,
    still_missing=still_missing,
    all_units=members,
    watched=watched_targets,
    may_urge=may_urge_target,
    unit_address=part_address,
    due_within=targets_due,
)
causes.register(TARGETS)


def way_to_urge(request: HttpRequest, gauge: Gauge) -> dict[str, Any] | None:
    """On a target's page, for who made the plan: how many are missing, and the way to urge them."""
    if gauge.subject_type != TARGET or not gauge.is_open or not may_urge_target(acting_of(request), gauge.subject_id):
        return None
    count = Shown(gauge, whole([gauge.pk])[gauge.pk]).missing
    address = reverse("urging:missing", args=[TARGETS.key, gauge.subject_id])
    return {"count": count, "address": address} if count else None


registry.add_panel(
    registry.Panel("measures.gauge", gettext_lazy("Đôn đốc"), "plans/urge_target.html", way_to_urge, order=10)
)


def urged_so_far(gauge: Gauge, units: Sequence[int], user: Any) -> dict[int, str]:
    """Beside who is missing: how often urged, when last and how, for who may see the chasing."""
    if gauge.subject_type != TARGET or not watched_targets(user).filter(pk=gauge.subject_id).exists():
        return {}
    done = done_to(TARGETS, gauge.subject_id, units)
    return {unit: _("đã đôn đốc %(times)s") % {"times": urged_words(rows)} for unit, rows in done.items()}


add_beside("plans.urged", urged_so_far)
