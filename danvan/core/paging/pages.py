"""One page of a list, and where its neighbours are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import F, Model, Q, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.http import QueryDict

from danvan.core.formats import capped
from danvan.core.paging.addresses import AFTER, BEFORE, address
from danvan.core.paging.keys import Key, keys_of, read, written
from danvan.core.shapes import Shaped

SIZE = 50
CAP = 1000
# The first rows of a list of which something is said, forward or backward.
Listed = Callable[[Q, bool], Any]


@dataclass(frozen=True)
class Page:
    """The rows of one page, and the addresses of its neighbours ("" where there is none)."""

    rows: list[Any]
    newer: str
    older: str
    total: int | None

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def count_words(self, noun: Any = "") -> str:
        """12 kế hoạch, hơn 1.000 kế hoạch; nothing where nobody counted."""
        return "" if self.total is None else f"{capped(self.total, CAP)} {noun}".strip()


def paged(
    rows: QuerySet[Any],
    params: QueryDict,
    order: Sequence[str],
    *,
    size: int = SIZE,
    counted: bool = True,
    shown: Sequence[str] = (),
    said: Q | None = None,
) -> Page:
    """One page of `rows` in `order` (its last key is always the primary one), at the place the address names.

    Where it is said which columns are `shown`, the rows are only these and those of the order, by name. A condition that
    is put in the same words for many readers may be `said` apart of all records of a model: its question is written once
    for each of its shapes (`core.shapes`).
    """
    keys, every = keys_of(rows, order), rows if said is None else rows.filter(said)
    columns = tuple(dict.fromkeys([*(key.name for key in keys), *shown])) if shown else ()
    how = (columns, tuple(keys), size + 1)
    listed = partial(_listed, rows, *how) if said is None else partial(_of_model, said, rows.model, *how)
    if (place := read(params.get(BEFORE, ""), keys)) is not None:
        page = _take(listed, keys, place, size, backward=True)
        if len(page) > size:
            total = capped_count(every) if counted else None
            return _page(page[-size:], keys, params, total, newer=True, older=True)
        place = None
    else:
        place = read(params.get(AFTER, ""), keys)
    page = _take(listed, keys, place, size, backward=False)
    # What fits on its first page needs no counting.
    total = None if not counted else capped_count(every) if place or len(page) > size else len(page)
    return _page(page[:size], keys, params, total, newer=place is not None, older=len(page) > size)


def capped_count(rows: QuerySet[Any], cap: int = CAP) -> int:
    """How many rows there are, counted up to one over the cap."""
    return rows.order_by()[: cap + 1].count()


def _listed(
    rows: QuerySet[Any], columns: tuple[str, ...], keys: tuple[Key, ...], most: int, said: Q, backward: bool
) -> Any:
    """The first rows of which this is said, in the order of the list."""
    ordered = rows.filter(said).order_by(*(key.order(backward) for key in keys))
    return (ordered.values_list(*columns, named=True) if columns else ordered)[:most]


OF_MODEL = Shaped[Any](
    lambda said, model, columns, keys, most, backward: _listed(
        model._default_manager.all(), columns, keys, most, said, backward
    )
)


def _of_model(of_all: Q, model: type[Model], *how: Any) -> list[Any]:
    *words, said, backward = how
    return OF_MODEL(of_all & said, model, *words, backward)


def _take(listed: Listed, keys: list[Key], place: list[Any] | None, size: int, *, backward: bool) -> list[Any]:
    """One row more than a page, in the order of the list."""
    if place is None:
        return list(listed(Q(), backward))
    found: list[Any] = []
    for part in _parts(keys, place, backward):
        found += listed(part, backward)[: size + 1 - len(found)]
        if len(found) > size:
            break
    return found[::-1] if backward else found


def _parts(keys: list[Key], place: list[Any], backward: bool) -> Iterator[Any]:
    """Everything beyond a row, as ranges in the order of the list: in one where rows compare whole, else first its
    ties, then what differs earlier.
    """
    if len(keys) > 1 and _compare_whole(keys, place):
        down = keys[0].descending != backward
        # Said twice: without the bound SQLite, which Django gives the comparison spelt out, reads the whole index.
        bound = Q(**{f"{keys[0].name}__{'lte' if down else 'gte'}": place[0]})
        whole = (TupleLessThan if down else TupleGreaterThan)(Tuple(*(F(key.name) for key in keys)), tuple(place))
        yield bound & Q(whole)
        if keys[0].nullable and not backward:
            yield keys[0].same(None)
        return
    for index in range(len(keys) - 1, -1, -1):
        ties = Q()
        for key, value in zip(keys[:index], place[:index], strict=True):
            ties &= key.same(value)
        for further in keys[index].beyond(place[index], backward):
            yield ties & further


def _compare_whole(keys: list[Key], place: list[Any]) -> bool:
    """Whether `(a, b) < (x, y)` is what the order means: one direction, no gaps but in the first column."""
    alike = all(key.descending == keys[0].descending for key in keys)
    return alike and not any(key.nullable for key in keys[1:]) and None not in place


def _page(rows: list[Any], keys: list[Key], params: QueryDict, total: int | None, *, newer: bool, older: bool) -> Page:
    back = address(params, {BEFORE: written(rows[0], keys)}) if newer and rows else ""
    on = address(params, {AFTER: written(rows[-1], keys)}) if older and rows else ""
    return Page(rows, back or (address(params, {}) if newer else ""), on, total)
