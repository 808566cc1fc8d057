"""The top of a document: mottoes, number, place and date, kind, secrecy stamp; what is left over names the issuer."""

import re
from dataclasses import dataclass, field

from . import dates, doubts
from .reading import Found
from .source import Source
from .symbols import SYMBOL, Symbol, symbol_at
from .vocabulary import DOC_TYPES

_REACH = 6000
_GAP = r"[\s|]+"
_NATION = _GAP.join(["cộng", "hòa", "xã", "hội", "chủ", "nghĩa", "việt", "nam"])
_PARTY = _GAP.join(["đảng", "cộng", "sản", "việt", "nam"])
_YOUTH = _GAP.join(["đoàn", "tncs", "hồ", "chí", "minh"])
_MOTTOES = re.compile(rf"{_NATION}|độc\s+lập\s*-\s*tự\s+do\s*-\s*hạnh\s+phúc|{_PARTY}|{_YOUTH}")
_NUMBER = re.compile(r"(?<!\w)số[ \t]*[:.]?[ \t]*(?=[\d/.…-]|$)", re.MULTILINE)
_BLANK_SYMBOL = re.compile(r"[ \t.…]*(?P<symbol>[-/]\s?[A-ZĐ]{2}[A-Za-zĐđ&/-]{0,40})")
_DAY = re.compile(
    r",[\s|]*ngày(?:[\s|]+(?P<day>\d{1,2})|[\s.…|]*)[\s|]*tháng(?:[\s|]+(?P<month>\d{1,2})|[\s.…|]*)"
    r"[\s|]*năm[\s|]*(?P<year>(?:19|20)\d\d)?|,[\s|]*ngày\s+(?P<whole>\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d)"
)
_COLUMN = re.compile(r".*(?: {3,}|\t|\|)", re.DOTALL)
_SECRECY = re.compile(r"^[ \t|]*(?:(?i:độ mật)[ \t]*:[ \t]*)?(TUYỆT MẬT|TỐI MẬT|MẬT)[ \t|]*(?:$| {3}|\|)", re.MULTILINE)
_TYPES = "|".join(name.replace(" ", "[ ]+") for name in DOC_TYPES)
_TYPE_LINE = re.compile(rf"^[ \t|]*(?P<type>{_TYPES})\b(?P<rest>[^\n|]*)", re.MULTILINE)
_TYPE_INSIDE = re.compile(rf"(?<=\s)(?P<type>{_TYPES})(?=\s)")
_BODY = re.compile(r"^[ \t|-]*(?:kính gửi|căn cứ|điều 1\b|i\s?[-./)]\s|phần thứ nhất|chương i\b)", re.MULTILINE)


@dataclass(slots=True)
class Letterhead:
    """What stands above the title, and the places in it already spoken for."""

    start: int
    end: int
    number: Symbol | None = None
    number_at: int = -1  # where "Số" stands, also before a blank
    blank_symbol: str = ""  # "/KH-UBND" after a blank
    blank_year: str = ""  # of a date whose day and month are blank
    place: Found | None = None
    date: Found | None = None
    date_at: int = -1
    secrecy: Found | None = None
    type_name: str = ""
    type_span: tuple[int, int] = (-1, -1)
    party: bool = False
    youth: bool = False  # the Youth Union's heading, which its committees leave out of their own names
    taken: list[tuple[int, int]] = field(default_factory=list)


def read(source: Source, start: int) -> Letterhead:
    """The letterhead that begins there; it ends at the kind of document, or where the text begins."""
    body = _BODY.search(source.low, start, start + _REACH)
    top = Letterhead(start, body.start() if body else min(start + _REACH, len(source.low)))
    _type_line(top, source)
    for motto in _MOTTOES.finditer(source.low, top.start, top.end):
        top.taken.append(motto.span())
        top.party = top.party or motto[0].startswith("đảng")
        top.youth = top.youth or motto[0].startswith("đoàn")
    _number(top, source)
    _place_and_date(top, source)
    if not top.type_name:
        _type_inside(top, source)
    _secrecy(top, source)
    return top


def below(source: Source, start: int, end: int) -> Letterhead:
    """The place and day on a line of their own at the end of a paper."""
    foot = Letterhead(start, end)
    _place_and_date(foot, source)
    return foot


