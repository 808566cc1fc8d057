"""A unit's own figure is held against what the units below it said of the same, on a page, in the table, in a workbook."""

import pytest
from django.urls import reverse

from danvan.core.periods import Period
from danvan.measures.actions.excusing import excuse
from danvan.measures.asked import asked_by, asking
from danvan.measures.below import hold_against_below
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, MeasureFactory, gauge_of, said_of, say
from danvan.measures.tests.pages import browser, told
from danvan.measures.tests.test_imports import line, wrong
from danvan.measures.unusual import Below
from danvan.units.tests.factories import KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_day_in_may(on_day):
    on_day(DAY)


class Asked:
    """A commune that its province asks for a number of models, and its three villages that it asks for theirs."""

    def __init__(self):
        self.province = UnitFactory(name="UBND tỉnh")
        self.commune = UnitFactory(name="UBND xã", code="X1", parent=self.province)
        thon = KindFactory(code="thon")
        self.villages = [
            UnitFactory(name=f"Thôn {letter}", code=f"T{letter}", parent=self.commune, kind=thon) for letter in "ABC"
        ]
        self.measure = MeasureFactory(words="Số mô hình", unit_of_measure="mô hình")

    def of_province(self, rule=Rule.TOTAL, **how):
        return gauge_of(self.commune, issuer=self.province, measure=self.measure, rule=rule, **how)

    def of_commune(self, *villages, rule=Rule.TOTAL, **how):
        members = villages or self.villages
        return gauge_of(*members, issuer=self.commune, measure=self.measure, rule=rule, subject=self.commune, **how)

    def of_both(self):
        return gauge_of(self.commune, *self.villages, issuer=self.province, measure=self.measure, rule=Rule.TOTAL)

    def villages_say(self, *parts):
        for village, part in zip(self.villages, parts, strict=False):
            say(village, self.measure, part)

    def held(self, unit=None, period="2026"):
        """What the commune's figure is held against: (below, beside)."""
        rows = asking().filter(unit=unit or self.commune, gauge__period=period)
        [one] = found = asked_by(rows)
        hold_against_below(found)
        return one.before.below, one.before.beside

    def typed(self, part, **more):
        said = {"part": part, "version": 0, **more}
        return {f"m{self.measure.pk}-{name}": value for name, value in said.items()}

    def send(self, by, part, unit=None, **more):
        address = reverse("measures:unit", args=[(unit or self.commune).pk, "2026"])
        hand = {"source": "paper", "received_on": "1/5/2026"}
        return browser(by).post(address, self.typed(part, **more) | hand)


@pytest.fixture
def asked():
    return Asked()


def test_what_the_villages_said_to_the_commune_is_held_against_what_it_says_above(asked):
    asked.of_province(), asked.of_commune()
    asked.villages_say(3, 4)

    assert asked.held() == (Below(7, None, 2, ["Thôn C"]), None)


def test_where_one_target_counts_both_the_villages_stand_beside_the_commune(asked):
    asked.of_both()
    asked.villages_say(3, 4, 5)

    assert asked.held() == (None, Below(12, None, 3, []))


def test_a_share_is_held_against_the_parts_and_the_wholes(asked):
    asked.of_province(rule=Rule.RATIO), asked.of_commune(rule=Rule.RATIO)
    for village in asked.villages:
        say(village, asked.measure, 2, 3)

    assert asked.held() == (Below(6, 9, 3, []), None)


@pytest.mark.parametrize("rule", [Rule.COVERAGE, Rule.MINIMUM, Rule.INDEX, Rule.NARRATIVE])
def test_what_is_not_added_up_is_held_against_nothing(asked, rule):
    asked.of_province(rule=rule), asked.of_commune()
    asked.villages_say(3, 4, 5)

    assert asked.held() == (None, None)


def test_another_measure_or_another_period_is_held_against_nothing(asked):
    asked.of_province()
    gauge_of(*asked.villages, issuer=asked.commune, rule=Rule.TOTAL)
    asked.of_commune(window=Period.quarter(2026, 1))
    for village in asked.villages:
        say(village, asked.measure, 3, period="2026-Q1")

    assert asked.held() == (None, None)


def test_who_only_stands_between_is_looked_through_to_the_villages(asked):
    asked.of_commune()
    gauge_of(asked.province, measure=asked.measure, rule=Rule.TOTAL, subject=asked.province)
    asked.villages_say(3, 4)

    assert asked.held(asked.province) == (Below(7, None, 2, ["Thôn C"]), None)


