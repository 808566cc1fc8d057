"""How the targets of a plan are counted: decided by a person, begun when the plan binds, counted on under other terms."""

from datetime import date
from decimal import Decimal

import pytest

from danvan.core.errors import Overtaken, Refused
from danvan.measures.actions.figures import Said, report
from danvan.measures.actions.rebuilding import check
from danvan.measures.models import Gauge, Measure, Reading, Standing
from danvan.measures.queries import missing, whole
from danvan.measures.rules import Rule
from danvan.plans.actions.amendments import Change, amend, end
from danvan.plans.actions.assignments import record_own_plan, take_on
from danvan.plans.actions.bindings import bind
from danvan.plans.actions.countings import Terms, decide
from danvan.plans.actions.lines import add_line
from danvan.plans.actions.petitions import answer, raise_petition
from danvan.plans.actions.plans import issue
from danvan.plans.counting import OWN_PLAN, PETITIONS_ANSWERED, TAKEN_ON
from danvan.plans.models import Assignment, Counting, PetitionKind, Plan, PlanStage
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.workflow import PLAN
from danvan.units.actions.merging import merge_units
from danvan.units.selectors import Selector
from danvan.units.tests.factories import UnitFactory, administrator_of, leader_of, officer_of

pytestmark = pytest.mark.django_db

YEAR = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
WORDS = "100% đơn vị ban hành kế hoạch thực hiện công tác dân vận."
SIGNED = {"symbol": "21/KH-UBND", "signed_on": date(2026, 1, 16), "signer": "Trần Văn Mẫu"}


@pytest.fixture(autouse=True)
def in_may(on_day):
    on_day(date(2026, 5, 20))


class Bound:
    """A plan with one target that binds some communes, from its draft to its signing."""

    def __init__(self, communes=3, words=WORDS, rule=Rule.COVERAGE, threshold=100):
        self.plan = PlanFactory()
        self.communes = [UnitFactory(parent=self.plan.issuer) for _ in range(communes)]
        self.officer = officer_of(self.plan.drafting_office)
        said = {"words": words, "rule": rule, "comparator": ">=", "threshold": Decimal(threshold)}
        self.target = add_line(self.plan, "target", said, by=self.officer)
        units = Selector(words="UBND các xã", units=tuple(unit.pk for unit in self.communes))
        bind(self.plan, "UBND các xã", units, by=self.officer)

    def decide(self, rule=Rule.COVERAGE, by=None, version=None, reason="", **terms):
        said = Terms(rule=rule, **{**YEAR, **terms})
        return decide(self.target, said, by=by or self.officer, version=version, reason=reason)

    def issue(self):
        PLAN.advance(self.plan, "submit", by=self.officer)
        issue(self.plan, by=leader_of(self.plan.issuer), **SIGNED)
        return self

    def duty(self, at=0):
        return Assignment.objects.get(plan=self.plan, unit=self.communes[at])

    @property
    def gauge(self):
        return Gauge.objects.open().of(self.target).get()

    @property
    def sums(self):
        return whole([self.gauge.pk])[self.gauge.pk].values


def own_plan_of(bound, at=0):
    """One of the communes issues its own plan and records it."""
    unit = bound.communes[at]
    own = PlanFactory(issuer=unit, drafting_office=unit, stage=PlanStage.ISSUED, issued_on=date(2026, 2, 10))
    record_own_plan(bound.duty(at), own, by=officer_of(unit))


def test_what_was_decided_in_the_draft_is_counted_from_the_day_the_plan_binds():
    bound = Bound()
    bound.decide(tally=OWN_PLAN)

    before = Gauge.objects.count()
    bound.issue()

    gauge = bound.gauge
    assert before == 0
    assert (gauge.rule, gauge.threshold, gauge.period, gauge.members_on) == ("coverage", 100, "2026", date(2026, 1, 16))
    assert (gauge.issuer, gauge.office) == (bound.plan.issuer, bound.plan.drafting_office)
    assert bound.sums == (0, 3, 0, 3)


