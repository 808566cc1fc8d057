"""A clause as a person writes it: what the form makes of words, days and figures, one kind after the other."""

import pytest

from danvan.deadlines.calendar import Calendar
from danvan.documents.forms.clauses import FORMS
from danvan.documents.items import facts_of
from danvan.documents.models import ClauseKind
from danvan.documents.shapes import SHAPES, figure, shaped

TARGET = {"text": "100% xã có kế hoạch", "rule": "coverage", "comparator": "=", "value": "100", "unit": "%"}
TIME = {"what": "Gửi danh sách", "words": "trước ngày 30/6"}


def content(kind, said, initial=None, year=2026):
    form = FORMS[kind](said, initial=initial or {}, year=year)
    assert form.is_valid(), form.errors
    return shaped(kind, form.content)


def errors(kind, said):
    form = FORMS[kind](said)
    form.is_valid()
    return sorted(form.errors)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("100", "100"), ("1.250", "1250"), ("2,5", "2.5"), ("", ""), ("98,50", "98.5")],
)
def test_figures_are_typed_as_people_write_them_and_kept_plain(typed, kept):
    assert content("target", {**TARGET, "value": typed})["value"] == kept


@pytest.mark.parametrize("comparator", ["=", ">=", ">", "<=", "<", "~", ""])
def test_every_comparison_the_reader_knows_can_be_kept(comparator):
    assert content("target", {**TARGET, "comparator": comparator})["comparator"] == comparator


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"text": ""}, ["text"]),
        ({"rule": "khac"}, ["rule"]),
        ({"comparator": "=="}, ["comparator"]),
        ({"value": "mười"}, ["value"]),
        ({"unit": "x" * 61}, ["unit"]),
    ],
)
def test_what_is_no_target_is_said_beside_its_field(wrong, fields):
    assert errors("target", {**TARGET, **wrong}) == fields


@pytest.mark.parametrize(
    ("words", "day", "code"),
    [
        ("trước ngày 30/6", "", "2026-06-30"),
        ("trước ngày 10/12 hằng năm", "", "yearly:12-10"),
        ("khi có yêu cầu", "", ""),
        ("khi có yêu cầu", "15/7/2026", "2026-07-15"),
        ("trong quý II năm 2026", "", "quarter:2026-Q2"),
        ("", "", ""),
    ],
)
def test_a_time_is_what_its_words_say_or_the_day_typed_beside_them(words, day, code):
    said = content("deadline", {**TIME, "words": words, "day": day})

    assert (said["words"], said["date"]) == (words, code)


def test_a_time_that_was_read_stays_while_its_words_stay():
    shown = FORMS["deadline"].shown({"what": "Gửi", "words": "đợt thi đua", "date": "2026-08-19"})
    sent = {"what": "Gửi", "words": "đợt thi đua", "code": "2026-08-19", "day": "19/8/2026"}

    assert content("deadline", sent, shown)["date"] == "2026-08-19"
    assert content("deadline", {**sent, "day": "20/8/2026"}, shown)["date"] == "2026-08-20"


@pytest.mark.parametrize(("first", "last", "wrong"), [("1/6/2026", "1/5/2026", ["last"]), ("1/5/2026", "1/6/2026", [])])
def test_a_phase_does_not_end_before_it_begins(first, last, wrong):
    assert errors("phase", {"text": "Sơ kết", "first": first, "last": last}) == wrong


def test_each_kind_keeps_exactly_its_parts():
    said = {
        "target": TARGET,
        "task": {"text": "Rà soát", "lead": "Sở Nội vụ", "words": "trong tháng 3/2026"},
        "deadline": TIME,
        "reporting": {"what": "Báo cáo năm", "words": "trước ngày 10/12 hằng năm", "to": "UBND tỉnh"},
        "phase": {"text": "Sơ kết", "first": "1/6/2026"},
        "basis": {"words": "Kế hoạch số 1-KH/TU", "relation": "basis", "date": "1/2/2026"},
        "recipient": {"words": "Các sở", "purpose": "carry_out"},
    }

    kept = {kind: content(kind, parts) for kind, parts in said.items()}

    assert {kind: set(parts) for kind, parts in kept.items()} == {
        kind.value: set(SHAPES[kind].__annotations__) for kind in ClauseKind
    }
    assert (kept["task"]["due"], kept["phase"]["from"], kept["basis"]["date"]) == (
        "month:2026-03",
        "2026-06-01",
        "2026-02-01",
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [(80.0, "80"), (2.50, "2.5"), (None, ""), (1200, "1200"), (0.1, "0.1"), (10**30, "1" + "0" * 30)],
)
def test_a_figure_is_kept_without_needless_digits(value, shown):
    assert figure(value) == shown


FACTS = [
    ("target", {**TARGET, "scope": "xã"}, ["mức: 100%", "cách tính: tỷ lệ đơn vị thực hiện", "phạm vi: xã"]),
    ("target", {**TARGET, "comparator": ">=", "value": "1.5", "unit": "cuộc", "rule": ""}, ["mức: ≥ 1,5 cuộc"]),
    ("target", {**TARGET, "value": "", "rule": "narrative"}, ["cách tính: định tính"]),
    ("phase", {"text": "x", "from": "2026-06-01", "to": ""}, ["từ ngày: 01/06/2026"]),
    ("basis", {"words": "x", "relation": "basis", "symbol": "1-KH/TU"}, ["quan hệ: căn cứ", "số: 1-KH/TU"]),
    ("recipient", {"words": "x", "purpose": "report"}, ["mục đích: để báo cáo"]),
    (
        "deadline",
        {"what": "x", "words": "trước ngày 24/5", "date": "2026-05-24"},
        ["thời hạn: trước ngày 24/5", "tính ra: hết thứ Bảy, 23/5/2026, nên gửi trong thứ Sáu, 22/5/2026"],
    ),
]


@pytest.mark.parametrize(("kind", "said", "told"), FACTS)
def test_a_clause_is_told_in_words_and_what_is_blank_is_left_out(kind, said, told):
    facts = [f"{name}: {value}" for name, value in facts_of(kind, shaped(kind, said), Calendar({}))]

    assert facts == told
