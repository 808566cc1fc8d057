"""The words that leave: units named as an office writes them, and the short text to copy. Units and posts only, never a
person's name or telephone.
"""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from danvan.core.formats import text_date
from danvan.units.models import Unit
from danvan.urging.causes import Asked, Cause


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


def message(cause: Cause, asked: Asked, units: Iterable[Unit], asked_on: date | None, holding: str, today: date) -> str:
    """The text for Zalo or a telephone message: who is asked, for what, until when, by which clause, and who asks."""
    words = {"units": grouped(units), "asks": cause.asks, "source": asked.source}
    text = _("Đề nghị %(units)s khẩn trương %(asks)s theo %(source)s") % words
    if asked_on is not None:
        text += _(", hoàn thành chậm nhất ngày %(day)s") % {"day": text_date(asked_on)}
    if asked.due_on is not None:
        past = _(" (đã quá hạn %(day)s)") if today > asked.due_on else _(" (thời hạn: %(day)s)")
        text += past % {"day": text_date(asked.due_on)}
    return text + ". " + _("Cần trao đổi, liên hệ: %(holding)s.") % {"holding": holding}
