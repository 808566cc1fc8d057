"""Units merge into one, or one is split over several: the old ones end, point to their heirs, and hand over what stood
below them.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext as _

from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.units.actions.changing import claim, place_on, refuse_outside_life
from danvan.units.actions.opening import close_unit
from danvan.units.actions.renaming import move_unit
from danvan.units.models import Extent, Succession, Unit
from danvan.units.queries.tree import below_on, paired_on
from danvan.units.signals import succeeded
from danvan.units.tree_lock import hold_trees
from danvan.units.tree_rules import open_children, refuse_not_open


@action
def merge_units(units: Sequence[Unit], *, into: Unit, by: Acting, on: date, basis: str) -> None:
    """Ends the units on a day and makes one their heir, whole; what stood below or beside them goes to it."""
    hold_trees()
    for unit in units:
        if unit.pk != into.pk:
            refuse_as_heir(unit, into, on)
            hand_over(unit, {child.pk: into for child in open_children(unit, on)}, into, by=by, on=on, basis=basis)
            succeed(unit, into, Extent.WHOLE, by=by, on=on, basis=basis)
            close_unit(unit, by=by, on=on, basis=basis)


@action
def split_unit(
    unit: Unit,
    *,
    into: Sequence[Unit],
    children: Mapping[int, Unit],
    by: Acting,
    on: date,
    basis: str,
    goes_on: bool = False,
) -> None:
    """Divides a unit among several on a day. `children` says under which of them each unit below goes; one that is not
    named stays, and must not where the old unit ends. With `goes_on` the old unit only gives parts away.
    """
    hold_trees()
    for heir in into:
        refuse_as_heir(unit, heir, on)
    hand_over(unit, children, None, by=by, on=on, basis=basis)
    for heir in into:
        succeed(unit, heir, Extent.PART, by=by, on=on, basis=basis)
    if not goes_on:
        close_unit(unit, by=by, on=on, basis=basis)


def succeed(unit: Unit, heir: Unit, extent: Extent, *, by: Acting, on: date, basis: str) -> None:
    """Records that the unit went, whole or in part, into its heir on a day."""
    claim(unit, by)
    Succession.objects.update_or_create(
        predecessor=unit, successor=heir, on=on, defaults={"extent": extent, "basis": basis}
    )
    succeeded.send(Unit, unit=unit, heir=heir)


def hand_over(
    unit: Unit, children: Mapping[int, Unit], paired_to: Unit | None, *, by: Acting, on: date, basis: str
) -> None:
    """Places each child under its heir, with all below it in the heir's territory; what was paired pairs with the heir."""
    fresh = claim(unit, by)
    refuse_outside_life(fresh, on)
    home = place_on(fresh, on).territory
    for child in Unit.objects.filter(pk__in=list(children)).in_order():
        heir = children[child.pk]
        for below in below_on([child], on):
            if place_on(below, on).territory == home and heir.territory != home:
                move_unit(below, by=by, on=on, basis=basis, territory=heir.territory)
        move_unit(child, by=by, on=on, basis=basis, parent=heir)
    for paired in paired_on(unit, on) if paired_to else ():
        move_unit(paired, by=by, on=on, basis=basis, agency=paired_to)


def refuse_as_heir(unit: Unit, heir: Unit, on: date) -> None:
    """Refuses an heir of another line, one that does not exist from that day on, and the unit itself."""
    heir = Unit.objects.get(pk=heir.pk)
    if unit.pk == heir.pk or unit.line != heir.line:
        raise Refused(
            _("%(heir)s không thể kế thừa %(unit)s. Đề nghị chọn một đơn vị khác cùng hệ thống.")
            % {"heir": heir.name, "unit": unit.name}
        )
    refuse_not_open(heir, (on, None))
