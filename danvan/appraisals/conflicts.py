"""Who stays out of which cases. The one place that says it: everything a case's marks could be derived from asks here.

A person is tied to a model when, today or on any day since the sitting began,

- they work in its unit, in the unit that registered it first, or in the unit that is its collective;
- they stand in for somebody who does, or for whoever is tied to it in any other way;
- their seat on the panel is filled from there;
- they work in what is paired with it (an agency, its cells and unions), or, where the sitting reaches so far, above or
  below it in its tree;
- they wrote any version of it, those sent back included, or of the model it was elevated from;
- they are the individual it is about;
- their unit copied it, or it was copied from their unit;
- they asked to stay out, or were found to be tied before.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from danvan.appraisals.models import Case, Reach, Recusal
from danvan.committees.models import Member
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.exemplars.models import Copying, CopyingStage, Exemplar
from danvan.units.models import Delegation, Holding, Unit
from danvan.units.scope import subtree, union
from danvan.workflow.authors import ever_written_by

BELONGS_BY = ("unit", "first_unit", "collective_unit")


@dataclass(frozen=True)
class Belonging:
    """Units that somebody belongs to until a day, that day no longer included; with no day still today."""

    until: date | None
    units: tuple[Unit, ...]
    paired: tuple[int, ...]

    @property
    def ids(self) -> list[int]:
        return [unit.pk for unit in self.units]


@dataclass(frozen=True)
class Ties:
    """All that can tie one person to a model: the accounts they write as, their seats, the units they belong to."""

    persons: tuple[int, ...]
    members: tuple[int, ...]
    belongings: tuple[Belonging, ...]


def conflicted(user: Any) -> Q:
    """The cases that this person stays out of, as one condition over `Case`."""
    return of_cases(ties_of(user))


def conflicted_lines(user: Any) -> Q:
    """The lines of decisions that this person stays out of: those of their cases, and those over models tied to them."""
    ties = ties_of(user)
    return Q(case__in=Case.objects.filter(of_cases(ties))) | union(list(tied_today(ties)))


def is_conflicted(by: Acting, case: Case) -> bool:
    """Whether this person stays out of one case; the house itself judges nothing and stays out of nothing."""
    return is_conflicted_in(by, Case.objects.filter(pk=case.pk))


def is_conflicted_in(by: Acting, cases: QuerySet[Case]) -> bool:
    """Whether this person stays out of any of these cases."""
    if by.user_id is None:
        return False
    return cases.filter(of_cases(read_ties(by.persons, clock.today()))).exists()


def is_tied(by: Acting, exemplars: QuerySet[Exemplar]) -> bool:
    """Whether this person is tied today to any of these models."""
    ties = read_ties(by.persons, clock.today())
    lines = union(list(tied_today(ties, "")))
    return exemplars.filter(lines).exists()


def seat_stays_out(member: Member, case: Case) -> bool:
    """Whether a member stays out of a case; of a seat without an account its unit says so."""
    persons = {member.user_id} if member.user_id else set()
    ties = read_ties(persons, clock.today(), [member])
    return Case.objects.filter(of_cases(ties), pk=case.pk).exists()


def cases_out_of(member: Member, cases: QuerySet[Case]) -> set[int]:
    """The ids of those of these cases that a member stays out of."""
    persons = {member.user_id} if member.user_id else set()
    ties = read_ties(persons, clock.today(), [member])
    return set(cases.filter(of_cases(ties)).values_list("pk", flat=True))


def ties_of(user: Any) -> Ties:
    """What ties an account, read at most once a request."""
    today = clock.today()
    kept: tuple[date, Ties] | None = getattr(user, "_ties", None)
    if kept is None or kept[0] != today:
        kept = (today, read_ties({user.pk} if user.pk else set(), today))
        user._ties = kept
    return kept[1]


def read_ties(persons: Collection[int], today: date, members: Iterable[Member] = ()) -> Ties:
    """What ties these accounts and members; whoever stands in for another, or did, carries what ties the other."""
    stood_in = list(
        Delegation.objects.filter(deputy__in=persons, from_on__lte=today).values_list("holding__user", "to_on")
    )
    # How long one carries what ties another; one's own ties have no such end.
    carried: dict[int, date | None] = dict.fromkeys(persons)
    for holder, until in stood_in:
        if holder not in carried or later(until, carried[holder]):
            carried[holder] = until
    seats = [*members, *Member.objects.filter(user__in=carried, from_on__lte=today)]
    held = Holding.objects.filter(user__in=carried, from_on__lte=today).values_list("user", "unit", "to_on")
    spans = [(unit, sooner(until, carried[user])) for user, unit, until in held]
    spans += [(seat.unit_id, sooner(seat.to_on, carried.get(seat.user_id or 0))) for seat in seats]
    return Ties(tuple(sorted(carried)), tuple(sorted({seat.pk for seat in seats})), belongings(spans, today))


def belongings(spans: Iterable[tuple[int, date | None]], today: date) -> tuple[Belonging, ...]:
    """The units by the day until which somebody belonged to them, with what is paired with them."""
    by_day: dict[date | None, set[int]] = {}
    for unit, until in spans:
        by_day.setdefault(until if until is not None and until <= today else None, set()).add(unit)
    known, pairs = units_with_pairs(set().union(*by_day.values()))
    roots = {unit.pk: unit.agency_id or unit.pk for unit in known.values()}
    return tuple(
        Belonging(
            until,
            tuple(known[pk] for pk in sorted(ids)),
            tuple(sorted({each for pk in ids for each in pairs[roots[pk]]})),
        )
        for until, ids in sorted(by_day.items(), key=lambda pair: pair[0] or date.max)
    )


def units_with_pairs(ids: set[int]) -> tuple[dict[int, Unit], dict[int, set[int]]]:
    """These units, and each of their offices with the cells and unions that work in it, in one question."""
    if not ids:
        return {}, {}
    offices = Q(agency__in=ids) | Q(agency__in=Unit.objects.filter(pk__in=ids).values("agency"))
    rows = {unit.pk: unit for unit in Unit.objects.filter(Q(pk__in=ids) | offices)}
    known = {pk: rows[pk] for pk in ids}
    found = {root: {root} for root in (unit.agency_id or unit.pk for unit in known.values())}
    for unit in rows.values():
        if unit.agency_id in found:
            found[unit.agency_id].add(unit.pk)
    return known, found


def of_cases(ties: Ties) -> Q:
    """The condition over `Case`: each belonging within the sitting's time and reach, and what never ends."""
    parts = [within(each, "sitting__began_on") & reached(each) for each in ties.belongings]
    return union([*parts, *for_ever(ties)])


