"""Who holds which role in a unit, and who may say so."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from danvan.accounts.models import User
from danvan.core import clock
from danvan.units.acting import in_post
from danvan.units.models import Delegation, Holding, Role, Unit
from danvan.units.permissions import administered, administers
from danvan.units.scope import scope_of


@dataclass(frozen=True)
class People:
    """A unit's people on a day: who works there, who is to, who did."""

    now: list[Holding]
    coming: list[Holding]
    past: list[Holding]


def people_of(unit: Unit, day: date) -> People:
    """All holdings of a unit, leaders first, then by name."""
    order = [Role.LEADER, Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR]
    rows = list(Holding.objects.filter(unit=unit).select_related("user", "unit", "handover").order_by("from_on", "pk"))
    rows.sort(key=lambda row: order.index(Role(row.role)))
    return People(
        now=[row for row in rows if row.is_in_force(day)],
        coming=[row for row in rows if row.from_on > day],
        past=[row for row in rows if row.to_on is not None and row.to_on <= day],
    )


def holdings_visible_to(user: Any) -> QuerySet[Holding]:
    """One's own, those one stands in for, those of the units in sight, and those one administers."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return Holding.objects.none()
    own = Q(user=user) | Q(pk__in=Delegation.objects.filter(deputy=user).values("holding"))
    return Holding.objects.filter(own | scope_of(user).seen("unit") | administered(user, "unit"))


def units_whose_people_are_seen_by(user: Any) -> QuerySet[Unit]:
    """Units in sight by one's work, and those one administers."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return Unit.objects.none()
    return Unit.objects.filter(scope_of(user).seen("") | administered(user, ""))


def accounts_administered_by(user: User) -> QuerySet[User]:
    """Accounts with a role in the units one administers, and with none elsewhere: whoever gives a role to somebody of
    another house must not thereby get hold of that account.
    """
    here = administered(user, "unit")
    elsewhere = Holding.objects.lasting(clock.today()).exclude(pk__in=Holding.objects.filter(here).values("pk"))
    found = User.objects.filter(pk__in=Holding.objects.filter(here).values("user"))
    return found.exclude(pk__in=elsewhere.values("user"))


def who_may_confirm(holding: Holding) -> list[int]:
    """The accounts that may confirm a role: leaders of the unit, and administrators over it, but for giver and holder."""
    day = clock.today()
    effective = Holding.objects.effective(day).select_related("user", "unit__kind", "unit__territory")
    leaders = effective.filter(unit=holding.unit, role=Role.LEADER).values_list("user", flat=True)
    administrators = effective.filter(role=Role.ADMINISTRATOR, user__is_active=True)
    over = [row.user_id for row in administrators if administers(in_post(row), holding.unit)]
    return sorted({*leaders, *over} - {holding.user_id, holding.given_by_id})
