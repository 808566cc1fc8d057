"""Who issued the document: the bodies of the letterhead, each by its full name, and the body they belong to."""

import re
from typing import NamedTuple

from danvan.core.text import fold

from .letterhead import Letterhead
from .reading import Found
from .source import Source
from .vocabulary import ABBREVIATIONS, BODY_HEADS, DEPENDENT, PROPER, PROPER_NAMES, TERRITORY, TYPE_OF_CODE

_PIECE = re.compile(r"[^\n|\t]+?(?= {3}|[\n|\t]|$)")
_HEAD = re.compile(rf"{BODY_HEADS}\b")
_HANGING = re.compile(r"(?:\b(?:và|của|các|về|với)|[,&-])$")
_BARE = re.compile(
    r"(?:ban chấp hành|ban thường vụ|ban thường trực|bch|btv|btt|ủy ban|ban chỉ đạo|văn phòng|đoàn|hội)$"
)
_NOISE = re.compile(
    r"(?:hỏa tốc|thượng khẩn|khẩn|dự thảo|mật|tuyệt mật|tối mật|v/v.*|về việc.*|số.*|sao y.*|công báo.*)$"
)
_WIDE = re.compile(r"(?:ban chấp hành )?(?:đảng bộ .+|trung ương)")
_LONGEST = 150
_MOST_LINES = 12
_PLACES = 30
_LEVEL = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)$")
_ALREADY_PLACED = re.compile(
    r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|đảng ủy|huyện ủy|thành ủy|tỉnh ủy|quận ủy|thị ủy|đảng bộ|chi bộ)\b"
)


class Piece(NamedTuple):
    """One line of a column of the letterhead."""

    start: int
    end: int
    words: str


def read(source: Source, top: Letterhead) -> tuple[tuple[Found, ...], Found | None]:
    """The issuers, and the body above them where the letterhead shows one."""
    names = [name for name in _names(_pieces(source, top)) if _HEAD.match(_modern(name[0].words))]
    if not names:
        return (), None
    place = top.place.value if top.place else ""
    if len(names) > 1 and _is_joint(names, top):
        return tuple(_found(source, name, _shared(name, names), place) for name in names), None
    above = names[:-1]
    parent = above[-1] if above else None
    tail = "Đoàn TNCS Hồ Chí Minh" if top.youth and not parent else _tail(names[-1], parent)
    issuer = _found(source, names[-1], tail, place)
    return (issuer,), _found(source, parent, "", place) if parent else None


def _pieces(source: Source, top: Letterhead) -> list[Piece]:
    end = top.number_at if top.number_at >= 0 else top.end
    text = list(source.plain[top.start : end])
    for start, stop in top.taken:
        for at in range(max(start - top.start, 0), min(stop - top.start, len(text))):
            text[at] = "\n"
    pieces = []
    for found in _PIECE.finditer("".join(text)):
        words = " ".join(found[0].split())
        if words and _names_a_body(words):
            pieces.append(Piece(top.start + found.start(), top.start + found.end(), words.strip(" .,:;-")))
        if len(pieces) == _MOST_LINES:
            break
    return pieces


def _names_a_body(words: str) -> bool:
    low = words.lower().strip(" .,:;-*")
    letters = sum(c.isalpha() for c in words)
    return (
        letters > 1
        and len(words) <= _LONGEST
        and not _NOISE.match(low)
        and (words.isupper() or (bool(_HEAD.match(low)) and len(words) < 70))
    )


def _names(pieces: list[Piece]) -> list[list[Piece]]:
    """Lines put together to names: a line that begins like a body begins a name, unless the one before still hangs."""
    names: list[list[Piece]] = []
    for piece in pieces:
        low = _modern(piece.words)
        before = _modern(names[-1][-1].words) if names else ""
        whole = " ".join(_modern(part.words) for part in names[-1]) if names else ""
        hangs = bool(names) and (_HANGING.search(before) or _bare_before(whole, low, len(names)))
        if names and (
            hangs or not _HEAD.match(low) or low.startswith(("tổ quốc", "tổ công đoàn")) or whole == "thủ tướng"
        ):
            names[-1].append(piece)
        else:
            names.append([piece])
    return names


