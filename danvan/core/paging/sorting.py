"""Which of a list's orderings its reader asked for."""

from collections.abc import Mapping, Sequence

from django.http import QueryDict

from danvan.core.paging.addresses import address


class Sorting:
    """Which of a list's orderings the reader asks for: `ways` names them, `?xep=-han` asks for one, reversed."""

    def __init__(self, params: QueryDict, ways: Mapping[str, Sequence[str]], default: str) -> None:
        asked = params.get("xep", default)
        self.params, self.ways = params, ways
        self.asked = asked if asked.removeprefix("-") in ways else default

    @property
    def order(self) -> list[str]:
        """The ordering, as `paged` takes it."""
        names = list(self.ways[self.asked.removeprefix("-")])
        return [_turned(name) for name in names] if self.asked.startswith("-") else names

    def by(self, key: str) -> str:
        """The value of aria-sort on a column's head; empty where the list is sorted by another."""
        if self.asked.removeprefix("-") != key:
            return ""
        return "descending" if self.asked.startswith("-") else "ascending"

    def address(self, key: str) -> str:
        """Sorts by this column, from its first page; a second press turns it round."""
        turned = f"-{key}" if self.asked == key else key
        return address(self.params, {"xep": turned})


def _turned(name: str) -> str:
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"