def test_a_unit_that_issues_its_plan_moves_the_target_in_the_same_act():
    bound = Bound()
    bound.decide(tally=OWN_PLAN)
    bound.issue()

    own_plan_of(bound)

    assert bound.sums == (1, 3, 1, 3)
    assert list(missing(bound.gauge).values_list("unit", flat=True)) == [unit.pk for unit in bound.communes[1:]]
    assert check(bound.gauge) == []


def test_a_target_of_a_plan_in_force_counts_what_was_done_before_it_was_decided():
    bound = Bound().issue()
    take_on(bound.duty(0), by=officer_of(bound.communes[0]))

    bound.decide(tally=TAKEN_ON)

    assert bound.sums == (1, 3, 1, 3)


def test_two_plans_that_ask_the_same_figure_share_what_a_unit_typed_once():
    one = Bound(words="Mỗi địa phương đối thoại ít nhất 1 cuộc", rule=Rule.MINIMUM, threshold=1).issue()
    one.decide(rule=Rule.MINIMUM, words="Số cuộc đối thoại")
    measure = Measure.objects.get()
    other = Bound(communes=0, words="Tổng số 200 cuộc đối thoại", rule=Rule.TOTAL, threshold=200)
    bind(other.plan, "xã", Selector(units=tuple(unit.pk for unit in one.communes)), by=other.officer)
    other.decide(rule=Rule.TOTAL, measure=measure)
    other.issue()

    report(one.communes[0], "2026", [Said(measure, 2)], by=officer_of(one.communes[0]))

    assert (one.sums, other.sums) == ((1, 3, 1, 3), (2, 0, 1, 3))


def test_the_target_of_a_unit_that_must_each_reach_a_number_asks_how_many_units_reached_it():
    bound = Bound(words="Mỗi chi bộ ít nhất 2 mô hình", rule=Rule.MINIMUM, threshold=2).issue()

    bound.decide(rule=Rule.MINIMUM, words="Số mô hình", share=Decimal(80))

    assert (bound.gauge.least, bound.gauge.threshold) == (2, 80)


def test_only_the_offices_that_make_the_plan_decide():
    bound = Bound().issue()

    with pytest.raises(Refused) as refused:
        bound.decide(tally=OWN_PLAN, by=officer_of(bound.communes[0]))

    assert (refused.value.status, Counting.objects.count()) == (403, 0)


@pytest.mark.parametrize(
    "words",
    [
        "100% các địa phương không để xảy ra “điểm nóng” liên quan đến tôn giáo.",
        "Giảm số người tin theo tổ chức tôn giáo tự xưng.",
    ],
)
def test_a_clause_on_hot_spots_or_followers_of_a_faith_stays_words(words):
    bound = Bound(words=words, rule=Rule.ZERO)

    with pytest.raises(Refused, match="giữ nguyên bằng lời"):
        bound.decide(rule=Rule.ZERO, words="Số điểm nóng")

    assert Measure.objects.count() == 0


@pytest.mark.parametrize(
    "asked", [{"words": "Số tín đồ trên địa bàn"}, {"words": "Số người", "whole_words": "Số tín đồ"}]
)
def test_no_figure_of_followers_of_a_faith_is_asked_under_other_words(asked):
    bound = Bound(words="100% địa phương báo cáo tình hình", rule=Rule.RATIO)

    with pytest.raises(Refused, match="không lập số liệu theo địa bàn"):
        bound.decide(rule=Rule.RATIO, **asked)
    shared = Measure.objects.create(**asked)
    with pytest.raises(Refused, match="không lập số liệu theo địa bàn"):
        bound.decide(rule=Rule.RATIO, measure=shared)

    assert Counting.objects.count() == 0


LAST_YEAR = {"starts_on": date(2025, 1, 1), "ends_on": date(2025, 12, 31)}


