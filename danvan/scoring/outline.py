"""A criteria set as plain values: what is judged by, tried, compared, written into workbooks and read from them.

Points are whole hundredths: 0,25 is 25. Criteria are known by their number as the rule prints it ("2.1"), bands and facts
by their names; each is said once in a set.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class GroupKind(StrEnum):
    """What a group's points do: they are the base, they are added above it, or they are taken off."""

    BASE = "base"
    BONUS = "bonus"
    PENALTY = "penalty"


class Scorer(StrEnum):
    """Who says the points of a criterion."""

    SELF = "self"
    SUPERIOR = "superior"
    COMPUTED = "computed"


class Waived(StrEnum):
    """What becomes of the points of criteria that do not apply to a unit."""

    FULL = "full"
    RESCALE = "rescale"
    EXCLUDE = "exclude"


class Effect(StrEnum):
    """What a fact does to the band."""

    FORCE = "force"
    CAP = "cap"
    UNCLASSIFIED = "unclassified"


@dataclass(frozen=True)
class Grade:
    """So many points for so much."""

    points: int
    words: str


@dataclass(frozen=True)
class Criterion:
    """One criterion. Its points go in steps; `waived_when` says when it does not apply, empty where it always does;
    `measure` names the count behind a computed one. `is_sample` marks a line that stands in for one nobody has seen.
    """

    number: str
    words: str
    most: int
    step: int = 25
    scorer: Scorer = Scorer.SELF
    needs_evidence: bool = True
    waived_when: str = ""
    measure: str = ""
    is_sample: bool = False
    grades: tuple[Grade, ...] = ()


@dataclass(frozen=True)
class Group:
    """Criteria under one title. `most` is the group's points as the rule prints them; of bonus and penalty, the cap."""

    kind: GroupKind
    number: str
    words: str
    most: int
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True)
class Band:
    """A band from `least` points, itself included, up to the next. Under `no_zero` no criterion of the base may be 0: who
    has one comes to `falls_to`, or where the rule is silent on that (`is_open`) is proposed for it until a person decides.
    `is_good` says that targets count it as "tốt", `is_sample` that
    the bound stands in for one nobody has seen.
    """

    name: str
    least: int
    no_zero: bool = False
    falls_to: str = ""
    is_open: bool = False
    is_good: bool = False
    is_sample: bool = False


@dataclass(frozen=True)
class Fact:
    """A fact that moves the band whatever the points, by its code: it forces a band, allows none above one, or leaves the
    unit unclassified. `not_scored` is the fact that a unit did not score itself, known to the house.
    """

    code: str
    words: str
    effect: Effect
    band: str = ""
    not_scored: bool = False


@dataclass(frozen=True)
class Outline:
    """A whole set. `base` is the points of all groups of the base together; `above_base` lets a bonus lift a total over
    it. Bands stand from the highest down.
    """

    base: int
    groups: tuple[Group, ...] = ()
    bands: tuple[Band, ...] = ()
    facts: tuple[Fact, ...] = ()
    waived: Waived = Waived.FULL
    above_base: bool = True

    def criteria(self, *kinds: GroupKind) -> Iterator[Criterion]:
        """The criteria of groups of these kinds; of all where none is named."""
        for group in self.groups:
            if not kinds or group.kind in kinds:
                yield from group.criteria

    def groups_of(self, kind: GroupKind) -> list[Group]:
        """The groups of one kind."""
        return [group for group in self.groups if group.kind == kind]

    def band(self, name: str) -> Band | None:
        """The band of this name."""
        return next((band for band in self.bands if band.name == name), None)

    def rank(self, name: str) -> int:
        """How far down a band stands: 0 is the highest; what is no band stands below all."""
        return next((place for place, band in enumerate(self.bands) if band.name == name), len(self.bands))
