"""What the overview reads of every request, enough to say whether anything changed since it was last put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum

from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.models import Standing
from danvan.measures.queries import Read, sums_of, whole
from danvan.plans.overview.asking import MOST_PLANS, counted_anew, gauges_of, plans_in
from danvan.plans.overview.ranges import Range
from danvan.units.scope import Scope


@dataclass(frozen=True)
class Asked:
    """What the reader wants to see: over whom, of which year, the units below by which target and in which order."""

    where: Range
    year: int
    by: str
    order: str

    @property
    def key(self) -> tuple[object, ...]:
        return self.where.key, self.year, self.by, self.order


@dataclass
class Found:
    """What is read of every request: plans, gauges with their sums."""

    where: Range
    plans: list[Any]
    more_plans: bool
    gauges: list[Any]
    sums: Read

    def stamp(self, counted: Sequence[object]) -> str:
        """Changes with anything that the page shows; `counted` says whether what is counted of the work still holds."""
        plans = [(plan.pk, plan.version, plan.issuer.name, plan.targets_all) for plan in self.plans]
        gauges = [(each.pk, each.words, each.closed_on, each.last_year_id) for each in self.gauges]
        return repr((plans, gauges, sorted(self.sums.items()), self.sums.stamp, counted, self.more_plans))


def find(user: Any, asked: Asked, scope: Scope) -> Found:
    """Plans, gauges and sums, in four questions; whoever drafts plans for another sees those over all they bind."""
    where, plans = asked.where, plans_in(user, asked.where, asked.year)
    drafted = [plan for plan in plans if plan.drafted]
    if drafted:
        where, plans = where.of_drafted, drafted
    more, plans = len(plans) > MOST_PLANS, plans[:MOST_PLANS]
    gauges = gauges_of(plans) if plans else []
    still = [each.last_year.pk for each in gauges if each.last_year is not None and each.last_year.is_open]
    sums = sums_in(where, [each.pk for each in gauges] + still)
    return Found(where, plans, more, gauges, sums)


def changes_in(found: Found, scope: Scope) -> list[object]:
    """What says whether the work under the plans changed, in one question."""
    return counted_anew(found.where, found.plans, found.gauges, scope) if found.plans else []


def sums_in(where: Range, gauges: Sequence[int]) -> Read:
    """The sums of a range in each gauge, with a stamp."""
    if not gauges:
        return Read()
    if where.over.everybody:
        return whole(gauges)
    return sums_of(gauges, where.unit) if where.unit is not None else added_up(where, gauges)


def added_up(where: Range, gauges: Sequence[int]) -> Read:
    """The sums of units that are no subtree, from their own parts."""
    read = Read(dict.fromkeys(gauges, NOTHING))
    rows = Standing.objects.filter(where.over.units, gauge__in=gauges, member=True).order_by().values_list("gauge")
    for gauge, n, d, a, e, changes in rows.annotate(*map(Sum, ("n", "d", "a", "e", "version"))):
        read[gauge] = Sums(int(n), int(d), int(a), int(e))
        read.stamp += int(changes)
    return read
