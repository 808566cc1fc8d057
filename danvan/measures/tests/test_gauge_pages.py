"""A target opened to its parts, over HTTP, as its readers and its keepers."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from danvan.core.acting import SYSTEM
from danvan.measures.actions.excusing import excuse
from danvan.measures.actions.figures import Said, report
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.models import Gauge, Reading, Standing
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of
from danvan.units.actions.groups import add_members, set_up_group
from danvan.units.models import FocalPoint
from danvan.units.tests.factories import UnitFactory, leader_of, officer_of
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(on_day):
    on_day(DAY)
    return build()


@pytest.fixture
def asked(world):
    """A coverage of four units of the world, of which one has done it; asked by the committee as a unit everybody sees."""
    members = [world.commune, world.other_commune, world.sibling, world.party]
    gauge = gauge_of(*members, issuer=world.committee, subject=world.committee, words="100% đơn vị đối thoại")
    report(world.commune, "2026", [Said(gauge.measure, 1)], by=officer_of(world.commune))
    return gauge


def page(world, member, gauge, query=""):
    return world.browser(member).get(reverse("gauges:gauge", args=[gauge.pk]) + query)


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_a_percentage_opens_to_its_parts_and_to_those_who_are_missing(world, asked):
    FocalPoint.objects.create(
        unit=world.sibling, charge="officer", name="Lê Thị Mẫu", phone="0208 000 032", from_on=date(2026, 1, 1)
    )

    shown = text_of(page(world, "committee_officer", asked))

    assert '<b><data value="1/4">25%</data></b> <span>1/4</span>' in shown
    assert "còn 3 đơn vị" in shown
    assert all(name in shown for name in ("UBND xã Bản Thử", "Sở Tài chính Thử", "Đảng ủy xã Khe Thử", "0208 000 032"))
    assert 'class="long" href="' + reverse("gauges:part", args=[asked.pk, world.commune.pk]) not in shown


@pytest.mark.parametrize(
    ("query", "parts", "over"),
    [
        ("?don_vi=UBND tỉnh Sông Thử", "1/3", "UBND tỉnh Sông Thử và đơn vị trực thuộc"),
        ("?don_vi=UBND xã Khe Thử", "1/1", "UBND xã Khe Thử và đơn vị trực thuộc"),
        ("?don_vi=UBND xã Khe Thử&dia_ban=on", "1/2", "Cả ba hệ thống trên địa bàn"),
    ],
)
def test_the_same_target_is_read_over_a_unit_or_the_three_lines_of_its_territory(world, asked, query, parts, over):
    shown = text_of(page(world, "committee_officer", asked, query))

    assert f"<span>{parts}</span>" in shown
    assert f"<p>{over}" in shown


def test_the_same_target_is_read_over_a_group_and_over_a_remit(world, asked):
    by = world.by("department_officer")
    group = set_up_group(world.department, by=by, name="Cụm 1")
    add_members(group, [world.commune, world.sibling], by=by, on=DAY)
    remit = world.remit.remits.get()

    assert "<span>1/2</span>" in text_of(page(world, "committee_officer", asked, f"?nhom={group.pk}"))
    assert "<span>1/1</span>" in text_of(page(world, "remit_officer", asked, f"?phu_trach={remit.pk}"))


def test_who_only_sees_part_of_the_units_reads_all_sums_and_only_those_names(world, asked):
    shown = text_of(page(world, "commune_officer", asked, "?xem=tat_ca"))

    assert "<span>1/4</span>" in shown
    assert "UBND xã Khe Thử" in shown
    assert "UBND xã Bản Thử" not in shown


def test_units_left_out_are_named_with_reason_and_approver(world, asked):
    excuse(asked, [world.sibling], by=SYSTEM, reason="không có đối tượng", approver="Chủ tịch UBND tỉnh")

    shown = text_of(page(world, "committee_officer", asked, "?xem=duoc_mien"))

    assert "<span>1/3</span>" in shown
    assert "không có đối tượng · Chủ tịch UBND tỉnh, 20/05/2026" in shown


def test_a_keeper_leaves_units_out_and_takes_them_back_in(world, asked):
    browser = world.browser("committee_officer")
    said = {"units": [world.sibling.pk], "reason": "không có đối tượng", "approver": "Chủ tịch"}

    browser.post(reverse("gauges:excuses", args=[asked.pk]), said)
    left_out = Standing.objects.get(gauge=asked, unit=world.sibling).own.values
    browser.post(reverse("gauges:readmissions", args=[asked.pk]), {"units": [world.sibling.pk], "reason": "đã có"})

    assert left_out == (0, 0, 0, 0)
    assert Standing.objects.get(gauge=asked, unit=world.sibling).own.values == (0, 1, 0, 1)


def test_without_reason_or_units_nothing_is_left_out_and_the_page_says_why(world, asked):
    browser = world.browser("committee_officer")
    address = reverse("gauges:excuses", args=[asked.pk])

    without_reason = browser.post(address, {"units": [world.sibling.pk], "reason": "", "approver": "Chủ tịch"})
    without_units = browser.post(address, {"reason": "không có", "approver": "Chủ tịch", "units": ["x", "9" * 30]})

    assert (without_reason.status_code, without_units.status_code) == (422, 422)
    assert "Mời chọn ít nhất một đơn vị" in text_of(without_units)
    assert f'name="units" value="{world.sibling.pk}" checked' in text_of(without_reason)
    assert 'value="Chủ tịch"' in text_of(without_reason)
    assert not Standing.objects.filter(excused_on__isnull=False).exists()


def test_a_keeper_keeps_todays_figures_and_closes_the_target_for_good(world, asked):
    browser = world.browser("committee_officer")
    address = reverse("gauges:cutoffs", args=[asked.pk])

    browser.post(address)
    kept = Reading.objects.filter(gauge=asked).count()
    browser.post(address, {"close": "1", "reason": "Hết năm"})

    assert kept == Standing.objects.filter(gauge=asked).count()
    assert Gauge.objects.get().closed_on == DAY
    assert "đã chốt ngày 20/05/2026" in text_of(browser.get(reverse("gauges:gauge", args=[asked.pk])))


@pytest.mark.parametrize(
    ("reason", "sentence"), [("", "Mời ghi rõ lý do."), (" ", "Mời ghi rõ lý do."), ("x" * 501, "500")]
)
@pytest.mark.parametrize("act", ["cutoffs", "readmissions"])
def test_nothing_is_closed_or_taken_back_in_without_a_reason_that_fits(world, asked, act, reason, sentence):
    by = leader_of(world.committee)
    excuse(asked, [world.sibling], by=by, reason="không có dự án", approver="Chủ tịch")

    form = {"close": "1", "units": [world.sibling.pk], "reason": reason}
    answer = world.browser("committee_officer").post(reverse(f"gauges:{act}", args=[asked.pk]), form)

    assert (answer.status_code, sentence in text_of(answer)) == (422, True)
    assert (Gauge.objects.get().closed_on, Standing.objects.filter(excused_on__isnull=False).count()) == (None, 1)


def test_what_is_closed_keeps_no_further_figures(world, asked):
    close_gauge(asked, by=SYSTEM)
    before = Reading.objects.count()

    answer = world.browser("committee_officer").post(reverse("gauges:cutoffs", args=[asked.pk]))

    assert (answer.status_code, Reading.objects.count()) == (422, before)


def test_the_list_of_excused_units_has_no_two_fields_of_one_name(world, asked):
    excuse(asked, [world.sibling], by=leader_of(world.committee), reason="không có dự án", approver="Chủ tịch")

    page = world.browser("committee_officer").get(reverse("gauges:gauge", args=[asked.pk]), {"xem": "duoc_mien"})

    ids = re.findall(r' id="([^"]+)"', text_of(page))
    assert sorted(set(ids)) == sorted(ids)


def test_one_units_part_opens_to_what_it_said_and_who_typed_it(world, asked):
    part = world.browser("commune_officer").get(reverse("gauges:part", args=[asked.pk, world.commune.pk]))

    assert "Các lần đơn vị báo cáo" in text_of(part)
    assert "UBND xã Khe Thử" in text_of(part)


def test_another_communes_part_is_no_page(world, asked):
    address = reverse("gauges:part", args=[asked.pk, world.other_commune.pk])

    assert world.browser("commune_officer").get(address).status_code == 404


def test_the_workbook_adds_up_by_formula(world, asked):
    answer = world.browser("committee_officer").get(reverse("gauges:gauge_file", args=[asked.pk, "xlsx"]))

    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True))
    heads = next(at for at, row in enumerate(rows, 1) if row[0] == "TT")
    first, last = heads + 1, heads + 4
    assert [row[3:5] for row in rows[heads : heads + 4]].count((1, 1)) == 1
    assert rows[-1][1:6] == (
        "Cộng",
        None,
        f"=SUM(D{first}:D{last})",
        f"=SUM(E{first}:E{last})",
        f'=IF(E{last + 1}=0,"",D{last + 1}/E{last + 1})',
    )


def test_a_workbook_of_whoever_sees_only_some_of_the_units_says_that_it_adds_up_those(world, asked):
    address, only = reverse("gauges:gauge_file", args=[asked.pk, "xlsx"]), "Bảng chỉ gồm đơn vị bạn được xem"

    told = {}
    for member in ("committee_officer", "commune_officer"):
        sheet = load_workbook(BytesIO(world.browser(member).get(address).content)).active
        words = " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)
        told[member] = ("25% (1/4)" in words, only in words)

    assert told == {"committee_officer": (True, False), "commune_officer": (True, True)}


def test_the_csv_holds_the_same_rows(world, asked):
    answer = world.browser("committee_officer").get(reverse("gauges:gauge_file", args=[asked.pk, "csv"]))

    assert len(answer.content.decode("utf-8-sig").splitlines()) == 5


@pytest.mark.parametrize("rule", list(Rule))
def test_every_way_of_counting_has_its_page(world, rule):
    terms = {"least": Decimal(2)} if rule == Rule.MINIMUM else {}
    gauge = gauge_of(world.commune, issuer=world.committee, subject=world.committee, rule=rule, **terms)
    report(world.commune, "2026", [Said(gauge.measure, 2, 3)], by=officer_of(world.commune))

    assert page(world, "committee_officer", gauge).status_code == 200


def test_the_page_asks_no_more_for_fifty_units_than_for_one(world, django_assert_max_num_queries):
    one = gauge_of(world.commune, issuer=world.committee, subject=world.committee)
    many = gauge_of(*[UnitFactory(parent=world.committee) for _ in range(50)], subject=world.sibling)
    browser = world.browser("committee_officer")
    browser.get(reverse("gauges:gauge", args=[one.pk]))

    with django_assert_max_num_queries(26) as few:
        browser.get(reverse("gauges:gauge", args=[one.pk]))
    with django_assert_max_num_queries(26) as lots:
        browser.get(reverse("gauges:gauge", args=[many.pk]))

    assert len(lots) <= len(few) + 1


@pytest.mark.parametrize("query", ["?don_vi=UBND xã Bản Thử", "?don_vi=UBND xã Bản Thử&dia_ban=on"])
def test_another_communes_part_is_not_read_by_choosing_it_alone(world, asked, query):
    report(world.other_commune, "2026", [Said(asked.measure, 1)], by=officer_of(world.other_commune))

    to_commune = text_of(page(world, "commune_officer", asked, query))
    to_keeper = text_of(page(world, "committee_officer", asked, query))

    assert "<span>0/0</span>" in to_commune
    assert "<span>1/1</span>" in to_keeper


def test_a_total_of_all_is_not_judged_over_one_unit(world):
    gauge = gauge_of(world.commune, issuer=world.committee, subject=world.committee, rule=Rule.TOTAL)
    report(world.commune, "2026", [Said(gauge.measure, 1)], by=officer_of(world.commune))

    whole = text_of(page(world, "committee_officer", gauge))
    part = text_of(page(world, "committee_officer", gauge, "?don_vi=UBND xã Khe Thử"))

    assert ("chưa đạt" in whole, "không đánh giá" in part) == (True, True)


def test_who_sees_only_their_own_unit_is_told_that_others_are_missing_too(world, asked):
    shown = text_of(page(world, "commune_officer", asked))

    assert "còn 3 đơn vị" in shown
    assert "3 đơn vị còn thiếu không thuộc phạm vi bạn được xem." in shown
    assert "Không còn đơn vị nào thiếu" not in shown


def test_a_dash_stands_for_a_unit_that_said_nothing_or_is_excused(world):
    ratio = MeasureFactory(words="Số người dự", whole_words="Tổng số người")
    members = [world.commune, world.other_commune, world.sibling]
    target = gauge_of(*members, issuer=world.committee, subject=world.committee, measure=ratio, rule=Rule.RATIO)
    report(world.commune, "2026", [Said(ratio, 3, 4)], by=officer_of(world.commune))
    excuse(
        target, [world.sibling], by=officer_of(world.committee), reason="Không có đối tượng", approver="Phó Chủ tịch"
    )

    shown = text_of(page(world, "committee_officer", target, "?xem=tat_ca"))

    cells = [cell.split("<")[0] for cell in shown.split('data-label="Phần của đơn vị">')[1:]]
    assert sorted(cells) == ["3/4", "–", "–"]


def test_an_excuse_without_its_reason_comes_back_to_the_list_it_was_marked_in(world, asked):
    address = reverse("gauges:excuses", args=[asked.pk]) + "?xem=tat_ca"

    answer = world.browser("committee_officer").post(address, {"units": [world.commune.pk], "approver": "Chủ tịch"})

    shown = text_of(answer)
    assert (answer.status_code, shown.count(f'value="{world.commune.pk}" checked')) == (422, 1)
    assert shown.count('name="units"') == 4
