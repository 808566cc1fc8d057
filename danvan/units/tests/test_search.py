"""Units are found by the beginnings of words, by today's or yesterday's name, with or without tone marks."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from danvan.core import search
from danvan.core.acting import SYSTEM
from danvan.core.search import having, matching, scrub, words_in
from danvan.units.actions.renaming import rename_unit
from danvan.units.models import FocalPoint, Placement, Unit, UnitName
from danvan.units.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


def found(text):
    return [unit.name for unit in matching(Unit.objects.in_order(), text)]


@pytest.fixture
def units():
    for name in ("UBND xã Đắk Thử", "UBND phường Đông Thử", "Sở Nội vụ", "Ủy ban MTTQ Việt Nam xã Đắk Thử"):
        UnitFactory(name=name)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("đắk thử", ["UBND xã Đắk Thử", "Ủy ban MTTQ Việt Nam xã Đắk Thử"]),
        ("DAK THU", ["UBND xã Đắk Thử", "Ủy ban MTTQ Việt Nam xã Đắk Thử"]),
        ("thu dak ubnd", ["UBND xã Đắk Thử"]),
        ("đo", ["UBND phường Đông Thử"]),
        ("ủy ban nhân dân đắk", ["UBND xã Đắk Thử"]),
        ("mặt trận", ["Ủy ban MTTQ Việt Nam xã Đắk Thử"]),
        ("oi vu", []),
        ("nội vụ tài chính", []),
    ],
)
def test_every_word_is_looked_for_by_its_beginning(units, typed, names):
    assert found(typed) == names


@pytest.mark.parametrize("typed", ["đắk thử", "thu dak ubnd", "đo", "oi vu", "ủy ban nhân dân đắk", "nội vụ tài chính"])
def test_a_word_that_thousands_have_finds_what_a_rare_word_finds(units, typed, monkeypatch):
    monkeypatch.setattr(search, "COMMON", 1)
    as_rare = found(typed)

    monkeypatch.setattr(search, "MANY", -1)
    monkeypatch.setattr(search, "COMMON", -1)

    assert found(typed) == as_rare


@pytest.mark.parametrize(("share", "by_index"), [(0.6, ["dak", "noi"]), (0.4, ["noi"]), (-1, [])])
def test_only_rare_words_are_asked_of_an_index_that_gathers_all_hits(units, monkeypatch, share, by_index):
    monkeypatch.setattr(search, "COMMON", share)
    words = ["dak", "noi"]
    if connection.vendor == "sqlite":
        by_index = words

    said = having(Unit, " ".join(words))

    asked = [told.values[0] for told in said.children if told.words["how"] is search.Matches]
    assert asked == [search.query_for(by_index)] * bool(by_index)


def test_words_that_many_have_but_hardly_one_has_together_are_asked_of_the_index(units, monkeypatch):
    monkeypatch.setattr(search, "COMMON", 0.2)

    assert [told.words["how"] for told in having(Unit, "dak noi").children] == [search.Matches]
    assert found("dak noi") == []


@pytest.mark.parametrize("typed", ["", "  ", "…", "'\"*:&|!()", "^"])
def test_no_word_at_all_narrows_nothing(units, typed):
    assert len(found(typed)) == 4


@pytest.mark.parametrize(
    "typed", ["noi AND vu", "so OR 1=1", "noi\x00 vu", "-noi", "NEAR(noi vu)", "vu:*", "a" * 100_000]
)
def test_what_the_index_might_take_for_a_command_is_only_words(units, typed):
    assert found(typed) in ([], ["Sở Nội vụ"])


def test_a_million_words_are_asked_as_a_few():
    assert len(words_in("xã phường đặc khu " * 250_000)) == 4


def test_a_unit_renamed_is_found_by_both_names(units):
    unit = Unit.objects.get(name="Sở Nội vụ")

    rename_unit(unit, by=SYSTEM, name="Sở Nội vụ và Lao động", on=date(2026, 1, 1), basis="")

    assert found("so noi vu") == found("lao dong") == ["Sở Nội vụ và Lao động"]


def test_the_index_follows_what_is_deleted(units):
    UnitName.objects.filter(unit__name="Sở Nội vụ").delete()
    Placement.objects.filter(unit__name="Sở Nội vụ").delete()

    Unit.objects.filter(name="Sở Nội vụ").delete()

    assert found("noi vu") == []


def test_records_are_found_through_their_unit(units):
    unit = Unit.objects.get(name="Sở Nội vụ")
    officer = FocalPoint.objects.create(
        unit=unit, name="Người Thử", phone="0208", charge="officer", from_on="2026-01-01"
    )

    assert list(matching(FocalPoint.objects.all(), "noi vu", "unit__folded")) == [officer]


@pytest.mark.django_db(transaction=True)
def test_nothing_of_an_erased_row_stays_in_the_index():
    unit = UnitFactory(name="UBND xã Zyxwvut")
    unit.names.all().delete()
    unit.placements.all().delete()
    unit.delete()

    scrub(Unit)

    assert found("zyxwvut") == []
    assert not any("zyxwvut" in text for text in what_the_index_keeps())


def what_the_index_keeps():
    """On SQLite every page of the index and the file itself; on PostgreSQL the rewritten table's rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT units_unit_folded_words::text FROM units_unit")
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT CAST(block AS BLOB) FROM units_unit_folded_words_data")
        pages = [bytes(row[0]).decode("latin-1") for row in cursor.fetchall()]
    file = Path(str(connection.settings_dict["NAME"]))
    return [*pages, *([file.read_bytes().decode("latin-1")] if file.is_file() else [])]
