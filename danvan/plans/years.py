"""Moving a plan's days and words to another year."""

import re
from datetime import date

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def later(day: date | None, years: int) -> date | None:
    """The same day some years on; 29 February becomes the 28th where there is none."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def words_later(words: str, years: int, period: range) -> str:
    """The words with the years of the plan's own period moved on; years of cited documents stay as printed."""

    def moved(found: re.Match[str]) -> str:
        year = int(found[0])
        return str(year + years) if year in period else found[0]

    return _YEAR.sub(moved, words)
