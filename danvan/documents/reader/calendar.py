"""What the document says of its own time, and the times of its text seen from there."""

import re
from dataclasses import dataclass

from . import dates, doubts
from .binding import LABEL, MONTHLY_AFTER, YEARLY_AFTER
from .times import Expression

_YEARLY = re.compile(r"(?:hằng|hàng|mỗi|từng) năm")
_MONTHLY = re.compile(r"(?:hằng|hàng|mỗi) tháng")
_OF_A_YEAR = re.compile(r"\s*của năm")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day the document was signed (ISO, or empty) and the years it plans for."""

    signed: str
    first_year: int | None
    last_year: int | None

    @property
    def year(self) -> int | None:
        """The year of a day written without one: the plan's, when it plans for one only; else that of its signing."""
        if self.last_year:
            return self.first_year if self.first_year == self.last_year else None
        return int(self.signed[:4]) if self.signed else None

    def is_past(self, form: str) -> bool:
        """A time that was over when the document was signed is background, not a deadline."""
        end = dates.ends(form)
        if not end:
            return False
        return end <= self.signed if self.signed else int(end[:4]) < (self.first_year or 0)

    def is_whole_plan(self, expression: Expression, way: str) -> bool:
        """The plan's own years, of several, are its period and not a deadline in it."""
        if way != LABEL or not expression.last or expression.first.kind != "year":
            return False
        return (expression.first.year, expression.last.year) == (self.first_year, self.last_year)

    def form(self, flat: str, sentence: tuple[int, int], expression: Expression) -> tuple[str, str]:
        """The form of the time and what is doubtful in it; empty for a day that no month can be given."""
        after = flat[expression.end : expression.end + 30]
        if expression.kind == "day":
            monthly = MONTHLY_AFTER.match(after) or _MONTHLY.search(flat, *sentence)
            return (f"monthly:{expression.first.bare()}", "") if monthly else ("", "")
        if expression.year or expression.first.year:
            return expression.form(), ""
        if expression.kind == "quarter" and _OF_A_YEAR.match(after):
            return "", ""
        if YEARLY_AFTER.match(after) or _YEARLY.search(flat, *sentence):
            return f"yearly:{_bare(expression)}", ""
        if self.year:
            return expression.in_year(self.year).form(), doubts.YEAR_FROM_PERIOD
        return f"yearly:{_bare(expression)}", doubts.NO_YEAR


def _bare(expression: Expression) -> str:
    return expression.form().rpartition(":")[2]
