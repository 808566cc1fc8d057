"""From an event to its steps. Reads the trees of the day, writes nothing: asked twice, it answers the same."""

from collections.abc import Iterator, Sequence

from django.db.models import Q

from danvan.units.models import (
    Extent,
    GroupMember,
    Holding,
    Placement,
    Remit,
    TerritoryStanding,
    Unit,
)
from danvan.units.reorganising import steps
from danvan.units.reorganising.events import Event, Target
from danvan.units.reorganising.reading import Plan, depth
from danvan.units.reorganising.steps import KEEP, NewUnit, Ref, Step


def steps_of(event: Event) -> list[Step]:
    """All that follows from an event, in the order in which it is done."""
    plan = Plan(event)
    return [
        *(steps.OpenTerritory(target, event.old[0]) for target in event.targets if target.territory is None),
        *openings(plan),
        *moves(plan),
        *successions(plan),
        *remits(plan),
        *members(plan),
        *endings(plan),
        *(
            steps.Close(unit)
            for unit in sorted(plan.bodies, key=lambda unit: -depth(plan, unit))
            if unit.pk in plan.closing
        ),
        *territories(plan),
    ]


def openings(plan: Plan) -> Iterator[Step]:
    """The bodies of new targets, those above first."""
    opened: set[NewUnit] = set()
    codes: set[str] = set(Unit.objects.filter(code__in=_codes(plan)).values_list("code", flat=True))
    for unit in sorted(plan.bodies, key=lambda each: depth(plan, each)):
        for new in plan.heirs_of(unit):
            if isinstance(new, NewUnit) and new not in opened:
                opened.add(new)
                code = _free(code_of(plan, unit, new), codes)
                place = plan.places[unit.pk]
                parent = place.parent and _follow(plan, place.parent, new.target)
                agency = place.agency and _follow(plan, place.agency, new.target)
                yield steps.OpenUnit(new, code, parent, agency)


def code_of(plan: Plan, unit: Unit, new: NewUnit) -> str:
    """The old unit's code with the new territory's in it; where it bore none, one of kind and territory."""
    territory = plan.places[unit.pk].territory
    assert territory is not None
    told = unit.code.replace(territory.code, new.target.key) if territory.code in unit.code else ""
    return (told or f"{new.kind.code}-{new.target.key}")[:38]


def moves(plan: Plan) -> Iterator[Step]:
    """What goes on: under the heir of what it stood under, beside the heir of what it was paired with, in its territory."""
    for unit in plan.others:
        target = plan.target_for(unit)
        if target is not None or not plan.event.goes_on:
            yield from _moved(plan, plan.places[unit.pk], target, at_home=True)
    hanging = Placement.objects.on(plan.event.on).filter(Q(parent__in=plan.closing) | Q(agency__in=plan.closing))
    elsewhere = hanging.exclude(territory__in=plan.event.old).select_related("unit", "parent", "agency")
    for row in elsewhere.order_by("unit__kind__order", "unit__sort_key", "unit"):
        if row.unit.is_open(plan.event.on):
            yield from _moved(plan, row, plan.event.targets[0] if plan.event.targets else None, at_home=False)


def successions(plan: Plan) -> Iterator[Step]:
    """Who stands in whose place."""
    extent = Extent.PART if plan.event.splits else Extent.WHOLE
    for unit in plan.bodies:
        for heir in plan.heirs_of(unit):
            if heir is not None:
                yield steps.Succeed(unit, heir, extent)


def remits(plan: Plan) -> Iterator[Step]:
    """What closing units do for others, and others for them."""
    lasting = Remit.objects.lasting(plan.event.on)
    touched = lasting.filter(Q(unit__in=plan.closing) | Q(over_unit__in=plan.closing))
    for row in touched.select_related("unit", "over_unit", "over_group").order_by("unit__sort_key", "pk"):
        unit, over = _one_heir(plan, row.unit), _one_heir(plan, row.over_unit)
        lost = unit is None or (row.over_unit is not None and over is None)
        yield steps.PassRemit(row, None if lost else unit, over)


def members(plan: Plan) -> Iterator[Step]:
    """The groups that closing units are in."""
    lasting = GroupMember.objects.on(plan.event.on).filter(unit__in=plan.closing, from_on__lt=plan.event.on)
    taken = set(GroupMember.objects.on(plan.event.on).values_list("group", "unit"))
    for row in lasting.select_related("group", "unit").order_by("group__name", "pk"):
        heir = _one_heir(plan, row.unit)
        if isinstance(heir, Unit) and (row.group_id, heir.pk) in taken:
            heir = None
        elif heir is not None:
            taken.add((row.group_id, getattr(heir, "pk", 0)))
        yield steps.PassMember(row, heir)


def endings(plan: Plan) -> Iterator[Step]:
    """The posts in closing units: nobody works in a unit that is gone."""
    lasting = Holding.objects.lasting(plan.event.on).filter(unit__in=plan.closing)
    for row in lasting.select_related("user", "unit").order_by("unit__sort_key", "user__full_name", "pk"):
        yield steps.EndHolding(row)


def territories(plan: Plan) -> Iterator[Step]:
    """What lay in a territory that ends lies in the one around it."""
    if plan.event.goes_on:
        return
    for old in plan.event.old:
        within = TerritoryStanding.objects.on(plan.event.on).filter(parent=old).select_related("territory")
        for row in within.order_by("territory__name", "territory"):
            if old.parent is not None:
                yield steps.MoveTerritory(row.territory, old.parent)
        yield steps.CloseTerritory(old)


def _moved(plan: Plan, row: Placement, target: Target | None, *, at_home: bool) -> Iterator[Step]:
    goes = {"parent": row.parent, "agency": row.agency}
    hung = {
        name: unit for name, unit in goes.items() if unit is not None and unit.pk in {each.pk for each in plan.bodies}
    }
    if plan.event.goes_on and target is None:
        hung = {}
    values: dict[str, Ref] = {name: plan.heir_in(unit, target) for name, unit in hung.items()}
    if "agency" in values and target is None:
        values["agency"] = None
    where = target if at_home and target is not None else KEEP
    if values or where is not KEEP:
        yield steps.Move(row.unit, values.get("parent", KEEP), where, values.get("agency", KEEP))


def _follow(plan: Plan, unit: Unit, target: Target) -> Ref:
    """A unit, or where it is one of the bodies, the one that answers to it in the target."""
    return plan.counterpart(unit, target) if unit.pk in {each.pk for each in plan.bodies} else unit


def _one_heir(plan: Plan, unit: Unit | None) -> Ref:
    """The unit itself while it goes on; its heir where there is just one."""
    if unit is None or unit.pk not in plan.closing:
        return unit
    heirs: Sequence[Ref] = plan.heirs_of(unit) if plan.event.targets else []
    return heirs[0] if len(heirs) == 1 else None


def _codes(plan: Plan) -> list[str]:
    heirs = [(unit, new) for unit in plan.bodies for new in plan.heirs_of(unit)]
    wanted = [code_of(plan, unit, new) for unit, new in heirs if isinstance(new, NewUnit)]
    return [code if number < 2 else f"{code}-{number}" for code in wanted for number in range(1, 10)]


def _free(code: str, taken: set[str]) -> str:
    number, found = 1, code
    while found in taken:
        number += 1
        found = f"{code}-{number}"
    taken.add(found)
    return found
