"""How many models came how far: five counts that are never mixed, as reported and under today's units."""

from datetime import date

import pytest
from django.http import QueryDict
from django.urls import reverse

from danvan.core.acting import SYSTEM
from danvan.exemplars.funnel import SHOWN, Asked, alive, reported, restated
from danvan.exemplars.funnel_shown import broken_down, whole_of
from danvan.exemplars.models import STEPS, Stage, Subject
from danvan.exemplars.queries.asked import Asked as Question
from danvan.exemplars.queries.register import narrowed
from danvan.exemplars.tests.factories import ExemplarFactory, ExemplarYearFactory, field, level
from danvan.plans.tests.factories import issued_plan
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.actions.merging import merge_units
from danvan.units.models import Succession
from danvan.units.tests.factories import UnitFactory, officer_of
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

FUNNEL = "/exemplars/funnel/"


@pytest.fixture(autouse=True)
def november(on_day):
    on_day(date(2026, 11, 2))


@pytest.fixture
def top():
    return UnitFactory()


@pytest.fixture
def commune(top):
    return UnitFactory(parent=top)


@pytest.fixture
def reader(top):
    return officer_of(top)


def counted(unit, *steps, year=2026, **values):
    """A model of a unit whose year came to these steps."""
    bits = sum(1 << STEPS.index(f"{step}_on") for step in steps)
    exemplar = ExemplarFactory(unit=unit, year=year, stage=Stage.RECOGNISED, **values)
    classic = exemplar.field.classic
    return ExemplarYearFactory(exemplar=exemplar, year=year, steps=bits, classic=classic).exemplar


def whole(reader, **asked):
    """The counts of a year that are not nought."""
    asked = Asked(**{"year": 2026, **asked})
    return dict(whole_of(reported(reader.user, asked), asked))


def test_the_counts_are_never_mixed(commune, reader):
    for _each in range(3):
        counted(commune, "recognised")
    for _each in range(2):
        counted(commune, "recognised", "outstanding")
    counted(commune, "outstanding", "proposed")
    counted(commune, "registered")

    assert whole(reader) == {"recognised_on": 5, "outstanding_on": 3, "proposed_on": 1, "registered_on": 1}


def test_all_that_were_registered_may_be_recognised(commune, reader):
    for _each in range(5):
        counted(commune, "registered", "recognised")

    assert whole(reader) == {"registered_on": 5, "recognised_on": 5}


def test_it_is_counted_over_what_one_has_in_sight_alone(commune, reader):
    counted(commune, "recognised")

    others = officer_of(UnitFactory())
    assert (whole(reader), whole(others), whole(officer_of(commune))) == (
        {"recognised_on": 1},
        {},
        {"recognised_on": 1},
    )


def test_it_is_narrowed_by_unit_level_plan_and_year(commune, top, reader):
    plan = issued_plan(commune)
    counted(commune, "recognised", plan=plan)
    counted(commune, "recognised", level=level("tinh"))
    counted(UnitFactory(parent=top), "recognised", year=2025)

    one = {"recognised_on": 1}
    narrowed = [{"plan": plan.pk}, {"level": level("tinh").pk}, {"year": 2025}, {"unit": commune, "year": 2025}]
    assert [whole(reader, **asked) for asked in narrowed] == [one, one, one, {}]


def test_the_page_breaks_the_year_down_by_field_subject_level_and_year(commune, reader):
    counted(commune, "recognised")
    counted(commune, "recognised", field=field("van-hoa-xa-hoi"), subject=Subject.INDIVIDUAL, person_name="Lò Thị Mẫu")
    counted(commune, "recognised", year=2025)
    browser = browser_of(reader)

    lines = {}
    for by in ("classic", "subject", "level", "year"):
        page = said(browser.get(FUNNEL, {"theo": by}))
        shown = page.split("<tbody")[1].split("</tbody>")[0]
        row = shown.split("<tr>")[SHOWN.index("recognised_on") + 1].split("<td")[2:-1]
        lines[by] = [cell.split(">")[2 if "<a" in cell else 1].split("<")[0] for cell in row]

    assert lines == {
        "classic": ["1", "1", "0", "0", "0"],
        "subject": ["1", "1"],
        "level": ["0", "2", "0"],
        "year": ["2", "1", "0", "0"],
    }


def test_each_number_leads_to_its_list_and_nought_to_none(commune, reader):
    counted(commune, "recognised")

    page = said(browser_of(reader).get(FUNNEL, {"don_vi": commune.code}))

    unit = f"don_vi={commune.name.replace(' ', '+')}"
    links = [part.split('"')[0] for part in page.split('href="/exemplars/?')[1:]]
    assert [("buoc=recognised_on" in link, "theo=khi_do" in link, "nhom=economy" in link) for link in links] == [
        (True, True, True),
        (True, True, False),
    ]
    assert unit.split("=")[0] in links[0]


