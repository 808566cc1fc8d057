"""Marks of secrecy: MẬT, TỐI MẬT, TUYỆT MẬT as a stamp in the header of a document or an annex, in a margin, in a text
box or in the file's name. The same word inside a sentence ("bảo mật", "bí mật", "mật độ") is no stamp.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused

# A letterhead, a stamp and a title take no more lines, in the most broken layout.
HEADER_LINES, PAGE_TOP_LINES, ANNEX_LINES = 45, 6, 8
LONGEST_STAMP = 60

LEVEL = r"(TUYỆT\s*MẬT|TỐI\s*MẬT|MẬT)"
# Alone in its line or cell, in capitals as stamps are, perhaps letter by letter, framed or starred.
STAMP = re.compile(rf"(?:ĐỘ\s*MẬT|DẤU|TÀI\s*LIỆU|VĂN\s*BẢN|HỒ\s*SƠ)?\s*:?\s*{LEVEL}")
# "Độ mật: Mật" as forms write it, with small letters.
FIELD = re.compile(r"\b(?:độ|mức độ|dấu chỉ độ|dấu độ)\s+mật\s*:\s*(tuyệt\s*mật|tối\s*mật|mật)\b", re.I)
FRAME = " \t*_[](){}|-–—=~.:•\"'“”"
# A heading broken in the middle of a word: "…BẢO VỆ BÍ" / "MẬT".
BROKEN = re.compile(r"(?:BẢO|BÍ|CƠ|NỘI)$")
LETTER_BY_LETTER = re.compile(r"(?:\w\s+){2,10}\w")
ANNEX = re.compile(r"(?:PHỤ LỤC|BIỂU|MẪU|DANH MỤC)\b")
NAMED = re.compile(
    r"(?:^|[^0-9a-zà-ỹđ])(tuyệt[\W_]*mật|tối[\W_]*mật|tuyet[\W_]+mat|toi[\W_]+mat"
    r"|(?<!bảo[ _-])(?<!bí[ _-])(?<!cơ[ _-])mật(?![ _-]*(?:độ|ong|khẩu|mã|vụ|thám|thiết))|[(\[]mat[)\]])(?:$|[^0-9a-zà-ỹđ])"
)


@dataclass(frozen=True)
class Stamp:
    """A mark of secrecy: its level as printed, and where it stands."""

    level: str
    place: str


PLACES = {
    "header": _("phần đầu văn bản"),
    "annex": _("phần đầu phụ lục"),
    "page": _("đầu trang"),
    "margin": _("đầu hoặc chân trang"),
    "box": _("khung chữ"),
    "name": _("tên tệp"),
}


def refuse_secret(
    text: str,
    *,
    margins: Iterable[str] = (),
    boxes: Iterable[str] = (),
    page_starts: Iterable[int] = (),
    name: str = "",
) -> None:
    """Refuses what bears a mark of secrecy, and says where it was seen."""
    stamp = find(text, margins=margins, boxes=boxes, page_starts=page_starts, name=name)
    if stamp:
        raise Refused(
            _(
                "Có dấu chỉ độ mật “%(level)s” ở %(place)s. Hệ thống không nhận tài liệu bí mật nhà nước: đề nghị gửi "
                "và lưu theo chế độ bảo vệ bí mật nhà nước."
            )
            % {"level": stamp.level, "place": PLACES[stamp.place]}
        )


def find(
    text: str,
    *,
    margins: Iterable[str] = (),
    boxes: Iterable[str] = (),
    page_starts: Iterable[int] = (),
    name: str = "",
) -> Stamp | None:
    """The first mark of secrecy of a document, in time linear in its length."""
    text = unicodedata.normalize("NFC", text)
    return next(_stamps(text, margins, boxes, page_starts, name), None)


def _stamps(
    text: str, margins: Iterable[str], boxes: Iterable[str], page_starts: Iterable[int], name: str
) -> Iterator[Stamp]:
    if named := NAMED.search(unicodedata.normalize("NFC", name).lower()):
        yield Stamp(_printed(named[1]), "name")
    lines = text.split("\n")
    yield from _in_lines("header", lines[:HEADER_LINES])
    seen = 0
    for at, line in enumerate(lines):
        if ANNEX.match(line.lstrip()):
            yield from _in_lines("annex", lines[max(seen, at - ANNEX_LINES) : at + ANNEX_LINES])
            seen = at + ANNEX_LINES
    for start in page_starts:
        yield from _in_lines("page", text[start : start + 600].split("\n")[:PAGE_TOP_LINES])
    for place, held in (("margin", margins), ("box", boxes)):
        for each in held:
            yield from _in_lines(place, unicodedata.normalize("NFC", each).split("\n"))


def _in_lines(place: str, lines: list[str]) -> Iterator[Stamp]:
    before = ""
    for line in lines:
        for cell in re.split(r"[|\t]|\s{3,}", line):
            if len(cell) <= LONGEST_STAMP and (level := _level(cell, before)):
                yield Stamp(_printed(level), place)
        before = line.strip(FRAME) or before
    if field := FIELD.search("\n".join(line[:200] for line in lines)):
        yield Stamp(_printed(field[1]), place)


def _printed(words: str) -> str:
    """The level as stamps print it, however it was written."""
    first = words.upper()[:2]
    return {"TU": "TUYỆT MẬT", "TỐ": "TỐI MẬT", "TO": "TỐI MẬT"}.get(first, "MẬT")


def _level(cell: str, before: str) -> str:
    bare = cell.strip(FRAME)
    if LETTER_BY_LETTER.fullmatch(bare):
        bare = "".join(bare.split())
    stamp = STAMP.fullmatch(bare)
    return stamp[1] if stamp and not BROKEN.search(before) else ""
