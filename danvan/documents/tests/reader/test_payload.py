"""The reading as one JSON object: every field there, blanks as null, places as pairs, doubts with their reason."""

import json

import pytest

from danvan.documents.reader import as_json, read
from danvan.documents.reader.reading import Place

WHOLE = """ỦY BAN NHÂN DÂN
TỈNH LAM KIỀU
Số: 21/KH-UBND
Lam Kiều, ngày 16 tháng 01 năm 2026

KẾ HOẠCH
Công tác dân vận năm 2026

Căn cứ Luật Thanh tra năm 2022; Kế hoạch số 12-KH/TU ngày 01/12/2025 của Tỉnh ủy, UBND tỉnh ban hành Kế hoạch như sau:
I. CHỈ TIÊU
- 100% xã, phường xây dựng kế hoạch.
- Nâng cao chất lượng công tác tiếp công dân ở các cấp.
II. NHIỆM VỤ
1. Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp rà soát thủ tục trước ngày 30/6.
Nơi nhận:
- Thường trực Tỉnh ủy (b/c);
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Thị Mẫu
"""
FIELDS = [
    "citations",
    "date",
    "deadlines",
    "doc_type",
    "family",
    "issuer",
    "issuers",
    "legal_bases",
    "legal_bases_named",
    "number_symbol",
    "parent",
    "period",
    "phases",
    "place",
    "recipients",
    "secrecy",
    "sections",
    "signer",
    "signer_position",
    "spans",
    "targets",
    "targets_in_words",
    "tasks",
    "title",
    "uncertain",
]


@pytest.fixture(scope="module")
def said():
    """As who reads the printed object gets it."""
    return json.loads(json.dumps(as_json(read(WHOLE))))


def test_the_object_has_every_field_whatever_was_read(said):
    assert (sorted(said), sorted(as_json(read("")))) == (FIELDS, FIELDS)


def test_of_nothing_everything_is_null_or_empty():
    empty = as_json(read(""))

    assert {name: value for name, value in empty.items() if value not in (None, [], {})} == {}


def test_the_top_and_the_end_are_strings_and_what_is_missing_is_null(said):
    names = (
        "doc_type",
        "number_symbol",
        "issuer",
        "place",
        "date",
        "title",
        "signer",
        "period",
        "family",
        "secrecy",
        "parent",
    )

    assert {name: said[name] for name in names} == {
        "doc_type": "Kế hoạch",
        "number_symbol": "21/KH-UBND",
        "issuer": "Ủy ban nhân dân tỉnh Lam Kiều",
        "place": "Lam Kiều",
        "date": "2026-01-16",
        "title": "Công tác dân vận năm 2026",
        "signer": "Trần Thị Mẫu",
        "period": "2026",
        "family": "state",
        "secrecy": None,
        "parent": None,
    }


def test_bases_are_numbers_and_laws_apart(said):
    assert (said["legal_bases"], said["legal_bases_named"]) == (["12-KH/TU"], ["Luật Thanh tra năm 2022"])


def test_targets_with_and_without_a_figure_stand_apart(said):
    told = [(each["comparator"], each["value"], each["unit"], each["scope"], each["at"]) for each in said["targets"]]

    assert told == [("=", 100, "%", "xã, phường", "mục I, gạch thứ 1")]
    assert [(each["value"], each["rule"], each["doubt"]) for each in said["targets_in_words"]] == [
        (None, "narrative", "Chỉ tiêu không có con số; cần nêu cách tính.")
    ]


def test_a_task_and_its_deadline_say_who_with_whom_by_when(said):
    (task,) = said["tasks"]
    (deadline,) = said["deadlines"]

    assert (task["lead"], task["cooperating"], task["due"], task["group"]) == (
        "Sở Nội vụ",
        "Sở Tư pháp",
        "trước ngày 30/6",
        "NHIỆM VỤ",
    )
    assert (deadline["date"], deadline["who"], deadline["to"], deadline["section"]) == (
        "2026-06-30",
        "Sở Nội vụ",
        None,
        "II.1",
    )


def test_recipients_have_name_and_purpose(said):
    assert [(each["name"], each["purpose"]) for each in said["recipients"]] == [
        ("Thường trực Tỉnh ủy", "báo cáo"),
        ("Lưu: VT", "lưu"),
    ]


def test_every_span_shows_in_the_text_what_its_field_says(said):
    spans = {name: WHOLE[start:end] for name, (start, end) in said["spans"].items()}

    assert {name: spans[name] for name in ("number_symbol", "place", "title", "signer", "doc_type")} == {
        "number_symbol": "21/KH-UBND",
        "place": "Lam Kiều",
        "title": "Công tác dân vận năm 2026",
        "signer": "Trần Thị Mẫu",
        "doc_type": "KẾ HOẠCH",
    }


def test_what_is_uncertain_is_listed_with_field_reason_and_place(said):
    told = [(each["field"], WHOLE[slice(*each["span"])]) for each in said["uncertain"]]

    assert ("deadlines", "trước ngày 30/6") in told
    assert [each["reason"] for each in said["uncertain"] if each["field"] == "deadlines"] == [
        "Văn bản không ghi năm; lấy theo năm của kế hoạch."
    ]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(), ""),
        (Place("II.1"), "mục II.1"),
        (Place("II.1", 2), "mục II.1, gạch thứ 2"),
        (Place("II.1", 2, 3), "mục II.1, gạch thứ 2, dấu cộng thứ 3"),
        (Place("", 2), "gạch thứ 2"),
        (Place("Điều 1"), "mục Điều 1"),
    ],
)
def test_a_place_in_words(place, words):
    assert place.words == words
