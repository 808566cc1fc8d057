"""From points to a total and a band, and why: exact numbers, no database.

The total is what the base earns, and the bonus up to its cap, less the penalty up to its cap, never under 0. Bounds are
compared with the exact total; what is shown is rounded down, so that no unit reads 95 that stands under it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from danvan.scoring.outline import Band, Criterion, Effect, Fact, Group, GroupKind, Outline, Waived


@dataclass(frozen=True)
class Sheet:
    """What a sheet says: points by criterion, the criteria that do not apply, the codes of facts on record."""

    points: Mapping[str, int] = field(default_factory=dict)
    waived: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()
    self_scored: bool = True


class Why(StrEnum):
    """What moved the band."""

    POINTS = "points"
    ZERO = "zero"
    FORCE = "force"
    CAP = "cap"
    UNCLASSIFIED = "unclassified"
    NOTHING_APPLIES = "nothing_applies"


@dataclass(frozen=True)
class Step:
    """One step on the way to the band: what moved it, from which to which; `numbers` are the criteria with no point,
    `fact` the code behind it. `is_open` where the rule does not say and a person has to.
    """

    why: Why
    before: str = ""
    after: str = ""
    numbers: tuple[str, ...] = ()
    fact: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class Judgement:
    """What follows from a sheet. `band` is empty for a unit that is not classified; `missing` are the criteria that nobody
    has said points of yet, counted as none.
    """

    total: Fraction
    base: Fraction
    bonus: int
    penalty: int
    band: str
    steps: tuple[Step, ...]
    missing: tuple[str, ...] = ()

    @property
    def shown(self) -> int:
        """The total in hundredths, rounded down."""
        return int(self.total)

    @property
    def is_open(self) -> bool:
        """Whether a person has to say what the rule does not."""
        return any(step.is_open for step in self.steps)


def judge(outline: Outline, sheet: Sheet) -> Judgement:
    """Total and band of a sheet by a set that is sound (see `soundness`)."""
    base = base_points(outline, sheet)
    bonus = capped(outline.groups_of(GroupKind.BONUS), sheet)
    penalty = capped(outline.groups_of(GroupKind.PENALTY), sheet)
    total: Fraction = max(Fraction(0), (base or Fraction(0)) + bonus - penalty)
    if not outline.above_base:
        total = min(total, Fraction(outline.base))
    steps = tuple(steps_of(outline, sheet, total, applies=base is not None))
    band = steps[-1].after if steps else ""
    return Judgement(total, base or Fraction(0), bonus, penalty, band, steps, missing(outline, sheet))


def base_points(outline: Outline, sheet: Sheet) -> Fraction | None:
    """The points of the base; none where no criterion of it applies."""
    criteria = list(outline.criteria(GroupKind.BASE))
    applying = [each for each in criteria if each.number not in sheet.waived]
    if not applying:
        return None
    earned = sum(said(each, sheet) for each in applying)
    away = sum(each.most for each in criteria) - sum(each.most for each in applying)
    if outline.waived == Waived.FULL:
        return Fraction(earned + away)
    if outline.waived == Waived.RESCALE:
        return Fraction(earned * outline.base, sum(each.most for each in applying))
    return Fraction(earned)


def capped(groups: Iterable[Group], sheet: Sheet) -> int:
    """What groups of bonus or penalty come to, each up to its cap."""
    return sum(
        min(group.most, sum(said(each, sheet) for each in group.criteria if each.number not in sheet.waived))
        for group in groups
    )


def said(criterion: Criterion, sheet: Sheet) -> int:
    """The points of a criterion; none as long as nobody said any."""
    return sheet.points.get(criterion.number, 0)


def missing(outline: Outline, sheet: Sheet) -> tuple[str, ...]:
    """The criteria of the base that apply and that nobody has said points of."""
    base = outline.criteria(GroupKind.BASE)
    return tuple(each.number for each in base if each.number not in sheet.waived and each.number not in sheet.points)


def zeros(outline: Outline, sheet: Sheet) -> tuple[str, ...]:
    """The criteria of the base that were scored 0. One that does not apply, or that nobody scored yet, is no zero."""
    base = outline.criteria(GroupKind.BASE)
    return tuple(each.number for each in base if each.number not in sheet.waived and sheet.points.get(each.number) == 0)


def steps_of(outline: Outline, sheet: Sheet, total: Fraction, *, applies: bool) -> Iterable[Step]:
    """The way to the band: by points, past the conditions of bands, then by facts, the gravest last."""
    if not applies:
        yield Step(Why.NOTHING_APPLIES)
        return
    band = by_points(outline, total)
    if band is None:
        return
    yield Step(Why.POINTS, after=band.name)
    empty = zeros(outline, sheet)
    while band.no_zero and empty and (lower := fallen(outline, band)) is not None:
        yield Step(Why.ZERO, band.name, lower.name, empty, is_open=band.is_open)
        band = lower
    yield from by_facts(outline, facts_of(outline, sheet), band.name)


def by_points(outline: Outline, total: Fraction) -> Band | None:
    """The highest band whose bound the total reaches."""
    return next((band for band in outline.bands if total >= band.least), None)


def fallen(outline: Outline, band: Band) -> Band | None:
    """The band below in which somebody lands who misses its condition."""
    place = outline.rank(band.falls_to) if band.falls_to else outline.rank(band.name) + 1
    return outline.bands[place] if outline.rank(band.name) < place < len(outline.bands) else None


def facts_of(outline: Outline, sheet: Sheet) -> list[Fact]:
    """The facts of the set that hold for this sheet."""
    return [fact for fact in outline.facts if fact.code in sheet.facts or (fact.not_scored and not sheet.self_scored)]


def by_facts(outline: Outline, facts: list[Fact], band: str) -> Iterable[Step]:
    """What facts make of a band: a cap lowers it, a forced band lowers it, and one fact leaves the unit unclassified."""
    why = {Effect.CAP: Why.CAP, Effect.FORCE: Why.FORCE}
    for effect in (Effect.CAP, Effect.FORCE):
        for fact in facts:
            if fact.effect == effect and outline.rank(fact.band) > outline.rank(band):
                yield Step(why[effect], band, fact.band, fact=fact.code)
                band = fact.band
    for fact in facts:
        if fact.effect == Effect.UNCLASSIFIED:
            yield Step(Why.UNCLASSIFIED, band, "", fact=fact.code)
            return
