"""Whose models a person keeps, and which of them wait for their office: the rules of `permissions.registers` and
`receives`, asked of many rows at once.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from danvan.core.prepared import one_of
from danvan.exemplars.permissions import OF_LEVEL
from danvan.units.models import Act, Holding, Level, Unit
from danvan.units.models.holdings import WRITING
from danvan.units.scope import Scope, over, subtree, union


def writing_in(scope: Scope) -> list[int]:
    """The units in which this person is an officer or leader."""
    return sorted({post.unit.pk for post in scope.posts if post.role in WRITING})


def units_kept(own: Sequence[tuple[Any]], day: Any) -> QuerySet[Any]:
    """The units whose models are written from some units, which a question of `Sized` names: these, those right below or
    beside them in which nobody signs in, and below such again (nhập thay). Each way in is a column with an index: a
    province serves thousands.
    """
    free = ~Q(pk__in=Holding.objects.writing(day).values("unit"))
    below = Unit.objects.filter(free, one_of("parent", own)).values("pk")
    ways = Q(one_of("parent", own)) | Q(one_of("agency", own)) | Q(parent__in=below)
    return Unit.objects.filter(Q(one_of("pk", own)) | (free & ways)).order_by().values("pk")


def units_written(own: Sequence[tuple[Any]], day: Any) -> QuerySet[Any]:
    """Those of them whose models are seen before they are sent: cells and unions beside the own units, and the villages
    right below a commune.
    """
    free = ~Q(pk__in=Holding.objects.writing(day).values("unit"))
    villages = Q(one_of("parent", own), parent__kind__level=Level.COMMUNE, kind__level=Level.VILLAGE)
    ways = Q(one_of("agency", own)) | villages
    return Unit.objects.filter(Q(one_of("pk", own)) | (free & ways)).order_by().values("pk")


def units_beside(own: Sequence[tuple[Any]], day: Any) -> QuerySet[Any]:
    """The own units with their cells and unions in which nobody signs in: those whose slips are seen."""
    free = ~Q(pk__in=Holding.objects.writing(day).values("unit"))
    return Unit.objects.filter(Q(one_of("pk", own)) | (free & Q(one_of("agency", own)))).order_by().values("pk")


def received_by(scope: Scope) -> Q:
    """The models that this person answers as their receiver."""
    offices = {post.unit.pk: post.unit for post in scope.posts if post.role in WRITING}
    return union([Q(receiver=unit) & ~Q(unit=unit) & _within_reach(scope, unit) for unit in offices.values()])


def _within_reach(scope: Scope, office: Unit) -> Q:
    """The models of units below an office, and of those that remits let it receive from."""
    parts = [subtree(office, "unit__")]
    for remit in [*scope.remits, *scope.narrowed]:
        if remit.unit_id == office.pk and Act.RECEIVE in remit.acts and remit.is_about(OF_LEVEL, remit.subject_id):
            at = Q(level=remit.subject_id) if remit.subject_id else Q()
            parts.append(over(remit, "unit__", scope.day) & at)
    return union(parts)
