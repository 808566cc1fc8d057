"""What stands round a document on a web page: the site's table of its details, or a news item that tells of it."""

import re

from . import dates, doubts
from .reading import Found
from .source import Source
from .symbols import SYMBOL, symbol_at
from .vocabulary import BODY_HEADS, DOC_TYPES, TYPE_WORDS

_REACH = 3000
_LABELS = {
    "symbol": r"số hiệu|số ký hiệu|số/ký hiệu|số, ký hiệu",
    "date": r"ngày ban hành|ngày ký",
    "doc_type": r"loại văn bản|loại vb",
    "issuer": r"cơ quan ban hành|nơi ban hành|cơ quan bh",
    "signer": r"người ký",
}
_ANY = "|".join(
    [*_LABELS.values(), "ngày hiệu lực", "ngày có hiệu lực", "lĩnh vực", "tình trạng", "ngày công báo", "số công báo"]
)
_DETAIL = {
    name: re.compile(
        rf"(?:^|[|\n]|\s)(?:{words})[ \t]*[:|]\s*(?P<value>[^|\n]{{1,80}}?)(?=[ \t]*(?:[|\n]|$|(?:{_ANY})[ \t]*[:|]))"
    )
    for name, words in _LABELS.items()
}
_UNKNOWN = re.compile(r"đang cập|không|n/a|\W*$")

_ISSUED = re.compile(
    rf"(?P<issuer>{BODY_HEADS}[^.,;:“”\n]{{2,70}}?)\s+(?:đã |vừa |vừa mới )?(?:ban hành|có"
    rf"|xây dựng)\s+(?P<type>{TYPE_WORDS})\s+số:?\s+(?=\d)"
)
_ON_DAY = re.compile(r"ngày\s+\d{1,2}(?:[/.-]\d{1,2}[/.-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}")


def page_details(source: Source) -> dict[str, Found]:
    """The details a law site prints above the document."""
    found: dict[str, Found] = {}
    if not _DETAIL["symbol"].search(source.low, 0, _REACH) and not _DETAIL["doc_type"].search(source.low, 0, _REACH):
        return found
    for name, shape in _DETAIL.items():
        match = shape.search(source.low, 0, _REACH)
        if match and not _UNKNOWN.match(match["value"]):
            start, end = match.span("value")
            found[name] = Found(source.words(start, end), source.original(start, end), doubts.FROM_PAGE_DETAILS)
    return _as_forms(found)


def _as_forms(found: dict[str, Found]) -> dict[str, Found]:
    if day := found.get("date"):
        shown = dates.FULL.match(day.value)
        found["date"] = Found(dates.of(shown) if shown else "", day.span, day.doubt)
    if kind := found.get("doc_type"):
        known = DOC_TYPES.get(kind.value.lower())
        if known:
            found["doc_type"] = Found(known, kind.span, kind.doubt)
        else:
            del found["doc_type"]
    return found


def news(source: Source) -> dict[str, Found]:
    """A news item: "Ngày 06/9, Ban … ban hành Kế hoạch số …"; its headline stands for the title."""
    issued = _ISSUED.search(source.low)
    shown = SYMBOL.match(source.plain, issued.end()) if issued else None
    symbol = symbol_at(shown) if shown else None
    if not issued or not symbol:
        return {}
    found = {
        "doc_type": _found(source, issued, "type", f"Tin bài về {DOC_TYPES[issued['type']]}", doubts.NEWS_ABOUT),
        "symbol": Found(symbol.text, source.original(symbol.start, symbol.end), doubts.NUMBER_FROM_NEWS),
        "issuer": _found(source, issued, "issuer", source.words(*issued.span("issuer")), doubts.NEWS_ABOUT),
    }
    if day := _day_of_issue(source, issued.start(), symbol.end):
        found["date"] = day
    if headline := _headline(source):
        found["title"] = headline
    return found


def _found(source: Source, match: re.Match[str], group: str, value: str, doubt: str) -> Found:
    return Found(value, source.original(*match.span(group)), doubt)


def _day_of_issue(source: Source, start: int, end: int) -> Found | None:
    """The day before the issuer in the same sentence, or after the symbol."""
    before = list(_ON_DAY.finditer(source.low, max(start - 60, 0), start))
    after = _ON_DAY.search(source.low, end, end + 40)
    match = before[-1] if before else after
    shown = dates.FULL.match(match[0]) if match else None
    if not match or not shown:
        return None
    return Found(dates.of(shown), source.original(*match.span()), doubts.NEWS_ABOUT)


def _headline(source: Source) -> Found | None:
    at = 0
    for words in source.plain[:_REACH].split("\n"):
        if len(words.split()) >= 6:
            return Found(" ".join(words.split()), source.original(at, at + len(words)), doubts.NEWS_ABOUT)
        at += len(words) + 1
    return None
