"""Reading the words: a phrase such as "hằng năm trước ngày 10/12" becomes a rule, or nothing where it is not plain.

One phrase holds one deadline; who reads a whole document cuts the phrases out first. A year that the words leave out is
the plan's. What is vague ("đầu tháng 5", "thường xuyên") is left to a person.
"""

import re
from datetime import date
from typing import Any

from danvan.core.errors import Refused
from danvan.core.periods import Period
from danvan.core.text import nfc
from danvan.deadlines.rules import AfterDays, BeforeEvent, InPeriod, OnDay, Repeating, Rule

LONGEST = 300

_DAY = re.compile(
    r"(?<![\d/])(?P<day>\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:(?:\s?[/.-]\s?|,?\s+năm\s+)(?P<year>\d{4}))?(?![\d/])"
)
_DAY_OF_MONTH = re.compile(r"(?:ngày|mồng|mùng)\s+(\d{1,2})(?![\d/])")
_MONTH = re.compile(r"(?<!\d )tháng\s+(?P<number>\d{1,2})(?:(?:\s?[/-]\s?|,?\s+năm\s+)(?P<year>\d{4}))?(?![\d/])")
_QUARTER = re.compile(r"quý\s+(?P<number>iv|i{1,3}|[1-4])\b(?:(?:\s?/\s?|,?\s+năm\s+)(?P<year>\d{4}))?")
_HALF = re.compile(r"(?:6|sáu) tháng (?P<number>đầu|cuối) năm(?: (?P<year>\d{4}))?")
_NINE_MONTHS = re.compile(r"(?:9|chín) tháng(?: đầu)? năm(?: (?P<year>\d{4}))?")
_YEAR = re.compile(r"năm (?P<year>\d{4})|(?:trong|hết|cuối) năm\b(?! (?:sau|\d))")
_MONTH_OF_QUARTER = re.compile(r"tháng (?:thứ )?([1-3]|ba|hai|nhất|đầu|cuối)(?: cùng)?(?: của| trong)? (?:mỗi )?quý")
_COUNTED = re.compile(r"(?P<count>\d{1,3}) ngày(?P<working> làm việc)?,? (?:kể từ|tính từ|từ|sau)\b")
_AHEAD = re.compile(r"(?P<count>\d{1,3}) ngày(?P<working> làm việc)? trước (?:khi|ngày)\b")
_YEARLY, _QUARTERLY, _MONTHLY = (re.compile(rf"(?:h[ằà]ng|mỗi) {stretch}\b") for stretch in ("năm", "quý", "tháng"))
_FROM = re.compile(r"(?:từ|kể từ|tính từ)(?: ngày)? ?$")
_BEFORE = re.compile(r"trước(?: ngày)?(?: mồng| mùng)? ?$")
_BEFORE_ANYWHERE = re.compile(
    r"trước (?!\d{1,3} ?(?:giờ|h|ngày)\b)(?:ngày |tháng )?(?:mồng |mùng )?\d|trước quý (?:[iv]+|\d)\b"
)
_RANGE = re.compile(r" ?(?:đến(?: hết)?(?: ngày)?|-|–) ?")
_VAGUE = re.compile(r"(?:đầu|giữa|trung tuần|thượng tuần) (?:tháng|quý|năm)|(?:đầu|giữa) năm")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_COUNT = re.compile(r"(?:(\d{4}-\d{2}-\d{2})/)?(\d{1,3})([wd])")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_IN_QUARTER = {"1": 1, "đầu": 1, "nhất": 1, "2": 2, "hai": 2, "3": 3, "ba": 3, "cuối": 3}
_ALL_MONTHS = tuple(range(1, 13))


def read_rule(words: str, year: int | None = None) -> Rule | None:
    """The rule a phrase states; `year` is meant where it names none. None where a person has to say."""
    words = " ".join(nfc(words[:LONGEST]).split())
    text = words.casefold()
    days = _days(text)
    try:
        return (
            _ahead(words, text, year)
            or _on_day([found for found in days if found["year"]], words, text, None)
            or _repeating(words, text, days)
            or _on_day(days, words, text, year)
            or _counted(words, text, year)
            or _in_period(words, text, year)
        )
    except (ValueError, Refused):  # 31/4, tháng 13: the words name no day there is
        return None


def rule_of(code: str, words: str) -> Rule | None:
    """The rule behind a stored code (2026-05-25, month:2026-10, yearly:12-10, monthly:15, after:10w) and its words.

    A code holds the day as it is printed; whether that day is itself too late, the words say. Of a stretch written
    FROM/TO its end counts. None for a code that names no day, such as "daily".
    """
    before = bool(_BEFORE_ANYWHERE.search(words.casefold()))
    kind, _colon, value = code.partition(":")
    try:
        return _counted_from_code(kind, value, words) or _from_code(kind, value, {"words": words, "before": before})
    except (ValueError, Refused):
        return None


def _counted_from_code(kind: str, value: str, words: str) -> Rule | None:
    found = _COUNT.fullmatch(value)
    if kind not in ("after", "ahead") or not found:
        return None
    day, count, working = date.fromisoformat(found[1]) if found[1] else None, int(found[2]), found[3] == "w"
    if kind == "after":
        return AfterDays(words=words, count=count, working=working, start=day)
    return BeforeEvent(words=words, count=count, working=working, event=day)


