"""What becomes of the figures of a plan that must not have been here, or of targets a paper brought that must not have."""

from datetime import date

import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, TextField

from danvan.documents.tests.factories import recorded
from danvan.files.actions.purge import purge
from danvan.measures.actions.excusing import excuse
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.models import Figure, Gauge, Measure, Reading, Standing
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import say, wrong
from danvan.plans.actions.amendments import Change, amend
from danvan.plans.models import Counting, Target
from danvan.plans.tests.test_countings import Bound
from danvan.plans.urging_targets import TARGETS
from danvan.units.tests.factories import leader_of
from danvan.urging.actions.calls import Call, note_call

pytestmark = pytest.mark.django_db

TODAY, SECRET = date(2026, 5, 20), "zqhoabantrang"


@pytest.fixture(autouse=True)
def may(on_day):
    on_day(TODAY)


def counted_plan(words=SECRET):
    """A plan in force whose one target counts a figure of its own; one unit said it, one is excused, one was called."""
    bound = Bound(words=f"Có ít nhất 9 mô hình {words}", rule=Rule.TOTAL, threshold=9).issue()
    bound.decide(rule=Rule.TOTAL, words=f"Số mô hình {words}", whole_words=words, denominator_words=words)
    one, other, third = bound.communes
    say(one, bound.gauge.measure, 7, note=words)
    excuse(bound.gauge, [other], by=leader_of(bound.plan.issuer), reason=words, approver=words)
    call = Call(on=TODAY, note=words)
    note_call(TARGETS, TARGETS.find(bound.target.pk), third, call, by=bound.officer)
    return bound


def where_it_still_stands():
    """The tables and columns that hold the word."""
    found = []
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, CharField | TextField | JSONField):
                told = model._base_manager.values_list(field.attname, flat=True)
                found += [f"{model.__name__}.{field.name}"] if any(SECRET in str(each) for each in told) else []
    return found


def test_a_purged_plan_takes_what_was_counted_for_it_along():
    bound = counted_plan()

    purge(bound.plan, by=bound.officer, reason="Có dấu MẬT")

    left = [model.objects.count() for model in (Target, Counting, Gauge, Standing, Reading, Measure, Figure)]
    assert (left, where_it_still_stands()) == ([0] * 7, [])


def test_a_figure_that_another_plan_asks_too_stays():
    bound, other = counted_plan(words="dân vận khéo"), Bound(rule=Rule.TOTAL, threshold=3).issue()
    other.decide(rule=Rule.TOTAL, measure=bound.gauge.measure)

    purge(bound.plan, by=bound.officer, reason="Có dấu MẬT")

    assert [(gauge.subject_id, gauge.measure.words) for gauge in Gauge.objects.all()] == [
        (other.target.pk, "Số mô hình dân vận khéo")
    ]
    assert Figure.objects.get().part == 7
    assert wrong() == []


def test_a_target_that_a_purged_paper_amended_is_counted_again_as_it_was():
    bound = Bound(rule=Rule.TOTAL, threshold=9).issue()
    bound.decide(rule=Rule.TOTAL, words="Số mô hình")
    say(bound.communes[0], bound.gauge.measure, 7)
    before = bound.gauge
    secret = recorded(bound.plan.issuer, "99/KH-UBND", by=leader_of(bound.plan.issuer))
    changed = Change("target", bound.target, {"words": f"Có ít nhất 3 mô hình {SECRET}", "threshold": 3})
    paper = {"basis": "99/KH-UBND", "from_on": TODAY, "words": SECRET, "document": secret}
    amend(bound.plan, [changed], by=bound.officer, **paper)
    say(bound.communes[1], before.measure, 2)

    purge(secret, by=bound.officer, reason="Có dấu MẬT")

    assert [(gauge.pk, gauge.closed_on) for gauge in Gauge.objects.all()] == [(before.pk, None)]
    assert bound.sums == (9, 0, 2, 3)
    assert (wrong(), where_it_still_stands()) == ([], [])


def test_what_counted_the_same_a_year_earlier_is_forgotten_beside_this_years_target():
    last, this = counted_plan(), Bound(rule=Rule.TOTAL, threshold=3).issue()
    this.decide(rule=Rule.TOTAL, words="Số mô hình")
    close_gauge(last.gauge, by=leader_of(last.plan.issuer))
    Gauge.objects.filter(pk=this.gauge.pk).update(last_year=Gauge.objects.get(subject_id=last.target.pk))

    purge(last.plan, by=last.officer, reason="Có dấu MẬT")

    assert Gauge.objects.get().last_year is None
    assert where_it_still_stands() == []
