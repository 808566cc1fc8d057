"""Words of time put to forms: a day, month:, quarter:, year:, yearly:, monthly:, period:FROM/TO."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from . import dates

_YEAR = r"(?:19|20)\d\d(?!\d)"
_BAR = r"(?:\s?[/.]\s?|-)"  # a dash with spaces joins two times
_MONTH = r"(?:0?[1-9]|1[0-2])"
_QUARTER_NAME = r"(?:iv|i{1,3}|[1-4])"
# Both begin with letters or digits that `re` looks for quickly; a pattern that begins with a group is tried everywhere.
_WORDED = re.compile(
    rf"""
    ngày\s+(?:(?P<full>\d{{1,2}}\s+tháng\s+\d{{1,2}}\s*,?\s*năm\s+{_YEAR}|\d{{1,2}}{_BAR}\d{{1,2}}{_BAR}{_YEAR})
        |(?P<dm>\d{{1,2}}\s+tháng\s+\d{{1,2}}(?!\d)|\d{{1,2}}{_BAR}\d{{1,2}}(?![\d/%]))
        |(?P<day>\d{{1,2}}(?![\d/%])(?!\s+(?:làm|kể|tháng|cuối|đầu|công))|(?:mồng|mùng)\s+\d{{1,2}}(?!\d)))
    |m(?:ồng|ùng)\s+(?P<dayof>\d{{1,2}}(?!\d))
    |tháng\s+(?:(?P<month>{_MONTH}(?:\s*[/-]\s*|\s*,?\s*năm\s+){_YEAR})|(?P<baremonth>{_MONTH}(?![\d/])))
    |quý\s+(?:(?P<quarters>{_QUARTER_NAME}(?:\s*[,-]\s*|\s+(?:và|đến)\s+)(?:quý\s+)?{_QUARTER_NAME}\b(?:\s*(?:[/-]|,?\s*năm)\s*{_YEAR})?)
        |(?P<quarter>{_QUARTER_NAME}\b(?:\s*(?:[/-]|,?\s*năm)\s*{_YEAR})?))
    |năm\s+(?:(?P<years>\(?{_YEAR}\s*-\s*{_YEAR})|(?P<year>{_YEAR}))
    |giai\ đoạn\s+(?P<stage>\(?{_YEAR}\s*-\s*{_YEAR})
    |từ\s+(?P<from>\(?{_YEAR}\s*-\s*{_YEAR})
    """,
    re.VERBOSE,
)
_NUMERIC = re.compile(
    rf"""
    [0-9](?<![\d/.-][0-9])[0-9]?\s?(?:
        (?P<full>(?:[/.]\s?|(?<!\s)-)\d{{1,2}}{_BAR}{_YEAR})
        |(?P<month>(?<=0[1-9])/{_YEAR}|(?<=1[0-2])/{_YEAR}|(?<=[^\d][1-9])/{_YEAR})
        |(?P<dm>/\d{{1,2}}(?![\d/]))
        |(?P<said>tháng\s+\d{{1,2}}(?![\d/])(?:\s*,?\s*năm\s+{_YEAR})?))
    """,
    re.VERBOSE,
)
_NAMES = {"dayof": "day", "baremonth": "month", "stage": "years", "from": "years"}
_LEADS_DAY = re.compile(r"(?:\btrước|\btừ|\bđến|\bhết|\bvà|\bdịp|\btới) $")
_LISTS_DAY = re.compile(r"\s+(?:hằng|hàng|và|năm)\b")
_NUMBERS = re.compile(r"\d+")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_QUARTER = re.compile(r"\b(?:iv|i{1,3}|[1-4])\b")
_TO = re.compile(r"\s*(?:,?\s*(?:cho )?(?:đến|tới)|-)\s*(?:hết|cuối|trước)?\s*")
_AND = re.compile(r"\s*(?:,|và|;|hoặc)\s*(?:trước|vào|trong|chậm nhất)?\s*")
_UNTIL_EVENT = re.compile(
    r"\s*(?:cho )?(?:đến|tới) (?:khi|ngày (?:tổ chức|diễn ra|khai mạc|bế mạc|kết thúc|bầu cử)|lúc)\b"
)
_RANK = ("day", "dm", "full", "month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of time as written; a missing year is None until the words around it give one."""

    kind: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    def bare(self) -> str:
        """Without the name of the form, as it stands inside a period: 2025-10, 2026-Q2, 12-10 where no year is known."""
        parts = [f"{self.year}"] if self.year else []
        if self.quarter:
            return "-".join([*parts, f"Q{self.quarter}"])
        parts += [f"{number:02}" for number in (self.month, self.day) if number]
        return "-".join(parts)

    def form(self) -> str:
        """As a form of its own."""
        name = {"month": "month:", "quarter": "quarter:", "year": "year:"}.get(self.kind, "")
        return name + self.bare()

    def exists(self) -> bool:
        """Whether a calendar has it."""
        if self.day and self.month:
            return bool(dates.iso(self.year or 2000, self.month, self.day))
        return not self.day or self.day <= 31


@dataclass(frozen=True, slots=True)
class Expression:
    """One time or a stretch of it, with the place of its words."""

    first: Moment
    last: Moment | None = None
    until_event: bool = False

    @property
    def start(self) -> int:
        return self.first.start

    @property
    def end(self) -> int:
        return (self.last or self.first).end

    @property
    def kind(self) -> str:
        return "period" if self.last or self.until_event else self.first.kind

    @property
    def year(self) -> int | None:
        return (self.last or self.first).year

    def in_year(self, year: int | None) -> "Expression":
        """The same with the year filled in where none is written."""
        last = replace(self.last, year=self.last.year or year) if self.last else None
        return replace(self, first=replace(self.first, year=self.first.year or year), last=last)

    def form(self) -> str:
        if self.until_event:
            return f"period:{self.first.bare()}/event"
        return f"period:{self.first.bare()}/{self.last.bare()}" if self.last else self.first.form()

    def exists(self) -> bool:
        return self.first.exists() and (not self.last or self.last.exists())


def expressions(flat: str, start: int, end: int) -> list[Expression]:
    """The times named in the stretch, in order: "đến" joins two points to one time; those that "và" joins share a year."""
    found: list[Expression] = []
    for moment in _moments(flat, start, end):
        before = found[-1] if found else None
        gap = flat[before.end : moment.start] if before and moment.start - before.end < 20 else None
        if before and not before.last and gap and _TO.fullmatch(gap) and _may_join(before.first, moment):
            found[-1] = _joined(before.first, moment)
        else:
            found.append(_split(moment))
            if (
                before
                and gap is not None
                and _AND.fullmatch(gap)
                and before.first.kind in (moment.kind, "day", "dm", "month")
            ):
                found[-2] = before.in_year(moment.year) if before.first.kind != "day" else _day_of(before, moment)
                _share_year(flat, found)
    return [
        replace(one, until_event=True) if not one.last and _UNTIL_EVENT.match(flat, one.end, end) else one
        for one in found
    ]


def _share_year(flat: str, found: list[Expression]) -> None:
    """ "trước 15/6, 15/9 và 15/12/2026": the year at the end is that of the whole list."""
    for at in range(len(found) - 3, -1, -1):
        one, after = found[at], found[at + 1]
        if one.year or one.last or not after.year or not _AND.fullmatch(flat, one.end, after.start):
            return
        found[at] = one.in_year(after.year)


def _moments(flat: str, start: int, end: int) -> Iterator[Moment]:
    tokens = [(token.start(), token.end(), token) for token in _WORDED.finditer(flat, start, end)]
    tokens += [
        (token.start(), token.end(), token) for token in _NUMERIC.finditer(flat, start, end) if _stands(flat, token)
    ]
    reached = start
    for a, b, token in sorted(tokens, key=lambda found: found[:2]):
        if a >= reached:
            reached = b
            yield from _read(token)


def _stands(flat: str, token: re.Match[str]) -> bool:
    """A bare "15/6" is a day only after a word that leads one, or in a list that ends with one; it may be a share."""
    if token.lastgroup not in ("dm", "said"):
        return True
    before = flat[max(token.start() - 7, 0) : token.start()]
    return bool(_LEADS_DAY.search(before) or (before.endswith(", ") and _LISTS_DAY.match(flat, token.end())))


def _read(token: re.Match[str]) -> Iterator[Moment]:
    kind = _NAMES.get(token.lastgroup or "", token.lastgroup or "")
    a, b = token.span()
    if kind.startswith("quarter"):
        yield from _quarters(token, kind)
        return
    numbers = [int(number) for number in _NUMBERS.findall(token[0])]
    first, second = numbers[0], numbers[1] if len(numbers) > 1 else None
    if kind == "said":
        kind = "full" if len(numbers) > 2 else "dm"
    if kind == "full":
        yield Moment("full", a, b, numbers[2], second, first)
    elif kind in ("dm", "day"):
        yield Moment(kind, a, b, None, second, first)
    elif kind == "month":
        yield Moment("month", a, b, second, first)
    else:  # years carry their last in place of a day
        yield Moment(kind, a, b, first, day=second)


def _quarters(token: re.Match[str], kind: str) -> Iterator[Moment]:
    year = re.search(rf"{_YEAR}$", token[0])
    said = int(year[0]) if year else None
    written = [_QUARTERS[found] for found in _QUARTER.findall(token[0].split("năm")[0])]
    a, b = token.span()
    if kind == "quarters" and re.search(r"-|đến", token[0]):
        yield Moment("quarters", a, b, said, month=written[0], quarter=written[1])
        return
    for quarter in written[: 2 if kind == "quarters" else 1]:
        yield Moment("quarter", a, b, said, quarter=quarter)


def _split(moment: Moment) -> Expression:
    """What is written as a pair ("2026 - 2027", "quý I, II") as a stretch."""
    a, b = moment.start, moment.end
    if moment.kind == "years":
        return Expression(Moment("year", a, b, moment.year), Moment("year", a, b, moment.day))
    if moment.kind == "quarters":
        first = Moment("quarter", a, b, moment.year, quarter=moment.month)
        return Expression(first, Moment("quarter", a, b, moment.year, quarter=moment.quarter))
    return Expression(moment)


def _may_join(first: Moment, last: Moment) -> bool:
    return (
        first.kind in _RANK
        and last.kind in _RANK
        and (first.year is None or last.year is None or first.year <= last.year)
    )


def _joined(first: Moment, last: Moment) -> Expression:
    """What the first lacks (month, year) it has from the last; "11/9 đến hết năm 2026" ends on the year's last day."""
    if last.kind == "year" and first.kind in ("dm", "full", "day"):
        last = replace(last, kind="full", month=12, day=31)
    month = first.month or (last.month if first.kind == "day" else None)
    return Expression(replace(first, month=month, year=first.year or last.year), last)


def _day_of(before: Expression, moment: Moment) -> Expression:
    """ "ngày 10 và ngày 20 tháng 6": the first has its month from the second."""
    return Expression(replace(before.first, kind="dm", month=moment.month, year=moment.year))