def _from_code(kind: str, value: str, said: dict[str, Any]) -> Rule | None:
    value = value.rpartition("/")[2]
    match kind:
        case "month" | "quarter" | "year" | "period":
            if _ISO_DAY.fullmatch(value):
                return OnDay(**said, day=date.fromisoformat(value))
            return InPeriod(**said, period=Period.parse(value))
        case "yearly" | "quarterly":
            month, _dash, day = value.partition("-")
            first = int(month or (12 if kind == "yearly" else 3))
            months = (first,) if kind == "yearly" else tuple(range(first, 13, 3))
            return Repeating(**said, months=_within_a_year(months), day=_within_a_month(day))
        case "monthly":
            return Repeating(**said, months=_ALL_MONTHS, day=_within_a_month(value))
    return OnDay(**said, day=date.fromisoformat(kind)) if _ISO_DAY.fullmatch(kind) and not value else None


def _within_a_year(months: tuple[int, ...]) -> tuple[int, ...]:
    if not months or not 1 <= months[0] <= 12:
        raise ValueError(months)
    return months


def _within_a_month(day: str) -> int | None:
    if day and not 1 <= int(day) <= 31:
        raise ValueError(day)
    return int(day) if day else None


def _days(text: str) -> list[re.Match[str]]:
    """The days named, but those a stretch starts from; of "10/12 - 15/12" the later comes first."""
    found = [day for day in _DAY.finditer(text) if not _FROM.search(text, 0, day.start())]
    if len(found) > 1 and _RANGE.fullmatch(text, found[0].end(), found[1].start()):
        return found[1:]
    return found


def _is_before(text: str, found: re.Match[str]) -> bool:
    return bool(_BEFORE.search(text, 0, found.start()))


def _on_day(days: list[re.Match[str]], words: str, text: str, year: int | None) -> Rule | None:
    if not days or not (days[0]["year"] or year):
        return None
    found = days[0]
    day = date(int(found["year"] or year or 0), int(found["month"]), int(found["day"]))
    return OnDay(words=words, day=day, before=_is_before(text, found))


def _repeating(words: str, text: str, days: list[re.Match[str]]) -> Rule | None:
    if _YEARLY.search(text):
        return _yearly(words, text, days)
    if _QUARTERLY.search(text) or _MONTH_OF_QUARTER.search(text):
        return _quarterly(words, text)
    if _MONTHLY.search(text):
        day = _DAY_OF_MONTH.search(text)
        return _each(words, text, _ALL_MONTHS, day)
    return None


def _yearly(words: str, text: str, days: list[re.Match[str]]) -> Rule:
    if days:
        date(2000, int(days[0]["month"]), int(days[0]["day"]))
        months = (int(days[0]["month"]),)
        return Repeating(words=words, months=months, day=int(days[0]["day"]), before=_is_before(text, days[0]))
    month = _MONTH.search(text)
    return Repeating(
        words=words,
        months=_within_a_year((int(month["number"]) if month else 12,)),
        before=month is not None and _is_before(text, month),
    )


def _quarterly(words: str, text: str) -> Rule:
    named = _MONTH_OF_QUARTER.search(text)
    month = _IN_QUARTER[named[1]] if named else 3
    return _each(words, text, tuple(range(month, 13, 3)), _DAY_OF_MONTH.search(text))


def _each(words: str, text: str, months: tuple[int, ...], day: re.Match[str] | None) -> Rule:
    before = day is not None and _is_before(text, day)
    return Repeating(words=words, months=months, day=_within_a_month(day[1]) if day else None, before=before)


def _counted(words: str, text: str, year: int | None) -> Rule | None:
    found = _COUNTED.search(text)
    if not found:
        return None
    count, working = int(found["count"]), bool(found["working"])
    return AfterDays(words=words, count=count, working=working, start=_named(text, found.end(), year))


def _ahead(words: str, text: str, year: int | None) -> Rule | None:
    found = _AHEAD.search(text)
    if not found:
        return None
    count, working = int(found["count"]), bool(found["working"])
    return BeforeEvent(words=words, count=count, working=working, event=_named(text, found.end(), year))


def _named(text: str, start: int, year: int | None) -> date | None:
    """The day an event is on, if the words name it."""
    found = _DAY.search(text, start)
    if not found or not (found["year"] or year):
        return None
    return date(int(found["year"] or year or 0), int(found["month"]), int(found["day"]))


def _in_period(words: str, text: str, year: int | None) -> Rule | None:
    """The first stretch named that is not one to start from: "từ tháng 10/2025 đến hết tháng 3/2026" is March."""
    if _VAGUE.search(_HALF.sub("", _NINE_MONTHS.sub("", text))):
        return None
    for pattern, make in _STRETCHES:
        for found in pattern.finditer(text):
            if not _FROM.search(text, 0, found.start()) and (found["year"] or year):
                period = make(int(found["year"] or year or 0), found.groupdict().get("number", ""))
                return InPeriod(words=words, period=period, before=_is_before(text, found))
    return None


_STRETCHES = (
    (_HALF, lambda year, which: Period.half(year, 1 if which == "đầu" else 2)),
    (_NINE_MONTHS, lambda year, _which: Period.nine_months(year)),
    (_QUARTER, lambda year, number: Period.quarter(year, _QUARTERS.get(number) or int(number))),
    (_MONTH, lambda year, number: Period.month(year, int(number))),
    (_YEAR, lambda year, _which: Period.year(year)),
)
