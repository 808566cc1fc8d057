"""Groups across the trees, kept by the office that set them up."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.core.text import one_line
from danvan.units.actions.changing import end_from
from danvan.units.models import GroupMember, Unit, UnitGroup
from danvan.units.permissions import keeps_group
from danvan.workflow.locking import NOT_ALLOWED, locked


@action
def set_up_group(owner: Unit, *, by: Acting, name: str) -> UnitGroup:
    """Sets up an empty group that an office keeps."""
    group = UnitGroup(owner=owner, name=one_line(name))
    if not keeps_group(renewed(by), group):
        raise Refused(NOT_ALLOWED, status=403)
    refuse_same_name(group)
    group.save()
    record("open", group, by=by, changes={"name": ("", group.name)})
    return group


@action
def rename_group(group: UnitGroup, *, by: Acting, name: str) -> None:
    """Gives a group another name."""
    fresh = kept(group, by)
    before, fresh.name = fresh.name, one_line(name)
    refuse_same_name(fresh)
    fresh.save(update_fields=["name"])
    record("rename", fresh, by=by, changes={"name": (before, fresh.name)})
    group.refresh_from_db()


@action
def add_members(group: UnitGroup, units: Sequence[Unit], *, by: Acting, on: date) -> int:
    """Lets units belong to a group from a day on; who belongs to it already stays. Returns how many came."""
    fresh = kept(group, by)
    there = set(fresh.members.filter(to_on__isnull=True).values_list("unit", flat=True))
    coming = [unit for unit in units if unit.pk not in there]
    for unit in coming:
        refuse_closed(unit, on)
    GroupMember.objects.bulk_create(GroupMember(group=fresh, unit=unit, from_on=on) for unit in coming)
    names = ", ".join(unit.name for unit in coming)
    if coming:
        record("add_members", fresh, by=by, changes={"members": ("", names), "on": (None, on)})
    return len(coming)


@action
def end_membership(member: GroupMember, *, by: Acting, on: date) -> None:
    """From a day on a unit belongs to the group no longer; one that was to come only from that day never does."""
    fresh = kept(member.group, by)
    end_from(member, on)
    record("end_membership", fresh, by=by, changes={"members": (member.unit.name, ""), "on": (None, on)})


def kept(group: UnitGroup, by: Acting) -> UnitGroup:
    """The group as it stands now, for who keeps it."""
    fresh: UnitGroup = locked(group)
    if not keeps_group(renewed(by), fresh):
        raise Refused(NOT_ALLOWED, status=403)
    return fresh


def refuse_same_name(group: UnitGroup) -> None:
    """Refuses a name that another group of the office bears."""
    if UnitGroup.objects.filter(owner=group.owner, name=group.name).exclude(pk=group.pk).exists():
        raise Refused(_("Đơn vị đã có nhóm “%(name)s”. Đề nghị chọn tên khác.") % {"name": group.name})


def refuse_closed(unit: Unit, on: date) -> None:
    """Refuses a unit that is not there on the day it is to join."""
    if not unit.is_open(on):
        raise Refused(
            _("%(unit)s không hoạt động vào ngày %(day)s. Đề nghị bỏ đơn vị này hoặc chọn ngày khác.")
            % {"unit": unit.name, "day": text_date(on)}
        )
