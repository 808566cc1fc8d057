"""From an issuer's words to the unit that bore that name on the day; only where there is no doubt which."""

from datetime import date

from danvan.core.search import matching
from danvan.core.text import fold
from danvan.documents.models import Family
from danvan.units.models import Line, Unit, UnitName
from danvan.units.naming import ABBREVIATIONS

LINES = {Family.STATE: Line.STATE, Family.PARTY: Line.PARTY, Family.FRONT: Line.FRONT}
_LONG = {fold(short): fold(words) for short, words in ABBREVIATIONS.items()}
MOST = 50


def unit_named(words: str, family: str, day: date | None) -> Unit | None:
    """The one unit of the family's line that bore this name on the day, or ever where the paper has no day."""
    name = spelled_out(words)
    if not name:
        return None
    line = LINES.get(Family(family)) if family in Family.values else None
    units = Unit.objects.filter(line=line) if line else Unit.objects.all()
    near = UnitName.objects.filter(unit__in=matching(units, words))
    near = near.on(day) if day else near
    found = {each.unit_id for each in near.only("unit", "name")[:MOST] if spelled_out(each.name) == name}
    return Unit.objects.get(pk=found.pop()) if len(found) == 1 else None


def spelled_out(words: str) -> str:
    """The folded words with the abbreviations of offices written out: UBND and Ủy ban nhân dân are one."""
    return " ".join(_LONG.get(word, word) for word in fold(words).split())


def findable(words: str) -> str:
    """What an issuer is found by: its words spelled out, a blank before each, so that only beginnings of words count."""
    return f" {spelled_out(words)}"
