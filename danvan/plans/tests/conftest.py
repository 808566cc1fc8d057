"""One plan at three stages, for the tests of what goes wrong."""

from datetime import date, timedelta

import pytest

from danvan.plans.actions.bindings import bind
from danvan.plans.actions.lines import add_line
from danvan.plans.actions.plans import issue
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.tests.scenes import Scene
from danvan.plans.workflow import PLAN
from danvan.units.selectors import Selector
from danvan.units.tests.factories import officer_of
from danvan.units.tests.world import build

TODAY = date(2026, 5, 20)
SIGNED = {"signed_on": date(2026, 1, 16), "signer": "Trần Văn Mẫu"}


@pytest.fixture
def scene(on_day):
    """A draft of the committee, written by somebody of its department who is not of the cast."""
    on_day(TODAY)
    world = build()
    world.proved_ago = timedelta(minutes=1)
    writer = officer_of(world.department)
    plan = PlanFactory(issuer=world.committee, drafting_office=world.department)
    add_line(plan, "task", {"words": "Rà soát thủ tục"}, by=writer)
    bind(plan, "xã", Selector(units=(world.commune.pk,)), by=writer)
    other = PlanFactory(title="Kế hoạch của cơ quan khác")
    other_writer = officer_of(other.drafting_office)
    for line in ("task", "target"):
        add_line(other, line, {"words": "Việc của cơ quan khác"}, by=other_writer)
    bind(other, "khác", Selector(units=(world.other_commune.pk,)), by=other_writer)
    return Scene(world, plan, other)


@pytest.fixture
def submitted(scene):
    PLAN.advance(scene.plan, "submit", by=officer_of(scene.world.department))
    return scene


@pytest.fixture
def in_force(submitted):
    issue(submitted.plan, by=officer_of(submitted.world.department), symbol="21/KH-UBND", **SIGNED)
    return submitted
