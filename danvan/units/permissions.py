"""Who may write in a unit, or for one that never signs in; and what a remit lets an office do."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db.models import BigIntegerField, Q, QuerySet

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.prepared import Prepared
from danvan.units.acting import InPost
from danvan.units.models import Act, Holding, Remit, Role, Territory, Unit, UnitGroup
from danvan.units.models.holdings import APPROVING, WRITING
from danvan.units.scope import NOBODY, over, scope_of, subtree, territory, union

# A leader may name this act to a standing deputy.
CONFIRM = "units.holding:confirm"
# What these roles can do with a stolen password is worth more than the password.
AT_RISK = (Role.LEADER, Role.ADMINISTRATOR, Role.AUDITOR)


def writes_in(by: Acting, unit: Unit) -> bool:
    """Officers and leaders of exactly this unit."""
    return writes_in_any(by, [unit.pk])


def writes_in_any(by: Acting, units: Collection[int]) -> bool:
    """Officers and leaders of one of these units."""
    return isinstance(by, InPost) and by.role in WRITING and by.unit.pk in units


def leads(by: Acting, unit: Unit) -> bool:
    """Leaders of exactly this unit, and those who stand in for one."""
    return isinstance(by, InPost) and by.role == Role.LEADER and by.unit.pk == unit.pk


def writes_for(by: Acting, unit: Unit) -> bool:
    """Those who write in the unit, or serve it while it has no account of its own (nhập thay)."""
    return writes_in(by, unit) or serves(by, unit)


def audits(by: Acting) -> bool:
    """Those who look after others' work in the unit and below, and do none of it."""
    return isinstance(by, InPost) and by.role == Role.AUDITOR


def serves(by: Acting, unit: Unit) -> bool:
    """Officers and leaders of a unit above, or of the office a cell or union belongs to, while nobody there signs in."""
    if not isinstance(by, InPost) or by.role not in WRITING or by.unit.pk == unit.pk:
        return False
    above = unit.path.startswith(by.unit.path) or unit.agency_id == by.unit.pk
    return above and not has_accounts(unit)


def writes_somewhere(by: Acting) -> bool:
    """Officers and leaders of whatever unit."""
    return isinstance(by, InPost) and by.role in WRITING


def offices_written_for(by: Acting) -> list[Unit]:
    """For whom this post may draft and keep papers: the own unit, and the committee above that it advises, which is of
    its own line and level.
    """
    if not isinstance(by, InPost) or not writes_somewhere(by):
        return []
    above = ABOVE(by.unit.parent_id) if by.unit.parent_id else []
    advised = [unit for unit in above if (unit.line, unit.kind.level) == (by.unit.line, by.unit.kind.level)]
    return [by.unit, *advised]


ABOVE = Prepared[Unit](lambda pk: Unit.objects.filter(pk=pk).select_related("kind"), BigIntegerField())


def has_accounts(unit: Unit) -> bool:
    """Whether anybody holds a working role there today."""
    return Holding.objects.writing(clock.today()).filter(unit=unit).exists()


def may_by_remit(by: Acting, act: Act, unit: Unit, subject: str = "", subject_id: int | None = None) -> bool:
    """Whether the post's unit has this act over that unit by a remit over everything; asked of a subject, also by one
    over that subject, and asked of one thing of it, also by one over this thing. `Scope.seen` follows the same rule.
    """
    if not isinstance(by, InPost) or by.role not in WRITING:
        return False
    today = clock.today()
    remits = Remit.objects.on(today).filter(unit=by.unit, subject__in=["", subject]).select_related("over_unit")
    fitting = [over(each, "", today) for each in remits if act in each.acts and each.is_about(subject, subject_id)]
    return bool(fitting) and Unit.objects.filter(union(fitting), pk=unit.pk).exists()


