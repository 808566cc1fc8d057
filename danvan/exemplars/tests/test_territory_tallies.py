"""What happened in a commune counts for whoever answers for the commune, of whichever line the model's unit is."""

from datetime import date

import pytest

from danvan.core.action import action
from danvan.exemplars.models import Stage
from danvan.exemplars.tallies.keys import RECOGNISED, REGISTERED
from danvan.exemplars.tallies.touching import touch_model
from danvan.exemplars.tests.factories import YEAR, ExemplarFactory, level
from danvan.exemplars.tests.ladders import recognise, recogniser_over, settle
from danvan.measures.queries import whole
from danvan.measures.registry import Question, tally_of
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, wrong
from danvan.units.tests.factories import TerritoryFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db

KEY = f"{RECOGNISED}_in_territory"


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(DAY)


@pytest.fixture
def province():
    return TerritoryFactory(level="province")


@pytest.fixture
def place(province):
    """A commune, its Party committee, and a cell whose village lies in it."""
    commune = TerritoryFactory(parent=province)
    committee = UnitFactory(name="Đảng ủy xã", territory=commune)
    return committee, UnitFactory(name="UBND xã", territory=commune), UnitFactory(territory=commune, parent=committee)


def counts(*units, key=KEY):
    found = tally_of(key).count(Question([unit.pk for unit in units], date(2026, 1, 1), date(2026, 12, 31)))
    return [found.get(unit.pk) for unit in units]


def recognised(unit, **values):
    exemplar = ExemplarFactory(unit=unit, stage=Stage.RECOGNISED, **values)
    recognise(exemplar)
    return exemplar


def test_the_models_of_all_lines_in_a_commune_count_for_its_party_committee(place):
    _committee, office, cell = place
    for unit in (office, cell, cell):
        recognised(unit)

    assert [counts(*place), counts(*place, key=RECOGNISED)] == [[(3, None)] * 3, [(0, None), (1, None), (2, None)]]


def test_what_lies_elsewhere_counts_elsewhere_and_for_the_province_that_holds_both(place, province):
    there = UnitFactory(territory=TerritoryFactory(parent=province))
    above = UnitFactory(name="Tỉnh ủy", territory=province)
    recognised(place[1])
    recognised(there)
    recognised(UnitFactory(territory=TerritoryFactory(level="province")))

    assert counts(place[0], there, above) == [(1, None), (1, None), (2, None)]


def test_a_unit_without_territory_has_no_such_figure_instead_of_none(place):
    recognised(place[1])

    assert counts(UnitFactory(), place[0]) == [None, (1, None)]
    assert counts(UnitFactory()) == [None]


def test_a_model_on_two_levels_is_one_in_its_territory_too(place):
    below = ExemplarFactory(unit=place[1], stage=Stage.RECOGNISED)
    above = ExemplarFactory(unit=place[1], stage=Stage.RECOGNISED, level=level("tinh"), elevated_from=below, root=below)
    by = recogniser_over(place[1])

    for each in (below, above):
        recognise(each, by)

    assert counts(place[0]) == [(1, None)]


def test_a_target_of_the_committee_moves_when_the_office_s_model_is_recognised(place):
    committee, office, _cell = place
    gauge = gauge_of(committee, issuer=committee, measure=MeasureFactory(tally=KEY), rule=Rule.TOTAL)

    recognised(office)

    assert (whole([gauge.pk])[gauge.pk].n, wrong(gauge)) == (1, [])


def test_the_proof_names_the_models_of_other_lines_as_far_as_their_reader_may_see_them(place):
    committee, office, _cell = place
    exemplar = ExemplarFactory(unit=office, stage=Stage.UNDER_WAY, name="Camera an ninh")
    settle(exemplar, YEAR, registered_on=date(2026, 2, 1))
    question = Question([committee.pk], date(2026, 1, 1), date(2026, 12, 31))

    told = [
        [proof.label for proof in tally_of(f"{REGISTERED}_in_territory").prove(question, reader)]
        for reader in (officer_of(office).user, officer_of(UnitFactory()).user)
    ]

    assert told == [["Camera an ninh (cấp xã; 01/02/2026)"], ["1 hồ sơ bạn không được xem"]]


@pytest.mark.parametrize("many", [1, 3])
def test_it_takes_the_same_questions_however_many_units_are_asked(province, many, django_assert_num_queries):
    units = [UnitFactory(territory=TerritoryFactory(parent=province)) for _each in range(many)]
    for unit in units:
        recognised(unit)

    with django_assert_num_queries(2):
        counts(*units)
    with django_assert_num_queries(6):
        action(touch_model)({unit.pk for unit in units})
