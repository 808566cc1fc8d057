"""What apps above add to the page of a plan."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.core import registry
from danvan.core.registry import Panel
from danvan.plans.models import Plan
from danvan.plans.tests.factories import issued_plan
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

# A table that says it is empty: what the page shows is what the panel filled in.
TEMPLATE, EMPTY = "units/focal_points_panel.html", "Chưa có đầu mối."


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(date(2026, 3, 2))


@pytest.fixture
def added(monkeypatch):
    """Panels of the plan's page, as a test adds them."""
    monkeypatch.setitem(registry._panels, "plans.plan", [])

    def add(fill):
        registry.add_panel(Panel("plans.plan", "Mô hình của kế hoạch", TEMPLATE, fill))

    return add


@pytest.fixture
def commune():
    return UnitFactory()


def panel_of(unit):
    return {"now": [], "coming": [], "keeps": False, "unit": unit}


def test_a_panel_stands_under_the_targets_of_its_plan_and_on_no_other_tab(added, commune):
    plan, browser = issued_plan(commune), browser_of(officer_of(commune))
    asked = []
    added(lambda request, record: asked.append((request.user, record)) or panel_of(commune))

    page = said(browser.get(reverse("plans:plan", args=[plan.pk])))
    block = said(browser.get(reverse("plans:plan", args=[plan.pk]), headers={"HX-Request": "true"}))
    tasks = said(browser.get(reverse("plans:tasks", args=[plan.pk])))

    assert [words in page for words in ("<h2>Mô hình của kế hoạch</h2>", EMPTY)] == [True, True]
    assert page.index("Chưa có chỉ tiêu nào") < page.index(EMPTY)
    assert (EMPTY in block, "Mô hình của kế hoạch" in tasks) == (True, False)
    assert [(record, type(record)) for _user, record in asked] == [(plan, Plan)] * 2


def test_a_panel_that_has_nothing_to_say_leaves_no_trace_and_costs_nothing(added, commune):
    plan, browser = issued_plan(commune), browser_of(officer_of(commune))
    address = reverse("plans:plan", args=[plan.pk])
    before = questions(browser, address)

    added(lambda request, record: None)

    assert questions(browser, address) == before
    assert "Mô hình của kế hoạch" not in said(browser.get(address))


def test_nobody_is_asked_about_a_plan_that_its_reader_may_not_see(added, commune):
    plan, asked = issued_plan(commune), []
    added(lambda request, record: asked.append(record))

    answer = browser_of(officer_of(UnitFactory())).get(reverse("plans:plan", args=[plan.pk]))

    assert (answer.status_code, asked) == (404, [])
