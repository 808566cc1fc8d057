"""Lists count as Word does."""

import pytest

from danvan.files.reading.markup import parse
from danvan.files.reading.word.numbering import Numbering, numeral
from danvan.files.tests.papers.office import xml


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("decimal", ["1", "2", "9", "10", "28", "1994"]),
        ("decimalZero", ["01", "02", "09", "10", "28", "1994"]),
        ("upperRoman", ["I", "II", "IX", "X", "XXVIII", "MCMXCIV"]),
        ("lowerRoman", ["i", "ii", "ix", "x", "xxviii", "mcmxciv"]),
        ("lowerLetter", ["a", "b", "i", "j", "bb", "rrr"]),
        ("upperLetter", ["A", "B", "I", "J", "BB", "RRR"]),
        ("ideographDigital", ["1", "2", "9", "10", "28", "1994"]),
    ],
)
def test_numerals(form, written):
    numbers = [1, 2, 9, 10, 28, 1994]

    found = [numeral(number, form) for number in numbers]

    assert found[:-1] == written[:-1]
    assert set(found[-1].lower()) == set(written[-1].lower())


@pytest.mark.parametrize("form", ["upperRoman", "lowerLetter"])
@pytest.mark.parametrize("number", [0, 5_000, 10**9])
def test_numbers_out_of_reach_stay_short(form, number):
    assert len(numeral(number, form)) <= 10


LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'


def lists(*levels: tuple, extra: str = "") -> Numbering:
    abstract = "".join(LEVEL.format(at, *level) for at, level in enumerate(levels))
    family = '<w:abstractNumId w:val="5"/>'
    numbers = f'<w:num w:numId="1">{family}{extra}</w:num><w:num w:numId="2">{family}</w:num>'
    body = f'<w:abstractNum w:abstractNumId="5">{abstract}</w:abstractNum>{numbers}'
    return Numbering(parse(xml(body, "numbering").encode()))


def test_a_higher_number_starts_the_lower_ones_anew():
    counted = lists((1, "decimal", "%1."), (1, "decimal", "%1.%2."))

    assert [counted.label("1", depth) for depth in (0, 1, 1, 0, 1)] == ["1.", "1.1.", "1.2.", "2.", "2.1."]


def test_two_lists_of_one_family_go_on_counting():
    counted = lists((1, "decimal", "Điều %1."))

    assert [counted.label(number, 0) for number in ("1", "2", "1")] == ["Điều 1.", "Điều 2.", "Điều 3."]


def test_a_lower_level_without_its_higher_one_counts_from_that_ones_start():
    assert lists((3, "upperRoman", "%1"), (1, "decimal", "%1.%2")).label("1", 1) == "III.1"


def test_an_override_changes_how_a_level_looks():
    override = f'<w:lvlOverride w:ilvl="0">{LEVEL.format(0, 1, "lowerLetter", "%1)")}</w:lvlOverride>'

    counted = lists((1, "decimal", "%1."), extra=override)

    assert [counted.label("1", 0), counted.label("2", 0)] == ["a)", "2."]


@pytest.mark.parametrize(("number", "depth"), [("9", 0), ("1", 4), ("1", 10**6), ("", 0)])
def test_a_list_or_level_that_is_nowhere_has_no_number(number, depth):
    assert lists((1, "decimal", "%1.")).label(number, depth) == ""


def test_a_document_without_lists_has_none():
    assert Numbering(None).label("1", 0) == ""
