"""Setting a body up, changing what is said of it, ending it, and beginning its next term."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.committees.actions.holding import held, refuse_outside_term
from danvan.committees.models import Committee, Follows, Member
from danvan.committees.permissions import hosts_for, keeps
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.core.text import fold, sort_key
from danvan.documents.models import Document
from danvan.notifications.actions import notify
from danvan.units.acting import InPost
from danvan.units.models import Unit
from danvan.units.queries.heirs import heirs_of_each
from danvan.workflow.editing import save_changes
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked


@action
def set_up(host: Unit, *, by: Acting, key: str | None = None, **facts: Any) -> Committee:
    """Sets a body up in an office. Where that is the committee above, the office that writes is its standing office."""
    spend(key)
    by = renewed(by)
    if not isinstance(by, InPost) or host not in hosts_for(by):
        raise Refused(NOT_ALLOWED, status=403)
    if facts.get("standing_office") is None and by.unit != host:
        facts["standing_office"] = by.unit
    committee = Committee.objects.create(host=host, **facts)
    be_found(committee)
    record("set_up", committee, by=by, changes={"name": ("", committee.name), "on": (None, committee.from_on)})
    return committee


@action
def change(committee: Committee, values: Mapping[str, Any], *, by: Acting, version: int) -> None:
    """Changes what is said of a body and the papers it rests on; two who save at once see base, theirs and yours."""
    save_changes(committee, values, by=by, version=version, allowed=keeps)
    be_found(committee)


@action
def end(
    committee: Committee,
    *,
    by: Acting,
    version: int,
    on: date,
    symbol: str,
    signed_on: date,
    document: Document | None = None,
    key: str | None = None,
) -> None:
    """From a day on the body works no longer, by a document; its members and what they followed stay to be read."""
    fresh = held(committee, by)
    refuse_outside_term(fresh, on)
    if on == fresh.from_on:
        raise Refused(
            _("Nhiệm kỳ bắt đầu đúng ngày %(day)s. Đề nghị chọn ngày sau đó.") % {"day": text_date(fresh.from_on)}
        )
    paper = {"ended_symbol": symbol, "ended_signed_on": signed_on, "ended_document": document}
    save_changes(committee, {"to_on": on, **paper}, by=by, version=version, allowed=keeps, key=key, verb="end")
    notify(fresh.members.lasting(on).exclude(user=None).values_list("user_id", flat=True), "end", committee, by=by)


@action
def begin_next_term(
    committee: Committee, *, by: Acting, from_on: date, to_on: date | None = None, key: str | None = None
) -> Committee:
    """The same body for another term: who sits on it on its last day sits on their seat again and follows the same units;
    for a unit that ended its one heir. Its decision is still to come.
    """
    spend(key)
    old = locked(committee)
    if not keeps(renewed(by), old):
        raise Refused(NOT_ALLOWED, status=403)
    if old.to_on is None or from_on < old.to_on:
        raise Refused(
            _("Nhiệm kỳ này chưa kết thúc trước ngày %(day)s. Đề nghị ghi kết thúc, hoặc chọn ngày sau.")
            % {"day": text_date(from_on)}
        )
    for later in old.later.order_by("from_on")[:1]:
        raise Refused(
            _("Nhiệm kỳ sau đã lập, từ ngày %(day)s. Mời mở nhiệm kỳ đó.") % {"day": text_date(later.from_on)},
            status=409,
        )
    kept = {name: getattr(old, name) for name in ("kind", "name", "host", "standing_office", "folded", "sort_key")}
    new = Committee.objects.create(**kept, from_on=from_on, to_on=to_on, copied_from=old)
    _seat_again(old, new)
    be_found(new)
    told = {"copied_from": (None, old.pk), "on": (None, from_on)}
    record("begin_next_term", new, by=by, changes=told)
    return new


def be_found(committee: Committee) -> None:
    """Writes down what a search finds it by and its place in a list; no part of its history."""
    found = {"folded": fold(f"{committee.name} {committee.symbol}"), "sort_key": sort_key(committee.name)}
    Committee.objects.filter(pk=committee.pk).update(**found)


def _seat_again(old: Committee, new: Committee) -> None:
    last: list[Member] = list(old.members.filter(to_on=None).select_related("unit").order_by("seat"))
    follows = list(Follows.objects.filter(member__in=last, to_on=None).select_related("unit").order_by("pk"))
    every = [*(member.unit for member in last), *(row.unit for row in follows)]
    units = [unit for unit in every if not unit.is_open(new.from_on)]
    heirs = heirs_of_each(units, new.from_on)
    place = {unit.pk: found[0].unit for unit in units if len(found := heirs[unit.pk]) == 1}
    said = ("role", "name", "post_words", "user", "tasks_words")
    seats = {}
    for number, member in enumerate(last, 1):
        again = {name: getattr(member, name) for name in said}
        unit = place.get(member.unit_id, member.unit)
        seats[member.pk] = Member.objects.create(committee=new, seat=number, unit=unit, from_on=new.from_on, **again)
    pairs = {(row.member_id, place.get(row.unit_id, row.unit)): None for row in follows}
    Follows.objects.bulk_create(
        Follows(member=seats[pk], unit=unit, from_on=new.from_on) for pk, unit in pairs if unit.is_open(new.from_on)
    )
