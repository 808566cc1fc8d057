"""The stretches of a document: letterhead and title, body, closing (recipients and signature), and what is annexed."""

import re
from dataclasses import dataclass

from .source import Source
from .vocabulary import POSITION, TYPE_WORDS

_HEAD_AT_MOST = 6000
_CLOSING = re.compile(r"^[ \t|]*nơi nhận\b[ \t]*(?::|;|\.|$)", re.MULTILINE)
_SIGNATURE = re.compile(r"^[ \t|]*(?:(?:TM|KT|TL|TUQ|Q)\s?\.|(?:T/M|K/T|T/L)\.?\s)\s?[A-ZĐÂÊÔƠƯĂ]", re.MULTILINE)
_SHORT_LINE = re.compile(r"^[ \t|]*([^\W\d_][^\n|]{5,40}?)[ \t|]*$", re.MULTILINE)
_POST = re.compile(
    r"^[ \t|]*(?:(?:QUYỀN |PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|TRƯỞNG BAN|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CỤC TRƯỞNG|CHI CỤC TRƯỞNG"
    r"|HIỆU TRƯỞNG|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG|BỘ TRƯỞNG|THỦ TƯỚNG))\b[^\n|a-zà-ỹ]*$",
    re.MULTILINE,
)
_LONG_LINE = re.compile(r"[^\n|]{90}")
_SIGNATURE_AT_MOST = 600
_OPENS = re.compile(r"^[\s|]*(?:-\s*)?(?:căn cứ|thực hiện|điều 1|theo)\b", re.MULTILINE)  # who decides, over the bases
_ANNEX = re.compile(
    rf"^[ \t|]*(?:(?P<appendix>phụ lục|biểu(?: số| mẫu)?|mẫu số|danh mục|danh sách|đề cương)\b"
    rf"|(?P<body>{TYPE_WORDS})[ \t]*$)",
    re.MULTILINE,
)
_FOOTNOTE = re.compile(r"^[ \t]*\[\d{1,2}\]", re.MULTILINE)
# The subject of a letter stands under its number, in the same column as the issuer and above the motto of a copied page.
_SUBJECT = re.compile(r"^[ \t|]*số[ \t]*[:.]?[^\n]*\n[ \t|]*(?:v/v|về việc)\b[^\n]*(?:\n[^\n]+){0,4}\Z", re.MULTILINE)
_MOTTO = re.compile(
    r"cộng[\s|]+hòa[\s|]+xã[\s|]+hội|độc[ ]+lập[ ]*-[ ]*tự[ ]+do|đảng[\s|]+cộng[\s|]+sản[\s|]+việt[\s|]+nam"
)


@dataclass(slots=True)
class Zones:
    """Where the letterhead begins, and the stretches that follow it."""

    head: int
    body: int
    closing: int
    end: int  # where the closing ends when nothing is annexed: at footnotes or with the text
    annexes: list[tuple[int, int, bool]]  # start, end, is it a list or table rather than a text of its own

    def stretches(self) -> list[tuple[int, int, bool]]:
        """Body and annexes: what the outline is made of."""
        return [(self.body, self.closing, False), *self.annexes]


def find(source: Source, body: int) -> Zones:
    """The zones, once the header has said where the body begins."""
    closing = _closing(source, body)
    footnotes = _FOOTNOTE.search(source.low, closing)
    end = footnotes.start() if footnotes else len(source.low)
    annexes = _annexes(source, closing, end) if closing < end else []
    return Zones(head_start(source), body, closing, end, annexes)


def head_start(source: Source) -> int:
    """Where the letterhead begins: before the first motto, with the few short lines that stand over or beside it."""
    motto = _MOTTO.search(source.low, 0, _HEAD_AT_MOST)
    if not motto:
        return 0
    start = source.low.rfind("\n", 0, motto.start()) + 1
    for _ in range(8):
        before = source.plain.rfind("\n", 0, max(start - 1, 0)) + 1
        words = source.plain[before : max(start - 1, 0)].strip(" |-")
        if start == 0 or (words and not _is_letterhead(words) and not _SUBJECT.search(source.low, 0, start - 1)):
            break
        start = before
    return start


def _is_letterhead(words: str) -> bool:
    return words.isupper() or (
        len(words) < 60 and words.lower().startswith(("số", "nhân dân", "tỉnh", "mật", "độ mật", "v/v"))
    )


def _closing(source: Source, body: int) -> int:
    found = _CLOSING.search(source.low, body)
    if found:
        return found.start()
    signed = _SIGNATURE.search(source.plain, body)
    if signed:
        return signed.start()
    for line in _SHORT_LINE.finditer(source.plain, body):
        if (
            line[1].isupper()
            and POSITION.match(line[1].lower())
            and not _OPENS.search(source.low, line.end(), line.end() + 200)
        ):
            return line.start()
    return len(source.low)


def signature_above(source: Source, body: int, closing: int) -> int:
    """Where the signature begins when it stands above "Nơi nhận"; where that begins when nobody signs above it."""
    floor = max(body, closing - _SIGNATURE_AT_MOST)
    for shape in (_SIGNATURE, _POST):
        for found in shape.finditer(source.plain, floor, closing):
            if not _LONG_LINE.search(source.plain, found.start(), closing):
                return found.start()
    return closing


def _annexes(source: Source, closing: int, end: int) -> list[tuple[int, int, bool]]:
    """What follows the signature: plans and rules issued with the document, and appendices."""
    starts = [found for found in _ANNEX.finditer(source.low, closing, end) if _is_title_line(source, found)]
    edges = [*(found.start() for found in starts), end]
    return [(found.start(), edges[at + 1], bool(found["appendix"])) for at, found in enumerate(starts)]


def _is_title_line(source: Source, found: re.Match[str]) -> bool:
    stop = source.plain.find("\n", found.end())
    line = source.plain[found.start() : stop if stop >= 0 else None].strip(" |")
    short = len(line) < 40 and line[:1].isupper() and line.lower().startswith(("phụ lục", "biểu", "mẫu"))
    return line[:200].isupper() or short
