"""Last year's figure beside this year's, over any units: exact where all that stand in an old unit's place are among them,
"không so sánh được" with its reason where not, and who left no heir is named.
"""

from datetime import date

import pytest
from django.db.models import Q

from danvan.core.acting import SYSTEM
from danvan.measures.actions.excusing import excuse
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.actions.restating import restate_gauge
from danvan.measures.last_year import had, last_year
from danvan.measures.models import Gauge, Inheritance
from danvan.measures.over import Over, all_units, of_unit
from danvan.measures.rules import Rule
from danvan.measures.shown import Shown
from danvan.measures.tests.factories import PAPER, gauge_of, merge, own_of, say
from danvan.units.actions.merging import split_unit
from danvan.units.actions.opening import close_unit
from danvan.units.models import Unit
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

THEN, CUT_OFF, NOW = date(2026, 5, 20), date(2026, 12, 31), date(2027, 3, 1)
NOTHING_CAME = "năm trước không có số liệu của đơn vị nào nay thuộc phạm vi này"
ALL_ENDED = "các đơn vị báo cáo năm trước đã kết thúc mà không có đơn vị kế thừa"


def fresh(unit):
    return Unit.objects.get(pk=unit.pk)


class Counted:
    """Communes A, B and C of a province that said 1, 10 and 100; D and E came later and said nothing."""

    def __init__(self, on_day, rule=Rule.TOTAL):
        on_day(THEN)
        self.top = UnitFactory(name="UBND tỉnh")
        self.units = {letter: UnitFactory(parent=self.top, name=f"UBND xã {letter}") for letter in "ABC"}
        self.gauge = gauge_of(*self.units.values(), rule=rule, issuer=self.top)
        for part, unit in zip((1, 10, 100), self.units.values(), strict=True):
            say(unit, self.gauge.measure, part)
        on_day(CUT_OFF)
        close_gauge(self.gauge, by=SYSTEM)
        on_day(NOW)
        self.units |= {letter: UnitFactory(parent=self.top, name=f"UBND xã {letter}") for letter in "DE"}
        self.units["P"] = self.top
        self.reader = officer_of(self.top).user

    def some(self, letters):
        """A set of units that is no subtree."""
        return Over(letters, Q(unit__in=[self.units[letter].pk for letter in letters]))

    def read(self, over):
        """Last year's over some units: the numerator, or why there is none; and who is left out with what it had."""
        restate_gauge(self.gauge, NOW)
        this_year = Gauge(last_year=Gauge.objects.get(pk=self.gauge.pk))
        found = last_year(this_year, over, self.reader)
        return found.restated.sums.n if found.restated else found.why_not, [str(each) for each in found.left_out]


@pytest.fixture
def counted(on_day):
    return Counted(on_day)


def stay(counted):
    """Nothing changes."""


def merge_a_into_b(counted):
    merge(counted.units["A"], counted.units["B"])


def split_a(counted, **how):
    into = [counted.units[letter] for letter in ("D" if how else "DE")]
    split_unit(fresh(counted.units["A"]), into=into, children={}, by=SYSTEM, on=NOW, basis=PAPER, **how)


def give_part_of_a_to_d(counted):
    split_a(counted, goes_on=True)


def end_a(counted):
    close_unit(fresh(counted.units["A"]), by=SYSTEM, on=NOW, basis=PAPER)


TORN = "UBND xã A đã chia cho nhiều đơn vị, không tách được số liệu cũ"
LEFT_OUT = ["UBND xã A (1 cuộc)"]


@pytest.mark.parametrize(
    ("becomes", "units", "told", "left_out"),
    [
        (stay, "AB", 11, []),
        (stay, "C", 100, []),
        (stay, "DE", NOTHING_CAME, []),
        (merge_a_into_b, "BC", 111, []),
        (merge_a_into_b, "B", 11, []),
        (merge_a_into_b, "C", 100, []),
        (split_a, "DE", 1, []),
        (split_a, "BD", TORN, []),
        (split_a, "BC", 110, []),
        (give_part_of_a_to_d, "AB", TORN, []),
        (give_part_of_a_to_d, "AD", 1, []),
        (end_a, "BC", 110, []),
        (end_a, "AB", 10, LEFT_OUT),
        (end_a, "PB", 10, LEFT_OUT),
        (end_a, "P", ALL_ENDED, LEFT_OUT),
    ],
)
def test_any_set_of_units_has_the_old_figure_of_those_that_came_to_it_whole(counted, becomes, units, told, left_out):
    becomes(counted)

    assert counted.read(counted.some(units)) == (told, left_out)


@pytest.mark.parametrize(
    ("becomes", "told", "left_out"),
    [(stay, 111, []), (merge_a_into_b, 111, []), (split_a, 111, []), (end_a, 110, LEFT_OUT)],
)
def test_all_units_together_keep_everything_but_what_was_left_without_an_heir(counted, becomes, told, left_out):
    becomes(counted)

    assert counted.read(all_units()) == (told, left_out)


