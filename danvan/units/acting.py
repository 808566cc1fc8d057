"""A person in a post: what every action and predicate above takes as `by`."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from danvan.core.acting import Acting
from danvan.units.models import Delegation, Holding, Role, Unit


@dataclass(frozen=True)
class InPost(Acting):
    """Somebody at work under one holding, perhaps in another's place."""

    unit: Any = None
    role: str = ""


def in_post(holding: Holding, *, source: str = "", delegation: Delegation | None = None) -> InPost:
    """The holder at work; with a delegation, the deputy in the holder's place; with a source, typing for another unit."""
    return InPost(
        user=delegation.deputy if delegation else holding.user,
        holding_id=holding.pk,
        holding=holding_words(holding),
        in_place_of=holding.user.full_name if delegation else "",
        in_place_of_id=holding.user_id if delegation else None,
        source=source,
        unit=holding.unit,
        role=holding.role,
    )


def holding_words(holding: Holding) -> str:
    """The post in words, as history keeps it: title or role, and unit."""
    return _("%(role)s, %(unit)s") % {"role": holding.title or Role(holding.role).label, "unit": holding.unit.name}


def works_in(by: Acting, unit: Unit, *roles: str) -> bool:
    """Whether this post is one of these roles in exactly this unit."""
    return isinstance(by, InPost) and by.unit.pk == unit.pk and by.role in roles
