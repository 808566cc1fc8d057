"""The rights table of chasing, knocked at with real accounts."""

from datetime import date, timedelta

import pytest

from danvan.core.rights import rows_of
from danvan.plans.actions.bindings import bind
from danvan.plans.actions.plans import issue
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.urging import TAKING_ON
from danvan.plans.workflow import PLAN
from danvan.units.models import Unit
from danvan.units.selectors import Selector
from danvan.units.tests.factories import officer_of
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build
from danvan.urging.actions.batches import prepare, send
from danvan.urging.actions.calls import Call, note_call
from danvan.urging.models import How

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
CALL = {"on": "2/3/2026", "answered_by": "Phó Chủ tịch", "key": "k"}
FORMS = {
    "batches": {"how": "message", "which": "all", "key": "k"},
    "calls": CALL,
    "sending": {"sent_on": "2/3/2026", "key": "k"},
    "dropping": {"key": "k"},
    "day": {"asked_on": "9/3/2026", "version": 1, "key": "k"},
    "days": {"before": "5", "key": "k"},
    "correction": {**CALL, "reason": "Ghi nhầm"},
}


def world_with(on):
    """The world with an issued plan that binds the commune, urged as far as a row speaks of it by nobody of the cast."""
    world = build()
    world.proved_ago = timedelta(minutes=1)
    stranger = officer_of(world.department)
    world.plan = PlanFactory(issuer=world.committee, drafting_office=world.department)
    bind(world.plan, "xã", Selector(units=(world.commune.pk,)), by=stranger)
    PLAN.advance(world.plan, "submit", by=stranger)
    colleague = officer_of(world.department)
    issue(world.plan, by=colleague, symbol="21/KH-UBND", signed_on=date(2026, 1, 16), signer="Trần Văn Mẫu")
    asked, units = TAKING_ON.find(world.plan.pk), Unit.objects.filter(pk=world.commune.pk)
    if on == "call noted":
        world.call = note_call(TAKING_ON, asked, world.commune, Call(on=TODAY), by=stranger)
    elif on not in ("", "plan issued"):
        how = How.LETTER if on == "letter prepared" else How.MESSAGE
        world.batch = prepare(TAKING_ON, asked, units, how, by=stranger)
        if on == "list sent":
            send(world.batch, by=stranger)
    return world


def scene(world, row):
    """The address and the form behind each door."""
    route = row.route.split(":")[1]
    form = FORMS.get(route, {}) if row.method == "POST" else {}
    if route == "days":
        return [], form
    if row.on == "call noted":
        return [world.call.pk], form
    if row.on != "plan issued":
        return [world.batch.pk], form
    unit = [world.commune.pk] if route in ("unit", "calls") else []
    return [TAKING_ON.key, world.plan.pk, *unit], form


@pytest.mark.parametrize("row", rows_of("urging"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(TODAY)
    world = world_with(row.on)

    assert answers(world, row, scene) == expected(world, row)
