"""The arithmetic of targets, without the database: what one unit contributes, how contributions add up, and whether a
target is reached. All amounts are whole numbers scaled by the measure's decimals (1,25 of two decimals is 125).
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from danvan.measures.rules import BY_UNITS, SHARES, Rule, holds


@dataclass(frozen=True)
class Sums:
    """Numerator, denominator, how many units answered, and how many were to answer."""

    n: int = 0
    d: int = 0
    a: int = 0
    e: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(self.n + other.n, self.d + other.d, self.a + other.a, self.e + other.e)

    def __sub__(self, other: "Sums") -> "Sums":
        return Sums(self.n - other.n, self.d - other.d, self.a - other.a, self.e - other.e)

    def __bool__(self) -> bool:
        return self != NOTHING

    @property
    def values(self) -> tuple[int, int, int, int]:
        return self.n, self.d, self.a, self.e


NOTHING = Sums()


def contribution(
    rule: str,
    least: int | None,
    part: int | None,
    whole: int | None,
    *,
    answered: bool,
    member: bool = True,
    excused: bool = False,
) -> Sums:
    """What one unit adds to a target (DESIGN 6). Excused, or no member, it adds nothing at all.

    `least` is what each unit must reach under the rule "minimum", scaled like `part`. A unit that has not answered
    stays in the denominator of a coverage, and is only missing from a ratio or a total.
    """
    if excused or not member:
        return NOTHING
    if rule in BY_UNITS:
        reached = answered and (part or 0) >= (1 if rule == Rule.COVERAGE or least is None else least)
        return Sums(int(reached), 1, int(answered), 1)
    if not answered:
        return Sums(e=1)
    if rule == Rule.RATIO:
        # Half an answer: a part of nobody knows what would lift everybody's share.
        return Sums(e=1) if whole is None else Sums(part or 0, whole, 1, 1)
    if rule in (Rule.TOTAL, Rule.ZERO):
        return Sums(part or 0, 0, 1, 1)
    return Sums(a=1, e=1)


def is_missing(rule: str, own: Sums) -> bool:
    """Whether a unit is one of those to be named as missing: it was to do or to answer, and has not."""
    if rule in BY_UNITS:
        return own.n < own.d
    return own.a < own.e


def share(sums: Sums) -> Fraction | None:
    """The exact share in per cent; None where nothing is in the denominator, which is not zero."""
    return Fraction(100 * sums.n, sums.d) if sums.d else None


class Verdict(StrEnum):
    """How a target stands."""

    REACHED = "reached"
    SHORT = "short"
    BROKEN = "broken"
    WAITING = "waiting"
    UNJUDGED = "unjudged"


def verdict(rule: str, comparator: str, threshold: Decimal | None, sums: Sums, decimals: int = 0) -> Verdict:
    """Whether the sums reach the target. A share without a denominator waits; an index and a narrative are not judged.

    "Not one" is broken by the first, and reached only when every unit has answered.
    """
    if rule == Rule.ZERO:
        if sums.n > 0:
            return Verdict.BROKEN
        return Verdict.REACHED if sums.e and sums.a == sums.e else Verdict.WAITING
    if threshold is None or rule in (Rule.INDEX, Rule.NARRATIVE):
        return Verdict.UNJUDGED
    if rule in SHARES:
        if not sums.d:
            return Verdict.WAITING
        # Compared without a division or a rounding, so that 94,999… is not 95.
        return _judged(Fraction(100 * sums.n), comparator, Fraction(threshold) * sums.d)
    return _judged(Fraction(sums.n), comparator, Fraction(threshold) * 10**decimals)


def _judged(value: Fraction, comparator: str, threshold: Fraction) -> Verdict:
    return Verdict.REACHED if holds(value, comparator, threshold) else Verdict.SHORT
