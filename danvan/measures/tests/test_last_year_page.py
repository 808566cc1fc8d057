"""Last year's figure on the page of a target and in its workbook, over HTTP, as its readers."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from danvan.core.acting import SYSTEM
from danvan.core.periods import Period
from danvan.jobs.kinds import Run
from danvan.jobs.models import Job, State
from danvan.measures.actions.figures import Said, report
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.actions.restating import restate_gauge, restate_last_years
from danvan.measures.jobs import restate
from danvan.measures.models import Gauge
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of
from danvan.units.actions.groups import add_members, set_up_group
from danvan.units.actions.merging import split_unit
from danvan.units.actions.opening import close_unit
from danvan.units.models import Remit, Unit
from danvan.units.tests.factories import UnitFactory, officer_of
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(on_day):
    on_day(DAY)
    return build()


def page(world, member, gauge, query=""):
    return world.browser(member).get(reverse("gauges:gauge", args=[gauge.pk]) + query)


def text_of(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def compared(world, on_day):
    """This year's coverage and last year's of the two communes and a cell of the Party, of which one commune did it."""
    measure = MeasureFactory()
    members = [world.commune, world.other_commune, world.party]
    on_day(date(2025, 12, 20))
    before = gauge_of(*members, issuer=world.committee, measure=measure, window=Period.year(2025))
    report(world.commune, "2025", [Said(measure, 1)], by=officer_of(world.commune))
    close_gauge(before, by=SYSTEM)
    on_day(DAY)
    now = gauge_of(*members, issuer=world.committee, subject=world.committee, measure=measure, last_year=before)
    return now, before


def group_of(world, *units):
    """A group of the department's, as an address says it."""
    by = world.by("department_officer")
    group = set_up_group(world.department, by=by, name="Cụm 1")
    add_members(group, units, by=by, on=DAY)
    return f"?nhom={group.pk}"


def remit_of(world, *units):
    """The same as a remit of the committee's own office."""
    world.by("department_officer")
    group = group_of(world, *units).split("=")[1]
    remit = Remit.objects.create(unit=world.committee, over_group_id=group, acts=["guide"], from_on=DAY)
    return f"?phu_trach={remit.pk}"


def territory_of(world, *units):
    return "?don_vi=UBND xã Khe Thử&dia_ban=on"


def divide_commune(world):
    """The commune goes on, and gave a part to a new one in the other commune's territory."""
    new = UnitFactory(name="UBND xã Mới", parent=world.committee, territory=world.other_commune.territory)
    split_unit(world.commune, into=[new], children={}, goes_on=True, by=SYSTEM, on=DAY, basis="Nghị quyết 7")


@pytest.mark.parametrize("chosen", [group_of, remit_of, territory_of])
def test_last_year_stands_beside_over_a_group_a_remit_and_a_territory(world, compared, chosen):
    now, before = compared
    query = chosen(world, world.commune, world.party)
    restate_gauge(before, DAY)

    shown = text_of(page(world, "committee_officer", now, query))

    assert '<b><data value="1/2">50%</data></b> (1/2, như đã báo cáo)' in shown
    assert 'theo đơn vị hiện nay: <b><data value="1/2">50%</data></b> (1/2), mẫu số là các đơn vị khi đó' in shown


@pytest.mark.parametrize("chosen", [group_of, remit_of, territory_of])
def test_over_any_units_it_is_not_comparable_where_part_of_one_went_elsewhere(world, compared, chosen):
    now, before = compared
    query = chosen(world, world.commune, world.party)
    divide_commune(world)
    restate_gauge(before, DAY)

    shown = text_of(page(world, "committee_officer", now, query))

    assert "<b>không so sánh được</b>: UBND xã Khe Thử đã chia cho nhiều đơn vị" in shown
    assert '<b><data value="1/2">50%</data></b> (1/2, như đã báo cáo)' in shown


def test_over_any_units_it_waits_to_be_computed(world, compared):
    now, _before = compared

    shown = text_of(page(world, "committee_officer", now, group_of(world, world.commune)))

    assert ("chưa quy đổi" in shown, "Quy đổi theo đơn vị hiện nay" in shown) == (True, True)


def test_a_unit_to_which_nothing_came_is_not_offered_to_compute_it_again(world, compared):
    now, before = compared
    restate_gauge(before, DAY)

    shown = text_of(page(world, "committee_officer", now, "?don_vi=Thôn Thử"))

    assert "<b>không so sánh được</b>: năm trước không có số liệu của đơn vị nào nay thuộc phạm vi này" in shown
    assert "chưa quy đổi" not in shown


