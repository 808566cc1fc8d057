"""Sixty thousand units: one top, its communes, their villages."""

from datetime import date

from danvan.core.action import action
from danvan.units.building import Draft, build
from danvan.units.models import Unit, UnitKind

COMMUNES, VILLAGES = 3_300, 17
OPENED = date(2025, 7, 1)
SYLLABLES = ("An", "Bình", "Châu", "Dương", "Đông", "Hòa", "Khánh", "Long", "Minh", "Nam", "Phú", "Sơn", "Tân", "Yên")


@action
def country() -> Unit:
    """Builds them once; the top is returned."""
    commune, village = UnitKind.objects.get(code="ubnd-xa"), UnitKind.objects.get(code="thon")
    top = Draft(UnitKind.objects.get(code="ubnd-tinh"), "T", "UBND tỉnh Đo Lường", OPENED)
    drafts = [top]
    for number in range(COMMUNES):
        above = Draft(commune, f"X{number}", f"UBND xã {name(number)}", OPENED, top)
        drafts += [above]
        drafts += [Draft(village, f"X{number}-{n}", f"Thôn {name(n)} {number}", OPENED, above) for n in range(VILLAGES)]
    return build(drafts)[0]


def top_of_country() -> Unit:
    """The top of the country, built by whichever operation comes first."""
    return Unit.objects.filter(code="T").first() or country()


def name(number: int) -> str:
    """A name of two syllables and a number."""
    count = len(SYLLABLES)
    return f"{SYLLABLES[number % count]} {SYLLABLES[number // count % count]} {number}"
