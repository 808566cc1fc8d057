"""What a page reads: the sums of any unit in one or two questions, of any set of units, and who is missing by name."""

import pytest
from django.db.models import Q

from danvan.core.acting import SYSTEM
from danvan.measures.actions.excusing import excuse
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.arithmetic import Sums
from danvan.measures.queries import excused, missing, sums_of, sums_over, whole
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, move, say, sums_at
from danvan.units.models import GroupMember, Line, Unit, UnitGroup
from danvan.units.selectors import Selector
from danvan.units.tests.factories import KindFactory, TerritoryFactory, UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(DAY)


def communes(count, parent=None):
    top = parent or UnitFactory()
    return top, [UnitFactory(parent=top) for _ in range(count)]


def test_the_top_reads_what_all_below_it_say_and_what_it_says_itself():
    top, (one, other) = communes(2)
    gauge = gauge_of(top, one, other, rule=Rule.RATIO)
    for unit, part in ((top, 1), (one, 2), (other, 4)):
        say(unit, gauge.measure, part, 10)

    assert [sums_at(gauge, unit) for unit in (top, one, other)] == [(7, 30, 3, 3), (2, 10, 1, 1), (4, 10, 1, 1)]


def test_a_unit_that_is_no_part_of_a_target_reads_nothing():
    top, (one, other) = communes(2)
    gauge = gauge_of(one, issuer=top)

    assert sums_at(gauge, other) == (0, 0, 0, 0)


def test_a_gauge_whose_members_stand_in_three_trees_is_read_in_each():
    tops = [UnitFactory(kind=KindFactory(code=line, line=line)) for line in Line]
    below = [UnitFactory(kind=top.kind, parent=top) for top in tops for _ in range(2)]
    gauge = gauge_of(*below, rule=Rule.TOTAL)
    for part, unit in enumerate(below, start=1):
        say(unit, gauge.measure, part)

    assert [sums_at(gauge, top)[0] for top in tops] == [3, 7, 11]
    assert whole([gauge.pk]) == {gauge.pk: Sums(21, 0, 6, 6)}


def test_the_top_of_one_target_may_be_an_inner_unit_of_another():
    """The second asks only below one commune: there nothing is stored, and in the first the same unit stores its sums."""
    top, (one, other) = communes(2)
    villages = [UnitFactory(parent=one) for _ in range(2)]
    wide = gauge_of(one, other, *villages, rule=Rule.TOTAL)
    narrow = gauge_of(*villages, rule=Rule.TOTAL)
    for unit in (one, other, *villages):
        say(unit, wide.measure, 5)
    for unit in villages:
        say(unit, narrow.measure, 1)

    read = sums_of([wide.pk, narrow.pk], Unit.objects.get(pk=top.pk))

    assert {gauge: sums.n for gauge, sums in read.items()} == {wide.pk: 20, narrow.pk: 2}


def test_a_closed_target_is_read_where_it_stood_though_its_tree_moved_since():
    top, (commune,) = communes(1)
    villages = [UnitFactory(parent=commune) for _ in range(2)]
    gauge = gauge_of(*villages, rule=Rule.TOTAL)
    for unit in villages:
        say(unit, gauge.measure, 5)
    close_gauge(gauge, by=SYSTEM)

    move(top, UnitFactory())

    assert [sums_at(gauge, unit)[0] for unit in (top, commune, villages[0])] == [10, 10, 5]


@pytest.mark.parametrize("count", [1, 3, 12])
def test_a_page_asks_once_at_a_unit_and_twice_at_the_top_whatever_the_number(count, django_assert_num_queries):
    top, units = communes(count + 1)
    gauges = [gauge_of(*units, measure=MeasureFactory(), rule=Rule.COVERAGE).pk for _ in range(count)]
    top, unit = Unit.objects.get(pk=top.pk), Unit.objects.get(pk=units[0].pk)
    sums_of(gauges, top), sums_of(gauges, unit)

    with django_assert_num_queries(1):
        at_unit = sums_of(gauges, unit)
    with django_assert_num_queries(2):
        at_top = sums_of(gauges, top)

    assert at_unit == dict.fromkeys(gauges, Sums(0, 1, 0, 1))
    assert at_top == dict.fromkeys(gauges, Sums(0, count + 1, 0, count + 1))


def test_the_stamp_changes_with_every_figure_and_with_nothing_else():
    top, (one, other) = communes(2)
    gauge = gauge_of(one, other, rule=Rule.TOTAL)
    at = Unit.objects.get(pk=top.pk)

    stamps = [sums_of([gauge.pk], at).stamp, sums_of([gauge.pk], at).stamp]
    say(one, gauge.measure, 3)
    stamps.append(sums_of([gauge.pk], at).stamp)
    say(other, MeasureFactory(), 3)
    stamps.append(sums_of([gauge.pk], at).stamp)

    assert [later - stamps[0] for later in stamps] == [0, 0, 1, 1]


def test_any_set_of_units_is_added_up_from_its_own_parts():
    """A group across the trees, the three lines of a territory, and what a remit's words mean."""
    commune = TerritoryFactory()
    top, (one, other) = communes(2)
    cell = UnitFactory(kind=KindFactory(code="dang-bo-xa", line=Line.PARTY), territory=commune)
    front = UnitFactory(kind=KindFactory(code="mttq-xa", line=Line.FRONT), territory=commune)
    Unit.objects.filter(pk=one.pk).update(territory=commune)
    gauge = gauge_of(one, other, cell, front, rule=Rule.TOTAL)
    for part, unit in enumerate((one, other, cell, front)):
        say(unit, gauge.measure, 10**part)
    group = UnitGroup.objects.create(owner=top, name="Cụm thi đua số 1")
    for unit in (other, front):
        GroupMember.objects.create(group=group, unit=unit, from_on=DAY)

    sets = {
        "group": Q(unit__in=GroupMember.objects.on(DAY).filter(group=group).values("unit")),
        "territory": Q(unit__in=Unit.objects.in_territory(commune)),
        "remit": Selector.load({"kinds": ["ubnd-xa"]}).condition("unit__", DAY),
        "nobody": Q(pk__in=[]),
    }

    found = {name: sums_over([gauge.pk], units)[gauge.pk].n for name, units in sets.items()}
    assert found == {"group": 1010, "territory": 1101, "remit": 11, "nobody": 0}


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        (Rule.COVERAGE, ["chưa làm", "im lặng"]),
        (Rule.MINIMUM, ["chưa làm", "im lặng"]),
        (Rule.RATIO, ["im lặng"]),
        (Rule.TOTAL, ["im lặng"]),
        (Rule.ZERO, ["im lặng"]),
        (Rule.INDEX, ["im lặng"]),
        (Rule.NARRATIVE, ["im lặng"]),
    ],
)
def test_who_is_missing_is_named_by_the_rule_and_who_is_excused_is_not(rule, named):
    top = UnitFactory()
    units = {name: UnitFactory(parent=top, name=name) for name in ("đã làm", "chưa làm", "im lặng", "được miễn")}
    gauge = gauge_of(*units.values(), rule=rule, issuer=top)
    say(units["đã làm"], gauge.measure, 3, 3)
    say(units["chưa làm"], gauge.measure, 0, 3)
    excuse(gauge, [units["được miễn"]], by=SYSTEM, reason="không có đối tượng", approver="Chủ tịch")

    assert sorted(row.unit.name for row in missing(gauge).select_related("unit")) == named
    assert [(row.unit.name, row.excused_reason) for row in excused(gauge).select_related("unit")] == [
        ("được miễn", "không có đối tượng")
    ]
