"""The tables of a dossier: goals and resources, set as they were typed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Sum

from danvan.exemplars.amounts import in_base
from danvan.exemplars.models import (
    Dossier,
    Exemplar,
    Goal,
    LaterGoal,
    LaterResource,
    Purpose,
    Resource,
    ResourcePhase,
)
from danvan.exemplars.typed import GoalSaid, ResourceSaid


def set_goals(exemplar: Exemplar, said: Sequence[GoalSaid]) -> None:
    """The goals in their order; a goal keeps its row, so that what is measured against it stays."""
    kept = list(Goal.objects.filter(exemplar=exemplar).order_by("order", "pk"))
    for order, each in enumerate(said, 1):
        goal = kept[order - 1] if order <= len(kept) else Goal(exemplar=exemplar)
        goal.order, goal.words, goal.unit_of_measure = order, each.words, each.unit_of_measure
        goal.planned, goal.counts_people = each.planned, each.counts_people
        goal.save()
    Goal.objects.filter(pk__in=[goal.pk for goal in kept[len(said) :]]).delete()


def set_achieved(dossier: Dossier, achieved: Mapping[int, int | None]) -> None:
    """What was achieved of each goal: in its first year the goal says it, of a later year the dossier."""
    goals = Goal.objects.filter(exemplar=dossier.exemplar_id, pk__in=list(achieved))
    for pk in goals.values_list("pk", flat=True):
        if dossier.later:
            LaterGoal.objects.update_or_create(dossier=dossier, goal_id=pk, defaults={"achieved": achieved[pk]})
        else:
            Goal.objects.filter(pk=pk).update(achieved=achieved[pk])


def set_resources(dossier: Dossier, said: Sequence[ResourceSaid]) -> None:
    """What is planned when registering, what was raised when reporting; each amount also in the base unit of its kind."""
    if dossier.later:
        LaterResource.objects.filter(dossier=dossier).delete()
        LaterResource.objects.bulk_create(LaterResource(dossier=dossier, **row) for row in _amounts(said))
        return
    phase = ResourcePhase.PLANNED if dossier.purpose == Purpose.REGISTRATION else ResourcePhase.RAISED
    Resource.objects.filter(exemplar=dossier.exemplar_id, phase=phase).delete()
    rows = [Resource(exemplar_id=dossier.exemplar_id, phase=phase, **row) for row in _amounts(said)]
    Resource.objects.bulk_create(rows)


def _amounts(said: Sequence[ResourceSaid]) -> Iterator[dict[str, Any]]:
    for order, each in enumerate(said, 1):
        base = in_base(each.amount, each.unit.factor)
        amount = {"unit": each.unit, "amount": each.amount, "base": base}
        yield {"order": order, "giver": each.giver, "what": each.what, **amount}


def carry_amounts(before: Dossier, after: Dossier) -> None:
    """A later year's amounts go along to the version that is written next."""
    kinds: tuple[Any, ...] = (LaterGoal, LaterResource)
    for model in kinds:
        rows = list(model.objects.filter(dossier=before))
        for row in rows:
            row.pk, row.dossier = None, after
        model.objects.bulk_create(rows)


def cost_of(exemplar: Exemplar) -> dict[str, Any]:
    """What it takes in money: as raised where that was said, else as planned."""
    money = Resource.objects.filter(exemplar=exemplar, unit__kind__is_money=True)
    sums = dict(money.order_by().values_list("phase").annotate(total=Sum("base")))
    cost = sums.get(ResourcePhase.RAISED, sums.get(ResourcePhase.PLANNED))
    return {} if cost == exemplar.cost else {"cost": cost}
