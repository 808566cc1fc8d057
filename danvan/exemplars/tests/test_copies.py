"""Copying: who took a model over, what came of it, and whom it credits."""

from datetime import date

import pytest

from danvan.core.errors import Refused
from danvan.exemplars.actions.copying import exchange, give_up, register_as, reopen, report, take_over
from danvan.exemplars.models import Copying, CopyingStage, Stage
from danvan.exemplars.queries.copies import origins_of, spread_of
from danvan.exemplars.tallies.keys import COPIES_MADE
from danvan.exemplars.tallies.recounting import differing, missing
from danvan.exemplars.tests.factories import ExemplarFactory, GoalFactory, result_of
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import MeasureFactory, gauge_of, own_of, wrong
from danvan.notifications.models import Notice
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.tests.factories import TerritoryFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db

TAKEN = {"changes_words": "Làm theo xóm", "started_on": date(2026, 3, 1)}
OUTCOME = {"outcome_on": date(2026, 9, 1), "outcome_words": "Giảm rác hẳn"}


@pytest.fixture(autouse=True)
def november(on_day):
    on_day(date(2026, 11, 2))


@pytest.fixture
def province():
    return TerritoryFactory(level="province", kind="tỉnh")


@pytest.fixture
def units(province):
    """Communes of one province."""
    top = UnitFactory(territory=province)
    return [UnitFactory(parent=top, territory=TerritoryFactory(parent=province)) for _each in range(4)]


@pytest.fixture
def origin(units, province):
    return recognised(units[0], province)


def recognised(unit, province, **values):
    """A model that every unit of the province may copy."""
    return ExemplarFactory(unit=unit, stage=Stage.RECOGNISED, home=province, **values)


def taken(origin, unit):
    """The unit takes it over."""
    return take_over(origin, by=officer_of(unit), **TAKEN)


def grown(origin, unit, province):
    """The unit takes it over and registers it as a model of its own, which is recognised."""
    row = taken(origin, unit)
    own = recognised(unit, province)
    register_as(row, own, by=officer_of(unit))
    return own


def test_a_unit_takes_a_model_over_and_its_unit_is_told(origin, units):
    owner = officer_of(units[0])

    row = taken(origin, units[1])

    assert (row.origin, row.unit, row.stage) == (origin, units[1], CopyingStage.TAKEN_OVER)
    assert list(Notice.objects.values_list("user", "verb")) == [(owner.user.pk, "copied")]


def test_nobody_copies_their_own_nor_twice_nor_what_is_not_recognised(origin, units):
    taken(origin, units[1])
    under_way = ExemplarFactory(unit=units[0], stage=Stage.UNDER_WAY)

    for model, unit in ((origin, units[0]), (origin, units[1]), (under_way, units[2])):
        with pytest.raises(Refused):
            taken(model, unit)

    assert Copying.objects.count() == 1


def test_what_one_does_not_see_one_does_not_copy(origin):
    with pytest.raises(Refused):
        taken(origin, UnitFactory())


def test_three_generations_credit_the_origin(origin, units, province):
    second = grown(origin, units[1], province)
    third = grown(second, units[2], province)

    assert [each.origin for each in origins_of(third)] == [second, origin]
    found = spread_of(origin, officer_of(units[0]).user)
    assert [(row.unit, generation) for row, generation, _parent in found.rows] == [(units[1], 1), (units[2], 2)]


def test_a_circle_is_refused(origin, units, province):
    second = grown(origin, units[1], province)
    third = grown(second, units[2], province)

    with pytest.raises(Refused, match="bắt nguồn từ chính đơn vị mình"):
        taken(third, units[0])


def test_an_own_model_that_others_copied_is_no_copy_of_theirs(origin, units, province):
    second = recognised(units[1], province)
    row = taken(second, units[0])
    other = taken(origin, units[1])
    register_as(row, origin, by=officer_of(units[0]))

    with pytest.raises(Refused, match="bắt nguồn từ chính đơn vị mình"):
        register_as(other, second, by=officer_of(units[1]))


def test_the_outcome_stands_against_the_origin_s_goals_and_counts_for_both(origin, units):
    goal, foreign = GoalFactory(exemplar=origin, achieved=1800), GoalFactory()
    gauge = gauge_of(*units, measure=MeasureFactory(tally=COPIES_MADE), rule=Rule.COVERAGE)
    row = taken(origin, units[1])

    report(row, by=officer_of(units[1]), achieved={goal.pk: 900, foreign.pk: 1}, **OUTCOME)

    assert list(row.goals.values_list("goal", "achieved")) == [(goal.pk, 900)]
    assert (own_of(gauge, units[1]), own_of(gauge, units[2]), wrong()) == ((1, 1, 1, 1), (0, 1, 1, 1), [])
    assert origin.years.get(year=2026).copied_on == date(2026, 9, 1)
    assert (list(differing()), missing()) == ([], [])


