"""Tasks done on time, counted for each unit that leads them, in the act that changes anything about them."""

from datetime import date
from decimal import Decimal

import pytest

from danvan.core.action import action
from danvan.measures.actions.rebuilding import check
from danvan.measures.models import Gauge
from danvan.measures.queries import whole
from danvan.measures.rules import Rule
from danvan.plans.actions.amendments import Change, amend
from danvan.plans.actions.bindings import bind
from danvan.plans.actions.countings import Terms, decide
from danvan.plans.actions.lines import add_line
from danvan.plans.actions.other_days import put_off
from danvan.plans.actions.plans import issue
from danvan.plans.actions.task_parts import reopen
from danvan.plans.counting import TASKS_ON_TIME
from danvan.plans.models import TaskPart
from danvan.plans.tests.factories import PlanFactory, done
from danvan.plans.workflow import PLAN
from danvan.units.selectors import Selector
from danvan.units.tests.factories import leader_of, officer_of
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

SIGNED = {"symbol": "21/KH-UBND", "signed_on": date(2026, 1, 16), "signer": "Trần Văn Mẫu"}
RATE = {"words": "90% nhiệm vụ hoàn thành đúng hạn", "rule": Rule.RATIO, "comparator": ">=", "threshold": Decimal(90)}
TERMS = Terms(rule=Rule.RATIO, tally=TASKS_ON_TIME, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))


class Busy:
    """A plan in force with one task that a commune leads, due on 31/3."""

    def __init__(self):
        self.world = build()
        self.plan = PlanFactory(issuer=self.world.committee, drafting_office=self.world.department)
        self.officer = officer_of(self.world.department)
        task = {"words": "Công khai thủ tục", "lead_words": self.world.commune.name, "due_on": date(2026, 3, 31)}
        self.task = add_line(self.plan, "task", task, by=self.officer)
        decide(add_line(self.plan, "target", RATE, by=self.officer), TERMS, by=self.officer)
        bind(self.plan, "xã", Selector(units=(self.world.commune.pk,)), by=self.officer)
        PLAN.advance(self.plan, "submit", by=self.officer)
        issue(self.plan, by=leader_of(self.plan.issuer), **SIGNED)

    @property
    def part(self):
        return TaskPart.objects.get(task__plan=self.plan, leads=True)

    def done(self, on):
        done(self.part, officer_of(self.world.commune), on)

    @property
    def sums(self):
        gauge = Gauge.objects.get()
        assert check(gauge) == []
        return whole([gauge.pk])[gauge.pk].values


@pytest.fixture
def busy(on_day):
    on_day(date(2026, 5, 20))
    return Busy()


def test_a_task_that_falls_due_is_counted_before_it_is_done(busy):
    assert busy.sums == (0, 1, 1, 1)


@pytest.mark.parametrize(("on", "n"), [(date(2026, 3, 31), 1), (date(2026, 4, 1), 0)])
def test_done_by_its_day_it_was_on_time(busy, on, n):
    busy.done(on)

    assert busy.sums == (n, 1, 1, 1)


def test_opened_again_it_is_not_done(busy):
    busy.done(date(2026, 3, 30))

    reopen(busy.part, by=busy.officer, reason="chưa công khai đủ")

    assert busy.sums == (0, 1, 1, 1)


def test_put_off_it_is_on_time_by_its_new_day(busy):
    busy.done(date(2026, 4, 10))
    late = busy.sums

    reopen(busy.part, by=busy.officer, reason="chưa công khai đủ")
    action(put_off)(busy.part, date(2026, 6, 1), by=busy.officer, reason="Theo kiến nghị")
    busy.done(date(2026, 4, 10))

    assert (late, busy.sums) == ((0, 1, 1, 1), (1, 1, 1, 1))


def test_an_amending_document_that_moves_the_day_out_of_the_window_takes_it_out_of_the_denominator(busy):
    values = {"words": "Công khai thủ tục", "lead_words": busy.world.commune.name, "due_on": date(2027, 1, 31)}
    how = {"basis": "Kế hoạch 30/KH-UBND", "from_on": date(2026, 5, 20), "words": "lùi"}

    amend(busy.plan, [Change("task", busy.task, values)], by=busy.officer, **how)

    assert busy.sums == (0, 0, 1, 1)
