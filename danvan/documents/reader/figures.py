"""Numbers with their comparator and unit: "ít nhất 85%", "từ 95 điểm trở lên", "dưới 4/100.000"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d{1,3})?|\d{1,9}(?:[.,]\d{1,3})?"
_AT_LEAST = r"ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|từ|thấp nhất"
_MORE = r"trên|hơn|vượt|lớn hơn|cao hơn"
_AT_MOST = r"không quá|không vượt quá|tối đa|nhiều nhất|không cao hơn|không lớn hơn|cao nhất|còn không quá"
_LESS = r"dưới|ít hơn|nhỏ hơn|thấp hơn"
_ABOUT = r"khoảng|xấp xỉ|gần|bình quân khoảng"
_COMPARATORS = ((">=", _AT_LEAST), ("<=", _AT_MOST), (">", _MORE), ("<", _LESS), ("~", _ABOUT))
_FILLER = (
    r"(?:được|có|là|đạt|cả|mức|tỷ lệ|tổ chức|thực hiện|xây dựng|khoảng|phải|bằng|số|mỗi năm|hằng năm|vào năm \d{4}"
    r"|đến năm \d{4})"
)
_BEFORE = re.compile(rf"\b(?P<word>{_AT_LEAST}|{_AT_MOST}|{_MORE}|{_LESS}|{_ABOUT})(?:\s+{_FILLER}){{0,4}}\s+$")
_AFTER = re.compile(r"\s*(?:[^\d\s.,;:()]{1,12}\s+){0,6}?trở lên\b")
_AFTER_DOWN = re.compile(r"\s*(?:[^\d\s.,;:()]{1,12}\s+){0,3}?trở xuống\b")
_QUOTED = re.compile(r"\s*“[^”]{0,60}”")

_WORD = r"[^\W\d_][^\s\d.,;:()“”]{0,14}"
_TAIL = r"(?:\.\d{3})*(?:[.,]\d{1,3})?"
_NUMERIC = re.compile(
    rf"[0-9](?<![\w/.,+-][0-9])[0-9]{{0,8}}{_TAIL}(?:\s?(?P<percent>%|phần trăm)(?:\s*(?:-|đến)\s*(?:{_NUMBER})\s?%)?"
    rf"|\s?-\s?(?P<upto>{_NUMBER})\s?%|(?P<per>/1[\d.]{{2,9}})(?!\d)"
    rf"|(?P<counts>\s?-\s?\d{{1,5}}|/\d{{2,3}})?\s+(?P<unit>{_WORD}(?:[ ,]{{1,2}}{_WORD}){{0,3}}))"
)
_WORDED = re.compile(
    r"(?:ít nhất|tối thiểu)\s+(?:được\s+|có\s+)?(?P<number>một|hai|ba|bốn|năm|sáu|bảy|tám|chín"
    r"|mười)(?! trong)\s+(?P<unit>[^\W\d_]+(?:\s[^\W\d_]+)?)"
)
_LEADING = re.compile(rf"{_NUMBER}")


# Units of two words; any other unit is its first word, with what it is counted per ("mẫu/năm").
_UNIT = re.compile(
    r"tin, bài|(?:triệu|tỷ|nghìn|ngàn) (?:đồng|tấn|người|lượt|m2|ha)(?:/\w+){0,2}|lao động|hoạt động|suất quà"
    r"|mô hình|điển hình|đơn vị|cơ quan|hội nghị"
    r"|tổ chức|hộ gia đình|công trình|phần việc|việc làm"
    r"|lượt người|chi bộ|cơ sở|doanh nghiệp|địa phương"
    r"|văn bản|ý kiến|người dân|sản phẩm|dịch vụ|thủ tục|hồ sơ|tiêu chí|câu lạc bộ|công dân|đoàn viên|hội viên"
    r"|cán bộ|chuyên đề|ca sinh|đảng viên"
)


class Figure(NamedTuple):
    """One number as a sentence gives it."""

    start: int
    end: int
    value: float
    comparator: str
    unit: str
    compared: bool  # does a word of comparison stand with it
    ranged: bool
    worded: bool


def figures(flat: str, start: int, end: int) -> Iterator[Figure]:
    """All figures of the stretch that have a unit, in order."""
    found = [_numeric(flat, start, end, shown) for shown in _NUMERIC.finditer(flat, start, end)]
    found += [_worded(shown) for shown in _WORDED.finditer(flat, start, end)]
    yield from sorted(found)


def _numeric(flat: str, start: int, end: int, found: re.Match[str]) -> Figure:
    number = _LEADING.match(found[0])
    comparator = _comparator(flat, start, found, end)
    ranged = (
        bool(found["upto"]) or "-" in (found["counts"] or "") or (bool(found["percent"]) and found[0].count("%") > 1)
    )
    return Figure(
        start=found.start(),
        end=found.start("unit") + len(_whole_unit(found["unit"])) if found["unit"] else found.end(),
        value=_number(number[0] if number else "0"),
        comparator=comparator or "=",
        unit=_unit(found),
        compared=bool(comparator),
        ranged=ranged,
        worded=False,
    )


def _worded(found: re.Match[str]) -> Figure:
    return Figure(
        found.start(), found.end(), float(_WORDS[found["number"]]), ">=", _whole_unit(found["unit"]), True, False, True
    )


def _comparator(flat: str, start: int, found: re.Match[str], end: int) -> str:
    after = found.start("unit") if found["unit"] else found.end()
    if _AFTER.match(flat, after, min(end, after + 90)) or _AFTER.match(_unquoted(flat, after, end)):
        return ">="
    if _AFTER_DOWN.match(flat, after, min(end, after + 60)):
        return "<="
    before = _BEFORE.search(flat, max(start, found.start() - 60), found.start())
    if not before:
        return ""
    return next(sign for sign, words in _COMPARATORS if re.fullmatch(words, before["word"]))


def _unquoted(flat: str, start: int, end: int) -> str:
    return re.sub(r"“[^”]{0,60}”\s?", "", flat[start : min(end, start + 120)])


def _unit(found: re.Match[str]) -> str:
    if found["percent"] or found["upto"]:
        return "%"
    return found["per"] or _whole_unit(found["unit"])


def _whole_unit(words: str) -> str:
    known = _UNIT.match(words)
    return known[0] if known else words.split(" ")[0].rstrip(",")


def _number(words: str) -> float:
    """ "1.000" is a thousand, "1,7" is one and seven tenths; "2.5" can only be two and a half."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,3})?", words):
        words = words.replace(".", "")
    return float(words.replace(",", "."))
