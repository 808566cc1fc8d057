"""Over whom the overview adds up: what somebody looks after by their post, or what they chose."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.measures.over import Over, all_units, chosen, of_remit, of_territory, of_unit
from danvan.units.acting import InPost
from danvan.units.models import Remit, Unit
from danvan.units.models.units import path_end
from danvan.units.scope import NOBODY, WORKING, Scope


@dataclass(frozen=True)
class Range:
    """Some units; `said` is what an address says to come back to them, nothing where they are the reader's own.

    `inner` means plans that bind some of them and are left out: those that one of them issued for what is below itself.
    `in_sight` is set where the reader's rights cover all of them. Where `drafts` is, the plans which that office drafts
    for another are what is looked after, whomever they bind. `place` is the path of a territory.
    """

    over: Over
    said: Mapping[str, str]
    inner: Q
    in_sight: bool = False
    drafts: Unit | None = None
    place: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """All that the words of its questions depend on, beside the reader's rights."""
        drafts = self.drafts.pk if self.drafts is not None else None
        where = self.unit.path if self.unit is not None else self.over.words
        said = tuple(sorted(self.said.items()))
        return clock.today(), said, where, self.over.everybody, self.in_sight, drafts, self.place

    @property
    def unit(self) -> Unit | None:
        return self.over.unit

    @property
    def is_tree(self) -> bool:
        """Whether it is the whole of a tree, within the reader's rights."""
        return self.in_sight and self.unit is not None and self.unit.parent_id is None

    def holds_all_of(self, issuer: Unit) -> bool:
        """Whether all that stand below an issuer, or in its territory, are among them."""
        if self.unit is not None:
            return issuer.path.startswith(self.unit.path)
        around = issuer.territory.path if self.place and issuer.territory else ""
        return self.over.everybody or bool(around and around.startswith(self.place))

    @property
    def of_drafted(self) -> "Range":
        """The same office's drafts over all they bind."""
        return replace(self, over=all_units(), said={})


def own_range(by: Acting, scope: Scope) -> Range | None:
    """What a post looks after: the three lines of a governing committee's territory, what an office has by a remit, else
    the unit with all below it; None for who holds no working post.
    """
    if not isinstance(by, InPost) or by.held_role not in WORKING:
        return None
    unit = by.unit
    if unit.kind.governs_territory and unit.territory is not None:
        return Range(
            of_territory(unit),
            {"don_vi": unit.code, "dia_ban": "on"},
            issued_in(unit),
            in_sight=True,
            place=unit.territory.path,
        )
    remit = next((each for each in scope.remits if each.unit_id == unit.pk), None)
    if remit is not None:
        return remit_range(remit)
    drafts = unit if unit.parent_id is not None else None
    return Range(of_unit(unit), {"don_vi": unit.code}, issued_below(unit), in_sight=True, drafts=drafts)


def chosen_range(said: Mapping[str, Any], params: Mapping[str, str], scope: Scope) -> Range | None:
    """What a form chose; None where it chose nothing."""
    kept = {name: params[name] for name, value in said.items() if value}
    if not kept:
        return None
    if said.get("phu_trach") and not said.get("nhom"):
        return remit_range(said["phu_trach"])
    over, unit = chosen(dict(said)), said.get("don_vi")
    if unit is None or said.get("nhom"):
        return Range(over, kept, NOBODY)
    if said.get("dia_ban"):
        return Range(over, kept, issued_in(unit), place=unit.territory.path if unit.territory else "")
    return Range(over, kept, issued_below(unit), in_sight=is_below(unit, scope))


def remit_range(remit: Remit) -> Range:
    """The units a remit is over; those of a subtree are read in the row of its head."""
    said, head = {"phu_trach": str(remit.pk)}, remit.over_unit
    if head is None:
        return Range(of_remit(remit), said, NOBODY, in_sight=True, place=f"{remit.pk}.{remit.version}")
    return Range(of_unit(head), said, issued_below(head), in_sight=True)


def issued_below(unit: Unit) -> Q:
    """Plans whose issuer stands below the unit in its tree."""
    return Q(issuer__path__gt=unit.path, issuer__path__lt=path_end(unit.path))


def issued_in(unit: Unit) -> Q:
    """Plans whose issuer works in a smaller territory within the unit's."""
    if unit.territory is None:
        return NOBODY
    path = unit.territory.path
    return Q(issuer__territory__path__gt=path, issuer__territory__path__lt=path_end(path))


def is_below(unit: Unit, scope: Scope) -> bool:
    """Whether the unit lies in the subtree of a post or a remit, as far as can be told without asking."""
    heads = [post.unit.path for post in scope.working]
    heads += [remit.over_unit.path for remit in scope.remits if remit.over_unit is not None]
    return any(unit.path.startswith(head) for head in heads)
