"""Published rules that a set can be begun from: read from the files of `examples`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from danvan.core.points import hundredths
from danvan.scoring.outline import Band, Criterion, Effect, Fact, Grade, Group, GroupKind, Outline, Scorer, Waived

FOLDER = Path(__file__).parent / "examples"


@dataclass(frozen=True)
class Example:
    """One rule: by which word its file is known, what it is called, on what it rests, from which year it was scored by."""

    slug: str
    name: str
    basis: str
    from_year: int
    outline: Outline

    @property
    def samples(self) -> int:
        """How many lines and bounds only stand in for what was not seen."""
        lines = sum(each.is_sample for each in self.outline.criteria())
        return lines + sum(band.is_sample for band in self.outline.bands)


@cache
def examples() -> dict[str, Example]:
    """All of them by their word."""
    return {path.stem: read(path) for path in sorted(FOLDER.glob("*.toml"))}


def read(path: Path) -> Example:
    """One file."""
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    outline = Outline(
        base=hundredths(said["base"]),
        above_base=said["above_base"],
        waived=Waived(said["waived"]),
        groups=tuple(_group(each) for each in said["groups"]),
        bands=tuple(_band(each) for each in said["bands"]),
        facts=tuple(_fact(each) for each in said["facts"]),
    )
    return Example(path.stem, said["name"], said["basis"], said["from_year"], outline)


def _group(said: Mapping[str, Any]) -> Group:
    criteria = tuple(_criterion(each) for each in said["criteria"])
    return Group(GroupKind(said["kind"]), said["number"], said["words"], hundredths(said["most"]), criteria)


def _criterion(said: Mapping[str, Any]) -> Criterion:
    return Criterion(
        number=said["number"],
        words=said["words"],
        most=hundredths(said["most"]),
        step=hundredths(said.get("step", "0,25")),
        scorer=Scorer(said.get("scorer", Scorer.SELF)),
        needs_evidence=said.get("evidence", True),
        waived_when=said.get("waived_when", ""),
        is_sample=said.get("sample", False),
        grades=tuple(Grade(hundredths(points), words) for points, words in said.get("grades", ())),
    )


def _band(said: Mapping[str, Any]) -> Band:
    return Band(
        name=said["name"],
        least=hundredths(said["least"]),
        no_zero=said.get("no_zero", False),
        falls_to=said.get("falls_to", ""),
        is_open=said.get("open", False),
        is_good=said.get("good", False),
        is_sample=said.get("sample", False),
    )


def _fact(said: Mapping[str, Any]) -> Fact:
    how = {"band": said.get("band", ""), "not_scored": said.get("not_scored", False)}
    return Fact(said["code"], said["words"], Effect(said["effect"]), **how)
