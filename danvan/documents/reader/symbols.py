"""The symbols of documents: 21/KH-UBND, 01-KH/BCĐ, 59/2023/NĐ-CP, 88/2019/QH14, 9086/BNV-CTTN&BĐG, and their slips."""

import re
from typing import NamedTuple

from .vocabulary import TYPE_OF_CODE

_WORD = r"[A-ZĐÂÊÔƠƯ](?:[A-ZĐÂÊÔƠƯ&]|y(?=[A-ZĐ])|r(?![a-zà-ỹ]))[A-Za-zĐđÂÊÔƠƯ&]{0,24}\d{0,2}|[A-ZĐ]{1,2}\d{0,2}(?![\w])"
_TYPE = r"(?:NQ|QĐi?|QyĐ|QC|CT|KL|KH|HD|BC|CTr|ĐA|PA|TB|TTr|TT|CV|HDLT|KHLT|NQLT|KHPH|CTPH|CTrPH|TTLT)"
_JOINT = r"(?:\s?[-/]|[-/]\s{1,2})"
SYMBOL = re.compile(
    rf"[0-9](?<![\w/.,-][0-9])[0-9]{{0,4}}[a-z]?(?:"
    rf"{_JOINT}(?P<year>(?:19|20)\d\d)(?:{_JOINT}|(?=NĐ|QĐ|TT|NQ|CT))(?P<law>(?:{_WORD})(?:{_JOINT}(?:{_WORD})){{0,6}})"
    rf"|\s[-/]\s(?P<spaced>{_TYPE}\s?[-/]\s?(?:{_WORD})(?:\s?[-/]\s?(?:{_WORD})){{0,4}})"
    rf"|(?:\s{{0,2}}-\s{{0,2}}(?={_TYPE}/)|{_JOINT})(?P<rest>(?:{_WORD})(?:{_JOINT}(?:{_WORD})){{0,6}})"
    rf"|\s?(?P<loose>{_TYPE}/(?:{_WORD})(?:{_JOINT}(?:{_WORD})){{0,4}}))"
)
_SPACES = re.compile(r"\s+")
_FRONT = re.compile(r"(?:MTTQ|MTTW|BTT|HND|HPN|LHPN|LĐLĐ|TLĐ|ĐTN|TĐTN|TWĐTN|ĐCT|CCB|HCCB|HCTĐ|LHH)")
_PARTY_ORG = re.compile(r"(?:TW|TU|HU|QU|ThU|ĐU|ĐUK|BTGDV|BDV|BTG|BTC|UBKT|VPTW|BNC|CB|TVTU|ĐUX|ĐUP)")


class Symbol(NamedTuple):
    """A document's number and symbol: normalised, without stray spaces."""

    text: str
    start: int
    end: int

    @property
    def code(self) -> str:
        """The code of the kind of document, in small letters: "kh" of 21/KH-UBND; empty for a letter's symbol."""
        for part in re.split(r"[-/]", self.text)[1:3]:
            if part.lower() in TYPE_OF_CODE or part.startswith("QH"):
                return part.lower()
        return ""

    @property
    def family(self) -> str:
        """party, state or front, by its shape (8.4 of the field's dossier)."""
        if _FRONT.search(self.text):
            return "front"
        hyphen_first = re.match(r"\d+[a-z]?\s?-", self.text)
        return "party" if hyphen_first or _PARTY_ORG.search(self.text.rpartition("/")[2]) else "state"


def symbol_at(found: re.Match[str]) -> Symbol | None:
    """The symbol a match of SYMBOL shows, or None where it only looks like one (3G/4G, an address)."""
    words = found["law"] or found["rest"] or found["loose"] or _SPACES.sub("", found["spaced"])
    text = _SPACES.sub("", found[0])
    if not (found["rest"] or found["spaced"]):
        joint = "-" if found["loose"] else f"/{found['year']}/"
        number = re.match(r"\d+[a-z]?", found[0])
        text = _SPACES.sub("", f"{number[0] if number else ''}{joint}{words}")
    if "/" not in text or (not found["law"] and len(re.split(r"[-/]", words)) < 2):
        return None
    return Symbol(text, found.start(), found.end())
