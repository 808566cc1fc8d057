"""What stands behind the blank of a number: the letters of an issuer, learnt from the papers it has on record."""

import re
from collections.abc import Iterable

from danvan.papers.paper import Form

# Not known: the clerk writes it. Never made up.
BLANK = "…"
KINDS = frozenset(re.split(" ", "NQ QĐ QyĐ QĐi QC CT KH HD CTr TB TC TT PA ĐA DA BC BB TTr CĐ KL CV"))
_STATE = re.compile(r"\d+(?:/\d{4})?/(?P<kind>[^\W\d_]+)-(?P<letters>\S+)")
_PARTY = re.compile(r"\d+-(?P<kind>[^\W\d_]+)/(?P<letters>\S+)")
_SPACES = re.compile(r"\s+|^\s*số\s*:?", re.IGNORECASE)


def symbol_behind(form: Form, kind: str, papers: Iterable[str]) -> str:
    """ "/KH-UBND" or "-KH/TU" for the next paper of a kind ("KH"), by the issuer's own papers, the newest first: as on one
    of that kind, else with the letters that its papers of other kinds bear.
    """
    pattern = _STATE if form is Form.STATE else _PARTY
    known = [found for each in papers if (found := pattern.fullmatch(_SPACES.sub("", each)))]
    same = next((found["letters"] for found in known if found["kind"] == kind), "")
    letters = same or next(map(_own_letters, known), BLANK)
    return f"/{kind}-{letters}" if form is Form.STATE else f"-{kind}/{letters}"


def _own_letters(found: re.Match[str]) -> str:
    """What follows an issuer's letters ("UBND-HC") names who drafted that paper; a công văn has no kind before them."""
    return found["letters"].split("-")[0] if found["kind"] in KINDS else found["kind"]
