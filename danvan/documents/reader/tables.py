"""Tables of work: who does what with whom by when, in columns that their heads name."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .paragraphs import Body
from .reading import Task
from .source import Source

_COLUMNS = (
    ("number", re.compile(r"\W*(?:stt|tt|số tt|số thứ tự)\W*$")),
    ("cooperating", re.compile(r".{0,30}phối hợp")),
    ("lead", re.compile(r".{0,30}(?:chủ trì|đầu mối|cơ quan thực hiện|đơn vị thực hiện|phụ trách|phân công)")),
    ("due", re.compile(r".{0,20}(?:thời gian|thời hạn|tiến độ|hoàn thành)")),
    ("text", re.compile(r".{0,30}(?:nội dung|nhiệm vụ|công việc|hoạt động|giải pháp)")),
)
_NUMBER = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3}){0,3}|[ivx]{1,5})\s*[.)]?\s*$")
_TABLE = re.compile(r"(?:^[^\n|]*\|[^\n]*\n?(?:[^\n|]+\n)*){2,}", re.MULTILINE)
_HEAD_AT_MOST = 12


class Cell(NamedTuple):
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the names of its columns; what a column holds may be missing."""

    cells: dict[str, Cell]


def read(body: Body, stretches: list[tuple[int, int, bool]]) -> dict[int, Task]:
    """The task of each row of each table that names work and who or when, by where its time stands (else its words)."""
    return {_place_of_time(body.source, row): task for row, task in _tasks(body, stretches)}


def _place_of_time(source: Source, row: Row) -> int:
    cell = row.cells.get("due", row.cells["text"])
    words = source.plain[cell.start : cell.end]
    return cell.start + len(words) - len(words.lstrip())


def _tasks(body: Body, stretches: list[tuple[int, int, bool]]) -> Iterator[tuple[Row, Task]]:
    starts = [paragraph.start for paragraph in body.paragraphs]
    for start, end, _ in stretches:
        for table in _TABLE.finditer(body.source.plain, start, end):
            for row in rows(body.source, *table.span()):
                at = max(bisect_right(starts, row.cells["text"].start) - 1, 0)
                yield row, _task(body, row, at)


def rows(source: Source, start: int, end: int) -> Iterator[Row]:
    """The rows under a head that names a column of work and one of who or when."""
    cells = list(_cells(source, start, end))
    head = _head(source, cells[: 2 * _HEAD_AT_MOST])
    names = {name for name in head if name}
    if "text" not in names or not names & {"lead", "due"}:
        return
    first = next(at for at, cell in enumerate(cells) if source.plain[cell.start : cell.end].strip())
    for at in range(first + len(head) + 1, len(cells)):
        # Rows without numbers stand as far apart as the head is long, and the end of its line.
        if not _is_number(source, cells[at]) if head[0] == "number" else (at - first) % (len(head) + 1):
            continue
        row = _named(source, head, cells[at : at + len(head)])
        if "text" in row.cells and row.cells.keys() & {"lead", "due"}:
            yield row


def _cells(source: Source, start: int, end: int) -> Iterator[Cell]:
    at = start
    for pipe in re.finditer(r"\||$", source.plain[start:end]):
        yield Cell(at, start + pipe.start())
        at = start + pipe.end()


def _head(source: Source, cells: list[Cell]) -> list[str]:
    """The names of the columns of the first row that has words; the blank cell before it is not one of them."""
    names: list[str] = []
    for cell in cells:
        words = " ".join(source.low[cell.start : cell.end].split())
        if not words and not names:
            continue
        if not words or len(names) == _HEAD_AT_MOST:
            break
        names.append(next((name for name, shape in _COLUMNS if shape.match(words)), ""))
    return names


def _is_number(source: Source, cell: Cell) -> bool:
    return bool(_NUMBER.match(source.low, cell.start, cell.end))


def _named(source: Source, head: list[str], cells: list[Cell]) -> Row:
    named = {name: cell for name, cell in zip(head, cells, strict=False) if name}
    return Row({name: cell for name, cell in named.items() if source.plain[cell.start : cell.end].strip()})


def _task(body: Body, row: Row, at: int) -> Task:
    said = {name: body.source.words(*cell) for name, cell in row.cells.items()}
    text = row.cells["text"]
    return Task(
        text=said["text"].lstrip("-+ "),
        lead=said.get("lead", ""),
        cooperating=said.get("cooperating", ""),
        due=said.get("due", ""),
        group="",
        place=body.paragraphs[at].place,
        span=body.source.original(*text),
    )
