"""Many hands that recognise, choose, propose and copy the models of one province at the same moment: every year and every
figure is that of the records afterwards.
"""

import random
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError

from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.exemplars.actions.recognitions import note_withdrawal
from danvan.exemplars.actions.years import settle_year
from danvan.exemplars.models import Copying, ExemplarYear, RecognitionKind, Stage
from danvan.exemplars.tallies.keys import COPIED_BY_OTHERS, COPIES_MADE, EFFECTIVE, OUTSTANDING, RECOGNISED
from danvan.exemplars.tallies.recounting import differing, missing
from danvan.exemplars.tallies.touching import touch_copying
from danvan.exemplars.tests.factories import YEAR, ExemplarFactory
from danvan.exemplars.tests.ladders import copied, recognise, recogniser_over
from danvan.measures.models import Standing
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, wrong
from danvan.units.tests.factories import UnitFactory
from danvan.workflow.locking import locked

pytestmark = pytest.mark.django_db(transaction=True)

COMMUNES, MODELS, STEPS = 4, 2, 40
RULES = {
    RECOGNISED: Rule.TOTAL,
    OUTSTANDING: Rule.TOTAL,
    EFFECTIVE: Rule.MINIMUM,
    COPIES_MADE: Rule.COVERAGE,
    COPIED_BY_OTHERS: Rule.TOTAL,
}


@pytest.fixture
def models(on_day):
    """Communes of one province with their models, and a target on each count of them."""
    on_day(DAY)
    top = UnitFactory()
    communes = [UnitFactory(parent=top) for _each in range(COMMUNES)]
    for key, rule in RULES.items():
        least = Decimal(1) if rule == Rule.MINIMUM else None
        gauge_of(*communes, issuer=top, measure=MeasureFactory(tally=key), rule=rule, least=least)
    return [ExemplarFactory(unit=unit, stage=Stage.RECOGNISED) for unit in communes for _each in range(MODELS)]


@action
def judge(exemplar, unit):
    settle_year(exemplar, YEAR, effective_on=date(2026, 9, 1))


@action
def copy(exemplar, unit):
    """Another unit took it over and told the outcome; the model is held first, as by `take_over`."""
    locked(exemplar)
    if unit != exemplar.unit and not Copying.objects.filter(origin=exemplar, unit=unit).exists():
        touch_copying(copied(exemplar, unit))
        settle_year(exemplar, YEAR)


def step(dice, models, by):
    """One random thing that is decided or told."""
    exemplar, unit = dice.choice(models), dice.choice(models).unit
    deeds = [
        lambda: recognise(exemplar, by),
        lambda: recognise(exemplar, by, kind=RecognitionKind.OUTSTANDING),
        lambda: note_withdrawal(exemplar, by=by, on=date(2026, 12, 1), basis="40-QĐ", reason="Không còn hoạt động"),
        lambda: judge(exemplar, unit),
        lambda: copy(exemplar, unit),
    ]
    # Two hands may copy for one unit at once: the database lets one of them.
    with suppress(Refused, Overtaken, IntegrityError):
        dice.choice(deeds)()


def test_years_and_figures_are_exact_after_hundreds_of_steps_of_many_hands(models, at_once):
    by = recogniser_over(models[0].unit.parent)

    def work(n):
        dice = random.Random(n)
        for _each in range(STEPS):
            step(dice, models, by)

    results = at_once(work)

    assert results == [None] * len(results)
    assert (list(differing()), missing(), wrong()) == ([], [], [])
    assert ExemplarYear.objects.filter(outstanding_on__isnull=False).exists()
    assert Standing.objects.filter(sn__gt=0).exists()
