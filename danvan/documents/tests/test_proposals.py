"""From what the reader found to lines a person confirms: pure, in the order of the text, each sentence once."""

from datetime import date

import pytest

from danvan.documents import reader
from danvan.documents.models import ClauseKind, Relation
from danvan.documents.proposals import passing_mentions, proposals, stretch
from danvan.documents.shapes import SHAPES
from danvan.documents.tests.texts import PLAN


def proposed(text, kind=None):
    return [each for each in proposals(reader.read(text), text) if kind in (None, each.kind)]


def test_every_proposal_stands_where_its_words_stand_and_in_their_order():
    found = proposed(PLAN)

    assert [each.words for each in found] == [" ".join(PLAN[each.start : each.end].split()) for each in found]
    assert [each.start for each in found] == sorted(each.start for each in found)


def test_every_proposal_has_exactly_the_parts_of_its_kind_as_text():
    found = proposed(PLAN)

    assert [set(each.content) for each in found] == [set(SHAPES[each.kind].__annotations__) for each in found]
    assert {type(value) for each in found for value in each.content.values()} == {str}


def test_a_target_says_its_figure_its_rule_and_its_place():
    first, *_others = proposed(PLAN, ClauseKind.TARGET)

    assert (first.section, first.is_unsure) == ("mục I.1, gạch thứ 1", False)
    assert {name: first.content[name] for name in ("comparator", "value", "unit", "rule")} == {
        "comparator": "=",
        "value": "100",
        "unit": "%",
        "rule": "coverage",
    }


def test_a_report_says_by_when_to_whom_and_through_whom():
    told = [(each.content["date"], each.content["to"], each.content["via"]) for each in proposed(PLAN, "reporting")]

    assert told == [("2026-05-25", "UBND tỉnh", "Sở Nội vụ"), ("2026-11-25", "UBND tỉnh", "Sở Nội vụ")]


def test_the_time_of_a_task_is_not_proposed_again_by_itself():
    task = next(each for each in proposed(PLAN, ClauseKind.TASK) if each.content["due"])

    assert (task.content["due"], proposed(PLAN, ClauseKind.DEADLINE)) == ("2026-06-30", [])


def test_recipients_come_with_their_purpose():
    told = [(each.content["words"], each.content["purpose"]) for each in proposed(PLAN, ClauseKind.RECIPIENT)]

    assert told == [
        ("Thường trực Tỉnh ủy", "report"),
        ("Các sở, ban, ngành", "other"),
        ("UBND các xã, phường", "other"),
        ("Lưu: VT", "file"),
    ]


def test_what_a_text_rests_on_is_confirmed_and_what_it_only_names_is_not():
    text = PLAN.replace("rà soát", "theo Quyết định số 290-QĐ/TW ngày 25/02/2010 của Bộ Chính trị, rà soát")

    bases = [(each.content["symbol"], each.content["relation"]) for each in proposed(text, ClauseKind.BASIS)]

    assert bases == [("141-KH/BDVTU", Relation.BASIS)]
    assert [each.symbol for each in passing_mentions(reader.read(text))] == ["290-QĐ/TW"]


def test_what_replaces_another_document_is_confirmed_wherever_it_stands():
    text = PLAN.replace(
        "II. TỔ CHỨC", "Kế hoạch này thay thế Kế hoạch số 12/KH-UBND ngày 05/01/2025 của UBND tỉnh.\nII. TỔ CHỨC"
    )

    told = {each.content["symbol"]: each.content["relation"] for each in proposed(text, ClauseKind.BASIS)}

    assert told == {"141-KH/BDVTU": Relation.BASIS, "12/KH-UBND": Relation.REPLACES}


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("period:2026-03/2026-06", date(2026, 3, 1), date(2026, 6, 30)),
        ("month:2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("quarter:2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        ("period:2025-11-15/2025-12-15", date(2025, 11, 15), date(2025, 12, 15)),
        ("period:2025-10/event", date(2025, 10, 1), None),
        ("2026-06-30", None, date(2026, 6, 30)),
        ("event", None, None),
    ],
)
def test_a_stretch_has_a_first_and_a_last_day(code, first, last):
    assert stretch(code, "") == (first, last)


@pytest.mark.parametrize("text", ["", "Mấy chữ ghi vội", "|\n|\n---"])
def test_a_text_that_asks_for_nothing_proposes_nothing(text):
    assert proposed(text) == []
