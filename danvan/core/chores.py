"""What the house does by itself at its hours. Any app says so at start-up; `jobs` keeps the hours and does it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol


class Rule(Protocol):
    """When a chore is due next."""

    def after(self, moment: datetime) -> datetime:
        """The first due moment later than this one."""
        ...


@dataclass(frozen=True)
class Every:
    """Each so many minutes."""

    minutes: int

    def after(self, moment: datetime) -> datetime:
        return moment + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Daily:
    """Once a day, at an hour of Viet Nam."""

    hour: int
    minute: int = 0

    def after(self, moment: datetime) -> datetime:
        today = moment.replace(hour=self.hour, minute=self.minute, second=0, microsecond=0)
        return today if today > moment else today + timedelta(days=1)


@dataclass(frozen=True)
class Chore:
    """`work` is done as the system when `rule` says; `words` tell an administrator what it is."""

    name: str
    words: Any
    rule: Rule
    work: Callable[[], Any]


_chores: dict[str, Chore] = {}


def schedule(name: str, words: Any, rule: Rule, work: Callable[[], Any]) -> None:
    """Says at start-up what is to be done when; a second registration of a name replaces the first."""
    _chores[name] = Chore(name, words, rule, work)


def chores() -> dict[str, Chore]:
    """All chores by name."""
    return dict(_chores)
