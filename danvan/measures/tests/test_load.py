"""Thousands of steps by many hands at once, all in one province: afterwards every own row equals a recount from the
records, and every sum its parts.
"""

import random
from contextlib import suppress
from decimal import Decimal

import pytest
from django.db.models import Count, Q

from danvan.audit.models import Entry
from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.measures.actions.excusing import excuse, readmit
from danvan.measures.actions.figures import Said, report
from danvan.measures.actions.gauges import new_edition
from danvan.measures.actions.readings import take_reading
from danvan.measures.actions.rebuilding import rebuild
from danvan.measures.actions.recounting import touch_tally
from danvan.measures.arithmetic import NOTHING
from danvan.measures.models import Figure, Gauge, Measure, Standing
from danvan.measures.queries import sums_of, sums_over, whole
from danvan.measures.registry import Tally, add_tally
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, wrong
from danvan.units.actions.merging import merge_units
from danvan.units.actions.opening import reopen_unit
from danvan.units.actions.renaming import move_unit
from danvan.units.models import Line, Unit
from danvan.units.tests.factories import KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db(transaction=True)

COMMUNES, VILLAGES, STEPS = 6, 3, 130
RULES = [Rule.COVERAGE, Rule.MINIMUM, Rule.RATIO, Rule.TOTAL, Rule.ZERO, Rule.INDEX]


@pytest.fixture
def province(on_day):
    """Three trees of one province: communes with villages, cells in communes; everybody in one measure or another."""
    on_day(DAY)
    party, village = KindFactory(code="dang-uy", line=Line.PARTY), KindFactory(code="thon")
    tops = [UnitFactory(), UnitFactory(kind=party)]
    communes = [UnitFactory(parent=tops[0]) for _ in range(COMMUNES)]
    for commune in communes:
        for _ in range(VILLAGES):
            UnitFactory(parent=commune, kind=village)
    cells = [UnitFactory(parent=tops[1], kind=party) for _ in range(COMMUNES)]
    units = list(Unit.objects.order_by("pk"))
    measures = [MeasureFactory() for _ in RULES]
    for at, (rule, measure) in enumerate(zip(RULES, measures, strict=True)):
        # Not a subtree: every unit but some of each level, of both lines; inner units answer too.
        members = [unit for unit in units if unit.pk % 5 != at % 5]
        gauge_of(
            *members, issuer=tops[0], measure=measure, rule=rule, least=Decimal(2) if rule == Rule.MINIMUM else None
        )
    # One that is counted from several records of a unit, which several hands write at the same moment.
    add_tally(SAID)
    gauge_of(*units, issuer=tops[0], measure=MeasureFactory(tally=SAID.key), rule=Rule.TOTAL)
    # A second target that asks the same as the first.
    gauge_of(*communes, *cells, issuer=tops[0], measure=measures[0], subject=cells[0], rule=Rule.TOTAL)
    return [unit.pk for unit in units]


def said_by(question):
    """How many figures each unit has said."""
    rows = Figure.objects.standing().filter(unit__in=question.units).values_list("unit")
    return {unit: (count, None) for unit, count in rows.annotate(count=Count("pk"))}


SAID = Tally("tests.said", "số liệu đã nhập", "đếm số liệu", said_by, lambda question, user: [])


@action
def tell(unit, said, by):
    """A unit says something, which is a figure and a record counted elsewhere."""
    touch_tally(SAID.key, [unit.pk])
    report(unit, "2026", said, by=by)


def step(dice, people):
    """One random thing that an office does; half of all happens in a handful of offices."""
    everybody = list(people)
    unit = Unit.objects.get(pk=dice.choice(everybody if dice.random() < 0.5 else everybody[2:6]))
    often, rarely = [say, say_many, take_back, excuse_or_not, move], [merge, reopen, read, count_anew, put_right]
    do = dice.choices([*often, *rarely], [40, 20, 10, 20, 6, 2, 1, 1, 2, 1])[0]
    attempt(do, dice, unit, people[unit.pk])


