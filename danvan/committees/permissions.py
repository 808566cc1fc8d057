"""Who may see and keep steering bodies.

| what | who |
|---|---|
| see one | who sees the host or the standing office; units its members come from or follow, and who serves them |
| see one | whoever sits on it by account |
| set one up | officers and leaders, for their own unit and the committee above that it advises |
| keep it: papers, members, assignments, its end | officers and leaders of the host or the standing office |
| keep it | its secretary of today; officers and leaders of the heir of a host that ended |
| act on a seat | the account of that seat, or who stands in for that person in the seat's unit; no administrator |
"""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from danvan.committees.models import Committee, Follows, Member, Seat
from danvan.committees.models.committees import CommitteeQuerySet
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.units.acting import InPost
from danvan.units.models import Succession, Unit
from danvan.units.models.holdings import WRITING
from danvan.units.permissions import offices_written_for, writes_in, writes_somewhere
from danvan.units.scope import WORKING, Scope, scope_of


def visible_to(user: Any) -> CommitteeQuerySet:
    """The steering bodies a person may see."""
    scope = scope_of(user)
    if not scope.working:
        return Committee.objects.none()
    sits_in = scope.seen("host") | scope.inherited("host") | scope.seen("standing_office")
    return Committee.objects.filter(sits_in | Q(pk__in=members_near(scope)) | Q(pk__in=follows_near(scope)))


def near_to(user: Any) -> Q:
    """Those in which one's own units have a part: they sit there, came from there, or are followed."""
    scope = scope_of(user)
    own = scope.mine("host") | scope.mine("standing_office")
    return own | Q(pk__in=members_near(scope)) | Q(pk__in=follows_near(scope))


def members_near(scope: Scope) -> QuerySet[Any]:
    """The bodies on which one sits oneself, or somebody from one's own units did or does."""
    own = Q(user=scope.user_id) | Q(unit__in=near(scope))
    return Member.objects.filter(own).values("committee")


def follows_near(scope: Scope) -> QuerySet[Any]:
    """The bodies of which a member followed or follows one's own units."""
    return Follows.objects.filter(unit__in=near(scope)).values("member__committee")


def near(scope: Scope) -> list[int]:
    """The units worked in, and those served while nobody signs in there."""
    return [*scope.unit_ids, *scope.served]


def members_visible_to(user: Any) -> QuerySet[Member]:
    """Who sees the body sees who sits on it."""
    return Member.objects.filter(committee__in=visible_to(user))


def hidden_from(user: Any, member: Member) -> frozenset[str]:
    """Which account is a member's is for those at work in the offices that keep the body."""
    offices = {member.committee.host_id, member.committee.standing_office_id}
    return frozenset() if offices & set(scope_of(user).unit_ids) else frozenset({"user"})


def hosts_for(by: Acting) -> list[Unit]:
    """For which offices this post may set a body up: the own unit, and the committee above that it advises."""
    return offices_written_for(by)


def keeps(by: Acting, committee: Committee) -> bool:
    """Officers and leaders of the host or the standing office, or of the host's heir; and the secretary of today."""
    if not writes_somewhere(by):
        return False
    if writes_in(by, committee.host) or (committee.standing_office and writes_in(by, committee.standing_office)):
        return True
    return inherits(by, committee) or is_secretary(by, committee)


def inherits(by: Acting, committee: Committee) -> bool:
    """Officers and leaders of a unit that the host, which has ended, went into."""
    if not isinstance(by, InPost) or committee.host.is_open(clock.today()):
        return False
    return Succession.objects.filter(predecessor=committee.host_id, successor=by.unit).exists()


def is_secretary(by: Acting, committee: Committee) -> bool:
    """Whoever acts on one of its secretaries' seats today, and may write at all."""
    seat = seat_of(by, committee, clock.today())
    return seat is not None and seat.role == Seat.SECRETARY and isinstance(by, InPost) and by.role in WRITING


def seat_of(by: Acting, committee: Committee, day: date) -> Member | None:
    """The seat on which this post acts on a day: that of the account itself, or of whom it stands in for in the unit the
    seat is filled from. A deputy for named acts, and an administrator, act on none.
    """
    if not isinstance(by, InPost) or by.role not in WORKING:
        return None
    rows = Member.objects.serving(day).filter(committee=committee)
    if by.in_place_of_id is not None:
        return rows.filter(user=by.in_place_of_id, unit=by.unit).select_related("unit").first()
    return rows.filter(user=by.user_id).select_related("unit").first()
