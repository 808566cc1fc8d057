"""Who sits on a body: seated, replaced from a day on, ended, and put right where the words were wrong."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import F, Max
from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.committees.actions.holding import (
    held,
    refuse_outside_term,
    refuse_second_head,
    refuse_second_seat,
    refuse_taken,
)
from danvan.committees.models import Committee, Follows, Member
from danvan.committees.permissions import keeps
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.notifications.actions import notify
from danvan.units.actions.changing import refuse_outside_life
from danvan.workflow.editing import save_changes
from danvan.workflow.keys import spend
from danvan.workflow.locking import locked


@action
def seat(committee: Committee, *, by: Acting, key: str | None = None, **said: Any) -> Member:
    """Seats somebody on a seat of their own: `role`, `name`, `post_words`, `unit`, `from_on`, and where known `user`,
    `tasks_words`, `basis`.
    """
    spend(key)
    fresh = held(committee, by)
    taken = fresh.members.aggregate(last=Max("seat"))["last"] or 0
    member = Member(committee=fresh, seat=taken + 1, **said)
    _sit(member)
    record("seat", fresh, by=by, changes={"members": ("", told(member)), "on": (None, member.from_on)})
    notify([member.user_id], "seat", fresh, by=by)
    return member


@action
def replace(
    member: Member, *, by: Acting, on: date, key: str | None = None, hand_on: bool = True, **said: Any
) -> Member:
    """From a day on another sits on this seat, by a paper (`basis`). Where it is said to `hand_on`, they follow the units
    that the one before them followed.
    """
    spend(key)
    fresh = held(member.committee, by)
    old = locked(member)
    if old.to_on is None or old.to_on > on:
        _leave(old, on)
    new = Member(committee=fresh, seat=old.seat, role=old.role, from_on=on, **said)
    _sit(new)
    if hand_on:
        _hand_on(old, new)
    record("replace", fresh, by=by, changes={"members": (told(old), told(new)), "on": (None, on)}, reason=new.basis)
    notify([old.user_id, new.user_id], "replace", fresh, by=by)
    return new


@action
def end_member(member: Member, *, by: Acting, on: date, reason: str, key: str | None = None) -> None:
    """From a day on nobody sits there; who sat there stays to be read."""
    spend(key)
    fresh = held(member.committee, by)
    old = locked(member)
    if old.to_on is not None and old.to_on <= on:
        raise Refused(
            _("%(name)s đã thôi từ ngày %(day)s.") % {"name": old.name, "day": text_date(old.to_on)}, status=409
        )
    _leave(old, on)
    record("end_member", fresh, by=by, changes={"members": (told(old), ""), "on": (None, on)}, reason=reason)
    notify([old.user_id], "end_member", fresh, by=by)


@action
def put_right(member: Member, values: Mapping[str, Any], *, by: Acting, version: int) -> None:
    """Puts right how a member was written down, and what they are charged with; two who save at once see each other."""
    fresh = held(member.committee, by)
    said = Member.objects.get(pk=member.pk)
    for name, value in values.items():
        setattr(said, name, value)
    said.committee = fresh
    refuse_second_head(said)
    refuse_second_seat(said)
    save_changes(member, values, by=by, version=version, allowed=lambda now, row: keeps(now, fresh))


def told(member: Member) -> str:
    """A member as history names them."""
    return f"{member.name} ({member.role_words})"


def _sit(member: Member) -> None:
    refuse_outside_term(member.committee, member.from_on)
    refuse_outside_life(member.unit, member.from_on)
    for refuse in (refuse_taken, refuse_second_head, refuse_second_seat):
        refuse(member)
    member.save()


def _leave(old: Member, on: date) -> None:
    if on <= old.from_on:
        raise Refused(
            _("%(name)s tham gia từ ngày %(day)s. Đề nghị chọn ngày sau đó.")
            % {"name": old.name, "day": text_date(old.from_on)}
        )
    Member.objects.filter(pk=old.pk).update(to_on=on, version=F("version") + 1)
    old.to_on = on


def _hand_on(old: Member, new: Member) -> None:
    """Units that ended since are left to be followed by nobody."""
    units = [row.unit for row in Follows.objects.lasting(new.from_on).filter(member=old).select_related("unit")]
    Follows.objects.bulk_create(
        Follows(member=new, unit=unit, from_on=new.from_on, basis=new.basis)
        for unit in dict.fromkeys(units)
        if unit.is_open(new.from_on)
    )
