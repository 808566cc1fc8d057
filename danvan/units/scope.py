"""What a person may see on a day: the units held, their subtrees, the remits, and for a territory's committee all three
lines there. Asked of the database once per request and kept nowhere else.
"""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import BigIntegerField, DateField, Q, QuerySet

from danvan.core import clock
from danvan.core.prepared import Prepared, Sized, one_of
from danvan.core.shapes import Told
from danvan.units.acting import InPost, in_post
from danvan.units.models import Delegation, GroupMember, Holding, Remit, Role, Succession, Unit
from danvan.units.models.holdings import WRITING
from danvan.units.models.units import path_end
from danvan.units.selectors import Selector

WORKING = (Role.OFFICER, Role.LEADER, Role.AUDITOR)
NOBODY = Q(pk__in=[])
OF_UNIT = ("unit__kind", "unit__territory")


@dataclass(frozen=True)
class Scope:
    """A person's posts of a day and the remits that come with them. An administrator's post shows no work.

    `remits` are those over all records of their units; `narrowed` those over one subject, which open nothing else.
    """

    user_id: int
    day: date
    posts: tuple[InPost, ...]
    remits: tuple[Remit, ...]
    narrowed: tuple[Remit, ...] = ()

    @property
    def working(self) -> list[InPost]:
        return [post for post in self.posts if post.held_role in WORKING]

    @property
    def unit_ids(self) -> list[int]:
        """The units this person works in."""
        return sorted({post.unit.pk for post in self.working})

    def mine(self, prefix: str = "unit") -> Q:
        """Rows that belong to the units worked in."""
        return Q(**{f"{prefix}__in": self.unit_ids})

    def seen(self, prefix: str = "unit", subject: str = "", column: str = "") -> Q:
        """Rows of every unit in sight: own subtrees, remits, and the territory of a governing committee.

        `prefix` is the path to the unit; empty when the rows are units themselves. Records of a subject that remits can
        be narrowed to (see `units.remit_subjects`) name it, and the `column` that says which of its things a row is of
        (`seen("unit", subject="exemplars.level", column="level")`): a remit over one thing opens the rows of that one.
        Without a column it opens none, and records that name no subject are opened by remits over everything alone.
        """
        lead = f"{prefix}__" if prefix else ""
        parts = [subtree(post.unit, lead) for post in self.working]
        parts += [territory(post.unit, lead) for post in self.working if post.unit.kind.governs_territory]
        parts += [over(remit, lead, self.day) for remit in self.remits]
        parts += narrowed_to(subject, column, self.narrowed, lead, self.day)
        if self.served:
            parts.append(Q(**{f"{lead}pk__in": self.served}))
        return union(parts)

    @cached_property
    def served(self) -> list[int]:
        """Cells and unions of the offices written in for which nobody signs in: their office does their work."""
        offices = {post.unit.pk: (post.unit.pk,) for post in self.posts if post.role in WRITING}
        return SERVED(self.day, list(offices.values())) if offices else []

    def inherited(self, prefix: str = "unit") -> Q:
        """Rows of ended units that went, whole or in part, into a unit worked in."""
        return Q(**{f"{prefix}__in": Told(_gone_into, self.unit_ids, self.day)})


def scope_of(user: Any) -> Scope:
    """The scope of an account today, computed at most once per request: it rides on the request's user."""
    day = clock.today()
    kept: Scope | None = getattr(user, "_scope", None)
    if kept is None or kept.day != day:
        kept = user._scope = read_scope(user, day)
    return kept


def read_scope(user: Any, day: date) -> Scope:
    """Reads holdings, delegations and remits in force on a day."""
    posts = posts_of(user, day)
    units = [post.unit.pk for post in posts if post.held_role in WORKING]
    remits = REMITS(day, units)
    whole = tuple(remit for remit in remits if not remit.subject)
    return Scope(user.pk, day, tuple(posts), whole, tuple(remit for remit in remits if remit.subject))


