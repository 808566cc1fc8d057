"""Results that are exactly what was planned, for every goal."""

from collections.abc import Sequence

from danvan.exemplars.models import RemarkKind
from danvan.exemplars.remarks.limits import Limits
from danvan.exemplars.remarks.seen import Seen

Amounts = tuple[int | None, int | None]


def equal_everywhere(goals: Sequence[Amounts], limits: Limits) -> Seen | None:
    """Of (planned, achieved): all known, all equal, and enough of them that this is no chance."""
    if len(goals) < limits.goals:
        return None
    if any(planned is None or achieved is None or planned != achieved for planned, achieved in goals):
        return None
    return Seen(RemarkKind.EQUAL_EVERYWHERE, facts={"goals": len(goals)})