def test_beside_a_figure_stands_what_counted_it_by_the_same_rule_a_year_earlier():
    last = Bound(rule=Rule.TOTAL, threshold=9).issue()
    last.decide(rule=Rule.TOTAL, words="Số mô hình", **LAST_YEAR)
    asked = last.gauge.measure
    other = Bound(rule=Rule.MINIMUM, threshold=1).issue()
    other.decide(rule=Rule.MINIMUM, measure=asked, **LAST_YEAR)
    this = Bound(rule=Rule.TOTAL, threshold=9).issue()

    this.decide(rule=Rule.TOTAL, measure=asked)

    assert this.gauge.last_year == last.gauge


def test_of_several_that_counted_the_same_the_issuers_own_stands_beside():
    own, this = (Bound(rule=Rule.TOTAL, threshold=9).issue() for _ in range(2))
    own.decide(rule=Rule.TOTAL, words="Số mô hình", **LAST_YEAR)
    asked = own.gauge.measure
    Gauge.objects.filter(pk=own.gauge.pk).update(issuer=this.plan.issuer)
    other = Bound(rule=Rule.TOTAL, threshold=3).issue()
    other.decide(rule=Rule.TOTAL, measure=asked, **LAST_YEAR)

    this.decide(rule=Rule.TOTAL, measure=asked)

    assert this.gauge.last_year == own.gauge


def test_a_count_from_records_stands_beside_that_of_the_plan_it_was_copied_from():
    last, stranger, this = (Bound().issue() for _ in range(3))
    for each in (last, stranger):
        each.decide(tally=OWN_PLAN)
    Plan.objects.filter(pk=this.plan.pk).update(copied_from=last.plan)

    this.target.refresh_from_db()
    this.decide(tally=OWN_PLAN)

    assert (this.gauge.last_year, stranger.gauge.last_year) == (last.gauge, None)


def test_another_way_of_counting_needs_a_reason_and_leaves_the_old_one_as_it_stood():
    bound = Bound().issue()
    decided = bound.decide(tally=OWN_PLAN)
    first = bound.gauge
    own_plan_of(bound)

    with pytest.raises(Refused, match="lý do"):
        bound.decide(tally=TAKEN_ON, version=decided.version)
    bound.decide(tally=TAKEN_ON, reason="Theo ý kiến của Chủ tịch", version=decided.version)

    first.refresh_from_db()
    assert (bound.gauge.replaces, bound.gauge.edition_reason) == (first, "Theo ý kiến của Chủ tịch")
    assert (first.closed_on, whole([first.pk])[first.pk].values) == (date(2026, 5, 20), (1, 3, 1, 3))
    assert Reading.objects.filter(gauge=first, member=True).count() == 3


def test_of_two_who_decide_at_once_the_later_is_told():
    bound = Bound()
    bound.decide(tally=OWN_PLAN)

    with pytest.raises(Overtaken):
        bound.decide(tally=TAKEN_ON, version=7)


def test_a_threshold_corrected_by_an_amending_document_is_counted_on_under_the_new_words():
    bound = Bound(threshold=100).issue()
    bound.decide(tally=OWN_PLAN)
    first = bound.gauge
    own_plan_of(bound)

    values = {
        "words": "90% đơn vị ban hành kế hoạch.",
        "rule": "coverage",
        "comparator": ">=",
        "threshold": Decimal(90),
    }
    change = Change("target", bound.target, values)
    amend(bound.plan, [change], by=bound.officer, basis="Kế hoạch 30/KH-UBND", from_on=date(2026, 5, 20), words="sửa")

    new = bound.plan.targets.get(replaces=bound.target)
    gauge = Gauge.objects.open().of(new).get()
    first.refresh_from_db()
    assert (gauge.threshold, gauge.replaces, whole([gauge.pk])[gauge.pk].values) == (90, first, (1, 3, 1, 3))
    assert (first.threshold, first.closed_on) == (100, date(2026, 5, 20))


