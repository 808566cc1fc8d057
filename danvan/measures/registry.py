"""The counts that the house can make from records. An app above registers, at start-up, what it can count of each unit;
a measure names one of them and needs no figure typed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from danvan.core.errors import Refused
from danvan.core.text import fold

# {unit: (part, whole)}; a unit that has not answered is left out.
Answers = Mapping[int, tuple[int | None, int | None]]


@dataclass(frozen=True)
class Question:
    """Which units, in which window (both days within), about which record (0: none)."""

    units: Sequence[int]
    starts_on: date
    ends_on: date
    about_id: int = 0


@dataclass(frozen=True)
class Proof:
    """One record behind a figure: what it is called, and where who may see it finds it."""

    label: str
    address: str = ""


@dataclass(frozen=True)
class Tally:
    """A count over many units at once, in as many queries whatever their number.

    `count` gives {unit: (part, whole)} from the unit's own records alone; a unit it leaves out has not answered. `words`
    say what is counted, `explanation` how, `whole_words` what the whole is; `prove` lists the records of one unit that
    somebody may see. `about` is the model of the record it may be asked about. `meant_by` says whether the words of a
    target, folded (see `core.text.fold`), counted by this rule, ask for it: it is proposed then, and a person decides.
    """

    key: str
    words: Any
    explanation: Any
    count: Callable[[Question], Answers]
    prove: Callable[[Question, Any], list[Proof]]
    unit_of_measure: Any = ""
    whole_words: Any = ""
    about: str = ""
    meant_by: Callable[[str, str], bool] = lambda words, rule: False


_tallies: dict[str, Tally] = {}


def add_tally(tally: Tally) -> None:
    """Adds a count, once by its key."""
    _tallies[tally.key] = tally


def tally_of(key: str) -> Tally:
    """The count of this key; refused where nothing in the house counts so any more."""
    if key not in _tallies:
        raise Refused(_("Hệ thống không còn cách đếm “%(key)s”. Đề nghị báo người quản trị.") % {"key": key})
    return _tallies[key]


def tallies() -> list[Tally]:
    """All counts, in the order of registration."""
    return list(_tallies.values())


def tallies_about(model: str) -> list[Tally]:
    """Those that may be asked about a record of this model, such as "plans.plan": its own, and those about nothing."""
    return [each for each in tallies() if each.about in ("", model)]


def meant_by(words: str, rule: str, model: str) -> Tally | None:
    """The first registered count that a target's words mean, of those that may be asked about a record of this model."""
    folded = fold(words)
    return next((each for each in tallies_about(model) if each.meant_by(folded, rule)), None)


# What an app above says beside units that are missing from a gauge ("đã gọi 22/5"): {unit: words}, for one reader.
Beside = Callable[[Any, Sequence[int], Any], Mapping[int, str]]
_beside: dict[str, Beside] = {}


def add_beside(name: str, fill: Beside) -> None:
    """Adds what is said beside the units of a gauge, once by its name: (gauge, units, reader) in, words by unit out."""
    _beside[name] = fill


def said_beside(gauge: Any, units: Sequence[int], user: Any) -> dict[int, list[str]]:
    """All that is said beside these units; one question for each app that has something to say."""
    said: dict[int, list[str]] = {unit: [] for unit in units}
    for fill in _beside.values():
        for unit, words in fill(gauge, units, user).items():
            said[unit].append(words)
    return said
