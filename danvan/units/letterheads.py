"""The head of an office's papers and whom they go to: units named as an office writes them, never a person."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from danvan.papers.names import written_out
from danvan.papers.paper import Form, Letterhead
from danvan.units.models import Line, Unit

# More than these do not fit under "Kính gửi"; they are named in the annex.
MOST_ADDRESSED, MOST_GROUPS = 30, 6


def letterhead(office: Unit, today: date) -> Letterhead:
    """The office and, over it, the body it works for: of its own level for the state, the superior one for the Party."""
    form = Form.PARTY if office.line == Line.PARTY else Form.STATE
    parent, place = office.parent, office.territory
    advises = parent is not None and (form == Form.PARTY or parent.kind.level == office.kind.level)
    above = parent.name if parent is not None and advises else ""
    issuer = (office.short_name or office.name) if above else office.name
    return Letterhead(form, written_out(issuer), above=above, place=place.name if place else "", year=today.year)


def addressees(units: Sequence[Unit]) -> list[str]:
    """The units themselves where they are few, else the annex that names them."""
    named = groups(units)
    if len(units) <= MOST_ADDRESSED and len(named) <= MOST_GROUPS:
        return named
    return [_("Các cơ quan, đơn vị có tên tại Phụ lục kèm theo")]


def groups(units: Iterable[Unit]) -> list[str]:
    """UBND các xã A, B, C | UBND phường D | Sở Nội vụ: units of one office name and one kind of place share both."""
    found: dict[tuple[str, str], list[str]] = {}
    for unit in units:
        head, kind, name = parts_of(unit)
        found.setdefault((head, kind) if kind else (name, ""), []).append(name)
    return [said(head, kind, names) for (head, kind), names in found.items()]


def grouped(units: Iterable[Unit]) -> str:
    """The same in one phrase."""
    return "; ".join(groups(units))


def parts_of(unit: Unit) -> tuple[str, str, str]:
    """UBND xã Suối Thử as (UBND, xã, Suối Thử); a unit not named after its place whole, by the name it is called."""
    place = unit.territory
    tail = f" {place.kind} {place.name}" if place else ""
    if place and tail and unit.name.endswith(tail):
        return unit.name.removesuffix(tail), place.kind, place.name
    return "", "", unit.short_name or unit.name


def said(head: str, kind: str, names: list[str]) -> str:
    """One group in words."""
    if not kind:
        return head
    if len(names) == 1:
        return f"{head} {kind} {names[0]}"
    return _("%(head)s các %(kind)s %(names)s") % {"head": head, "kind": kind, "names": ", ".join(names)}
