"""The overview: plans, targets, coverage and work over what one looks after, as sums; and the level below."""

import re
from datetime import date

import pytest

from danvan.core.acting import SYSTEM
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.actions.restating import restate_gauge
from danvan.measures.models import Gauge
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import move
from danvan.measures.tests.pages import browser
from danvan.plans.actions.petitions import raise_petition
from danvan.plans.models import Assignment, PetitionKind
from danvan.plans.tests.factories import task_under
from danvan.plans.tests.overviews import TODAY, Province
from danvan.plans.tests.scenes import said
from danvan.units.actions.groups import add_members, set_up_group
from danvan.units.models import Act, Line, Remit
from danvan.units.tests.factories import LONG_AGO, KindFactory, TerritoryFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_may(on_day):
    on_day(TODAY)


def page(by, query=""):
    """What a page says; percentages carry their parts, which are tested with them."""
    return re.sub(r"</?data[^>]*>", "", said(browser(by).get(f"/overview/{query}")))


def rows_of(shown):
    """The names of the list of units, in its order, each with its value and parts."""
    table = shown.split('aria-label="Các đơn vị"')[1].split("</table>")[0]
    found = []
    for row in table.split("<tr> <td>")[1:]:
        name = row.split("</a>")[0].split(">")[-1] if row.startswith("<a") else row.split("<")[0]
        found.append((name, row.split("<b>")[1].split("</b>")[0], row.split("<div><small>")[1].split("<")[0]))
    return found


def test_a_province_reads_its_plans_over_all_its_units():
    province = Province()
    province.has_own_plan(province.communes[0])
    province.says(province.communes[1], 7)

    shown = page(officer_of(province.committee))

    gauge, code = province.gauge(), province.committee.code
    assert f'<b><a href="/gauges/{gauge.pk}/?don_vi={code}">33,3%</a></b><small>1/3</small>' in shown
    assert "<b>1/3</b> lượt đơn vị đã tiếp nhận</li><li><b>1/3</b> lượt đơn vị đã có kế hoạch</li>" in shown
    assert "2 đơn vị chưa báo cáo" in shown


def test_the_level_below_is_sorted_by_the_first_coverage_the_last_ones_first():
    province = Province()
    province.has_own_plan(province.communes[0])

    rows = rows_of(page(officer_of(province.committee)))

    assert rows == [("UBND xã Thử 1", "0%", "0/1"), ("UBND xã Thử 2", "0%", "0/1"), ("UBND xã Thử 0", "100%", "1/1")]


@pytest.mark.parametrize(
    ("order", "names"),
    [("ten", "012"), ("-ten", "210"), ("-ket_qua", "120"), ("-qua_han", "201"), ("lung_tung", "021")],
)
def test_the_level_below_is_sorted_as_asked(order, names):
    province = Province()
    province.has_own_plan(province.communes[1])
    province.says(province.communes[1], 7)
    province.says(province.communes[2], 5)
    province.says(province.communes[0], 2)
    task_under(province.communes[2], plan=province.plans[0], due_on=date(2026, 5, 1))

    shown = page(officer_of(province.committee), f"?xep={order}&chon={province.gauge(Rule.TOTAL).pk}")

    assert "".join(name[-1] for name, _value, _parts in rows_of(shown)) == names


def test_a_commune_is_shown_with_all_below_it_and_opens_to_its_villages():
    province = Province(communes=2, villages=2)
    first, _second = province.communes
    province.has_own_plan(province.villages[0])

    above = rows_of(page(officer_of(province.committee)))
    below = rows_of(page(officer_of(province.committee), f"?don_vi={first.code}"))

    assert above == [("UBND xã Thử 1", "0%", "0/3"), ("UBND xã Thử 0", "33,3%", "1/3")]
    assert below == [
        ("Thôn 1 UBND xã Thử 0", "0%", "0/1"),
        ("UBND xã Thử 0", "0%", "0/1"),
        ("Thôn 0 UBND xã Thử 0", "100%", "1/1"),
    ]