@pytest.mark.parametrize("dropped", [True, False])
def test_words_that_an_amending_document_ended_are_not_counted_again(dropped):
    bound = Bound().issue()
    decided = bound.decide(tally=OWN_PLAN)
    changed = None if dropped else {"threshold": Decimal(80)}
    said = {"basis": "45/KH-UBND", "from_on": date(2026, 5, 20), "words": "Sửa chỉ tiêu"}
    amend(bound.plan, [Change("target", bound.target, changed)], by=leader_of(bound.plan.issuer), **said)
    before = list(Gauge.objects.values_list("pk", "closed_on"))

    with pytest.raises(Refused, match="đã được sửa đổi hoặc bãi bỏ"):
        bound.decide(tally=TAKEN_ON, version=decided.version, reason="đếm lại")

    assert list(Gauge.objects.values_list("pk", "closed_on")) == before


def test_a_target_that_an_amending_document_drops_is_closed():
    bound = Bound().issue()
    bound.decide(tally=OWN_PLAN)

    how = {"basis": "Kế hoạch 30/KH-UBND", "from_on": date(2026, 5, 20), "words": "bỏ"}
    amend(bound.plan, [Change("target", bound.target)], by=bound.officer, **how)

    assert [gauge.closed_on for gauge in Gauge.objects.all()] == [date(2026, 5, 20)]


def test_when_the_plan_ends_its_targets_stay_as_they_stand():
    bound = Bound().issue()
    bound.decide(tally=OWN_PLAN)
    own_plan_of(bound)

    end(bound.plan, by=leader_of(bound.plan.issuer), basis="Quyết định 5/QĐ-UBND", on=date(2026, 5, 20))
    own_plan_of(bound, 1)

    gauge = Gauge.objects.get()
    assert (gauge.closed_on, whole([gauge.pk])[gauge.pk].values) == (date(2026, 5, 20), (1, 3, 1, 3))


def test_a_commune_that_merges_in_mid_year_stays_with_what_it_had():
    bound = Bound(communes=3).issue()
    bound.decide(tally=OWN_PLAN)
    own_plan_of(bound, 0)
    heir = UnitFactory(parent=bound.plan.issuer)

    merged = bound.communes[:2]
    by = administrator_of(bound.plan.issuer)
    merge_units(merged, into=heir, by=by, on=date(2026, 5, 20), basis="Nghị quyết 5")

    kept = Standing.objects.filter(gauge=bound.gauge, kept_on__isnull=False)
    assert bound.sums == (1, 3, 1, 3)
    assert sorted(kept.values_list("unit", flat=True)) == sorted(unit.pk for unit in merged)
    assert check(bound.gauge) == []


def test_units_are_those_bound_and_among_them_those_that_the_target_means():
    bound = Bound(communes=3).issue()
    outsider = UnitFactory()

    bound.decide(tally=OWN_PLAN, selectors=[Selector(units=(bound.communes[0].pk, outsider.pk)).dump()])

    members = Standing.objects.filter(gauge=bound.gauge, member=True)
    assert [row.unit for row in members] == [bound.communes[0]]


def test_of_the_petitions_a_unit_sent_those_with_an_answer_count():
    bound = Bound(rule=Rule.RATIO, words="80% kiến nghị của đơn vị được trả lời", threshold=80).issue()
    bound.decide(rule=Rule.RATIO, tally=PETITIONS_ANSWERED)
    by = officer_of(bound.communes[0])
    asked = {"by": by, "kind": PetitionKind.OTHER_DATE, "proposed_on": date(2026, 7, 1)}
    first = raise_petition(bound.duty(), words="Đề nghị lùi", **asked)
    raise_petition(bound.duty(), words="Đề nghị lùi nữa", **asked)

    answer(first, by=leader_of(bound.plan.issuer), granted=False, words="Không lùi")

    assert bound.sums == (1, 2, 3, 3)
    assert check(bound.gauge) == []
