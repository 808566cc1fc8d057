"""Deciding on the page how a target is counted, and reading on the plan's page how it stands."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from danvan.core.acting import SYSTEM
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.models import Gauge, Measure
from danvan.measures.rules import Rule
from danvan.plans.actions.bindings import bind_all
from danvan.plans.actions.countings import Terms, decide
from danvan.plans.actions.lines import add_line
from danvan.plans.counting import OWN_PLAN
from danvan.plans.forms.countings import initial_of
from danvan.plans.models import Counting
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.tests.test_countings import Bound, own_plan_of
from danvan.units.phrases import propose
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

OF_YEAR = {"starts_on": "1/1/2026", "ends_on": "31/12/2026"}
OWN_PLANS = {**OF_YEAR, "rule": "coverage", "counted": f"tally:{OWN_PLAN}"}
GROUPS = ("các sở, ban, ngành", "UBND các xã, phường")
NEW = {
    **OF_YEAR,
    "rule": "ratio",
    "counted": "new",
    "words": "Số cán bộ đã học tập",
    "whole_words": "Tổng số cán bộ",
    "unit_of_measure": "người",
}


@pytest.fixture(autouse=True)
def in_may(on_day):
    on_day(date(2026, 5, 20))


def address(bound):
    return reverse("plans:counting", args=[bound.plan.pk, bound.target.pk])


def as_person(client, by):
    client.force_login(by.user)
    return client


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_the_form_opens_with_what_the_words_propose(client):
    bound = Bound()

    form = as_person(client, bound.officer).get(address(bound)).content.decode()

    assert f'<option value="tally:{OWN_PLAN}" selected>' in form
    assert 'value="01/01/2026"' in form
    assert 'value="31/12/2026"' in form


@pytest.mark.parametrize(
    ("scope", "groups"),
    [
        ("Người đứng đầu chính quyền các xã, phường, đặc khu", ["UBND các xã, phường"]),
        ("sở, ban, ngành và UBND các xã, phường", ["các sở, ban, ngành", "UBND các xã, phường"]),
        ("UBND các phường", []),
        ("các sở, ban, ngành và UBND xã Khe Thử", []),
        ("sở, ban, ngành và Đảng ủy các xã, phường", []),
        ("cán bộ, công chức", []),
        ("", []),
    ],
)
def test_the_groups_of_the_plan_that_the_words_name_are_ticked_beforehand(scope, groups):
    plan = PlanFactory()
    officer = officer_of(plan.drafting_office)
    UnitFactory(parent=plan.issuer, name="UBND xã Khe Thử")
    bind_all(plan, [propose(words, plan.issuer, date(2026, 5, 20)).selectors[0] for words in GROUPS], by=officer)
    target = add_line(
        plan, "target", {"words": "100% thực hiện", "rule": Rule.COVERAGE, "scope_words": scope}, by=officer
    )

    ticked = initial_of(target, None)["groups"]

    assert [each.words for each in plan.bindings.order_by("order") if str(each.pk) in ticked] == groups


def test_trying_out_shows_what_todays_records_say_and_keeps_nothing(client):
    bound = Bound().issue()
    own_plan_of(bound)

    answer = as_person(client, bound.officer).post(address(bound), {**OWN_PLANS, "thu": "1"})

    shown = text_of(answer)
    assert "Tính thử với hồ sơ hôm nay" in shown
    assert '<b><data value="1/3">33,3%</data></b> <span>1/3</span>' in shown
    assert all(unit.name in shown for unit in bound.communes)
    assert (Counting.objects.count(), Gauge.objects.count(), Measure.objects.count()) == (0, 0, 0)


def test_a_new_figure_can_be_tried_out_before_anybody_was_asked(client):
    bound = Bound(rule=Rule.RATIO).issue()

    answer = as_person(client, bound.officer).post(address(bound), {**NEW, "thu": "1"})

    assert "số liệu mới, các đơn vị chưa báo cáo" in text_of(answer)
    assert Measure.objects.count() == 0


def test_what_is_decided_is_counted_and_stands_on_the_plans_page(client):
    bound = Bound().issue()
    own_plan_of(bound)
    person = as_person(client, bound.officer)

    answer = person.post(address(bound), OWN_PLANS)

    page = text_of(person.get(reverse("plans:plan", args=[bound.plan.pk])))
    assert answer.status_code == 302
    assert '<data value="1/3">33,3%</data></a></b><small>1/3</small>' in page
    assert "còn 2 đơn vị" in page
    assert reverse("gauges:gauge", args=[bound.gauge.pk]) in page


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"words": ""}, "Ghi rõ đơn vị phải báo cáo số liệu gì"),
        ({"whole_words": ""}, "Tỷ lệ cần tổng số để chia"),
        ({"ends_on": "1/1/2025"}, "Ngày cuối của số liệu không thể trước ngày đầu."),
        ({"share": "120"}, "Tỷ lệ phải lớn hơn 0"),
        ({"starts_on": "ngày mai"}, "Không đọc được ngày"),
        ({"counted": "measure:999"}, "Lựa chọn này không có trong danh sách"),
        ({"decimals": "9"}, "Cần từ 4 trở xuống"),
    ],
)
def test_what_cannot_be_counted_comes_back_with_a_sentence_and_what_was_typed(client, said, why):
    bound = Bound(rule=Rule.RATIO)

    answer = as_person(client, bound.officer).post(address(bound), {**NEW, **said})

    assert answer.status_code == 422
    assert why.lower() in text_of(answer).lower()
    assert "Số cán bộ" in text_of(answer) or said.get("words") == ""
    assert Counting.objects.count() == 0


def test_a_clause_that_must_stay_words_has_no_form(client):
    bound = Bound(words="Không để xảy ra “điểm nóng” về tôn giáo", rule=Rule.ZERO)

    shown = text_of(as_person(client, bound.officer).get(address(bound)))

    assert "Không lập số liệu cho nội dung này" in shown
    assert 'name="counted"' not in shown


@pytest.mark.parametrize("issued", [False, True])
def test_the_plans_page_offers_no_counting_of_a_clause_that_must_stay_words(client, issued):
    bound = Bound(words="Không để xảy ra “điểm nóng” về tôn giáo", rule=Rule.ZERO)
    if issued:
        bound.issue()

    shown = text_of(as_person(client, bound.officer).get(reverse("plans:plan", args=[bound.plan.pk])))

    assert "giữ nguyên bằng lời, không lập số liệu" in shown
    assert address(bound) not in shown


def test_deciding_anew_asks_for_a_reason_and_keeps_what_was_typed(client):
    bound = Bound().issue()
    decided = bound.decide(tally=OWN_PLAN)

    said = {**OWN_PLANS, "version": decided.version, "denominator_words": "đơn vị được đánh giá"}
    answer = as_person(client, bound.officer).post(address(bound), said)

    assert answer.status_code == 422
    assert "Đổi cách tính thì ghi rõ lý do" in text_of(answer)
    assert 'value="đơn vị được đánh giá"' in text_of(answer)


def test_a_group_in_which_no_unit_is_bound_comes_back_with_what_was_typed(client):
    bound = Bound(communes=0).issue()
    assert not bound.plan.assignments.exists()

    answer = as_person(client, bound.officer).post(address(bound), {**OWN_PLANS, "denominator_words": "đơn vị cũ"})

    assert answer.status_code == 422
    assert "Không có đơn vị nào trong diện tính của chỉ tiêu" in text_of(answer)
    assert 'value="đơn vị cũ"' in text_of(answer)
    assert Counting.objects.count() == 0


def test_a_target_decided_on_an_old_page_is_told_of_the_newer_decision(client):
    bound = Bound()
    bound.decide(tally=OWN_PLAN)

    answer = as_person(client, bound.officer).post(address(bound), OWN_PLANS)

    assert answer.status_code == 409
    assert Counting.objects.get().version == 1


def test_last_year_stands_under_the_bar(client):
    bound = Bound().issue()
    bound.decide(tally=OWN_PLAN)
    own_plan_of(bound)
    gauge = bound.gauge
    other = Bound().issue()
    other.decide(tally=OWN_PLAN)
    own_plan_of(other, 0)
    own_plan_of(other, 1)
    before = close_gauge(other.gauge, by=SYSTEM)
    Gauge.objects.filter(pk=gauge.pk).update(last_year=before)

    page = text_of(as_person(client, bound.officer).get(reverse("plans:plan", args=[bound.plan.pk])))

    assert 'cùng kỳ năm trước: <data value="2/3">66,7%</data>' in page


def test_a_commune_reads_the_sums_and_may_not_decide(client):
    bound = Bound().issue()
    bound.decide(tally=OWN_PLAN)
    person = as_person(client, officer_of(bound.communes[0]))

    page = text_of(person.get(reverse("plans:plan", args=[bound.plan.pk])))

    assert '<data value="0/3">0%</data></a></b><small>0/3</small>' in page
    assert address(bound) not in page
    assert person.get(address(bound)).status_code == 403


def test_the_plans_page_asks_no_more_for_three_targets_than_for_one(client, django_assert_num_queries):
    bound = Bound()
    bound.decide(tally=OWN_PLAN)
    for at in range(2):
        said = {"words": f"Chỉ tiêu {at}", "rule": Rule.TOTAL, "comparator": ">=", "threshold": Decimal(5)}
        target = add_line(bound.plan, "target", said, by=bound.officer)
        terms = Terms(rule=Rule.TOTAL, words="Số mô hình", starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
        decide(target, terms, by=bound.officer)
    bound.issue()
    other = Bound()
    other.decide(tally=OWN_PLAN)
    other.issue()
    person, wider = as_person(client, bound.officer), reverse("plans:plan", args=[bound.plan.pk])
    person.get(wider)

    with django_assert_num_queries(14):
        person.get(wider)
    person = as_person(client, other.officer)
    person.get(reverse("plans:plan", args=[other.plan.pk]))
    with django_assert_num_queries(14):
        person.get(reverse("plans:plan", args=[other.plan.pk]))


def test_who_may_not_decide_is_told_of_what_they_typed_only_when_they_sent_it(client):
    bound = Bound().issue()
    person = as_person(client, officer_of(bound.communes[0]))

    opened, sent = person.get(address(bound)), person.post(address(bound), {"rule": "coverage"})

    assert (opened.status_code, sent.status_code) == (403, 403)
    told = "nội dung đang nhập vẫn còn trong biểu mẫu"
    assert [told in text_of(answer) for answer in (opened, sent)] == [False, True]
