"""What the overview reads without asking again who may see it is what its reader sees."""

import pytest

from danvan.core.acting import SYSTEM
from danvan.measures.tests.pages import browser, told
from danvan.plans.actions.assignments import assign
from danvan.plans.models import Plan, PlanStage
from danvan.plans.overview.asking import plans_in
from danvan.plans.overview.ranges import own_range
from danvan.plans.permissions import visible_to
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.tests.overviews import TODAY, Province
from danvan.units.actions.groups import add_members, set_up_group
from danvan.units.models import Act, Line, Remit, Unit
from danvan.units.scope import scope_of
from danvan.units.tests.factories import LONG_AGO, KindFactory, TerritoryFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_may(on_day):
    on_day(TODAY)


def of_committee(province):
    return province.committee


def of_department(province):
    return province.department


def of_commune(province):
    return province.communes[0]


def of_village(province):
    return province.villages[0]


def of_front(province):
    """An office of another tree that guides one commune."""
    front = UnitFactory(kind=KindFactory(code="mttq-tinh", line=Line.FRONT))
    Remit.objects.create(unit=front, over_unit=province.communes[1], acts=[Act.GUIDE], from_on=LONG_AGO)
    return front


def of_union(province):
    """One that guides a group."""
    by = officer_of(province.committee)
    group = set_up_group(province.committee, by=by, name="Cụm thi đua số 1")
    add_members(group, [province.communes[2]], by=by, on=TODAY)
    union = UnitFactory(kind=KindFactory(code="mttq-tinh", line=Line.FRONT))
    Remit.objects.create(unit=union, over_group=group, acts=[Act.GUIDE], from_on=LONG_AGO)
    return union


def of_party(province):
    """The committee that governs the territory of a commune."""
    territory = TerritoryFactory()
    Unit.objects.filter(pk=province.communes[0].pk).update(territory=territory)
    return UnitFactory(
        kind=KindFactory(code="dang-uy-xa", line=Line.PARTY, governs_territory=True), territory=territory
    )


@pytest.mark.parametrize("office", [of_committee, of_department, of_commune, of_village, of_front, of_union, of_party])
def test_every_plan_over_what_one_looks_after_is_one_that_one_sees(office):
    province = Province(plans=2, villages=1)
    lone = UnitFactory()
    drafts = [
        PlanFactory(issuer=unit, drafting_office=unit) for unit in (*province.communes, province.department, lone)
    ]
    elsewhere = PlanFactory(issuer=lone, drafting_office=lone, stage=PlanStage.ISSUED, issued_on=TODAY)
    assign(elsewhere, [lone], by=SYSTEM, bound_on=TODAY)
    by = officer_of(office(province))
    scope = scope_of(by.user)

    found = {plan.pk for plan in plans_in(by.user, own_range(by, scope), TODAY.year)}

    assert found == {plan.pk for plan in province.plans}
    assert found <= set(visible_to(by.user).values_list("pk", flat=True))
    assert found.isdisjoint({elsewhere.pk, *(plan.pk for plan in drafts)})


def test_a_unit_of_another_tree_is_bound_and_not_counted_over_this_one():
    province = Province()
    assign(Plan.objects.get(), [UnitFactory()], by=SYSTEM, bound_on=TODAY)

    shown = told(browser(officer_of(province.committee)).get("/overview/"))

    assert "<b>0/3</b> lượt đơn vị đã có kế hoạch" in shown
