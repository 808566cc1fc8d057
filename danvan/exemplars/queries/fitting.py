"""The models a unit may learn from, with what the rules of fitting ask of each."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from danvan.exemplars.fitting import Fit, Offer, Wanted, fitting
from danvan.exemplars.models import SHARED, Copying, CopyingStage, Exemplar, ExemplarYear, Recognition, Stage
from danvan.exemplars.permissions import homes_of, in_catalogue
from danvan.units.models import Unit
from danvan.units.scope import scope_of

MOST_LOOKED_AT, MOST_OFFERED = 500, 30
ASKED = ("pk", "unit__kind", "unit__territory__kind", "field", "cost", "rose", "copies", "years_counted", "newest")


def wanted_by(unit: Unit, field: int | None) -> Wanted:
    """What a unit looks for: the field it named, else those of its own models."""
    own = Exemplar.objects.filter(unit=unit)
    fields = [field] if field else own.exclude(field=None).order_by("-pk").values_list("field", flat=True)[:20]
    largest = own.aggregate(most=Max("cost"))["most"]
    area = unit.territory.kind if unit.territory else ""
    return Wanted(unit.kind_id, area, frozenset(filter(None, fields)), largest)


def fits_for(unit: Unit, field: int | None, user: Any) -> list[tuple[Fit, Exemplar]]:
    """The models that fit best, each with its reasons, from the newest of the province's that are alive."""
    newest = candidates(unit, field, user).values_list("pk", flat=True)[:MOST_LOOKED_AT]
    offers = [Offer(*_plain(row)) for row in with_facts(list(newest)).values_list(*ASKED)]
    best = fitting(wanted_by(unit, field), offers)[:MOST_OFFERED]
    found = Exemplar.objects.select_related("unit", "level", "field").in_bulk([fit.offer.pk for fit in best])
    return [(fit, found[fit.offer.pk]) for fit in best]


def candidates(unit: Unit, field: int | None, user: Any) -> QuerySet[Exemplar]:
    """Open to this reader to be copied, of other units, not silent; of the field that was named."""
    near = Q(home__in=homes_of(scope_of(user)), stage__in=SHARED)
    rows = Exemplar.objects.filter(near, in_catalogue(user), fading_since=None).exclude(unit=unit)
    if field:
        rows = rows.filter(field=field)
    return rows.order_by("-pk")


def with_facts(chosen: list[int]) -> QuerySet[Exemplar]:
    """These models with what became of each: counted for the few that are looked at, not for all of a province."""
    # Said by what it is not: where hardly any model was elevated, SQLite would rather read all that were recognised.
    above = Exemplar.objects.filter(elevated_from=OuterRef("pk")).exclude(stage__in=set(Stage.values) - {*SHARED})
    return Exemplar.objects.filter(pk__in=chosen).annotate(
        rose=Exists(above),
        copies=_count(Copying.objects.filter(origin=OuterRef("pk"), stage=CopyingStage.REPORTED), "origin"),
        years_counted=_count(ExemplarYear.objects.filter(exemplar=OuterRef("pk")), "exemplar"),
        newest=Subquery(
            Recognition.objects.filter(exemplar=OuterRef("pk"), withdrawn_on=None)
            .order_by()
            .values("exemplar")
            .annotate(last=Max("signed_on"))
            .values("last")
        ),
    )


def _count(rows: QuerySet[Any], by: str) -> Any:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _plain(row: Sequence[Any]) -> Sequence[Any]:
    """The row as the rules take it: a unit without a territory has no type of area."""
    return [*row[:2], row[2] or "", *row[3:]]
