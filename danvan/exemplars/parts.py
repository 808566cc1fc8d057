"""The parts of a dossier that are compared before they are set: each heading's words, the goals, the resources. A part is
compared by what it says, so that two people who write under different headings never meet.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from danvan.exemplars.amounts import said
from danvan.exemplars.models import Giver

GOALS, RESOURCES = "goals", "resources"


@dataclass(frozen=True)
class Part:
    """A part by its name, and its words as a person would read them."""

    name: str
    words: str

    @property
    def mark(self) -> str:
        return mark(self.words)


def text_part(heading: int) -> str:
    """The part of one heading."""
    return f"h{heading}"


def mark(words: str) -> str:
    """Some letters that stand for words as they were shown."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def goals_said(goals: Iterable[Any], *, planned: bool) -> str:
    """Goals as lines: "Làm đường hoa: 2 km"; when reporting, with what was achieved."""
    return "\n".join(goal_line(goal, planned=planned) for goal in goals)


def goal_line(goal: Any, *, planned: bool) -> str:
    """One goal as a line."""
    line = f"{goal.words}: {said(goal.planned)} {goal.unit_of_measure}"
    return line if planned else f"{line} → {said(goal.achieved)}"


def resources_said(resources: Iterable[Any]) -> str:
    """Resources as lines: "120 triệu đồng, nhân dân, mua cây"."""
    return "\n".join(_resource_line(row) for row in resources)


def _resource_line(row: Any) -> str:
    parts = [f"{said(row.amount)} {row.unit.words}", str(Giver(row.giver).label), row.what]
    return ", ".join(filter(None, parts))