def attempt(do, *what):
    """Does it, or is told in a sentence why not."""
    with suppress(Refused, Overtaken):
        do(*what)


def say(dice, unit, by):
    measure = dice.choice(list(Measure.objects.filter(tally="")))
    part = dice.randrange(6)
    tell(unit, [Said(measure, part, part + dice.randrange(4), reason="ghi lại")], by)


def say_many(dice, unit, by):
    measures = list(Measure.objects.filter(tally=""))
    tell(unit, [Said(each, dice.randrange(5), 5, reason="ghi lại") for each in measures], by)


def take_back(dice, unit, by):
    figure = Figure.objects.standing().filter(unit=unit).first()
    if figure:
        tell(unit, [Said(figure.measure, None, reason="nhầm đơn vị", version=figure.version)], by)


def excuse_or_not(dice, unit, by):
    gauge = dice.choice(list(Gauge.objects.open()))
    if Standing.objects.filter(gauge=gauge, unit=unit, excused_on__isnull=False).exists():
        readmit(gauge, [unit], by=SYSTEM, reason="đã có đối tượng")
    else:
        excuse(gauge, [unit], by=SYSTEM, reason="không có đối tượng", approver="Chủ tịch")


def move(dice, unit, by):
    """A leaf, an inner unit or a whole tree goes elsewhere in its line, or stands alone from now on."""
    others = Unit.objects.filter(line=unit.line, closed_on__isnull=True).exclude(pk=unit.pk)
    parent = dice.choice([None, *others]) if dice.random() < 0.2 else dice.choice(list(others))
    if unit.parent_id or dice.random() < 0.1:
        move_unit(unit, parent=parent, by=SYSTEM, on=DAY, basis="Nghị quyết 5")


def merge(dice, unit, by):
    others = Unit.objects.filter(line=unit.line, parent=unit.parent_id, closed_on__isnull=True).exclude(pk=unit.pk)
    if unit.parent_id and others:
        merge_units([unit], into=others[0], by=SYSTEM, on=DAY, basis="Nghị quyết 6")


def reopen(dice, unit, by):
    """An ending was a mistake."""
    ended = list(Unit.objects.filter(closed_on__isnull=False))
    if ended:
        reopen_unit(dice.choice(ended), by=SYSTEM, reason="ghi nhầm")


def count_anew(dice, unit, by):
    """A target goes on by another edition: the one before is closed as it stands."""
    new_edition(dice.choice(list(Gauge.objects.open())), by=SYSTEM, reason="Theo văn bản đính chính")


def read(dice, unit, by):
    take_reading(dice.choice(list(Gauge.objects.open())), DAY)


def put_right(dice, unit, by):
    """Somebody compares in the middle of all this, and finds nothing."""
    assert rebuild(dice.choice(list(Gauge.objects.all()))) == []


def read_at_the_tops(gauge):
    """What the pages of all tops together say, and what the page of the target says."""
    tops = Unit.objects.filter(standings__gauge=gauge, standings__parent__isnull=True)
    return sum((sums_of([gauge.pk], top)[gauge.pk] for top in tops), NOTHING), whole([gauge.pk])[gauge.pk]


def test_sums_are_exact_after_thousands_of_steps_of_many_writers_in_one_province(province, at_once):
    people = {unit.pk: officer_of(unit) for unit in Unit.objects.all()}

    def work(n):
        dice = random.Random(n)
        for at in range(STEPS):
            step(dice, people)
            # Once for certain in each hand, while the others go on.
            if at == STEPS // 2:
                attempt(count_anew, dice, None, None)

    results = at_once(work)

    assert results == [None] * len(results)
    assert wrong() == []
    for gauge in Gauge.objects.all():
        assert read_at_the_tops(gauge) == (sums_over([gauge.pk], Q())[gauge.pk],) * 2
    assert Standing.objects.filter(sn__gt=0).exists()
    assert Figure.objects.filter(version__gt=1).exists()
    # What happens rarely did happen.
    assert {"close", "move", "excuse", "readmit", "new_edition"} <= set(Entry.objects.values_list("verb", flat=True))
