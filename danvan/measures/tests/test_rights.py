"""The rights table of figures, knocked at with real accounts: the unit's own hands, who serves it, who keeps the target."""

from datetime import date

import pytest

from danvan.core.acting import SYSTEM
from danvan.core.rights import rows_of
from danvan.measures.actions.figures import Said, report
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.tests.factories import gauge_of
from danvan.units.tests.factories import officer_of
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


def world_with(on):
    """The world, with one target of the committee that asks the commune (or the village) for a figure."""
    world = build()
    world.asked = world.village if on == "figures of a village" else world.commune
    world.gauge = gauge_of(world.asked, issuer=world.committee, office=world.department)
    if on == "figures said":
        report(world.commune, "2026", [Said(world.gauge.measure, 3)], by=officer_of(world.commune))
    if on == "figures closed":
        close_gauge(world.gauge, by=SYSTEM)
    return world


def scene(world, row):
    """The address and the form behind each door."""
    route = row.route.split(":")[1]
    measure = world.gauge.measure.pk
    hand = {"source": "paper", "received_on": "1/3/2026"}
    arguments = {
        "mine": [],
        "grid": ["2026"],
        "grid_workbook": ["2026"],
        "kept": [world.gauge.pk],
        "kept_workbook": [world.gauge.pk],
        "unit": [world.asked.pk, "2026"],
        "figure": [world.asked.pk, "2026", measure],
        "withdrawal": [world.asked.pk, "2026", measure],
    }
    forms = {
        "unit": {f"m{measure}-part": "5", f"m{measure}-version": "0", **hand},
        "grid": {f"u{world.asked.pk}-m{measure}-part": "5", f"u{world.asked.pk}-m{measure}-version": "0", **hand},
        "kept": {f"u{world.asked.pk}-m{measure}-part": "5", f"u{world.asked.pk}-m{measure}-version": "0", **hand},
        "withdrawal": {"reason": "nhầm đơn vị", "version": "1", **hand},
    }
    return arguments[route], forms.get(route, {}) if row.method == "POST" else {}


@pytest.mark.parametrize("row", rows_of("measures"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(date(2026, 3, 2))
    world = world_with(row.on)

    assert answers(world, row, scene) == expected(world, row)
