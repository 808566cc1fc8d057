"""Who may see which figures, and who may write them.

| what | who |
|---|---|
| see a gauge and its sums | who sees the record that asks (the target's plan) |
| see one unit's part, its figures and their versions | who sees the unit's work: scope, or the keepers of the gauge |
| enter, correct or take back a unit's figures | officers and leaders of the unit, and who serves it (nhập thay) |
| note a figure that came by another way | officers and leaders of the keepers of a gauge that asks for it |
| excuse a unit, take that back, close, count anew | officers and leaders of the issuer or the drafting office |
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from danvan.core import registry
from danvan.core.acting import Acting
from danvan.measures.models import Figure, Gauge, Standing
from danvan.units.models import Unit
from danvan.units.permissions import writes_for, writes_in_any
from danvan.units.scope import scope_of


def gauges_visible_to(user: Any) -> QuerySet[Gauge]:
    """The gauges of the records this person may see."""
    subjects = Q(pk__in=[])
    for key in Gauge.objects.order_by().values_list("subject_type", flat=True).distinct():
        if registry.is_known(key):
            seen = registry.kind_of(key).visible_to(user).values("pk")
            subjects |= Q(subject_type=key, subject_id__in=seen)
    return Gauge.objects.filter(subjects)


def figures_visible_to(user: Any) -> QuerySet[Figure]:
    """Figures of units in sight, and what a gauge kept by one's own offices asks of its members for its period."""
    scope = scope_of(user)
    kept = Standing.objects.filter(
        scope.mine("gauge__issuer") | scope.mine("gauge__office"),
        member=True,
        unit=OuterRef("unit"),
        gauge__measure=OuterRef("measure"),
        gauge__period=OuterRef("period"),
    )
    return Figure.objects.filter(scope.seen("unit") | Exists(kept))


def standings_visible_to(user: Any) -> QuerySet[Standing]:
    """The parts of units in sight, and all of a gauge that one's own offices keep."""
    scope = scope_of(user)
    return Standing.objects.filter(scope.seen("unit") | scope.mine("gauge__issuer") | scope.mine("gauge__office"))


def keeps(by: Acting, gauge: Gauge) -> bool:
    """Officers and leaders of the issuer or the drafting office."""
    return writes_in_any(by, [gauge.issuer_id, gauge.office_id])


def enters(by: Acting, unit: Unit) -> bool:
    """Those who write in the unit, or serve it."""
    return writes_for(by, unit)
