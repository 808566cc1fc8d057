"""By which day figures are to be said: proposed by the plan's own clause, decided by a person, reminded of, owed."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.audit.models import Entry
from danvan.core.acting import SYSTEM
from danvan.core.errors import Refused
from danvan.measures.actions.gauges import ask_until, close_gauge
from danvan.measures.models import Gauge
from danvan.measures.rules import Rule
from danvan.plans.counting import OWN_PLAN
from danvan.plans.models import ReportingClause
from danvan.plans.report_days import last_report
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.tests.scenes import browser_of, said
from danvan.plans.tests.test_countings import YEAR, Bound
from danvan.plans.urging_targets import TARGETS
from danvan.units.tests.factories import officer_of
from danvan.urging.actions.reminding import remind

pytestmark = pytest.mark.django_db

DUE = date(2026, 12, 9)
FORM = {"starts_on": "1/1/2026", "ends_on": "31/12/2026", "rule": "total", "counted": "new", "words": "Số mô hình"}


@pytest.fixture(autouse=True)
def in_may(on_day):
    on_day(date(2026, 5, 20))


@pytest.mark.parametrize(
    ("clauses", "on"),
    [
        ([], None),
        ([("", "khi có yêu cầu")], None),
        ([("2026-06-15", "chậm nhất ngày 15/6/2026")], date(2026, 6, 15)),
        ([("2026-06-15", "ngày 15/6/2026"), ("2026-12-10", "ngày 10/12/2026")], date(2026, 12, 10)),
        ([("yearly:12-10", "trước ngày 10/12 hằng năm")], date(2026, 12, 9)),
        ([("quarterly:03-15", "ngày 15 tháng cuối quý")], date(2026, 12, 15)),
        ([("2027-01-15", "trước ngày 15/01/2027")], date(2027, 1, 14)),
        ([("2027-06-15", "ngày 15/6/2027"), ("2026-06-15", "ngày 15/6/2026")], date(2026, 6, 15)),
        ([("after:10w", "10 ngày làm việc sau khi kết thúc")], date(2026, 1, 15)),
    ],
)
def test_the_last_report_of_a_plan_on_its_year_sets_the_day(clauses, on):
    plan = PlanFactory()
    for code, words in clauses:
        ReportingClause.objects.create(plan=plan, words="Báo cáo", due_rule=code, due_words=words)

    found = last_report(plan, YEAR["starts_on"], YEAR["ends_on"])

    assert (found.on if found else None) == on


def of_year(bound):
    return ReportingClause.objects.create(
        plan=bound.plan,
        section="mục IV.2",
        words="Báo cáo năm",
        due_rule="yearly:12-10",
        due_words="trước ngày 10/12 hằng năm",
    )


def test_the_form_proposes_the_day_of_the_plans_own_clause_and_says_which():
    bound = Bound()
    of_year(bound)

    page = said(browser_of(bound.officer).get(reverse("plans:counting", args=[bound.plan.pk, bound.target.pk])))

    assert 'value="09/12/2026"' in page
    assert "Kế hoạch yêu cầu báo cáo đến hết ngày 09/12/2026 (mục IV.2): trước ngày 10/12 hằng năm" in page


def test_the_day_decided_stays_with_the_target_and_is_what_units_are_urged_by():
    bound = Bound()
    bound.decide(tally=OWN_PLAN, due_on=DUE)
    bound.issue()

    assert (bound.gauge.due_on, TARGETS.find(bound.target.pk).due_on) == (DUE, DUE)
    assert TARGETS.due_within(date(2026, 12, 1), DUE) == [bound.target.pk]
    assert TARGETS.due_within(date(2026, 12, 31), date(2026, 12, 31)) == []


def test_units_are_reminded_before_the_day_and_not_only_at_the_end_of_the_year(on_day):
    bound = Bound()
    bound.decide(tally=OWN_PLAN, due_on=DUE)
    bound.issue()
    officer_of(bound.communes[0])
    on_day(date(2026, 12, 8))

    assert remind() == 1


def test_another_day_is_no_other_edition_and_needs_no_reason():
    bound = Bound()
    bound.decide(tally=OWN_PLAN)
    gauge = bound.issue().gauge

    bound.decide(tally=OWN_PLAN, due_on=DUE)

    assert (Gauge.objects.count(), bound.gauge.pk, bound.gauge.due_on) == (1, gauge.pk, DUE)
    entry = Entry.objects.about(gauge).get(verb="ask_until")
    assert entry.changes == {"due_on": [None, "2026-12-09"]}


def test_other_terms_with_another_day_are_another_edition_with_its_reason():
    bound = Bound()
    bound.decide(tally=OWN_PLAN)
    bound.issue()

    with pytest.raises(Refused, match="ghi rõ lý do"):
        bound.decide(tally=OWN_PLAN, due_on=DUE, denominator_words="đơn vị được đánh giá")

    bound.decide(tally=OWN_PLAN, due_on=DUE, denominator_words="đơn vị được đánh giá", reason="Công văn 9")
    assert (Gauge.objects.count(), bound.gauge.due_on) == (2, DUE)


def test_a_closed_target_and_who_does_not_keep_it_get_no_other_day():
    bound = Bound()
    bound.decide(tally=OWN_PLAN)
    gauge = bound.issue().gauge

    with pytest.raises(Refused) as stranger:
        ask_until(gauge, DUE, by=officer_of(bound.communes[0]))
    close_gauge(gauge, by=SYSTEM)
    with pytest.raises(Refused, match="đã chốt"):
        ask_until(gauge, DUE, by=bound.officer)

    assert stranger.value.status == 403


def test_a_day_before_the_figures_begin_is_refused_beside_its_field():
    bound = Bound(rule=Rule.TOTAL)
    address = reverse("plans:counting", args=[bound.plan.pk, bound.target.pk])

    answer = browser_of(bound.officer).post(address, {**FORM, "due_on": "31/12/2025"})

    assert (answer.status_code, "Hạn báo cáo không thể trước ngày đầu của số liệu." in said(answer)) == (422, True)


def test_the_page_of_the_target_says_by_when_units_report():
    bound = Bound()
    bound.decide(tally=OWN_PLAN, due_on=DUE)
    gauge = bound.issue().gauge

    page = said(browser_of(bound.officer).get(reverse("gauges:gauge", args=[gauge.pk])))

    assert "Đơn vị báo cáo đến hết ngày" in page
    assert "09/12/2026" in page


def test_terms_without_a_day_ask_until_the_last_day_of_the_figures():
    bound = Bound()
    bound.decide(tally=OWN_PLAN)
    bound.issue()

    assert (bound.gauge.due_on, bound.gauge.asked_until) == (None, date(2026, 12, 31))
