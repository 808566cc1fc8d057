"""How cases were voted, and how they were marked."""

from collections import defaultdict
from collections.abc import Sequence

from danvan.appraisals.arithmetic import Tally, tallied
from danvan.appraisals.models import Case, Count, Of, Recusal, Sitting, Vote
from danvan.committees.queries import members_on
from danvan.core import clock


def tallies_of(sitting: Sitting, cases: Sequence[Case]) -> dict[int, Tally]:
    """The tally of each of these cases, in four questions. Whoever asks has asked before who may see them."""
    members = list(members_on(sitting.panel, sitting.met_on or clock.today()))
    pks = [case.pk for case in cases]
    out = defaultdict(set)
    for case, member in Recusal.objects.filter(case__in=pks, member__in=members).values_list("case", "member__seat"):
        out[case].add(member)
    says = defaultdict(list)
    for case, said in Vote.objects.filter(case__in=pks).values_list("case", "says"):
        says[case].append(said)
    counts = {count.case_id: count for count in Count.objects.filter(case__in=pks)}
    seats = len({member.seat for member in members})
    return {pk: _tally(seats, len(out[pk]), counts.get(pk), says[pk]) for pk in pks}


def tally_of_open(case: Case, votes: Sequence[Vote], recusals: Sequence[Recusal]) -> Tally:
    """The tally of one case whose votes stand open, out of all its votes and recusals as a page has read them already."""
    sitting = case.sitting
    seats = {member.pk: member.seat for member in members_on(sitting.panel, sitting.met_on or clock.today())}
    out = {seats[row.member_id] for row in recusals if row.member_id in seats}
    return _tally(len(set(seats.values())), len(out), getattr(case, "count", None), [vote.says for vote in votes])


def proposes(sitting: Sitting, tally: Tally) -> bool:
    """Whether the votes are enough by the sitting's rule."""
    return tally.passes(sitting.rule_part, sitting.rule_whole, of_present=sitting.rule_of == Of.PRESENT)


def _tally(seats: int, out: int, count: Count | None, says: Sequence[str]) -> Tally:
    if count is None:
        return tallied(seats, out, says)
    return Tally(seats, out, count.agreed, count.against, count.other, count.invalid)