def test_the_nearest_that_are_asked_are_added_up_and_not_those_below_them_again(asked):
    asked.of_province(), asked.of_commune()
    gauge_of(asked.province, measure=asked.measure, rule=Rule.TOTAL, subject=asked.province)
    say(asked.commune, asked.measure, 9)
    asked.villages_say(3, 4, 5)

    assert asked.held(asked.province) == (Below(9, None, 1, []), None)


def test_who_is_excused_is_not_missed(asked):
    asked.of_province()
    excuse(
        asked.of_commune(), [asked.villages[2]], by=officer_of(asked.commune), reason="không có", approver="Chủ tịch xã"
    )
    asked.villages_say(3, 4)

    assert asked.held() == (Below(7, None, 2, []), None)


@pytest.mark.parametrize("count", [1, 3])
def test_many_units_are_held_against_those_below_in_as_many_questions(asked, count, django_assert_num_queries):
    communes = [UnitFactory(parent=asked.province) for _ in range(count)]
    gauge_of(*communes, issuer=asked.province, measure=asked.measure, rule=Rule.TOTAL)
    for commune in communes:
        village = UnitFactory(parent=commune)
        gauge_of(village, issuer=commune, measure=asked.measure, rule=Rule.TOTAL, subject=commune)
        say(village, asked.measure, 2)
    found = asked_by(asking().filter(unit__in=communes))

    with django_assert_num_queries(2):
        hold_against_below(found)

    assert [each.before.below.part for each in found] == [2] * count


def test_on_its_page_a_commune_is_asked_once_and_its_answer_is_kept(asked):
    asked.of_province(), asked.of_commune()
    asked.villages_say(3, 4)
    by = officer_of(asked.commune)

    first = asked.send(by, "9")
    confirmed = asked.send(by, "9", confirmed="9/None:below", answer="Thôn C báo miệng")

    sentence = "cộng số của 2 đơn vị trực thuộc là 7, số này là 9; chưa báo cáo: Thôn C"
    assert (first.status_code, confirmed.status_code) == (422, 302)
    assert sentence[:1].upper() + sentence[1:] in told(first)
    assert asked.commune.figures.get().confirmed == f"{sentence}: Thôn C báo miệng"


def test_a_figure_that_is_the_sum_is_taken_without_a_question(asked):
    asked.of_province(), asked.of_commune()
    asked.villages_say(3, 4, 5)

    assert asked.send(officer_of(asked.commune), "12").status_code == 302


def test_a_keeper_who_may_not_see_the_villages_is_told_nothing_of_them(asked):
    department = UnitFactory(parent=asked.province, kind=KindFactory(code="so"))
    asked.of_province(office=department), asked.of_commune()
    asked.villages_say(3, 4)

    assert asked.send(officer_of(department), "9").status_code == 302


def test_in_the_table_the_question_stands_beside_the_cell(asked):
    asked.of_province(), asked.of_commune()
    asked.villages_say(3, 4)
    sent = {
        f"u{asked.commune.pk}-m{asked.measure.pk}-{name}": value for name, value in {"part": "9", "version": 0}.items()
    }
    by = officer_of(asked.province)
    address = reverse("measures:grid", args=["2026"])

    answer = browser(by).post(f"{address}?loai={asked.commune.kind.code}", sent | {"source": "paper"})

    assert answer.status_code == 422
    assert "cộng số của 2 đơn vị trực thuộc là 7, số này là 9; chưa báo cáo: Thôn C?" in told(answer)
    assert said_of(asked.measure, asked.commune) == []


def test_a_workbook_is_held_against_what_it_says_itself(asked):
    asked.of_province(), asked.of_commune()
    by = officer_of(asked.province)
    lines = [line(village, asked.measure, 3) for village in asked.villages]

    agrees = wrong(by, *lines, line(asked.commune, asked.measure, 9))
    differs = wrong(by, *lines[:2], line(asked.commune, asked.measure, "9"))

    assert agrees == []
    assert differs == [
        (
            4,
            "confirmed",
            "cộng số của 2 đơn vị trực thuộc là 6, số này là 9; chưa báo cáo: Thôn C? Đúng như vậy thì ghi “đúng” hoặc ghi "
            "vì sao",
        )
    ]