def administers(by: Acting, unit: Unit) -> bool:
    """Administrators of a unit above it, or of the committee that governs its territory. They hold no working role."""
    if not isinstance(by, InPost) or by.role != Role.ADMINISTRATOR:
        return False
    if unit.path.startswith(by.unit.path):
        return True
    return by.unit.kind.governs_territory and administers_territory(by, unit.territory)


def administers_territory(by: Acting, territory: Territory | None) -> bool:
    """Administrators of the committee that governs this territory or one around it."""
    if not isinstance(by, InPost) or by.role != Role.ADMINISTRATOR or territory is None:
        return False
    governed = by.unit.kind.governs_territory and by.unit.territory is not None
    return governed and territory.path.startswith(by.unit.territory.path)


def keeps_group(by: Acting, group: UnitGroup) -> bool:
    """Officers and leaders of the office that set the group up."""
    return writes_in(by, group.owner)


def units_visible_to(user: Any) -> QuerySet[Unit]:
    """The directory of offices is open to everybody who signs in: it says who exists, not who does what."""
    return Unit.objects.all() if _at_work(user) else Unit.objects.none()


def groups_visible_to(user: Any) -> QuerySet[UnitGroup]:
    """Groups are lists of offices, open like the directory."""
    return UnitGroup.objects.all() if _at_work(user) else UnitGroup.objects.none()


def territories_visible_to(user: Any) -> QuerySet[Territory]:
    """The map is open like the directory."""
    return Territory.objects.all() if _at_work(user) else Territory.objects.none()


def needs_second_factor(user: Any) -> bool:
    """Whoever signs, administers, audits, or guides others by a remit. The sample accounts of a demonstration, which
    answers on its own machine only, are spared the telephone.
    """
    if settings.DEMONSTRATION and user.is_demonstration:
        return False
    scope = scope_of(user)
    return bool(scope.remits or scope.narrowed) or any(post.held_role in AT_RISK for post in scope.posts)


def _at_work(user: Any) -> bool:
    return bool(getattr(user, "is_authenticated", False) and user.is_active)


def keeps_people(by: Acting, unit: Unit) -> bool:
    """Administrators over the unit, in person: accounts and roles are not kept through a deputy."""
    return administers(by, unit) and not by.in_place_of_id


def keeps_people_somewhere(by: Acting) -> bool:
    """Administrators in person, of whatever units."""
    return isinstance(by, InPost) and by.role == Role.ADMINISTRATOR and not by.in_place_of_id


def confirms(by: Acting, holding: Holding) -> bool:
    """Another administrator over the unit, or its leader; never who gave the role, never who is to hold it."""
    if {holding.given_by_id, holding.user_id} & by.persons:
        return False
    return keeps_people(by, holding.unit) or leads(by.for_act(CONFIRM), holding.unit)


def hands_over(by: Acting, holding: Holding) -> bool:
    """Administrators over the unit, and its leader for posts that do not approve; in person, and never one's own."""
    if holding.user_id in by.persons:
        return False
    as_leader = leads(by, holding.unit) and not by.in_place_of_id and holding.role not in APPROVING
    return as_leader or keeps_people(by, holding.unit)


def keeps_focal_points(by: Acting, unit: Unit) -> bool:
    """Officers and leaders of the unit, who serves it while nobody there signs in, and its administrators."""
    return writes_for(by, unit) or keeps_people(by, unit)


def administered(user: Any, prefix: str = "unit") -> Q:
    """Rows of the units a person administers under any of their posts."""
    return union([administered_through(post, prefix) for post in scope_of(user).posts])


def administered_through(post: Acting, prefix: str = "unit") -> Q:
    """Rows of the units administered under this one post."""
    if not isinstance(post, InPost) or post.role != Role.ADMINISTRATOR or post.in_place_of_id:
        return NOBODY
    lead = f"{prefix}__" if prefix else ""
    own = subtree(post.unit, lead)
    return own | territory(post.unit, lead) if post.unit.kind.governs_territory else own
