"""Which closed figures a recognition falls into: they were counted without it, and stay as they were closed."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from danvan.appraisals.models import Decision, DecisionKind, Line, Outcome
from danvan.exemplars.tallies.keys import EFFECTIVE, OUTSTANDING, RECOGNISED
from danvan.measures.models import Gauge, Standing
from danvan.measures.permissions import gauges_visible_to

# Which counts a decision moves. A withdrawal moves none: what was recognised in a window stays counted there.
MOVES = {
    DecisionKind.RECOGNISE: (RECOGNISED, EFFECTIVE),
    DecisionKind.OUTSTANDING: (OUTSTANDING,),
    DecisionKind.WITHDRAW: (),
}


def frozen_for(decision: Decision, lines: Sequence[Line], user: Any) -> dict[int, list[Gauge]]:
    """{line: the closed gauges in sight whose window holds the day of signing and that count the line's unit}, in one
    question; lines that agree to nothing fall into none.
    """
    agreed = [line for line in lines if line.outcome == Outcome.YES and line.announced_at is None]
    tallies = MOVES[DecisionKind(decision.kind)]
    if not agreed or not tallies or decision.signed_on is None:
        return {}
    window = Q(gauge__starts_on__lte=decision.signed_on, gauge__ends_on__gte=decision.signed_on)
    rows = Standing.objects.filter(
        window,
        gauge__closed_on__isnull=False,
        gauge__replaced_by__isnull=True,
        gauge__measure__tally__in=tallies,
        gauge__in=gauges_visible_to(user),
        member=True,
        unit__in={line.exemplar.unit_id for line in agreed},
    )
    by_unit: dict[int, list[Gauge]] = defaultdict(list)
    for row in rows.select_related("gauge").order_by("gauge"):
        by_unit[row.unit_id].append(row.gauge)
    return {line.pk: by_unit[line.exemplar.unit_id] for line in agreed if by_unit[line.exemplar.unit_id]}
