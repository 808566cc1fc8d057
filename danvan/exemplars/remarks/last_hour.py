"""Many registrations of one unit, or by one hand, just before a round closes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from danvan.exemplars.models import RemarkKind
from danvan.exemplars.remarks.limits import Limits
from danvan.exemplars.remarks.seen import Seen


@dataclass(frozen=True)
class Sending:
    """A registration that was sent: of which model and unit, by which account, when."""

    exemplar: int
    unit: int
    hand: int | None
    at: datetime


def bursts(sendings: Iterable[Sending], closes_at: datetime, limits: Limits) -> dict[int, Seen]:
    """By model, that it was one of many sent in the last minutes before a moment."""
    begins = closes_at - timedelta(minutes=limits.minutes)
    by_unit, by_hand = defaultdict(list), defaultdict(list)
    for each in sendings:
        if begins <= each.at <= closes_at:
            by_unit[each.unit].append(each)
            if each.hand is not None:
                by_hand[each.hand].append(each)
    crowds = [some for some in by_hand.values() if len(some) >= limits.by_hand]
    crowds += [some for some in by_unit.values() if len(some) >= limits.of_unit]
    return {each.exemplar: _seen(some, limits) for some in crowds for each in some}


def _seen(some: list[Sending], limits: Limits) -> Seen:
    return Seen(RemarkKind.LAST_HOUR, facts={"count": len(some), "minutes": limits.minutes})
