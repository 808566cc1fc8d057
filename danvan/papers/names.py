"""The names of bodies as a letterhead has them: written out, though people and registers call them by short forms."""

import re

_LONG = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "BCH": "Ban Chấp hành",
    "BTV": "Ban Thường vụ",
    "BCĐ": "Ban Chỉ đạo",
}
_SHORT = re.compile(rf"\b(?:{'|'.join(_LONG)})\b")
_PLACE = re.compile(r" (?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|đặc khu) .+$", re.IGNORECASE)
# Neither has a body above it in its letterhead (Nghị định 30/2020/NĐ-CP, Phụ lục I).
_ON_THEIR_OWN = ("Ủy ban nhân dân", "Hội đồng nhân dân")


def written_out(name: str) -> str:
    """ "UBND tỉnh Sông Mẫu" as "Ủy ban nhân dân tỉnh Sông Mẫu"."""
    return _SHORT.sub(lambda short: _LONG[short[0]], name)


def stands_alone(name: str) -> bool:
    """Whether a state body's letterhead names nobody above it."""
    return written_out(name).startswith(_ON_THEIR_OWN)


def below(name: str, above: str) -> str:
    """A body's name under that of the body above it, without what stands there already: "Sở Nội vụ" under "Ủy ban nhân dân
    tỉnh Sông Mẫu", "Văn phòng" under "Tỉnh ủy Sông Mẫu".
    """
    place = _PLACE.search(above)
    told = [f" {above}", *([place[0]] if place else [])] if above else []
    return next((name.removesuffix(each) for each in told if name.endswith(each)), name)
