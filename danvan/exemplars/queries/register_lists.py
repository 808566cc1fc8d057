"""What the filters of the register offer."""

from typing import Any

from django.db.models import BigIntegerField, Q

from danvan.core.prepared import Prepared, Sized, one_of
from danvan.exemplars.models import FieldCode, Level
from danvan.exemplars.permissions import homes_of
from danvan.plans.models import Assignment, Plan, PlanStage
from danvan.plans.permissions import visible_to
from danvan.units.scope import scope_of

MOST_PLANS = 30
# Those of the house, and those of the provinces one works in; ended ones too, since old models keep theirs.
HOUSE = Prepared[tuple[int, str]](
    lambda: FieldCode.objects.filter(home__isnull=True).order_by("order", "pk").values_list("pk", "name")
)
OF_HOMES = Sized[tuple[int, str]](
    lambda homes: FieldCode.objects.filter(one_of("home", homes)).order_by("order", "pk").values_list("pk", "name"),
    each=[[BigIntegerField()]],
)
# Plans in force that one's units made, or that bind them.
PLANS = Sized[tuple[int, str]](
    lambda units: (
        Plan.objects.filter(
            Q(one_of("issuer", units))
            | Q(one_of("drafting_office", units))
            | Q(pk__in=Assignment.objects.filter(one_of("unit", units)).values("plan")),
            stage=PlanStage.ISSUED,
        )
        .order_by("-issued_on", "-pk")
        .values_list("pk", "title")[:MOST_PLANS]
    ),
    each=[[BigIntegerField()]],
)
LEVELS = Prepared[tuple[int, str]](lambda: Level.objects.order_by("order", "pk").values_list("pk", "name"))


def fields_offered(user: Any) -> list[tuple[int, str]]:
    """The fields of the provinces around this person's units, or of the house: (id, name)."""
    return OF_HOMES(homes_of(scope_of(user))) or HOUSE()


def levels_offered() -> list[tuple[int, str]]:
    """All levels there were, from below."""
    return LEVELS()


def plans_offered(user: Any, asked: int | None) -> list[tuple[int, str]]:
    """The newest plans of one's own units: (id, title); and the one asked for, where a link led here from its page."""
    offered = PLANS(scope_of(user).unit_ids)
    if asked is None or asked in dict(offered):
        return offered
    return [*visible_to(user).filter(pk=asked).values_list("pk", "title"), *offered]
