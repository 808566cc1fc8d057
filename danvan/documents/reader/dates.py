"""Days, months, quarters and years as Vietnamese papers write them."""

import re
from calendar import monthrange
from datetime import date

FULL = re.compile(
    r"(?:ngày\s+)?(?P<d1>\d{1,2})(?:\s?[/.]\s?|-)(?P<m1>\d{1,2})(?:\s?[/.]\s?|-)(?P<y1>(?:19|20)\d\d)(?!\d)"
    r"|ngày\s+(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s*,?\s+năm\s+(?P<y2>(?:19|20)\d\d)(?!\d)"
)


def of(found: re.Match[str]) -> str:
    """The ISO day a match of FULL shows; empty when no calendar has it."""
    day, month, year = (int(found[f"{unit}1"] or found[f"{unit}2"]) for unit in "dmy")
    return iso(year, month, day)


def iso(year: int, month: int, day: int) -> str:
    """The ISO day; empty when no calendar has it."""
    return date(year, month, day).isoformat() if 1 <= month <= 12 and 1 <= day <= last_day(year, month) else ""


def last_day(year: int, month: int) -> int:
    """How many days the month has."""
    return monthrange(year, month)[1]


def ends(form: str) -> str:
    """The last day of a form, as an ISO day that can be compared; empty for forms that recur or name an event."""
    kind, _, value = form.partition(":")
    if kind == "period":
        return ends(_prefixed(value.partition("/")[2]))
    if kind == "month":
        return f"{value}-{last_day(int(value[:4]), int(value[5:])):02}"
    if kind == "quarter":
        month = int(value[-1]) * 3
        return f"{value[:4]}-{month:02}-{last_day(int(value[:4]), month):02}"
    if kind == "year":
        return f"{value}-12-31"
    return form if kind[:1].isdigit() else ""


def _prefixed(value: str) -> str:
    """A bare "2025-10" or "2025" of a period as the form that stands alone."""
    if "Q" in value:
        return f"quarter:{value}"
    kind = {4: "year:", 7: "month:"}.get(len(value), "")
    return kind + value