def _bare_before(whole: str, low: str, count: int) -> bool:
    """ "BAN CHẤP HÀNH" over "ĐẢNG BỘ TỈNH …" is one name; under another body it is a name of its own."""
    return (
        count == 1
        and bool(_BARE.fullmatch(whole))
        and low.startswith(("đảng bộ", "đoàn", "hội", "trung ương", "mặt trận", "liên"))
    )


def _modern(words: str) -> str:
    return Source(words).low


def _is_joint(names: list[list[Piece]], top: Letterhead) -> bool:
    """The symbol names the first body too: 01/QCPH/UBND-UBMTTQ, 12/KHPH-SNV-BDV."""
    if not top.number or any(_BARE.fullmatch(_modern(" ".join(piece.words for piece in name))) for name in names):
        return False
    codes = [code.lower() for code in re.split(r"[-/]", top.number.text)[1:] if code.lower() not in TYPE_OF_CODE]
    return len(codes) > 1 and all(any(_initials(name).startswith(fold(code)) for code in codes) for name in names)


def _initials(name: list[Piece]) -> str:
    words = fold(full(" ".join(piece.words for piece in name))).split()
    return "".join(word[0] for word in words if word != "va")


def _shared(name: list[Piece], names: list[list[Piece]]) -> str:
    """The territory that only the last of several names bears."""
    last = " ".join(piece.words for piece in names[-1])
    if name is names[-1] or TERRITORY.search(_modern(" ".join(piece.words for piece in name))):
        return ""
    found = re.search(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\s.+$", _modern(last))
    return last[found.start() :] if found else ""


def _tail(name: list[Piece], parent: list[Piece] | None) -> str:
    """What a body that belongs to another is named after: SỞ NỘI VỤ *tỉnh …*, BAN DÂN VẬN *Tỉnh ủy*."""
    low = _modern(" ".join(piece.words for piece in name))
    if not parent or not DEPENDENT.match(low) or TERRITORY.search(low) or _ALREADY_PLACED.match(low):
        return ""
    above = " ".join(piece.words for piece in parent)
    low_above = _modern(above)
    if low_above.startswith("ban chấp hành trung ương"):
        return "Trung ương"
    territory = TERRITORY.search(low_above)
    if (
        re.match(r"(?:ủy ban nhân dân|ubnd)", low_above)
        and territory
        and not re.match(r"(?:văn phòng|ban chỉ đạo|bcđ)", low)
    ):
        return above[territory.start() :]
    return "" if re.match(r"bộ\b|thủ tướng|chính phủ", low_above) else above


def _found(source: Source, name: list[Piece], tail: str, place: str) -> Found:
    printed = full(" ".join(piece.words for piece in name))
    parts = [_naturally(source, part, place) for part in (printed, tail) if part]
    return Found(" ".join(parts), source.original(name[0].start, name[-1].end))


def full(name: str) -> str:
    """The name with the office's abbreviations written out."""
    for short, whole in ABBREVIATIONS:
        name = re.sub(rf"(?<!\w){short}(?!\w)\.?", whole.upper() if name.isupper() else whole, name)
    return name


def _naturally(source: Source, name: str, place: str) -> str:
    """A name in capitals as a sentence writes it, where the document shows how; else as printed."""
    if not name.isupper():
        return name
    if shown := _shown(source, name):
        return shown
    if not place or not _modern(name).endswith(_modern(place)):
        return name
    head = name[: -len(place)].strip()
    level = _LEVEL.search(_modern(head))
    if level:
        head = head[: level.start()].strip()
    return " ".join(filter(None, [_said(source, head), level[0] if level else "", place]))


def _said(source: Source, head: str) -> str:
    shown = _shown(source, head)
    return shown or PROPER.sub(lambda found: PROPER_NAMES[found[0].lower()], head.capitalize())


def _shown(source: Source, name: str) -> str:
    """The name as a sentence writes it: at one of the first places where the document names it."""
    low = _modern(name)
    at = source.low.find(low)
    for _ in range(_PLACES):
        printed = source.plain[at : at + len(low)] if at >= 0 and low else ""
        if not printed or (printed[0].isupper() and not printed.isupper() and not printed[-1].isspace()):
            return printed
        at = source.low.find(low, at + 1)
    return ""
