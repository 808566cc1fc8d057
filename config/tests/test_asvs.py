"""The list of ASVS says only what is so."""

import re
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from config import asvs
from config.asvs import Point

TESTS = """\
import pytest

def test_the_door_is_shut(): ...

@pytest.mark.skip
def test_left_out(): ...
"""


@pytest.fixture
def faults(tmp_path, monkeypatch):
    """What is wrong with one point, in a house with one test, one setting and one page."""
    (tmp_path / "test_doors.py").write_text(TESTS)
    (tmp_path / "settings.py").write_text("DOOR = True\nif DOOR:\n    LOCK, KEY = 1, 2\n")
    (tmp_path / "page.md").write_text("# Keys\n\n## Who holds them, and why\n")
    monkeypatch.setattr(asvs, "EXPECTED", {})
    return lambda *proofs, applies=True, state="proved": list(
        asvs.faults([Point("V8.1.1", applies, proofs, state)], tmp_path)
    )


@pytest.mark.parametrize(
    "proof",
    ["test_doors.py::test_the_door_is_shut", "settings.py:LOCK", "page.md#who-holds-them-and-why", "page.md"],
)
def test_a_proof_that_is_there_is_accepted(faults, proof):
    assert faults(proof) == []


@pytest.mark.parametrize(
    ("proof", "fault"),
    [
        ("test_doors.py::test_gone", "V8.1.1: test_doors.py has no test_gone, or skips it"),
        ("test_doors.py::test_left_out", "V8.1.1: test_doors.py has no test_left_out, or skips it"),
        ("settings.py:WINDOW", "V8.1.1: settings.py has no WINDOW, or skips it"),
        ("page.md#nowhere", "V8.1.1: page.md has no nowhere, or skips it"),
        ("gone.py::test_x", "V8.1.1: gone.py does not exist"),
    ],
)
def test_a_proof_that_is_not_there_is_named(faults, proof, fault):
    assert faults(proof) == [fault]


def test_what_is_called_proved_names_its_proof(faults):
    assert faults() == ["V8.1.1: named no proof"]
    assert faults(state="open") == []


def test_what_lies_outside_says_why_and_does_not_count(faults):
    assert faults("page.md#keys", applies=False, state="outside") == []
    assert faults("page.md#keys", applies=True, state="outside") == ["V8.1.1: state 'outside' does not fit"]
    assert asvs.counts([Point("V8.1.1", False, (), "outside"), Point("V8.1.2", True, (), "open")]) == {8: (0, 1)}


def test_a_lost_point_is_noticed():
    rows = [row for row in asvs.points(settings.BASE_DIR / asvs.TABLE) if row.id != "V8.1.1"]

    assert list(asvs.faults(rows)) == ["V8: 6 points listed, the standard has 7"]


def test_the_table_of_the_house_is_true():
    printed = StringIO()

    call_command("asvs", stdout=printed)

    assert len(printed.getvalue().splitlines()) == len(asvs.EXPECTED) + 2


def test_no_point_is_left_undecided():
    assert [row.id for row in asvs.points(settings.BASE_DIR / asvs.TABLE) if row.state == "open"] == []


def test_what_the_office_does_names_its_page(faults):
    assert faults("page.md#keys", state="office") == []
    assert faults(state="office") == ["V8.1.1: named no proof"]
    assert faults("page.md#keys", applies=False, state="office") == ["V8.1.1: state 'office' does not fit"]


def test_each_point_left_to_the_office_is_explained():
    page = (settings.BASE_DIR / "docs/security/asvs.md").read_text(encoding="utf-8")
    explained = set(re.findall(r"^\| (\d+\.\d+\.\d+) \|", page, re.MULTILINE))

    left = {row.id[1:] for row in asvs.points(settings.BASE_DIR / asvs.TABLE) if row.state == "office"}
    assert explained == left
