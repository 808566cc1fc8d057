"""The list of OWASP ASVS 5.0, levels 1 and 2: what of it applies here, and where each point is proved.

`docs/security/asvs.csv` keeps ids only; the sentences of the standard are its authors' and are read there. A proof is a
test (`path.py::test_name`), a setting (`path.py:NAME`) or a chapter of our own documents (`path.md#heading`).
"""

import ast
import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

TABLE = "docs/security/asvs.csv"
# "office": it applies, the house does its part, and the rest is done by whoever runs it.
STATES = ("proved", "open", "office", "outside")
# How many points of each chapter have level 1 or 2; without the chapters of providers and of video calls.
EXPECTED = {
    1: 27,
    2: 11,
    3: 19,
    4: 10,
    5: 9,
    6: 35,
    7: 18,
    8: 7,
    9: 7,
    10: 9,
    11: 14,
    12: 9,
    13: 13,
    14: 9,
    15: 13,
    16: 16,
}


@dataclass(frozen=True)
class Point:
    """One line of the table: `applies` yes or no, its proofs or reasons, and how it stands."""

    id: str
    applies: bool
    proofs: tuple[str, ...]
    state: str

    @property
    def chapter(self) -> int:
        return int(re.match(r"V(\d+)", self.id)[1])  # type: ignore[index]


def points(path: Path) -> list[Point]:
    """The table, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Point(row["id"], row["applies"] == "yes", tuple(row["proof"].split()), row["state"])
            for row in csv.DictReader(file)
        ]


def counts(rows: list[Point]) -> dict[int, tuple[int, int]]:
    """Per chapter: how many points are proved, of how many that apply."""
    sums: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for row in rows:
        proved, all_ = sums[row.chapter]
        sums[row.chapter] = (proved + (row.applies and row.state == "proved"), all_ + row.applies)
    return dict(sums)


def faults(rows: list[Point], root: Path | None = None) -> Iterator[str]:
    """What makes the table untrue, each with its id: a proof that is not there, a state that does not fit, a lost point."""
    root = root or settings.BASE_DIR
    for row in rows:
        yield from (f"{row.id}: {sentence}" for sentence in _faults_of(row, root))
    for chapter, expected in EXPECTED.items():
        listed = {row.id for row in rows if row.chapter == chapter}
        if len(listed) != expected:
            yield f"V{chapter}: {len(listed)} points listed, the standard has {expected}"


def _faults_of(row: Point, root: Path) -> Iterator[str]:
    if row.state not in STATES or (row.state == "outside") is row.applies:
        yield f"state {row.state!r} does not fit"
    if row.state != "open" and not row.proofs:
        yield "named no proof"
    for proof in row.proofs:
        sentence = _missing(proof, root)
        if sentence:
            yield sentence


def _missing(proof: str, root: Path) -> str:
    """Why a proof does not hold; empty when it does."""
    place, mark, name = re.match(r"([^:#]+)(::|:|#)?(.*)", proof).groups()  # type: ignore[union-attr]
    if not (root / place).is_file():
        return f"{place} does not exist"
    known = {"::": _tests, ":": _names, "#": _headings}.get(mark)
    if known is None or name in known(root / place):
        return ""
    return f"{place} has no {name}, or skips it"


@cache
def _tests(path: Path) -> frozenset[str]:
    """The tests of a module that are run; what is skipped proves nothing."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    return frozenset(
        node.name for node in functions if not any("skip" in ast.dump(mark) for mark in node.decorator_list)
    )


@cache
def _names(path: Path) -> frozenset[str]:
    """What a module assigns or defines."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    assigned = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return frozenset(assigned | {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)})


@cache
def _headings(path: Path) -> frozenset[str]:
    """The headings of a page as their anchors."""
    titles = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return frozenset(re.sub(r"[^\w\s-]", "", title.lower()).strip().replace(" ", "-") for title in titles)