def _type_line(top: Letterhead, source: Source) -> None:
    """The kind in capitals at the head of its line, or alone on it."""
    for found in _TYPE_LINE.finditer(source.low, top.start, top.end):
        rest = source.plain[found.start("rest") : found.end("rest")].strip()
        capitals = source.plain[found.start("type") : found.end("type")].isupper()
        if not rest.startswith(":") and (capitals or not rest):
            _set_type(top, found)
            return


def _type_inside(top: Letterhead, source: Source) -> None:
    """The whole letterhead on one line: the kind in capitals, after number and date."""
    after = max(top.date_at, top.number_at)
    for found in _TYPE_INSIDE.finditer(source.low, after, top.end) if after >= 0 else ():
        if source.plain[found.start() : found.end()].isupper() and "\n" not in source.plain[after : found.start()]:
            _set_type(top, found)
            return


def _set_type(top: Letterhead, found: re.Match[str]) -> None:
    top.type_name = DOC_TYPES[" ".join(found["type"].split())]
    top.type_span = found.span("type")
    top.end = found.start("type")


def _number(top: Letterhead, source: Source) -> None:
    for label in _NUMBER.finditer(source.low, top.start, top.end):
        found = SYMBOL.match(source.plain, label.end())
        symbol = symbol_at(found) if found else None
        blank = None if symbol else _BLANK_SYMBOL.match(source.plain, label.end())
        if not (symbol or blank) or not _stands_free(source, label.start()):
            continue
        top.blank_symbol = blank["symbol"].replace(" ", "") if blank else ""
        line_end = source.plain.find("\n", label.end())
        top.number, top.number_at = symbol, label.start()
        top.taken.append((label.start(), symbol.end if symbol else line_end if line_end >= 0 else top.end))
        return


def _stands_free(source: Source, at: int) -> bool:
    """At the start of a line or column; or after a motto, where one line holds the whole letterhead."""
    before = source.low[max(at - 200, 0) : at].rpartition("\n")[2]
    return not before.strip(" |\t") or before.endswith(("   ", "\t", "| ", "|")) or bool(_MOTTOES.search(before))


def _place_and_date(top: Letterhead, source: Source) -> None:
    for found in _DAY.finditer(source.low, top.start, top.end):
        start = _place_start(top, source, found.start())
        place = source.words(start, found.start())
        if not place[:1].isupper() or re.search(r"[\d/:;]", place) or len(place) > 45:
            continue
        top.place = Found(place, source.original(start, found.start()))
        top.date_at = start
        top.taken.append((start, found.end()))
        top.date = _day(source, found)
        top.blank_year = "" if found["day"] or found["whole"] else found["year"] or ""
        return


def _place_start(top: Letterhead, source: Source, end: int) -> int:
    """Back to the start of the line or column; over the line's break where it parts a name ("Hồ" / "Chí Minh")."""
    start = source.plain.rfind("\n", top.start, end) + 1 or top.start
    column = _COLUMN.match(source.plain, start, end)
    if column:
        start = column.end()
    elif start > top.start and end - start < 25:
        above = source.plain.rfind("\n", 0, start - 1) + 1
        words = source.plain[above : start - 1].strip()
        if words and words[0].isalpha() and not words.isupper() and not re.search(r"[\d:|/]| {3}", words):
            start = above
    taken = [stop for _, stop in top.taken if start < stop <= end]
    start = max([start, *taken])
    while start < end and not source.plain[start].isalpha():
        start += 1
    return start


def _day(source: Source, found: re.Match[str]) -> Found | None:
    if found["whole"]:
        whole = dates.FULL.match(found["whole"])
        day = dates.of(whole) if whole else ""
    elif found["day"] and found["month"] and found["year"]:
        day = dates.iso(int(found["year"]), int(found["month"]), int(found["day"]))
    else:
        return None
    return Found(day, source.original(found.start() + 1, found.end()), "" if day else doubts.IMPOSSIBLE_DATE)


def _secrecy(top: Letterhead, source: Source) -> None:
    if found := _SECRECY.search(source.plain, top.start, top.end):
        top.secrecy = Found(found[1], source.original(*found.span(1)))
        top.taken.append(found.span(1))
