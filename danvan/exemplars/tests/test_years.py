"""What is counted of a model in a year."""

from datetime import date

import pytest

from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.exemplars.actions.recognitions import note_recognition, note_withdrawal
from danvan.exemplars.actions.years import settle_year
from danvan.exemplars.models import STEPS, ExemplarYear, Recognition, RecognitionKind, Stage
from danvan.exemplars.tests.factories import YEAR, ExemplarFactory, remit_over
from danvan.units.models import Act
from danvan.units.tests.factories import UnitFactory, leader_of, officer_of

pytestmark = pytest.mark.django_db

settle = action(settle_year)


def recogniser_of(exemplar):
    """The leader of an office with a remit to recognise over the model's unit."""
    office = UnitFactory()
    remit_over(office, exemplar.unit, Act.RECOGNISE, at=exemplar.level)
    return leader_of(office)


def recognised(exemplar, by, **values):
    told = {"year": YEAR, "kind": RecognitionKind.RECOGNISED, "office": by.unit, "symbol": "12-QĐ/BCĐ", **values}
    return note_recognition(exemplar, by=by, signed_on=date(2026, 10, 15), **told)


def counts(exemplar):
    """By year: which counts a model has."""
    return {
        row.year: [name for place, name in enumerate(STEPS) if row.steps >> place & 1]
        for row in ExemplarYear.objects.filter(exemplar=exemplar)
    }


def test_a_year_is_counted_once_however_often_it_is_settled():
    exemplar = ExemplarFactory(stage=Stage.ACCEPTED)

    for _again in range(2):
        settle(exemplar, YEAR, registered_on=date(2026, 2, 1))
    settle(exemplar, YEAR + 1, registered_on=date(2027, 2, 1))

    assert counts(exemplar) == {YEAR: ["registered_on"], YEAR + 1: ["registered_on"]}
    assert list(exemplar.years.values_list("kind", flat=True)) == ["registered", "maintained"]


def test_a_recognition_is_one_count_and_outstanding_another():
    exemplar = ExemplarFactory(stage=Stage.RECOGNISED)
    by = recogniser_of(exemplar)

    recognised(exemplar, by)
    recognised(exemplar, by, kind=RecognitionKind.OUTSTANDING, symbol="13-QĐ/BCĐ")

    assert counts(exemplar) == {YEAR: ["recognised_on", "outstanding_on"]}
    assert exemplar.outstanding_on == date(2026, 10, 15)


def test_a_paper_without_a_day_counts_and_has_no_day():
    exemplar = ExemplarFactory(stage=Stage.RECOGNISED, year=2019)
    Recognition.objects.create(exemplar=exemplar, year=2019, kind=RecognitionKind.RECOGNISED)

    row = settle(exemplar, 2019)

    assert (row.recognised_on, counts(exemplar)) == (None, {2019: ["recognised_on"]})


def test_withdrawal_keeps_the_recognition_in_history():
    exemplar = ExemplarFactory(stage=Stage.RECOGNISED)
    by = recogniser_of(exemplar)
    recognised(exemplar, by)

    note_withdrawal(exemplar, by=by, on=date(2026, 12, 1), basis="40-QĐ/BCĐ", reason="Không còn hoạt động")

    row = exemplar.years.get()
    assert (row.recognised_on, row.withdrawn_on) == (date(2026, 10, 15), date(2026, 12, 1))
    assert list(exemplar.recognitions.values_list("symbol", "withdrawn_basis")) == [("12-QĐ/BCĐ", "40-QĐ/BCĐ")]


def test_nobody_without_the_remit_writes_a_recognition_and_no_unit_its_own():
    exemplar = ExemplarFactory(stage=Stage.RECOGNISED)
    remit_over(exemplar.unit, exemplar.unit, Act.RECOGNISE, at=exemplar.level)

    for by in (officer_of(UnitFactory()), leader_of(exemplar.unit)):
        with pytest.raises(Refused):
            recognised(exemplar, by)

    assert counts(exemplar) == {}


def test_one_decision_of_a_year_is_written_once():
    exemplar = ExemplarFactory(stage=Stage.RECOGNISED)
    by = recogniser_of(exemplar)
    recognised(exemplar, by)

    with pytest.raises(Refused):
        recognised(exemplar, by)

    assert exemplar.recognitions.count() == 1
