"""What a dossier's page carries, once it was read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from danvan.exemplars.models import ResourceUnit


@dataclass(frozen=True)
class GoalSaid:
    """A row of the grid of goals; `planned` in thousandths, None where it is not said."""

    words: str
    unit_of_measure: str
    planned: int | None
    counts_people: bool = False


@dataclass(frozen=True)
class ResourceSaid:
    """A row of the grid of resources; `amount` in thousandths of the unit."""

    unit: ResourceUnit
    amount: int
    giver: str
    what: str = ""


@dataclass(frozen=True)
class Typed:
    """All that was typed on a page. A part that is None was not on it: it was locked, or the form has no such heading.

    `texts` goes by part ("h12"); `was` is the mark of each part as the page showed it (see `parts.mark`).
    """

    facts: Mapping[str, Any] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    goals: Sequence[GoalSaid] | None = None
    achieved: Mapping[int, int | None] | None = None
    resources: Sequence[ResourceSaid] | None = None
    was: Mapping[str, str] = field(default_factory=dict)
