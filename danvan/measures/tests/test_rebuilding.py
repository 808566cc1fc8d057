"""What somebody changed behind the house's back is found by a recount, named, and put right."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from danvan.core.acting import SYSTEM
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.actions.rebuilding import check, rebuild
from danvan.measures.models import Reading, Standing
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, gauge_of, merge, move, own_of, say, sums_at, wrong
from danvan.units.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(DAY)


@pytest.fixture
def tree():
    """A province, two communes, two villages in the first; each village has said 1 of 2."""
    top = UnitFactory()
    one, other = (UnitFactory(parent=top) for _ in range(2))
    villages = [UnitFactory(parent=one) for _ in range(2)]
    gauge = gauge_of(one, other, *villages, rule=Rule.RATIO)
    for unit in villages:
        say(unit, gauge.measure, 1, 2)
    return gauge, {"top": top, "one": one, "other": other, "village": villages[0], "second": villages[1]}


def behind_our_back(statement, gauge, unit, table="measures_standing"):
    with connection.cursor() as cursor:
        cursor.execute(f"{statement.replace('TABLE', table)} WHERE gauge_id = %s AND unit_id = %s", [gauge.pk, unit.pk])


def rows(gauge):
    kept = ("unit", "parent", "path", "stored", "member", "n", "d", "a", "e", "sn", "sd", "sa", "se")
    return list(Standing.objects.filter(gauge=gauge).order_by("path").values_list(*kept))


CHANGES = [
    ("UPDATE TABLE SET n = 9", "village"),
    ("UPDATE TABLE SET d = 0, sd = 0", "village"),
    ("UPDATE TABLE SET a = 0", "second"),
    ("UPDATE TABLE SET e = 5, se = 5", "other"),
    ("UPDATE TABLE SET sn = 100", "one"),
    ("UPDATE TABLE SET sn = 100", "top"),
    ("UPDATE TABLE SET sa = 0", "one"),
    ("UPDATE TABLE SET path = '99999999'", "village"),
    ("UPDATE TABLE SET path = '99999999'", "top"),
    ("UPDATE TABLE SET parent_id = NULL", "one"),
    ("UPDATE TABLE SET stored = NOT stored", "village"),
    ("DELETE FROM TABLE", "top"),
]


@pytest.mark.parametrize(("statement", "name"), CHANGES)
@pytest.mark.parametrize("closed", [False, True], ids=["open", "closed"])
def test_a_row_changed_behind_our_back_is_found_and_put_right(tree, statement, name, closed):
    gauge, units = tree
    if closed:
        close_gauge(gauge, by=SYSTEM)
    before = rows(gauge)
    assert wrong(gauge) == []

    behind_our_back(statement, gauge, units[name])
    found = rebuild(gauge)

    assert found != []
    assert (rows(gauge), wrong(gauge)) == (before, [])


def test_a_unit_below_the_top_may_store_its_sums_or_not_and_reads_the_same(tree):
    gauge, units = tree
    behind_our_back("UPDATE TABLE SET stored = NOT stored", gauge, units["one"])

    rebuild(gauge)

    assert [sums_at(gauge, units[name]) for name in ("top", "one")] == [(2, 4, 2, 4), (2, 4, 2, 3)]
    assert wrong(gauge) == []


def test_what_is_found_says_what_stands_and_what_should(tree):
    gauge, units = tree
    behind_our_back("UPDATE TABLE SET n = 9", gauge, units["village"])

    [row] = check(gauge)

    assert (row.gauge, row.unit) == (gauge.pk, units["village"].pk)
    assert [(was, now) for was, now in zip(row.kept, row.counted, strict=True) if was != now] == [(9, 1)]


def test_looking_changes_nothing(tree):
    gauge, units = tree
    behind_our_back("UPDATE TABLE SET n = 9", gauge, units["village"])
    before = rows(gauge)

    assert (check(gauge), rows(gauge)) == (check(gauge), before)


def test_putting_right_makes_every_page_read_anew(tree):
    gauge, units = tree
    behind_our_back("UPDATE TABLE SET n = 9", gauge, units["village"])
    version = Standing.objects.get(gauge=gauge, unit=units["village"]).version

    rebuild(gauge)

    assert Standing.objects.get(gauge=gauge, unit=units["village"]).version == version + 1
    assert rebuild(gauge) == []


def test_a_member_of_a_closed_target_that_was_taken_out_comes_back_as_it_was_read(tree):
    gauge, units = tree
    close_gauge(gauge, by=SYSTEM)
    behind_our_back("DELETE FROM TABLE", gauge, units["village"])

    rebuild(gauge)

    assert (own_of(gauge, units["village"]), sums_at(gauge, units["top"])) == ((1, 2, 1, 1), (2, 4, 2, 4))


def test_a_row_that_a_closed_target_never_had_is_named_and_left_to_a_person(tree):
    gauge, _units = tree
    stranger = UnitFactory()
    close_gauge(gauge, by=SYSTEM)
    Standing.objects.create(gauge=gauge, unit=stranger, path=stranger.path, member=True, n=5)

    assert [row.unit for row in rebuild(gauge)] == [stranger.pk]
    assert [(row.unit, row.counted) for row in wrong(gauge)] == [(stranger.pk, ())]


@pytest.mark.parametrize(
    ("statement", "name", "torn"),
    [("UPDATE TABLE SET sn = 100", "top", ["top"]), ("UPDATE TABLE SET n = 0", "village", ["top", "one", "village"])],
)
def test_a_reading_that_does_not_add_up_is_named_and_never_touched(tree, statement, name, torn):
    gauge, units = tree
    close_gauge(gauge, by=SYSTEM)
    behind_our_back(statement, gauge, units[name], "measures_reading")
    before = list(Reading.objects.order_by("pk").values())

    rebuild(gauge)

    assert {row.unit for row in wrong(gauge)} == {units[each].pk for each in torn}
    assert list(Reading.objects.order_by("pk").values()) == before


def test_what_a_unit_had_when_it_ended_is_put_back_from_that_days_reading(tree):
    gauge, units = tree
    merge(units["village"], units["second"])
    behind_our_back("UPDATE TABLE SET n = 9, sn = 9", gauge, units["village"])

    rebuild(gauge)

    assert (own_of(gauge, units["village"]), wrong(gauge)) == ((1, 2, 1, 1), [])


def test_after_moves_and_closings_nothing_is_wrong(tree):
    gauge, units = tree
    close_gauge(gauge, by=SYSTEM)

    move(units["village"], units["other"])
    merge(units["one"], units["other"])

    assert wrong() == []


def checked(**how):
    """What the command says, and whether it ends well."""
    out = StringIO()
    try:
        call_command("check_sums", stdout=out, **how)
    except CommandError as error:
        return out.getvalue().splitlines(), str(error)
    return out.getvalue().splitlines(), ""


def test_the_command_says_that_nothing_is_wrong(tree):
    gauge, _units = tree

    assert checked() == (["0 sai trên 5 dòng."], "")
    close_gauge(gauge, by=SYSTEM)
    assert checked() == (["0 sai trên 5 dòng."], "")


def test_the_command_names_what_is_wrong_and_ends_badly_until_it_is_put_right(tree):
    gauge, units = tree
    behind_our_back("UPDATE TABLE SET n = 9", gauge, units["village"])

    lines, error = checked()
    assert (lines[0].startswith(f"chỉ tiêu {gauge.pk}, đơn vị {units['village'].pk}: đang ghi"), lines[1]) == (
        True,
        "1 sai trên 5 dòng.",
    )
    assert error == "Có dòng sai. Chạy lại với --repair để ghi theo số tính lại."

    lines, error = checked(repair=True)
    assert (lines[1], error) == ("1 sai trên 5 dòng.", "")
    assert checked() == (["0 sai trên 5 dòng."], "")


def test_the_command_ends_badly_where_a_reading_cannot_be_believed(tree):
    gauge, units = tree
    close_gauge(gauge, by=SYSTEM)
    behind_our_back("UPDATE TABLE SET sn = 100", gauge, units["top"], "measures_reading")

    assert checked(repair=True)[1] == (
        "Số liệu đã chốt không khớp với các phần của nó. Đề nghị khôi phục từ bản sao lưu."
    )


def test_the_command_names_what_could_not_be_counted(tree):
    gauge, units = tree
    Standing.objects.filter(gauge=gauge, unit=units["village"]).update(failed=True)
    Standing.objects.filter(gauge=gauge, unit=units["second"]).update(kept_on=DAY, failed=True)

    lines, _error = checked()

    assert f"chỉ tiêu {gauge.pk}, đơn vị {units['village'].pk}: chưa đếm được" in lines[1]
