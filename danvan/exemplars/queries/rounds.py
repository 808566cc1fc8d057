"""Rounds of registration: which are open to a unit, who is expected in them, and what is late."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from danvan.exemplars.models import Exemplar, Round, RoundStage, Stage
from danvan.exemplars.permissions import OF_LEVEL
from danvan.plans.models import Assignment
from danvan.units.models import Act, GroupMember, Remit, Unit
from danvan.units.models.units import UnitQuerySet
from danvan.units.scope import over, subtree, union
from danvan.units.selectors import Selector

# Nothing of it reached the office, or it was taken away again.
NOT_REGISTERED = (Stage.DRAFT, Stage.DROPPED)


class Timing(TextChoices):
    """When a registration comes: what is late asks for a reason, what is over is not taken any more."""

    EARLY = "early", _("chưa đến ngày nhận")
    IN_TIME = "in_time", _("trong hạn")
    LATE = "late", _("muộn")
    OVER = "over", _("không còn nhận")


def lateness(row: Round, day: date) -> Timing:
    """How a registration of this day stands to the round's days.

    After the last day it is late, where the round takes what is late, until the round's year is over. A round that was
    opened again takes everything until its new last day; what comes after the first one is late all the same.
    """
    if row.stage in (RoundStage.DRAFT, RoundStage.DROPPED):
        return Timing.OVER
    if day < row.opens_on:
        return Timing.EARLY
    if row.stage == RoundStage.OPEN and day <= row.closes_on:
        return Timing.LATE if row.first_closes_on and day > row.first_closes_on else Timing.IN_TIME
    return Timing.LATE if row.late_allowed and day.year <= row.year else Timing.OVER


def rounds_open_to(unit: Unit, day: date) -> list[Round]:
    """The rounds in which a unit may register on a day, also late ones (see `lateness`); the first to close first."""
    taking = [row for row in _within_reach(unit, day) if lateness(row, day) in (Timing.IN_TIME, Timing.LATE)]
    if not taking:
        return []
    meant = expected_in(taking, day)
    counts = {f"of_{pk}": Count("pk", filter=condition) for pk, condition in meant.items()}
    found = Unit.objects.filter(pk=unit.pk).aggregate(**counts)
    return [row for row in taking if found[f"of_{row.pk}"]]


def _within_reach(unit: Unit, day: date) -> QuerySet[Round]:
    """The rounds of offices above the unit, and of those whom a remit over it may let receive."""
    remits = Remit.objects.on(day).filter(subject__in=["", OF_LEVEL], unit=OuterRef("office"))
    groups = GroupMember.objects.on(day).filter(unit=unit).values("group")
    over_it = Q(over_unit__in=[unit.pk, *unit.ancestor_ids]) | Q(over_group__in=groups) | ~Q(over_selector=None)
    opened = Round.objects.filter(stage__in=[RoundStage.OPEN, RoundStage.CLOSED], year__gte=day.year - 1)
    near = opened.filter(Q(office__in=unit.ancestor_ids) | Exists(remits.filter(over_it)))
    return near.select_related("office", "level", "plan").order_by("closes_on", "pk")


def expected(row: Round, day: date) -> UnitQuerySet:
    """The units that are to register in a round, by kind and name."""
    meant = expected_in([row], day)[row.pk]
    return Unit.objects.open_on(day).filter(meant).select_related("kind", "territory").in_order()


def expected_in(rows: Iterable[Round], day: date) -> dict[int, Q]:
    """By round, the condition on units that are to register: those named by its words, else those its plan binds, else all;
    of these whom its office receives from.
    """
    rounds = list(rows)
    received = _received_by(rounds, day)
    return {row.pk: _named_in(row, day) & received[row.pk] for row in rounds}


def _named_in(row: Round, day: date) -> Q:
    if row.selector:
        return Selector.load(row.selector).condition(day=day)
    if row.plan_id:
        return Q(pk__in=Assignment.objects.standing().filter(plan=row.plan_id).values("unit"))
    return Q(pk__isnull=False)


def _received_by(rounds: list[Round], day: date) -> dict[int, Q]:
    """By round, the units its office receives from: those below it, and those remits to receive at the level are over."""
    offices = {row.office_id for row in rounds}
    remits = [
        each
        for each in Remit.objects.on(day).filter(unit__in=offices).select_related("over_unit")
        if Act.RECEIVE in each.acts
    ]
    return {row.pk: _reach(row, remits, day) & ~Q(pk=row.office_id) for row in rounds}


def _reach(row: Round, remits: list[Remit], day: date) -> Q:
    own = [each for each in remits if each.unit_id == row.office_id and each.is_about(OF_LEVEL, row.level_id)]
    return union([subtree(row.office, ""), *(over(each, "", day) for each in own)])


def registered_in(row: Round) -> QuerySet[Exemplar]:
    """What was sent to a round, also what was sent back since."""
    return Exemplar.objects.filter(round=row).exclude(stage__in=NOT_REGISTERED)


def not_registered(row: Round, day: date) -> UnitQuerySet:
    """The units that are to register and have sent nothing, by kind and name."""
    sent = registered_in(row).filter(unit=OuterRef("pk"))
    return expected(row, day).filter(~Exists(sent))


def supplements_of(row: Round) -> QuerySet[Round]:
    """The other rounds of the same office, level and year: those that add to it, or that it adds to."""
    same = Round.objects.filter(office=row.office_id, level=row.level_id, year=row.year).exclude(pk=row.pk)
    return same.exclude(stage=RoundStage.DROPPED).order_by("opens_on", "pk")
