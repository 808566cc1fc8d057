"""What stands in a paper, said without a word of Word. Names come as offices write them; capitals, marks at the ends of
lines and everything else that the rules of form decide are the writer's part.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Literal

# The sizes of paper an office prints on; wide tables go on A3, lying.
Size = Literal["A4", "A3"]


class Form(Enum):
    """Whose rules of form the paper follows. The Front and the unions follow guides near to the state's."""

    STATE = "state"
    PARTY = "party"


@dataclass(frozen=True)
class Letterhead:
    """The head of the first page: who issues it (`above`: the body over the issuer), under which number, where and when.

    `symbol` is what follows the blank of the number that the clerk fills in after signing: "/KH-UBND", or "-KH/TU" in
    the Party's form. An issued paper has its whole `number` ("21/KH-UBND") and `day`; until then the day stays blank in
    its `year`. A line break in a name is kept as one; other long names are broken where the lines come out even.
    """

    form: Form
    issuer: str
    above: str = ""
    symbol: str = ""
    place: str = ""
    year: int | None = None
    number: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Signature:
    """Who signs, by which right: the right ("TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC"; empty for a head in their own name),
    the post, a second line of it ("KT. CHỦ TỊCH" over "PHÓ CHỦ TỊCH"), and the name. `papers.signing` puts them together.
    """

    authority: str = ""
    post: str = ""
    second: str = ""
    name: str = ""


@dataclass(frozen=True)
class Text:
    """A paragraph of the body. Line breaks in it begin new paragraphs."""

    text: str
    bold: bool = False
    italic: bool = False
    indent: bool = True


@dataclass(frozen=True)
class Heading:
    """The title of a section with its number as printed: level 1 "I. MỤC ĐÍCH, YÊU CẦU", level 2 "1. …", level 3 "a) …"."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Table:
    """A table of plain text. `widths` are shares of the page's width (any unit; equal when empty); the columns in
    `numeric` stand right, those in `centred` in the middle; the head repeats on every page.
    """

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()
    numeric: Sequence[int] = ()
    centred: Sequence[int] = ()
    repeat_head: bool = True


@dataclass(frozen=True)
class Picture:
    """A JPEG of `wide` by `high` points, drawn anew in this house, and what it `says` to who cannot see it."""

    content: bytes
    wide: int
    high: int
    says: str


@dataclass(frozen=True)
class Pictures:
    """Pictures beside each other, at most `high` mm high."""

    pictures: Sequence[Picture]
    high: float = 55


Block = Text | Heading | Table | Pictures


@dataclass(frozen=True)
class Annex:
    """An annex on pages of its own, numbered in Roman by its place when there are several; `note` as printed:
    "(Kèm theo Công văn số       /SNV-XDCQ ngày    tháng    năm 2026 của Sở Nội vụ)". A table
    of many columns lies on `page` "A3".
    """

    title: str
    note: str = ""
    blocks: Sequence[Block] = ()
    landscape: bool = False
    page: Size = "A4"


@dataclass(frozen=True)
class Paper:
    """A whole paper. A công văn has no `type_name`: its subject stands under the number as "V/v …". `to` is whom "Kính
    gửi" names, `bases` the căn cứ in order, `recipients` the lines of "Nơi nhận" without dash and end mark, "Lưu: …" last.
    """

    letterhead: Letterhead
    subject: str
    type_name: str = ""
    to: Sequence[str] = ()
    bases: Sequence[str] = ()
    blocks: Sequence[Block] = ()
    signature: Signature = field(default_factory=Signature)
    recipients: Sequence[str] = ()
    annexes: Sequence[Annex] = ()