@pytest.mark.parametrize(
    ("letter", "told", "left_out"),
    [("P", 110, LEFT_OUT), ("B", 10, []), ("D", NOTHING_CAME, []), ("A", ALL_ENDED, LEFT_OUT)],
)
def test_a_unit_names_who_ended_below_it_without_an_heir(counted, letter, told, left_out):
    end_a(counted)

    assert counted.read(of_unit(fresh(counted.units[letter]))) == (told, left_out)


def test_the_heir_of_the_province_names_whom_nobody_stands_in_for(counted):
    """The province itself was merged into another: what ended under the old one is missed in the new one."""
    new = UnitFactory(name="UBND tỉnh mới")
    end_a(counted)
    merge(counted.top, new)

    assert counted.read(of_unit(fresh(new))) == (110, LEFT_OUT)
    assert set(Inheritance.objects.filter(heirs=0).values_list("unit__name", flat=True)) == {
        "UBND xã A",
        "UBND tỉnh mới",
    }


def test_who_was_excused_is_not_missed(on_day):
    counted = Counted(on_day)
    on_day(THEN)
    open_one = gauge_of(counted.units["A"], counted.units["B"], issuer=counted.top, rule=Rule.TOTAL)
    excuse(open_one, [counted.units["A"]], by=SYSTEM, reason="không có đối tượng", approver="Chủ tịch")
    on_day(NOW)
    end_a(counted)
    counted.gauge = open_one

    assert counted.read(all_units()) == (0, [])


def test_an_open_target_of_last_year_is_compared_too(on_day):
    counted = Counted(on_day)
    on_day(THEN)
    counted.gauge = gauge_of(counted.units["A"], counted.units["B"], issuer=counted.top, rule=Rule.TOTAL)
    say(counted.units["B"], counted.gauge.measure, 7)
    on_day(NOW)
    end_a(counted)

    assert own_of(counted.gauge, counted.units["A"]) == (0, 0, 0, 1)
    assert counted.read(all_units()) == (7, ["UBND xã A (chưa báo cáo)"])


def test_what_the_left_out_unit_had_is_told_only_to_who_may_see_its_part(counted):
    counted.reader = officer_of(counted.units["B"]).user
    end_a(counted)

    assert counted.read(all_units()) == (110, ["UBND xã A"])


@pytest.mark.parametrize(
    ("rule", "part", "whole", "words"),
    [
        (Rule.COVERAGE, 1, None, "đã thực hiện"),
        (Rule.COVERAGE, None, None, "chưa thực hiện"),
        (Rule.RATIO, 3, 4, "3/4"),
        (Rule.RATIO, None, None, "chưa báo cáo"),
        (Rule.TOTAL, 5, None, "5 cuộc"),
        (Rule.ZERO, 0, None, "0 cuộc"),
        (Rule.NARRATIVE, 1, None, "đã báo cáo"),
    ],
)
def test_what_one_old_unit_had_is_said_in_the_words_of_its_rule(on_day, rule, part, whole, words):
    on_day(THEN)
    unit = UnitFactory()
    gauge = gauge_of(unit, rule=rule)
    if part is not None:
        say(unit, gauge.measure, part, whole)

    assert had(Shown(gauge, gauge.standings.get().own, part=True)) == words


@pytest.mark.parametrize("more", [0, 5])
def test_last_year_over_any_units_takes_as_many_questions_however_many_they_are(
    on_day, more, django_assert_max_num_queries
):
    counted = Counted(on_day)
    on_day(THEN)
    many = [UnitFactory(parent=counted.top) for _ in range(more + 1)]
    counted.gauge = gauge_of(*many, issuer=counted.top, rule=Rule.TOTAL)
    on_day(NOW)
    for unit in many:
        close_unit(fresh(unit), by=SYSTEM, on=NOW, basis=PAPER)
    restate_gauge(counted.gauge, NOW)
    before = Gauge.objects.select_related("measure").get(pk=counted.gauge.pk)
    over = Over("tất cả", Q(unit__in=[unit.pk for unit in many]))

    # Its sums, who came whole, who is missed, whose part may be seen (with the reader's posts, remits, deputies, served).
    with django_assert_max_num_queries(9):
        assert len(last_year(Gauge(last_year=before), over, counted.reader).left_out) == more + 1


def test_asking_for_it_again_replaces_who_stands_in_whose_place(counted):
    restate_gauge(counted.gauge, NOW)
    merge_a_into_b(counted)
    restate_gauge(counted.gauge, NOW)

    rows = Inheritance.objects.filter(gauge=counted.gauge).order_by("member", "unit")
    assert [(row.member.name, row.unit.name, row.heirs, row.sums.n) for row in rows] == [
        ("UBND xã A", "UBND xã B", 1, 1),
        ("UBND xã B", "UBND xã B", 1, 10),
        ("UBND xã C", "UBND xã C", 1, 100),
    ]
