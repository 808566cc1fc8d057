"""Which units a member follows: taken on, let go, and passed to the heirs of a unit that ended."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.committees.actions.holding import held, keepers_of, refuse_outside_term
from danvan.committees.models import Committee, Follows, Member
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.notifications.actions import notify
from danvan.units.actions.changing import end_from, refuse_outside_life
from danvan.units.models import Unit
from danvan.workflow.keys import spend
from danvan.workflow.locking import locked

MOST_NAMED = 10


@action
def follow(
    member: Member, units: Sequence[Unit], *, by: Acting, on: date, basis: str = "", key: str | None = None
) -> int:
    """A member follows these units from a day on; those followed already stay. Returns how many came."""
    spend(key)
    fresh = held(member.committee, by)
    sitting = locked(member)
    refuse_outside_term(fresh, on)
    if not sitting.is_in_force(on):
        raise Refused(
            _("%(name)s không tham gia vào ngày %(day)s. Đề nghị chọn ngày khác.")
            % {"name": sitting.name, "day": text_date(on)}
        )
    there = set(Follows.objects.lasting(on).filter(member=sitting).values_list("unit", flat=True))
    coming = [unit for unit in dict.fromkeys(units) if unit.pk not in there]
    for unit in coming:
        refuse_outside_life(unit, on)
    Follows.objects.bulk_create(Follows(member=sitting, unit=unit, from_on=on, basis=basis) for unit in coming)
    if coming:
        told = f"{sitting.name}: {named(coming)}"
        record("follow", fresh, by=by, changes={"follows": ("", told), "on": (None, on)})
        notify([sitting.user_id], "follow", fresh, by=by)
    return len(coming)


def named(units: Sequence[Unit]) -> str:
    """Units as history names them: the first by name, of many the rest by their number; the rows keep them all."""
    names = ", ".join(unit.name for unit in units[:MOST_NAMED])
    rest = len(units) - MOST_NAMED
    return _("%(names)s và %(rest)d đơn vị khác") % {"names": names, "rest": rest} if rest > 0 else names


@action
def let_go(follows: Follows, *, by: Acting, on: date) -> None:
    """From a day on the member follows a unit no longer; one that was to begin only then never does."""
    fresh = held(follows.member.committee, by)
    row = locked(follows)
    if row.to_on is not None and row.to_on <= on:
        raise Refused(_("Đã thôi theo dõi từ ngày %(day)s.") % {"day": text_date(row.to_on)}, status=409)
    end_from(row, on)
    words = f"{follows.member.name}: {follows.unit.name}"
    record("let_go", fresh, by=by, changes={"follows": (words, ""), "on": (None, on)})


@action
def pass_to_heirs(ended: Unit, heirs: Sequence[Unit], *, by: Acting) -> int:
    """A unit ended: whoever followed it follows each of its heirs from that day; without heirs it stays on their list.
    The offices that keep those bodies, and bodies on which its people sit or that sat in it, are told to see to it.

    Returns how many bodies that were.
    """
    today = clock.today()
    rows = Follows.objects.lasting(today).filter(unit=ended).select_related("member").order_by("pk")
    followed: dict[int, list[Follows]] = defaultdict(list)
    for row in rows.filter(Q(member__to_on=None) | Q(member__to_on__gt=today)):
        followed[row.member.committee_id].append(row)
    sat = Member.objects.lasting(today).filter(unit=ended).values_list("committee", flat=True)
    hosted = Committee.objects.filter(host=ended).values_list("pk", flat=True)
    touched = Committee.objects.lasting(today).filter(pk__in={*followed, *sat, *hosted}).order_by("pk")
    for committee in touched:
        _tell(committee, followed[committee.pk], ended, heirs, by)
    return len(touched)


def _tell(committee: Committee, rows: Sequence[Follows], ended: Unit, heirs: Sequence[Unit], by: Acting) -> None:
    locked(committee)
    for row in rows if heirs else ():
        _inherit(row, heirs, ended.closed_on or clock.today())
    names = ", ".join(heir.name for heir in heirs)
    record("unit_ended", committee, by=by, changes={"units": (ended.name, names)}, reason=ended.closed_basis)
    notify(keepers_of(committee, heirs if committee.host_id == ended.pk else ()), "unit_ended", committee, by=by)


def _inherit(row: Follows, heirs: Sequence[Unit], on: date) -> None:
    there = set(Follows.objects.lasting(on).filter(member=row.member_id).values_list("unit", flat=True))
    days = {"from_on": max(on, row.from_on), "to_on": row.to_on, "basis": row.basis}
    end_from(row, on)
    Follows.objects.bulk_create(Follows(member=row.member, unit=heir, **days) for heir in heirs if heir.pk not in there)
