"""The outbox tells which closed figures a recognition falls into, so that whoever releases knows."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from danvan.appraisals.models import Decision, Line
from danvan.appraisals.queries.frozen import frozen_for
from danvan.appraisals.tests.factories import CriteriaFactory, DecisionFactory, LineFactory
from danvan.exemplars.models import Stage
from danvan.exemplars.tallies.keys import OUTSTANDING, RECOGNISED
from danvan.exemplars.tests.factories import ExemplarFactory, level, remit_over
from danvan.measures.models import Gauge, Measure
from danvan.measures.tests.factories import MeasureFactory, gauge_of
from danvan.units.models import Act
from danvan.units.tests.factories import officer_of

pytestmark = pytest.mark.django_db
SIGNED = {"stage": "signed", "symbol": "45-QĐ/ĐU", "signed_on": date(2026, 3, 1)}


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(date(2026, 3, 2))


def signed_over(*, count=1, **fields):
    """A signed decision over so many models of units of their own: (decision, lines, officer)."""
    decision = DecisionFactory(**SIGNED, **fields)
    lines = []
    for _each in range(count):
        exemplar = ExemplarFactory(stage=Stage.APPRAISING)
        remit_over(decision.office, exemplar.unit, Act.RECOGNISE, at=level())
        lines.append(LineFactory(decision=decision, case=None, exemplar=exemplar))
    return decision, lines, officer_of(decision.office)


def target(words, *units, tally=RECOGNISED, closed=date(2026, 3, 2)):
    """A target that everybody at work may read, over these units in 2026, closed."""
    measure = Measure.objects.filter(tally=tally).first() or MeasureFactory(tally=tally)
    gauge = gauge_of(*units, measure=measure, subject=CriteriaFactory(), words=words)
    Gauge.objects.filter(pk=gauge.pk).update(closed_on=closed)
    return gauge


def told(decision, officer):
    lines = list(Line.objects.filter(decision=decision).select_related("exemplar"))
    return {pk: [gauge.words for gauge in gauges] for pk, gauges in frozen_for(decision, lines, officer.user).items()}


def test_a_closed_target_that_counts_the_unit_on_the_day_of_signing_is_named_beside_the_model():
    decision, (line, _other), officer = signed_over(count=2)
    target("Ít nhất 20 mô hình được công nhận", line.exemplar.unit)
    target("Còn mở", line.exemplar.unit, closed=None)
    target("Đếm điều khác", line.exemplar.unit, tally=OUTSTANDING)
    early = target("Chốt năm trước", line.exemplar.unit)
    Gauge.objects.filter(pk=early.pk).update(starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31))

    browser = Client()
    browser.force_login(officer.user)
    page = browser.get(reverse("appraisals:outbox", args=[decision.pk])).content.decode()

    assert told(decision, officer) == {line.pk: ["Ít nhất 20 mô hình được công nhận"]}
    assert ("Ít nhất 20 mô hình được công nhận" in page, "Còn mở" in page) == (True, False)


def test_a_refusal_a_withdrawal_and_what_was_told_already_fall_into_no_closed_target():
    decision, (line,), officer = signed_over()
    target("Ít nhất 20 mô hình được công nhận", line.exemplar.unit)
    Line.objects.filter(pk=line.pk).update(outcome="no")
    refused = told(decision, officer)
    Line.objects.filter(pk=line.pk).update(outcome="yes")
    Decision.objects.update(kind="withdraw")
    decision.refresh_from_db()

    assert (refused, told(decision, officer)) == ({}, {})
