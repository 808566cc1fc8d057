"""The shipped tables, read as rows of text: codes keep their leading zeros."""

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"

Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of one shipped table, as `provinces` for `provinces.csv`."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