def tied_today(ties: Ties, lead: str = "exemplar__") -> Iterable[Q]:
    """The conditions over what has a model behind `lead`, where no sitting says since when and how far."""
    for each in ties.belongings:
        if each.until is None:
            yield by_unit(each.paired, lead)
    yield from in_person(ties, lead)


def within(each: Belonging, begun: str) -> Q:
    """Whether somebody still belonged there when the sitting began; before it begins only today counts."""
    return Q(**{f"{begun}__lt": each.until}) if each.until else ~Q(pk__in=[])


def reached(each: Belonging) -> Q:
    """The models a belonging reaches, as far as the sitting says."""
    own = by_unit(each.ids, "exemplar__")
    paired = ~Q(sitting__reach=Reach.UNIT) & by_unit(each.paired, "exemplar__")
    return own | paired | Q(sitting__reach=Reach.SUBTREE) & in_tree(each.units)


def by_unit(units: Collection[int], lead: str) -> Q:
    """Models of these units, in whichever way, copied from them or by them."""
    columns = union([Q(**{f"{lead}{name}__in": units}) for name in BELONGS_BY])
    live = Copying.objects.exclude(stage=CopyingStage.DROPPED)
    copied = Q(**{f"{lead}pk__in": live.filter(unit__in=units).values("origin")})
    copies = live.filter(origin__unit__in=units, exemplar__isnull=False)
    return columns | copied | Q(**{f"{lead}pk__in": copies.values("exemplar")})


def in_tree(units: Collection[Unit]) -> Q:
    """Models of what stands above or below in the tree."""
    below = [subtree(unit, "exemplar__unit__") for unit in units]
    above = {pk for unit in units for pk in unit.ancestor_ids}
    return union(below) | Q(exemplar__unit__in=above)


def for_ever(ties: Ties) -> Iterable[Q]:
    """What ties a person whatever the day: their hand, their own person, their word that they stay out."""
    yield from in_person(ties, "exemplar__")
    noted = Recusal.objects.filter(Q(user__in=ties.persons) | Q(member__in=ties.members))
    yield Q(pk__in=noted.values("case"))


def in_person(ties: Ties, lead: str) -> Iterable[Q]:
    """Models they wrote, or that are about themselves."""
    yield Q(**{f"{lead}person_account__in": ties.persons})
    for person in ties.persons:
        written = ever_written_by(Exemplar, person)
        yield Q(**{f"{lead}pk__in": written}) | Q(**{f"{lead}elevated_from__in": written})


def sooner(one: date | None, other: date | None) -> date | None:
    """The earlier of two ends; none is no end."""
    return min((day for day in (one, other) if day), default=None)


def later(one: date | None, other: date | None) -> bool:
    """Whether the first of two ends comes after the second."""
    return other is not None and (one is None or one > other)
