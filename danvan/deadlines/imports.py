"""The days that ship with the house."""

import csv
from datetime import date
from pathlib import Path

from danvan.deadlines.actions import Entry
from danvan.deadlines.models import HolidayKind

SHIPPED = Path(__file__).parent / "data" / "holidays.csv"


def shipped_entries(path: Path = SHIPPED) -> list[Entry]:
    """The rows of the data file: day, kind, name, whether the notice has come, source (`data/README.md` says whence)."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_entry(row) for row in csv.DictReader(file)]


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        day=date.fromisoformat(row["day"]),
        name=row["name"],
        kind=HolidayKind(row["kind"]),
        source=row["source"],
        confirmed=row["confirmed"] == "yes",
    )
