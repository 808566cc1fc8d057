"""The rights table of targets opened to their parts, knocked at with real accounts around a plan in force."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from danvan.core.acting import SYSTEM
from danvan.core.rights import rows_of
from danvan.measures.actions.excusing import excuse
from danvan.measures.models import Gauge
from danvan.plans.actions.bindings import bind
from danvan.plans.actions.countings import Terms, decide
from danvan.plans.actions.lines import add_line
from danvan.plans.actions.plans import issue
from danvan.plans.counting import OWN_PLAN
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.workflow import PLAN
from danvan.units.selectors import Selector
from danvan.units.tests.factories import officer_of
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

WORDS = {"words": "100% đơn vị ban hành kế hoạch", "rule": "coverage", "comparator": "=", "threshold": Decimal(100)}
TERMS = Terms(rule="coverage", tally=OWN_PLAN, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))


def scene(world, row):
    """The address and the form behind each door."""
    route, gauge = row.route.split(":")[1], Gauge.objects.get()
    extra = {"gauge_file": ["xlsx"], "part": [world.commune.pk]}.get(route, [])
    form = {"units": [world.commune.pk], "reason": "không có đối tượng", "approver": "Chủ tịch", "key": "k"}
    return [gauge.pk, *extra], form if row.method == "POST" else {}


@pytest.mark.parametrize("row", rows_of("gauges"), ids=lambda row: f"{row.method} {row.route}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(date(2026, 3, 2))
    world = build()
    world.proved_ago = timedelta(minutes=1)
    writer = officer_of(world.department)
    plan = PlanFactory(issuer=world.committee, drafting_office=world.department)
    decide(add_line(plan, "target", WORDS, by=writer), TERMS, by=writer)
    bind(plan, "xã", Selector(units=(world.commune.pk,)), by=writer)
    PLAN.advance(plan, "submit", by=writer)
    colleague = officer_of(world.department)
    issue(plan, by=colleague, symbol="21/KH-UBND", signed_on=date(2026, 1, 16), signer="Trần Văn Mẫu")
    Gauge.objects.update(last_year=Gauge.objects.get().pk)
    if row.route == "gauges:readmissions":
        excuse(Gauge.objects.get(), [world.commune], by=SYSTEM, reason="không có đối tượng", approver="Chủ tịch")

    assert answers(world, row, scene) == expected(world, row)
