"""A closed target under the units of a later day, from what it said at its cut-off and what became of each unit."""

from datetime import date

import pytest

from danvan.core.acting import SYSTEM
from danvan.measures.actions.excusing import excuse
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.actions.restating import restate_gauge
from danvan.measures.heirs import heirs_since
from danvan.measures.models import Reading, Restatement
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import PAPER, gauge_of, merge, move, say
from danvan.units.actions.merging import split_unit
from danvan.units.actions.opening import close_unit
from danvan.units.actions.renaming import rename_unit
from danvan.units.models import Unit
from danvan.units.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db

IN_MAY, CUT_OFF, LATER, NOW = date(2026, 5, 20), date(2026, 12, 31), date(2027, 3, 1), date(2027, 6, 1)


@pytest.fixture
def counted(on_day):
    """A total of three communes, each of which said its number, to be closed with the year."""
    on_day(IN_MAY)
    top = UnitFactory(name="UBND tỉnh")
    communes = [UnitFactory(parent=top, name=f"UBND xã {letter}") for letter in "ABC"]
    gauge = gauge_of(*communes, rule=Rule.TOTAL)
    for part, unit in zip((1, 10, 100), communes, strict=True):
        say(unit, gauge.measure, part)
    return gauge, top, communes


@pytest.fixture
def closed(counted, on_day):
    """The same after its cut-off, some time into the next year."""
    on_day(CUT_OFF)
    close_gauge(counted[0], by=SYSTEM)
    on_day(LATER)
    return counted


def restated(gauge, on=NOW):
    """{unit's name: its numerator, or why there is none}."""
    restate_gauge(gauge, on)
    rows = Restatement.objects.filter(gauge=gauge, as_of=on).select_related("unit")
    return {row.unit.name: row.why_not or row.n for row in rows}


def split(unit, *into, **how):
    day = how.pop("on", LATER)
    unit = Unit.objects.get(pk=unit.pk)
    split_unit(unit, into=into, children={}, by=SYSTEM, on=day, basis=PAPER, **how)


def torn(*names):
    return f"{', '.join(names)} đã chia cho nhiều đơn vị, không tách được số liệu cũ"


def rename(unit):
    rename_unit(Unit.objects.get(pk=unit.pk), by=SYSTEM, name="UBND phường A", on=LATER, basis=PAPER)


def end(unit):
    close_unit(Unit.objects.get(pk=unit.pk), by=SYSTEM, on=LATER, basis=PAPER)


def leave(unit):
    move(unit, UnitFactory(name="UBND tỉnh bên"))


@pytest.mark.parametrize(
    ("becomes", "told"),
    [
        (lambda unit: None, {"UBND tỉnh": 111, "UBND xã A": 1}),
        (rename, {"UBND tỉnh": 111, "UBND phường A": 1}),
        (leave, {"UBND tỉnh": 110, "UBND tỉnh bên": 1, "UBND xã A": 1}),
        (end, {"UBND tỉnh": 110}),
    ],
    ids=["nothing changed", "renamed", "gone to another province", "ended without an heir"],
)
def test_what_became_of_one_unit_is_told_of_it_and_of_those_above(closed, becomes, told):
    gauge, _top, (one, *_others) = closed

    becomes(one)

    assert restated(gauge) == {**told, "UBND xã B": 10, "UBND xã C": 100}


def test_two_that_merged_whole_are_one(closed):
    gauge, top, (one, two, _three) = closed
    new = UnitFactory(parent=top, name="UBND xã Mới")

    merge(one, new)
    merge(two, new)

    assert restated(gauge) == {"UBND tỉnh": 111, "UBND xã Mới": 11, "UBND xã C": 100}


def test_a_chain_of_two_mergers_leads_to_the_last(closed, on_day):
    gauge, _top, (one, two, three) = closed

    merge(one, two)
    on_day(date(2027, 4, 1))
    merge(two, three)

    assert restated(gauge) == {"UBND tỉnh": 111, "UBND xã C": 111}
    assert restated(gauge, on=LATER) == {"UBND tỉnh": 111, "UBND xã B": 11, "UBND xã C": 100}


def test_one_that_was_split_is_known_above_and_not_below(closed):
    gauge, top, (one, *_others) = closed
    halves = [UnitFactory(parent=top, name=f"UBND xã Nửa {side}") for side in ("trên", "dưới")]

    split(one, *halves)

    assert restated(gauge) == {
        "UBND tỉnh": 111,
        "UBND xã B": 10,
        "UBND xã C": 100,
        "UBND xã Nửa trên": torn("UBND xã A"),
        "UBND xã Nửa dưới": torn("UBND xã A"),
    }