def posts_of(user: Any, day: date) -> list[InPost]:
    """The posts of an account on a day: its own holdings, then those it stands in for."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return []
    own = OWN(user.pk, day)
    # The account itself: that of a request comes wrapped, and is no model to whoever asks its type.
    account = copy(user) if own else user
    for holding in own:
        holding.user = account
    # Few stand in for anybody: asking that alone is much less than asking for all a post says of itself.
    named = STOOD_IN_FOR(user.pk, day)
    stands = delegations_in_force(day).filter(pk__in=named).order_by("pk") if named else ()
    return [in_post(holding) for holding in own] + [in_post(each.holding, delegation=each) for each in stands]


OWN = Prepared[Holding](
    lambda user, day: Holding.objects.effective(day).filter(user=user).select_related(*OF_UNIT).order_by("pk"),
    BigIntegerField(),
    DateField(),
)
STOOD_IN_FOR = Prepared[int](
    lambda user, day: Delegation.objects.on(day).filter(deputy=user).values_list("pk", flat=True),
    BigIntegerField(),
    DateField(),
)


REMITS = Sized[Remit](
    lambda day, units: (
        Remit.objects.on(day).filter(union([Q(unit=unit) for (unit,) in units])).select_related("over_unit")
    ),
    DateField(),
    each=[[BigIntegerField()]],
)


SERVED = Sized[int](
    lambda day, offices: (
        Unit.objects.filter(
            one_of("agency", offices),
            ~Q(pk__in=Holding.objects.writing(day).values("unit")),
        )
        .order_by("pk")
        .values_list("pk", flat=True)
    ),
    DateField(),
    each=[[BigIntegerField()]],
)


def holdings_in_force(day: date) -> QuerySet[Holding]:
    """The holdings that give rights on a day, with what a post says of itself."""
    return Holding.objects.effective(day).select_related("user", *OF_UNIT)


def delegations_in_force(day: date) -> QuerySet[Delegation]:
    """The delegations of a day by holders whose own holding gives rights then."""
    rows = Delegation.objects.on(day).filter(holding__in=Holding.objects.effective(day))
    return rows.select_related("deputy", "holding__user", *(f"holding__{path}" for path in OF_UNIT))


def _gone_into(units: list[int], day: date) -> Any:
    return Succession.objects.filter(successor__in=units, on__lte=day).values("predecessor")


def _members(group: int, day: date) -> Any:
    return GroupMember.objects.on(day).filter(group=group).values("unit")


def subtree(unit: Unit, lead: str) -> Q:
    """Rows of a unit and all below it."""
    return Q(**{f"{lead}path__gte": unit.path, f"{lead}path__lt": path_end(unit.path)})


def territory(unit: Unit, lead: str) -> Q:
    """Rows of all units that work in the unit's territory, of whatever line."""
    if unit.territory is None:
        return NOBODY
    path = unit.territory.path
    return Q(**{f"{lead}territory__path__gte": path, f"{lead}territory__path__lt": path_end(path)})


def over(remit: Remit, lead: str, day: date) -> Q:
    """Rows of the units a remit is over."""
    if remit.over_unit is not None:
        return subtree(remit.over_unit, lead)
    if remit.over_group_id is not None:
        return Q(**{f"{lead}pk__in": Told(_members, remit.over_group_id, day)})
    return Selector.load(remit.over_selector).condition(lead, day)


def narrowed_to(subject: str, column: str, remits: Iterable[Remit], lead: str, day: date) -> Iterator[Q]:
    """Rows of the units that remits over a subject are over; of a remit over one thing only the rows of that thing."""
    for remit in remits:
        if remit.is_about(subject):
            yield over(remit, lead, day)
        elif column and remit.is_about(subject, remit.subject_id):
            yield over(remit, lead, day) & Q(**{column: remit.subject_id})


def union(parts: list[Q]) -> Q:
    """Any of the conditions; nothing when there is none."""
    if not parts:
        return NOBODY
    whole = parts[0]
    for part in parts[1:]:
        whole |= part
    return whole