def test_who_sees_only_some_of_the_units_reads_last_year_over_those_alone(world, compared):
    now, before = compared
    query = group_of(world, world.commune, world.other_commune)
    restate_gauge(before, DAY)

    of_keeper = text_of(page(world, "committee_officer", now, query))
    of_commune = text_of(page(world, "commune_officer", now, query))

    assert 'hiện nay: <b><data value="1/2">50%</data></b> (1/2)' in of_keeper
    assert 'hiện nay: <b><data value="1/1">100%</data></b> (1/1)' in of_commune


def test_the_page_and_the_workbook_name_whom_nobody_stands_in_for(world, compared):
    now, before = compared
    close_unit(Unit.objects.get(pk=world.other_commune.pk), by=SYSTEM, on=DAY, basis="Nghị quyết 7")
    restate_gauge(before, DAY)

    shown = text_of(page(world, "committee_officer", now))
    file = world.browser("committee_officer").get(reverse("gauges:gauge_file", args=[now.pk, "xlsx"]))

    sheet = load_workbook(BytesIO(file.content)).active
    told = [row[0] for row in sheet.iter_rows(values_only=True) if row[0]]
    words = "Không tính 1 đơn vị đã kết thúc mà không có đơn vị kế thừa"
    assert words in shown
    assert "<li>UBND xã Bản Thử (chưa thực hiện)</li>" in shown
    assert [line for line in told if "năm trước" in str(line) or "hiện nay" in str(line) or words in str(line)] == [
        "Cùng kỳ năm trước, như đã báo cáo: 33,3% (1/3)",
        "Theo đơn vị hiện nay: 50% (1/2), mẫu số là các đơn vị khi đó",
        f"{words}: UBND xã Bản Thử (chưa thực hiện)",
    ]


def test_last_year_stands_beside_as_reported_and_as_it_would_be_today(world, on_day):
    measure = MeasureFactory()
    on_day(date(2025, 12, 20))
    before = gauge_of(world.commune, world.sibling, issuer=world.committee, measure=measure, window=Period.year(2025))
    report(world.commune, "2025", [Said(measure, 1)], by=officer_of(world.commune))
    close_gauge(before, by=SYSTEM)
    on_day(DAY)
    restate_gauge(before, DAY)
    now = gauge_of(
        world.commune, world.sibling, issuer=world.committee, subject=world.committee, measure=measure, last_year=before
    )

    shown = text_of(page(world, "committee_officer", now, "?don_vi=UBND tỉnh Sông Thử"))

    assert '<b><data value="1/2">50%</data></b> (1/2, như đã báo cáo)' in shown
    assert 'theo đơn vị hiện nay: <b><data value="1/2">50%</data></b> (1/2)' in shown


def test_last_year_is_computed_under_todays_trees_by_a_job(world, on_day):
    measure = MeasureFactory()
    on_day(date(2025, 12, 20))
    before = gauge_of(world.commune, issuer=world.committee, measure=measure, window=Period.year(2025))
    report(world.commune, "2025", [Said(measure, 1)], by=officer_of(world.commune))
    close_gauge(before, by=SYSTEM)
    on_day(DAY)
    now = gauge_of(world.commune, issuer=world.committee, subject=world.committee, measure=measure, last_year=before)
    query = "?don_vi=UBND xã Khe Thử"

    asked_for = text_of(page(world, "committee_officer", now, query))
    world.browser("committee_officer").post(reverse("gauges:restatements", args=[now.pk]))
    Job.objects.update(state=State.RUNNING)
    restate(Run(Job.objects.get(), SYSTEM))

    assert "Quy đổi theo đơn vị hiện nay" in asked_for
    assert 'theo đơn vị hiện nay: <b><data value="1/1">100%</data></b> (1/1)' in text_of(
        page(world, "committee_officer", now, query)
    )


def test_every_night_what_is_compared_is_computed_anew(world, on_day):
    measure = MeasureFactory()
    on_day(date(2025, 12, 20))
    before = gauge_of(world.commune, issuer=world.committee, measure=measure, window=Period.year(2025))
    on_day(DAY)
    gauge_of(world.commune, issuer=world.committee, subject=world.committee, measure=measure, last_year=before)

    assert restate_last_years(DAY) == 1
    assert {row.unit for row in before.restatements.all()} == {world.commune, world.committee}


def test_what_was_computed_is_shown_no_more_once_the_trees_changed(world, on_day):
    measure = MeasureFactory()
    on_day(date(2025, 12, 20))
    before = gauge_of(world.commune, issuer=world.committee, measure=measure, window=Period.year(2025))
    on_day(DAY)
    restate_gauge(before, DAY)
    restated_on = Gauge.objects.get(pk=before.pk).restated_on

    into = [UnitFactory(parent=world.committee), UnitFactory(parent=world.committee)]
    split_unit(world.commune, into=into, children={world.village.pk: into[0]}, by=SYSTEM, on=DAY, basis="Nghị quyết 7")

    assert (restated_on, Gauge.objects.get(pk=before.pk).restated_on) == (DAY, None)