def test_who_was_recognised_is_alive_while_it_is_registered_or_active_later(commune, reader):
    for _each in range(2):
        counted(commune, "recognised", year=2024)
    kept = counted(commune, "recognised", year=2024)
    ExemplarYearFactory(exemplar=kept, year=2025, steps=1)
    counted(commune, "recognised", year=2024, last_active_on=date(2026, 3, 1))

    found = [(each.years, each.count, each.whole) for each in alive(reader.user, Asked(2024))]

    assert found == [(1, 2, 4), (2, 1, 4), (3, None, 4)]


def test_a_merged_unit_s_year_stays_its_own_and_is_restated_to_its_heir(commune, top, reader):
    heir = UnitFactory(parent=top)
    counted(commune, "recognised", year=2025)
    merge_units([commune], into=heir, by=SYSTEM, on=date(2026, 11, 2), basis="Nghị quyết 5")

    asked = Asked(2025, unit=heir)
    assert whole(reader, unit=heir, year=2025) == {}
    assert dict(restated(reader.user, asked).counts) == {"recognised_on": 1}


def test_a_divided_unit_s_year_cannot_be_compared(commune, top, reader):
    heir, other = UnitFactory(parent=top), UnitFactory(parent=top)
    counted(commune, "recognised", year=2025)
    commune.closed_on = date(2026, 7, 1)
    commune.save()
    for each in (heir, other):
        Succession.objects.create(predecessor=commune, successor=each, on=date(2026, 7, 1))

    found = restated(reader.user, Asked(2025, unit=heir))
    page = said(browser_of(reader).get(FUNNEL, {"don_vi": heir.code, "nam": "2025"}))

    assert (dict(found.counts), found.torn) == ({}, (commune.name,))
    assert "không so sánh được" in page
    assert restated(reader.user, Asked(2025, unit=top)).torn == ()


def test_a_unit_or_a_year_that_is_none_leaves_the_page_standing(reader):
    answer = browser_of(reader).get(FUNNEL, {"don_vi": "không có", "nam": "x", "cap": "0", "theo": "<b>"})

    assert answer.status_code == 200


def test_the_page_asks_as_much_for_three_models_as_for_one(commune, reader):
    browser = browser_of(reader)
    address = f"{FUNNEL}?don_vi={commune.code}"
    counted(commune, "recognised")
    one = questions(browser, address)

    for _each in range(2):
        counted(UnitFactory(parent=commune), "registered")

    assert questions(browser, address) == one


def test_the_pages_of_unit_and_plan_carry_the_year_s_counts(commune, reader):
    plan = issued_plan(commune)
    counted(commune, "recognised", plan=plan)
    browser = browser_of(officer_of(plan.issuer))
    commune.parent = plan.issuer

    unit_page = said(browser_of(reader).get(reverse("units:unit", args=[commune.pk])))
    assert ("Mô hình, điển hình" in unit_page, "buoc=recognised_on" in unit_page) == (True, True)
    plan_page = said(browser.get(reverse("plans:plan", args=[plan.pk])))
    assert "buoc=recognised_on" not in plan_page


def test_the_page_is_open_to_everybody_at_work(on_day):
    world = build()

    statuses = {member: world.browser(member).get(FUNNEL).status_code for member in world.everybody}

    assert statuses == {member: 302 if member == "anonymous" else 200 for member in world.everybody}


def test_every_number_of_the_page_is_as_long_as_its_list(commune, top, reader):
    other = UnitFactory(parent=top)
    counted(commune, "registered", "recognised")
    counted(commune, "registered", "recognised", "outstanding", level=level("tinh"))
    counted(other, "registered", "copied", field=field("khac"))
    counted(other, "registered", year=2025, subject=Subject.INDIVIDUAL, person_name="Lò Thị Mẫu")
    gone = UnitFactory(parent=top)
    counted(gone, "registered", "carried")
    merge_units([gone], into=other, by=SYSTEM, on=date(2026, 11, 2), basis="Nghị quyết 5")

    found = {}
    for unit in (None, commune, other, top):
        asked = Asked(2026, unit=unit)
        groups = reported(reader.user, asked)
        for by in ("classic", "subject", "level", "year"):
            for words, cells in broken_down(groups, asked, by):
                found |= {
                    (unit and unit.name, words, address): (count, len(listed(reader, address)))
                    for count, address in cells
                    if address
                }

    assert len(found) > 20
    assert {key: pair for key, pair in found.items() if pair[0] != pair[1]} == {}


def listed(reader, address):
    """The models that the register lists at this address."""
    question = Question.of(QueryDict(address.split("?")[1]))
    return list(narrowed(reader.user, question))