def test_a_plan_of_a_commune_for_its_villages_stands_on_the_communes_page_and_not_on_the_provinces():
    province = Province(communes=2, villages=1)
    commune = province.communes[0]
    province.committee, province.department, province.officer = commune, commune, officer_of(commune)
    province.plan_in_force("Kế hoạch của xã cho các thôn", province.villages[:1])

    assert "Kế hoạch của xã cho các thôn" in page(officer_of(commune))
    assert "Kế hoạch của xã cho các thôn" not in page(officer_of(commune.parent))


def test_late_work_and_open_petitions_stand_with_the_plan_and_with_the_unit():
    province = Province()
    commune = province.communes[1]
    task_under(commune, plan=province.plans[0], due_on=date(2026, 5, 19))
    task_under(commune, plan=province.plans[0], due_on=date(2026, 5, 20))
    duty = Assignment.objects.get(unit=commune)
    raise_petition(duty, by=officer_of(commune), kind=PetitionKind.NOT_OURS, words="Không có chức năng.")

    shown = page(officer_of(province.committee), "?xep=-qua_han")

    assert "<b>1</b> phần việc quá hạn</li><li><b>2</b> phần việc đang làm</li>" in shown
    assert "1 kiến nghị chờ trả lời" in shown
    row = shown.split('aria-label="Các đơn vị"')[1].split("</tr>")[1]
    assert "UBND xã Thử 1" in row
    assert 'data-label="Việc quá hạn">1<' in row
    assert 'data-label="Kiến nghị">1<' in row


def test_an_office_reads_the_plans_it_drafts_over_all_they_bind():
    province = Province()
    province.has_own_plan(province.communes[0])

    shown = page(province.officer)

    assert "toàn bộ đơn vị trong diện tính" in shown
    assert f'href="/gauges/{province.gauge().pk}/">33,3%</a>' in shown
    assert len(rows_of(shown)) == 3


def test_a_commune_reads_its_own_part_of_the_provinces_plans():
    province = Province()
    province.has_own_plan(province.communes[0])

    assert rows_of(page(officer_of(province.communes[0]))) == [("UBND xã Thử 0", "100%", "1/1")]


def test_what_a_province_owes_together_is_not_held_against_one_commune():
    province = Province()
    for commune in province.communes:
        province.says(commune, 7)

    whole = page(officer_of(province.committee))
    own = page(officer_of(province.communes[0]))

    verdicts = [re.findall(r"(đạt|chưa đạt|không đánh giá)</span> ≥ 20", shown) for shown in (whole, own)]
    assert verdicts == [["đạt"], ["không đánh giá"]]


def test_a_governing_committee_reads_the_three_lines_of_its_territory():
    province = Province(plans=0)
    here = TerritoryFactory(full_name="Xã Khe Thử")
    commune = UnitFactory(name="UBND xã Khe Thử", parent=province.committee, territory=here)
    kind = KindFactory(code="dang-uy-xa", line=Line.PARTY, governs_territory=True)
    party = UnitFactory(name="Đảng ủy xã Khe Thử", kind=kind, territory=here)
    province.plans = [province.plan_in_force("Kế hoạch", [*province.communes, commune])]

    shown = page(officer_of(party))

    assert "cả ba hệ thống trên địa bàn xã Khe Thử" in shown
    assert rows_of(shown) == [("UBND xã Khe Thử", "0%", "0/1")]


def test_an_office_with_a_remit_reads_the_units_it_guides():
    province = Province()
    front = UnitFactory(name="Ủy ban MTTQ tỉnh", kind=KindFactory(code="mttq-tinh", line=Line.FRONT))
    Remit.objects.create(unit=front, over_unit=province.communes[1], acts=[Act.GUIDE], from_on=LONG_AGO)

    shown = page(officer_of(front))

    assert rows_of(shown) == [("UBND xã Thử 1", "0%", "0/1")]


