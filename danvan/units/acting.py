"""A person in a post: what every action and predicate above takes as `by`."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from danvan.core.acting import Acting
from danvan.units.models import Delegation, Holding, Role, Unit


@dataclass(frozen=True)
class InPost(Acting):
    """Somebody at work under one holding, perhaps in another's place.

    A deputy for named acts has no role of their own: only for one of those `acts` does `for_act` give the holder's.
    `held_role` is what the holder has, and says what may be seen.
    """

    unit: Any = None
    role: str = ""
    held_role: str = ""
    acts: frozenset[str] | None = None

    def for_act(self, act: str) -> "InPost":
        """The holder's post for one of the acts named, and for nothing else."""
        if self.acts is None or act not in self.acts:
            return self
        return replace(self, role=self.held_role, acts=None, lifted=act)


def in_post(holding: Holding, *, source: str = "", delegation: Delegation | None = None) -> InPost:
    """The holder at work; with a delegation, the deputy in the holder's place; with a source, typing for another unit."""
    limited = delegation is not None and delegation.kind == Delegation.Kind.STANDING
    return InPost(
        user=delegation.deputy if delegation else holding.user,
        holding_id=holding.pk,
        holding=holding_words(holding),
        in_place_of=holding.user.full_name if delegation else "",
        in_place_of_id=holding.user_id if delegation else None,
        source=source,
        unit=holding.unit,
        role="" if limited else holding.role,
        held_role=holding.role,
        acts=frozenset(delegation.acts) if limited and delegation else None,
    )


def holding_words(holding: Holding) -> str:
    """The post in words, as history keeps it: title or role, and unit."""
    return _("%(role)s, %(unit)s") % {"role": holding.title or Role(holding.role).label, "unit": holding.unit.name}


def works_in(by: Acting, unit: Unit, *roles: str) -> bool:
    """Whether this post is one of these roles in exactly this unit."""
    return isinstance(by, InPost) and by.unit.pk == unit.pk and by.role in roles