def test_the_page_of_a_copy_compares_with_what_the_origin_told_last_and_says_of_which_year(origin, units):
    GoalFactory(exemplar=origin)
    result_of(origin, 2026, 1800, 12_000)
    row, copier = taken(origin, units[1]), browser_of(officer_of(units[1]))
    first = said(copier.get(f"/copyings/{row.pk}/"))

    result_of(origin, 2027, 2500, 7000)

    page = said(copier.get(f"/copyings/{row.pk}/"))
    told = [("Gốc: đạt được năm 2026", ">1,8<"), ("Gốc: đạt được năm 2027", ">2,5<")]
    assert [[words in text for words in pair] for text in (first, page) for pair in told] == [
        [True, True],
        [False, False],
        [False, False],
        [True, True],
    ]


def test_an_outcome_taken_back_counts_no_more(origin, units):
    gauge = gauge_of(*units, measure=MeasureFactory(tally=COPIES_MADE), rule=Rule.COVERAGE)
    row, by = taken(origin, units[1]), officer_of(units[1])
    report(row, by=by, achieved={}, **OUTCOME)

    reopen(row, by=by, reason="Ghi nhầm số")

    assert (own_of(gauge, units[1]), wrong(), origin.years.get(year=2026).copied_on) == ((0, 1, 1, 1), [], None)


def test_an_outcome_before_the_beginning_or_of_tomorrow_is_refused(origin, units):
    row, by = taken(origin, units[1]), officer_of(units[1])

    for day in (date(2026, 2, 1), date(2026, 11, 3)):
        with pytest.raises(Refused):
            report(row, by=by, achieved={}, **{**OUTCOME, "outcome_on": day})


def test_who_gave_up_may_take_it_over_again(origin, units):
    row = taken(origin, units[1])
    give_up(row, by=officer_of(units[1]), reason="Thiếu người")

    taken(origin, units[1])

    assert sorted(Copying.objects.values_list("stage", flat=True)) == ["dropped", "taken_over"]


def test_either_side_notes_a_visit_and_nobody_else(origin, units):
    row = taken(origin, units[1])

    for unit in units[:2]:
        exchange(row, by=officer_of(unit), on=date(2026, 5, 1), words="Thăm tuyến đường hoa")
    with pytest.raises(Refused):
        exchange(row, by=officer_of(units[2]), on=date(2026, 5, 1), words="Thăm")

    assert row.exchanges.count() == 2


def test_list_and_graph_say_the_same(origin, units, province):
    second = grown(origin, units[1], province)
    taken(second, units[2])
    taken(origin, units[3])

    page = said(browser_of(officer_of(units[0])).get(f"/exemplars/{origin.pk}/copies/"))

    table, svg = page.split("<svg", 1)
    drawn = [part.split("<")[0] for part in svg.split('currentColor">')[1:]]
    listed = [row.unit.name for row in Copying.objects.all() if f'/copyings/{row.pk}/"' in table]
    assert sorted(drawn[1:]) == sorted(name if len(name) <= 24 else name[:23] + "…" for name in listed)
    assert len(listed) == 3


def test_a_model_is_taken_over_and_reported_on_its_pages(origin, units):
    goal = GoalFactory(exemplar=origin, words="Làm đường hoa")
    browser = browser_of(officer_of(units[1]))

    answer = browser.post(f"/exemplars/{origin.pk}/copies/", {"changes_words": "Theo xóm", "started_on": "1/3/2026"})
    row = Copying.objects.get()
    told = {"outcome_on": "1/9/2026", "outcome_words": "Giảm rác", f"goal-{goal.pk}": "1,5", "version": row.version}
    browser.post(f"{answer.url}outcome/", told)

    shown = said(browser.get(answer.url))
    assert [words in shown for words in ("Giảm rác", "1,5", "đã báo kết quả", "Theo xóm")] == [True] * 4
    assert row.goals.get().achieved == 1500


def test_the_page_of_copies_asks_as_much_for_three_as_for_one(origin, units):
    browser = browser_of(officer_of(units[0]))
    taken(origin, units[1])
    one = questions(browser, f"/exemplars/{origin.pk}/copies/")

    for unit in units[2:]:
        taken(origin, unit)

    assert questions(browser, f"/exemplars/{origin.pk}/copies/") == one
