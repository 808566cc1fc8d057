"""Why a unit can be urged. Apps above add their causes at start-up; each answers for all units at once, as querysets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from danvan.core.acting import Acting
from danvan.deadlines.terms import Terms
from danvan.units.models import Unit


@dataclass(frozen=True)
class Asked:
    """What was asked for: of which record, by which words of it, until when. Without a day in the words `due_on` is None.

    `cited` names the record as an office cites it ("Kế hoạch số 21/KH-UBND ngày 16/01/2026 của UBND tỉnh …").
    """

    record: Any
    title: str
    cited: str
    address: str
    since: date | None = None
    section: str = ""
    clause_address: str = ""
    due_on: date | None = None
    first_due_on: date | None = None

    def lateness(self, day: date) -> str:
        """How late whoever is still missing is on a day, against the day that counts and the first one."""
        if self.due_on is None:
            return ""
        first = self.first_due_on or self.due_on
        return Terms(first, self.due_on if self.due_on != first else None).tell(day) if self.is_late(day) else ""

    def is_late(self, day: date) -> bool:
        return self.due_on is not None and day > min(self.due_on, self.first_due_on or self.due_on)

    @property
    def source(self) -> str:
        """Clause and record as one phrase."""
        return (
            _("%(section)s %(cited)s") % {"section": self.section, "cited": self.cited} if self.section else self.cited
        )


def nobody(pk: int) -> "QuerySet[Unit]":
    """Where no unit waits for an answer."""
    return Unit.objects.none()


@dataclass(frozen=True)
class Cause:
    """One thing that units can be missing for. `key` stands in addresses; `lacks` says what is missing ("chưa ban hành
    kế hoạch"), `asks` what is to be done ("ban hành kế hoạch"). Records are named by their id.

    `missing` gives the units still missing that a person may see (None: the house itself, which sees all); `waiting` those
    whose own question is not answered yet; `still_missing` reads, under the lock of what they owe, which of some units
    are. `watched` are the ids of the records whose chasing a person may see, `due_within` those with a due day in a
    stretch of days, both ends counted.
    """

    key: str
    model: type[Model]
    lacks: Any
    asks: Any
    find: Callable[[int], Asked | None]
    missing: Callable[[int, Any], "QuerySet[Unit]"]
    still_missing: Callable[[int, "QuerySet[Any]"], Iterable[int]]
    all_units: Callable[[int], "QuerySet[Unit]"]
    watched: Callable[[Any], "QuerySet[Any]"]
    may_urge: Callable[[Acting, int], bool]
    unit_address: Callable[[int, int], str]
    waiting: Callable[[int], "QuerySet[Unit]"] = nobody
    due_within: Callable[[date, date], Iterable[int]] = lambda first, last: ()

    @property
    def object_type(self) -> str:
        return self.model._meta.label_lower

    def watches(self, user: Any, pk: int) -> bool:
        """Whether this person may see who is missing, and what was done about it."""
        return self.watched(user).filter(pk=pk).exists()


_causes: dict[str, Cause] = {}
# First words of addresses that name no cause.
TAKEN = frozenset({"batches", "days", "notes"})


def register(cause: Cause) -> None:
    """Says at start-up why units can be urged; a second registration of a key replaces the first."""
    if cause.key in TAKEN:
        raise ValueError(f"{cause.key} stands for something else in addresses.")
    _causes[cause.key] = cause


def causes() -> list[Cause]:
    """All causes, in the order of registration."""
    return list(_causes.values())


def cause_of(key: str) -> Cause | None:
    """The cause of this key; None for what nobody registered."""
    return _causes.get(key)
