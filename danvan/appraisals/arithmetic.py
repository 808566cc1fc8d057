"""Counting votes and adding marks, without the database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """How a case was voted: `seats` of the panel, of which `out` stayed out of the case; `present` voted in any way."""

    seats: int
    out: int
    agreed: int = 0
    against: int = 0
    other: int = 0
    invalid: int = 0

    @property
    def may_vote(self) -> int:
        """Who has a say in this case."""
        return self.seats - self.out

    @property
    def present(self) -> int:
        return self.agreed + self.against + self.other + self.invalid

    @property
    def missing(self) -> int:
        """Who did not say anything yet."""
        return max(self.may_vote - self.present, 0)

    def passes(self, part: int, whole: int, *, of_present: bool) -> bool:
        """Whether more than part/whole agreed, of those present or of all who have a say. A proposal, never an outcome."""
        base = self.present if of_present else self.may_vote
        return base > 0 and self.agreed * whole > base * part


def tallied(seats: int, out: int, says: Iterable[str]) -> Tally:
    """The tally of single votes."""
    said = list(says)
    return Tally(seats, out, said.count("for"), said.count("against"), said.count("other"))


def mean(points: Sequence[int]) -> int | None:
    """The mean of sums in hundredths, rounded half up; none of none."""
    return (2 * sum(points) + len(points)) // (2 * len(points)) if points else None
