"""The invented province and all that went into it, in the form in which the real country is loaded."""

from datetime import date

from danvan.demonstration import names
from danvan.units.loading.country import DISTRICTS_ENDED, REARRANGED, Pair, Place, Standing
from danvan.units.models import BEFORE_RECORDS, Extent, Level

CUT = date(2025, 7, 1)
PROVINCE = "MAU"


def places() -> list[Place]:
    """The province, its districts that ended, its old communes, and today's, parents before children."""
    return [_province(), *_districts(), *_old_communes(), *_communes()]


def pairs() -> list[Pair]:
    """Which old commune went, whole or in part, into which new one."""
    whole = [Pair(key(old), key(new), PROVINCE, Extent.WHOLE, REARRANGED) for new, old in merged()]
    parts = [Pair(key(names.SPLIT[0]), key(new), PROVINCE, Extent.PART, REARRANGED) for new in names.SPLIT[1]]
    return whole + parts


def merged() -> list[tuple[str, str]]:
    """(new, old) of each commune that went whole into another."""
    return [(new, old) for new, olds in names.MERGED.items() for old in olds]


def key(name: str) -> str:
    """How a territory is known while the province is built: by its name, which no other bears."""
    return f"{PROVINCE} {name}"


def _province() -> Place:
    return _place(names.PROVINCE, Level.PROVINCE, "99", _standing("tỉnh", names.PROVINCE, "", None))


def _districts() -> list[Place]:
    return [
        _place(name, Level.DISTRICT, f"99{at:01d}", _standing("huyện", name, names.PROVINCE, CUT), DISTRICTS_ENDED)
        for at, name in enumerate(names.DISTRICTS, 1)
    ]


def _old_communes() -> list[Place]:
    olds = [old for _new, old in merged()] + [names.SPLIT[0]]
    return [
        _place(name, Level.COMMUNE, f"998{at:02d}", _standing("xã", name, names.DISTRICTS[at % 5], CUT), REARRANGED)
        for at, name in enumerate(olds)
    ]


def _communes() -> list[Place]:
    """Those that others went into began on the day of the cut; the rest only lost their district."""
    new = set(names.MERGED) | set(names.SPLIT[1])
    made = []
    for at, name in enumerate(names.communes()):
        kind = "phường" if at % 8 == 7 and at // 8 < names.WARDS else "xã"
        today = _standing(kind, name, names.PROVINCE, None, since=CUT)
        before = _standing(kind, name, names.DISTRICTS[at % 5], CUT)
        made.append(_place(name, Level.COMMUNE, f"99{at:03d}", *([today] if name in new else [before, today])))
    return made


def _standing(kind: str, name: str, parent: str, to_on: date | None, since: date = BEFORE_RECORDS) -> Standing:
    full = f"{kind.capitalize()} {name}"
    return Standing(kind, name, full, key(parent) if parent else "", since, to_on, REARRANGED if since == CUT else "")


def _place(*parts: "str | Standing") -> Place:
    name, level, code, *rest = parts
    standings = tuple(part for part in rest if isinstance(part, Standing))
    basis = next((part for part in rest if isinstance(part, str)), "")
    return Place(key(str(name)), str(level), str(code), PROVINCE, standings, basis)
