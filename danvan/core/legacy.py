"""Text from before Unicode: TCVN3 (fonts named .Vn…) and VNI (fonts named VNI-…), as Word and old mail hand it over.

Both put Vietnamese letters on the places of Western ones, so the characters alone do not say which they are: the font's
name does. Where no font is known, `looks_like_tcvn3` and `looks_like_vni` judge by letters that Vietnamese never has.
"""

import re
import unicodedata
from enum import StrEnum

from danvan.core.text import TONES


class Encoding(StrEnum):
    """What a font makes of its characters."""

    TCVN3 = "tcvn3"
    TCVN3_CAPITALS = "tcvn3-capitals"
    VNI = "vni"


# One character each, in the order of the code page; small letters serve as capitals in fonts whose name ends in H.
_TCVN3_WRITTEN = "¡¢§£¤¥¦¨©®ª«¬\xadµ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
_TCVN3_MEANT = "ĂÂĐÊÔƠƯăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_TCVN3 = dict(zip(map(ord, _TCVN3_WRITTEN), _TCVN3_MEANT, strict=True))

# VNI writes a letter and then its marks as one Western letter: these for a plain letter, in the order of TONES …
_VNI_PLAIN = {"ø": TONES[1], "û": TONES[2], "õ": TONES[3], "ù": TONES[4], "ï": TONES[5]}
# … these for â ê ô …
_VNI_ROOF = dict(zip("âàåãáä", ("\u0302" + tone for tone in TONES), strict=True))
# … and these for ă; ơ, ư, đ and four kinds of i and y are letters of their own.
_VNI_BOWL = dict(zip("êèúüéë", ("\u0306" + tone for tone in TONES), strict=True))
_VNI_MARKS = {
    "a": _VNI_PLAIN | _VNI_ROOF | _VNI_BOWL,
    "e": _VNI_PLAIN | _VNI_ROOF,
    "o": _VNI_PLAIN | _VNI_ROOF,
    "u": _VNI_PLAIN,
    "y": _VNI_PLAIN,
    "ô": _VNI_PLAIN,
    "ö": _VNI_PLAIN,
}
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị", "î": "ỵ"}


def encoding_of_font(name: str) -> Encoding | None:
    """What a font of this name makes of its characters; None for a font of today."""
    plain = name.strip().casefold()
    if plain.startswith(".vn"):
        return Encoding.TCVN3_CAPITALS if plain.endswith("h") else Encoding.TCVN3
    return Encoding.VNI if re.match(r"vni[-_ ]", plain) else None


def decoded(text: str, encoding: Encoding | None) -> str:
    """The text of one run as its reader saw it; a run in a font of today comes back as it is."""
    if encoding is None:
        return text
    if encoding is Encoding.VNI:
        return from_vni(text)
    return from_tcvn3(text, capitals=encoding is Encoding.TCVN3_CAPITALS)


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """TCVN3 into Unicode; `capitals` for a font whose name ends in H, which shows small letters as capitals."""
    meant = text.translate(_TCVN3)
    return meant.upper() if capitals else meant


def from_vni(text: str) -> str:
    """VNI into Unicode: a letter and the mark that follows it become one letter."""
    return _VNI_WRITTEN.sub(lambda found: _VNI_MEANT[found[0]], text)


def looks_like_tcvn3(text: str) -> bool:
    """Whether text without a known font is TCVN3: full of Western letters, few of them in VNI's pairs."""
    return _is_garbled(text, _TCVN3_ONLY) and not _is_in_pairs(text)


def looks_like_vni(text: str) -> bool:
    """Whether text without a known font is VNI: full of pairs such as "aø" or "öõ" that no Vietnamese word has."""
    return _is_garbled(text, _VNI_ONLY) and _is_in_pairs(text)


def _is_garbled(text: str, strange: re.Pattern[str]) -> bool:
    """A tenth of its letters are strange (in Vietnamese so written a sixth, in French a twentieth), none is of today."""
    found = len(strange.findall(text))
    letters = sum(map(str.isalpha, text))
    return found >= 3 and found * 10 >= letters and found > 4 * len(_UNICODE_ONLY.findall(text))


def _is_in_pairs(text: str) -> bool:
    """In VNI four Western letters in five belong to a pair, in TCVN3 one in five."""
    return 2 * len(_VNI_ONLY.findall(text)) >= len(_WESTERN.findall(text))


def _vni_table() -> dict[str, str]:
    """Every way a VNI letter is written, in small, capital and mixed case (the mark's case does not count)."""
    table = {}
    for base, marks in _VNI_MARKS.items():
        for mark, meant in marks.items():
            letter = unicodedata.normalize("NFC", _VNI_LETTERS.get(base, base) + meant)
            for written in (mark, mark.upper()):
                table[base + written] = letter
                table[base.upper() + written] = letter.upper()
    for written, letter in _VNI_LETTERS.items():
        table[written] = letter
        table[written.upper()] = letter.upper()
    return table


_VNI_MEANT = _vni_table()
_VNI_WRITTEN = re.compile("|".join(sorted(_VNI_MEANT, key=len, reverse=True)))
_WESTERN = re.compile("[\xa1-\xff]")
_UNICODE_ONLY = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_VIETNAMESE_LATIN = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ§«®×"
_TCVN3_ONLY = re.compile("[" + "".join(c for c in _TCVN3_WRITTEN if c not in _VIETNAMESE_LATIN) + "]")
_VNI_ONLY = re.compile("[aeouyôöAEOUYÔÖ][øûõùïåäëüØÛÕÙÏÅÄËÜ]|[aeoAEO][âãàáêéèúÂÃÀÁÊÉÈÚ]|[öÖñÑæÆ]")
