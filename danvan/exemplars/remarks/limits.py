"""From when on something is remarked: what the house was configured with."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Limits:
    """`likeness` in a hundred; `minutes` before the last day ends; so many models of one unit, or by one hand, within
    them; `goals` that are all equal; `months` without activity since the launch.
    """

    likeness: int = 70
    minutes: int = 60
    of_unit: int = 3
    by_hand: int = 5
    goals: int = 3
    months: int = 6


def limits() -> Limits:
    """As the house is configured now."""
    return Limits(likeness=settings.REMARK_LIKENESS, minutes=settings.REMARK_MINUTES, months=settings.REMARK_MONTHS)
