"""The acts that a holder may delegate by themselves: what the tables of work name, and what the house's own posts do."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.units.permissions import CONFIRM
from danvan.workflow.table import workflows

OWN = {CONFIRM: _("Xác nhận vai trò ở đơn vị")}


def named_acts() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """All of them, by kind of work, each with its code and words."""
    tables = [(table.name, list(table.acts().items())) for table in workflows()]
    return [(name, acts) for name, acts in tables if acts] + [(_("Con người và vai trò"), list(OWN.items()))]


def codes() -> set[str]:
    """The codes that a delegation may name."""
    return {code for _name, acts in named_acts() for code, _words in acts}


def act_words(named: Iterable[str]) -> list[str]:
    """What a delegation names, in words; an act that the house no longer knows gives nothing and is left out."""
    words = {code: said for _name, acts in named_acts() for code, said in acts}
    return [str(words[code]) for code in named if code in words]