def test_one_that_was_split_across_provinces_is_known_nowhere(closed):
    gauge, top, (one, *_others) = closed
    elsewhere = UnitFactory(name="UBND tỉnh bên")

    split(one, UnitFactory(parent=top, name="UBND xã Nửa"), UnitFactory(parent=elsewhere, name="UBND xã Kia"))

    why = torn("UBND xã A")
    assert restated(gauge) == {
        "UBND tỉnh": why,
        "UBND tỉnh bên": why,
        "UBND xã Nửa": why,
        "UBND xã Kia": why,
        "UBND xã B": 10,
        "UBND xã C": 100,
    }


def test_one_that_ended_inside_the_window_is_counted_at_its_heir(counted, on_day):
    gauge, _top, (one, two, _three) = counted
    merge(one, two)
    on_day(CUT_OFF)
    close_gauge(gauge, by=SYSTEM)

    assert restated(gauge) == {"UBND tỉnh": 111, "UBND xã B": 11, "UBND xã C": 100}


def test_one_that_goes_on_but_gave_a_part_away_shares_its_old_figure(closed):
    gauge, top, (one, *_others) = closed

    split(one, UnitFactory(parent=top, name="UBND xã Mới"), goes_on=True)

    why = torn("UBND xã A")
    assert restated(gauge) == {
        "UBND tỉnh": 111,
        "UBND xã B": 10,
        "UBND xã C": 100,
        "UBND xã A": why,
        "UBND xã Mới": why,
    }


def test_what_became_of_the_part_that_was_given_away_is_followed(closed, on_day):
    """The part went to a new commune, which was merged into another of the same province."""
    gauge, top, (one, _two, three) = closed
    new = UnitFactory(parent=top, name="UBND xã Mới")
    split(one, new, goes_on=True)
    on_day(date(2027, 4, 1))
    merge(new, three)

    why = torn("UBND xã A")
    assert restated(gauge) == {"UBND tỉnh": 111, "UBND xã A": why, "UBND xã B": 10, "UBND xã C": why}


def test_a_part_given_away_before_another_unit_came_in_has_nothing_of_that_one(closed, on_day):
    gauge, top, (one, two, _three) = closed
    split(two, UnitFactory(parent=top, name="UBND xã Mới"), goes_on=True)
    on_day(date(2027, 4, 1))
    merge(one, two)

    why = torn("UBND xã B")
    found = heirs_since(Unit.objects.filter(pk=one.pk), NOW, since=CUT_OFF)
    assert found == {one.pk: {two.pk}}
    assert restated(gauge) == {"UBND tỉnh": 111, "UBND xã B": why, "UBND xã C": 100, "UBND xã Mới": why}


@pytest.mark.parametrize(
    ("given_on", "shared"), [(date(2026, 6, 1), False), (CUT_OFF, False), (date(2027, 1, 1), True)]
)
def test_a_part_given_away_before_the_last_day_of_the_figures_is_not_in_them(counted, on_day, given_on, shared):
    gauge, top, (one, *_others) = counted
    on_day(given_on)
    new = UnitFactory(parent=top, name="UBND xã Mới")
    split(one, new, goes_on=True, on=given_on)
    on_day(date(2027, 1, 15))
    close_gauge(gauge, by=SYSTEM)

    assert ("UBND xã Mới" in restated(gauge)) is shared


def test_an_edition_that_was_closed_in_mid_year_speaks_of_the_days_until_then(counted, on_day):
    gauge, top, (one, *_others) = counted
    close_gauge(gauge, by=SYSTEM)
    on_day(date(2026, 7, 1))

    split(one, UnitFactory(parent=top, name="UBND xã Mới"), goes_on=True, on=date(2026, 7, 1))

    assert restated(gauge)["UBND xã Mới"] == torn("UBND xã A")


def test_who_was_excused_forbids_nothing_when_it_is_split(counted, on_day):
    gauge, top, (one, *_others) = counted
    excuse(gauge, [one], by=SYSTEM, reason="không có đối tượng", approver="Chủ tịch")
    on_day(LATER)
    close_gauge(gauge, by=SYSTEM)

    split(one, UnitFactory(parent=top, name="UBND xã Mới"), UnitFactory(parent=top, name="UBND xã Kia"))

    assert restated(gauge)["UBND xã Mới"] == 0


def test_many_reasons_are_named_by_the_first_three(closed):
    gauge, top, communes = closed
    fourth = UnitFactory(parent=top, name="UBND xã D")
    new = UnitFactory(parent=top, name="UBND xã Mới")
    for unit in communes:
        split(unit, new, fourth)

    assert restated(gauge)["UBND xã Mới"] == torn("UBND xã A", "UBND xã B", "UBND xã C")


def test_asking_for_another_day_replaces_the_last_and_never_touches_what_was_read(closed):
    gauge, _top, (one, two, _three) = closed
    before = list(Reading.objects.order_by("pk").values())
    assert restate_gauge(gauge, CUT_OFF) == 4

    merge(one, two)

    assert restate_gauge(gauge, NOW) == 3
    assert set(gauge.restatements.values_list("as_of", flat=True)) == {NOW}
    assert list(Reading.objects.order_by("pk").values()) == before