def test_a_group_is_read_over_its_members():
    province = Province()
    group = set_up_group(province.committee, by=officer_of(province.committee), name="Cụm 1")
    add_members(group, province.communes[:2], by=officer_of(province.committee), on=TODAY)

    rows = rows_of(page(officer_of(province.committee), f"?nhom={group.pk}"))

    assert [name for name, _value, _parts in rows] == ["UBND xã Thử 0", "UBND xã Thử 1"]


@pytest.mark.parametrize("where", ["?don_vi={other}", "?nhom={group}"])
def test_nobody_counts_the_work_of_units_out_of_sight(where):
    province = Province()
    here, other, _third = province.communes
    by = officer_of(province.committee)
    group = set_up_group(province.committee, by=by, name="Cụm 1")
    add_members(group, [here, other], by=by, on=TODAY)
    query = where.format(other=other.code, group=group.pk)

    assert "Kế hoạch thử 0" in page(officer_of(province.committee), query)
    assert "Chưa có kế hoạch nào" in page(officer_of(here), query)


def test_last_year_stands_beside_as_it_was_reported_and_under_todays_tree():
    province = Province(plans=2)
    province.has_own_plan(province.communes[0], plan=1)
    this, last = province.gauge(), province.gauge(plan=1)
    close_gauge(last, by=SYSTEM)
    restate_gauge(last, TODAY)
    Gauge.objects.filter(pk=this.pk).update(last_year=last)

    shown = page(officer_of(province.committee))

    assert "33,3%<small>1/3, như đã báo cáo</small><small>theo đơn vị hiện nay: 33,3% (1/3)</small>" in shown


def test_what_was_computed_under_other_trees_is_said_no_more():
    province = Province(plans=2)
    this, last = province.gauge(), province.gauge(plan=1)
    close_gauge(last, by=SYSTEM)
    restate_gauge(last, TODAY)
    Gauge.objects.filter(pk=this.pk).update(last_year=last)
    by = officer_of(province.committee)
    assert "theo đơn vị hiện nay: 0% (0/3)" in page(by)

    move(province.communes[0], under=province.communes[1])

    shown = page(by)
    assert "0/3, như đã báo cáo" in shown
    assert "theo đơn vị hiện nay" not in shown


def test_what_cannot_be_compared_says_why():
    province = Province(plans=2)
    this, last = province.gauge(), province.gauge(plan=1)
    close_gauge(last, by=SYSTEM)
    restate_gauge(last, TODAY)
    last.restatements.update(why_not="một phần UBND xã Thử 0 đã về nơi khác")
    Gauge.objects.filter(pk=this.pk).update(last_year=last)

    shown = page(officer_of(province.committee))

    assert "không so sánh được: một phần UBND xã Thử 0 đã về nơi khác" in shown


def test_another_year_shows_what_was_in_force_then():
    province = Province()

    assert "Chưa có kế hoạch nào" in page(officer_of(province.committee), "?nam=2025")
    assert "Kế hoạch thử 0" in page(officer_of(province.committee), "?nam=năm nay")


def test_who_holds_no_working_post_is_told_what_to_do(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("moi", full_name="Người Mới"))

    shown = said(client.get("/overview/"))

    assert "Vai trò hiện tại không theo dõi đơn vị nào." in shown
    assert client.get("/overview/overview.csv").status_code == 403


def test_before_any_target_is_counted_the_units_stand_by_their_own_plans():
    province = Province()
    Gauge.objects.all().delete()
    province.has_own_plan(province.communes[0])

    shown = page(officer_of(province.committee), "?xep=ten")

    assert "2 chỉ tiêu khác" in shown
    assert rows_of(shown) == [
        ("UBND xã Thử 0", "100%", "1/1"),
        ("UBND xã Thử 1", "0%", "0/1"),
        ("UBND xã Thử 2", "0%", "0/1"),
    ]


def test_the_ways_to_other_units_are_offered_only_when_asked_for():
    by = officer_of(Province().committee)

    assert "Cụm, khối, nhóm" not in page(by)
    assert "Cụm, khối, nhóm" in page(by, "?doi=1")
    assert "Không có đơn vị nào như vậy" in page(by, "?don_vi=không có")
