"""Why units can be urged over a target: who of those it counts has not done, or not said, what it asks."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import registry
from danvan.core.acting import Acting, acting_of
from danvan.measures.actions.recounting import held
from danvan.measures.models import Gauge, Standing
from danvan.measures.permissions import standings_visible_to
from danvan.measures.queries import missing
from danvan.measures.registry import add_beside
from danvan.plans.models import PlanStage, Target
from danvan.plans.permissions import makes
from danvan.plans.urging import asked_of, units_of, watched
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
    """What the target asks, by the day set for its figures, or the last that they speak of."""
    gauge = gauge_of(target_id)
    target = Target.objects.select_related("plan__issuer", "plan__document").filter(pk=target_id).first()
    if gauge is None or target is None or target.plan.stage != PlanStage.ISSUED:
        return None
    page = reverse("gauges:gauge", args=[gauge.pk])
    asked = asked_of(target.plan, target)
    return replace(asked, record=target, title=target.words, address=page, due_on=gauge.asked_until)


def owing(target_id: int) -> QuerySet[Standing]:
    """The parts of those to be named. A unit that ended stays missing in the figure, but there is nobody to urge."""
    gauge = gauge_of(target_id)
    return missing(gauge).filter(kept_on=None) if gauge else Standing.objects.none()


def missing_units(target_id: int, user: Any) -> QuerySet[Unit]:
    """The units to be named, as far as a person sees their part."""
    rows = owing(target_id)
    if user is not None:
        rows = rows.filter(pk__in=standings_visible_to(user).values("pk"))
    return units_of(rows)


def still_missing(target_id: int, units: QuerySet[Any]) -> Iterable[int]:
    """Which of some units are missing, with their parts held until the act ends."""
    return [row.unit_id for row in held(owing(target_id).filter(unit__in=units))]


def members(target_id: int) -> QuerySet[Unit]:
    """All units that the target counts; one that ended keeps what was noted of it."""
    gauge = gauge_of(target_id)
    return units_of(Standing.objects.filter(gauge=gauge).counted() if gauge else Standing.objects.none())


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
    """The targets counted in plans in force whose figures are to be said within these days."""
    asked = Gauge.objects.open().annotate(asked=Coalesce("due_on", "ends_on"))
    open_ones = asked.filter(subject_type=TARGET, asked__gte=first, asked__lte=last)
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
    count = owing(gauge.subject_id).count()
    address = reverse("urging:missing", args=[TARGETS.key, gauge.subject_id])
    return {"count": count, "address": address} if count else None


registry.add_panel(registry.Panel("measures.gauge", gettext_lazy("Đôn đốc"), "plans/urge.html", way_to_urge, order=10))


def urged_so_far(gauge: Gauge, units: Sequence[int], user: Any) -> dict[int, str]:
    """Beside who is missing: how often urged, when last and how, for who may see the chasing."""
    if gauge.subject_type != TARGET or not watched_targets(user).filter(pk=gauge.subject_id).exists():
        return {}
    done = done_to(TARGETS, gauge.subject_id, units)
    return {unit: _("đã đôn đốc %(times)s") % {"times": urged_words(rows)} for unit, rows in done.items()}


add_beside("plans.urged", urged_so_far)
