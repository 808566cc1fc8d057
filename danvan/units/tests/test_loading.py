"""The real country ships as data: who is there on which day, and who went into whom."""

import io
from collections import Counter
from datetime import date

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from danvan.units.checking import faults
from danvan.units.imports.accounts import ACCOUNTS
from danvan.units.loading import country
from danvan.units.loading.accounts import accounts_workbook
from danvan.units.loading.load import BEFORE, COUNTRY, load
from danvan.units.models import BEFORE_RECORDS, Level, Line, Succession, Territory, Unit
from danvan.units.queries.heirs import heirs_below, heirs_of, predecessors_of

PROVINCE, RENAMED, GOING_ON = "04", "75", "12"
TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


def alive(place, day):
    return place.opened_on <= day and (place.closed_on is None or day < place.closed_on)


def test_the_tables_give_the_states_own_counts():
    found = Counter(
        (day, place.level) for day in (BEFORE, country.CUT) for place in country.places() if alive(place, day)
    )

    assert {at: found[at] for at in COUNTRY} == COUNTRY
    assert (len(country.going_on()), len(country.provinces_going_on())) == (127, 11)


def test_every_territory_that_is_new_comes_from_somewhere_and_every_commune_that_ended_went_somewhere():
    new = {place.key for place in country.places() if place.opened_on == country.CUT}
    ended = {
        place.key for place in country.places() if place.closed_on == country.CUT and place.level != Level.DISTRICT
    }

    assert {pair.new for pair in country.pairs()} == new
    assert ended <= {pair.old for pair in country.pairs()}
    assert len(country.pairs()) == 10_571 - 127 - 1 + (63 - 11)


def test_every_parent_is_there_on_all_days_of_its_children():
    places = {place.key: place for place in country.places()}
    wrong = [
        place.key
        for place in places.values()
        for standing in place.standings
        if standing.parent and not alive(places[standing.parent], standing.from_on)
    ]

    assert wrong == []


@pytest.mark.django_db
def test_a_province_comes_with_its_past_and_its_three_lines_and_only_once():
    loaded = load(PROVINCE)
    again = load(PROVINCE)

    assert loaded.is_right
    assert (loaded.territories, loaded.units) == (228, 3 * 228)
    assert (again.territories, again.units, again.successions, again.renamed) == (0, 0, 0, 0)
    assert again.is_right
    assert list(faults(TODAY)) == []
    assert Counter(Unit.objects.open_on(TODAY).values_list("line", flat=True)) == dict.fromkeys(Line, 57)


@pytest.mark.django_db
def test_a_commune_that_went_on_keeps_one_unit_under_the_district_and_then_under_the_province():
    load(GOING_ON)
    code = next(each.code for each in country.places() if each.province == GOING_ON and each.code in country.going_on())
    unit = Unit.objects.get(code=f"NN-{code}")

    parents = unit.placements.order_by("from_on").values_list("parent__kind__code", "from_on", "to_on")

    assert list(parents) == [
        ("ubnd-huyen", BEFORE_RECORDS, country.CUT),
        ("ubnd-tinh", country.CUT, None),
    ]
    assert unit.names.count() == 1
    assert heirs_of(unit, TODAY)[0].unit == unit


@pytest.mark.django_db
def test_a_commune_that_ended_points_to_its_heirs_and_a_district_to_none():
    load(PROVINCE)
    district = Unit.objects.filter(kind__code="ubnd-huyen").first()
    pair = next(each for each in country.pairs() if each.province == PROVINCE and each.extent == "whole")
    old = Unit.objects.get(code=f"NN-{pair.old.removeprefix('old ')}-2025")

    [heir] = heirs_of(old, TODAY)

    assert heir.unit.code == f"NN-{pair.new}"
    assert old in [each.unit for each in predecessors_of(heir.unit)]
    assert heirs_of(district, TODAY) == []
    assert all(heirs for _commune, heirs in heirs_below(district, TODAY))


@pytest.mark.django_db
def test_what_changed_since_is_caught_up_with_by_a_later_release(monkeypatch):
    def reload(changes):
        country.places.cache_clear()
        monkeypatch.setattr(country, "table", lambda name: changes if name == "changes" else tables(name))

    tables = country.table
    reload(())
    load(RENAMED)
    reload(tables("changes"))

    loaded = load(RENAMED)

    assert (loaded.units, loaded.renamed, loaded.is_right) == (0, 33, True)
    assert list(faults(TODAY)) == []
    assert Territory.objects.filter(kind="phường", standings__from_on=date(2026, 4, 30)).count() == 10
    assert Unit.objects.filter(names__from_on=date(2026, 4, 30), name__startswith="UBND phường").count() == 10
    assert load(RENAMED).renamed == 0


@pytest.mark.django_db
def test_the_accounts_workbook_has_a_row_for_each_unit_of_today():
    load(PROVINCE)

    sheet = openpyxl.load_workbook(io.BytesIO(accounts_workbook(PROVINCE))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]

    assert rows[0] == [str(column.header) for column in ACCOUNTS.columns]
    assert len(rows[1:]) == 3 * 57
    assert {tuple(row[2:]) for row in rows[1:]} == {(None,) * 10}


@pytest.mark.django_db
def test_the_command_says_what_it_counted(capsys):
    call_command("load_units", province=PROVINCE)

    said = capsys.readouterr().out.splitlines()

    assert said[0] == "Đã ghi 228 địa bàn, 684 đơn vị, 483 quan hệ kế thừa."
    assert said[-1] == "Ngày 01/7/2025, cấp xã: 56, đúng danh mục."
    assert Succession.objects.count() == 483


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"province": "99"}, "Không có tỉnh mã 99. Các mã: 01 "),
        ({"accounts": "/tmp/tai-khoan.xlsx"}, "--accounts cần đi cùng --province."),
    ],
)
def test_the_command_says_what_it_was_not_told_rightly(options, sentence):
    with pytest.raises(CommandError) as refused:
        call_command("load_units", **options)

    assert str(refused.value).startswith(sentence)
