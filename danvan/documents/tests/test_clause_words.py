"""A clause in the words of an office: its parts, the day its time comes to, what was read beside what was made of it."""

from datetime import date

import pytest

from danvan.deadlines.calendar import Calendar
from danvan.documents.items import day_told, facts_of, item_of
from danvan.documents.models import Clause, ClauseState
from danvan.documents.proposals import is_report, stretch
from danvan.documents.reader.reading import NOWHERE, Deadline, Span
from danvan.documents.shapes import SHAPES, shaped

NEW_YEAR = date(2026, 1, 1)


def told(kind, **said):
    return [f"{name}: {value}" for name, value in facts_of(kind, shaped(kind, said), Calendar({}), NEW_YEAR)]


@pytest.mark.parametrize(
    ("comparator", "value", "unit", "level"),
    [
        ("=", "100", "%", "mức: 100%"),
        (">=", "85", "%", "mức: ≥ 85%"),
        (">", "98.5", "%", "mức: > 98,5%"),
        ("<=", "2", "%", "mức: ≤ 2%"),
        ("<", "0.5", "%", "mức: < 0,5%"),
        ("~", "50", "hộ", "mức: ≈ 50 hộ"),
        ("=", "1500", "cây", "mức: 1.500 cây"),
        ("", "3", "mô hình", "mức: 3 mô hình"),
        (">=", "1", "", "mức: ≥ 1"),
    ],
)
def test_a_level_is_told_with_its_sign_and_unit_as_vietnamese_write_numbers(comparator, value, unit, level):
    assert told("target", comparator=comparator, value=value, unit=unit) == [level]


@pytest.mark.parametrize(
    ("kind", "said", "facts"),
    [
        ("target", {"rule": "zero"}, ["cách tính: không để xảy ra"]),
        ("target", {"rule": "lạ", "scope": "các xã"}, ["phạm vi: các xã"]),
        ("task", {"lead": "Sở Nội vụ", "cooperating": "Các sở"}, ["chủ trì: Sở Nội vụ", "phối hợp: Các sở"]),
        ("task", {"due_words": "thường xuyên"}, ["thời hạn: thường xuyên"]),
        ("reporting", {"to": "UBND tỉnh", "via": "Sở Nội vụ"}, ["gửi đến: UBND tỉnh", "qua: Sở Nội vụ"]),
        ("phase", {"from": "2026-03-01", "to": "2026-06-30"}, ["từ ngày: 01/03/2026", "đến hết ngày: 30/06/2026"]),
        ("basis", {"relation": "replaces", "date": "2025-01-15"}, ["quan hệ: thay thế", "ngày: 15/01/2025"]),
        ("basis", {"relation": "lạ", "issuer": "UBND tỉnh"}, ["của: UBND tỉnh"]),
        ("recipient", {"purpose": "cooperate"}, ["mục đích: để phối hợp"]),
        ("recipient", {"purpose": "other"}, []),
        ("recipient", {"purpose": "lạ"}, []),
        ("deadline", {}, []),
    ],
)
def test_the_parts_of_a_clause_are_named_and_what_is_blank_or_unknown_is_left_out(kind, said, facts):
    assert told(kind, **said) == facts


@pytest.mark.parametrize(
    ("code", "words", "day"),
    [
        ("2026-05-25", "trước ngày 25/5/2026", "hết Chủ nhật, 24/5/2026, nên gửi trong thứ Sáu, 22/5/2026"),
        ("2026-05-25", "đến hết ngày 25/5/2026", "hết thứ Hai, 25/5/2026"),
        ("month:2026-06", "trong tháng 6/2026", "hết thứ Ba, 30/6/2026"),
        ("quarter:2026-Q1", "trong quý I/2026", "hết thứ Ba, 31/3/2026"),
        ("period:2026-03/2026-04", "từ tháng 3 đến tháng 4/2026", "hết thứ Năm, 30/4/2026"),
        ("yearly:12-10", "ngày 10/12 hằng năm", "hết thứ Năm, 10/12/2026"),
        ("monthly:15", "ngày 15 hằng tháng", "hết thứ Năm, 15/01/2026"),
        ("event", "khi có yêu cầu", ""),
        ("rule:định kỳ", "định kỳ hằng quý", ""),
        ("", "trước ngày 25/5/2026", ""),
        ("2026-02-31", "trước ngày 31/2/2026", ""),
        ("lạ", "lạ", ""),
    ],
)
def test_a_time_comes_to_its_last_good_day_and_the_working_day_to_send_by(code, words, day):
    assert day_told(code, words, Calendar({}), NEW_YEAR) == day


def clause(kind="target", state=ClauseState.CORRECTED, proposed=None, decided=None, words="Lời trong văn bản"):
    return Clause(
        kind=kind,
        state=state,
        proposed=shaped(kind, proposed) if proposed else {},
        decided=shaped(kind, decided) if decided else None,
        words=words,
    )


READ = {"text": "100% xã có kế hoạch", "value": "100", "unit": "%", "comparator": "=", "scope": "xã"}


@pytest.mark.parametrize(
    ("made", "read"),
    [
        (READ, []),
        ({**READ, "value": "95"}, [("mức", "100%")]),
        ({**READ, "scope": ""}, [("phạm vi", "xã")]),
        ({**READ, "rule": "coverage"}, [("cách tính", "")]),
        ({**READ, "text": "100% xã, phường có kế hoạch"}, [("nội dung", "100% xã có kế hoạch")]),
        ({**READ, "value": "95", "scope": "phường"}, [("mức", "100%"), ("phạm vi", "xã")]),
    ],
)
def test_beside_a_correction_stands_what_was_read_otherwise(made, read):
    item = item_of(clause(proposed=READ, decided=made), Calendar({}))

    assert (item.read, item.is_by_hand) == (read, False)


@pytest.mark.parametrize("state", [ClauseState.ACCEPTED, ClauseState.PROPOSED, ClauseState.UNSURE, ClauseState.DROPPED])
def test_what_was_not_corrected_shows_nothing_beside_it(state):
    assert item_of(clause(state=state, proposed=READ, decided={**READ, "value": "1"}), Calendar({})).read == []


def test_a_clause_written_by_hand_says_so_and_one_without_subject_shows_its_sentence():
    by_hand = item_of(clause(decided=READ), Calendar({}))
    bare = item_of(clause(decided={"value": "3"}), Calendar({}))

    assert (by_hand.is_by_hand, by_hand.subject, bare.subject) == (True, READ["text"], "Lời trong văn bản")


@pytest.mark.parametrize("kind", SHAPES)
def test_a_shape_has_its_parts_as_text_whatever_it_is_given(kind):
    odd = dict.fromkeys(SHAPES[kind].__annotations__, None) | {"lạ": "x"}

    assert shaped(kind, odd) == dict.fromkeys(SHAPES[kind].__annotations__, "")


@pytest.mark.parametrize(
    ("what", "words", "to", "answer"),
    [
        ("Các sở gửi báo cáo", "trước ngày 15/6", "", True),
        ("Gửi kết quả", "trước ngày 15/6 đối với báo cáo 6 tháng", "", True),
        ("Gửi kết quả", "trước ngày 15/6", "UBND tỉnh", True),
        ("GỬI BÁO CÁO", "trước ngày 15/6", "", True),
        ("Hoàn thành rà soát", "trước ngày 15/6", "", False),
    ],
)
def test_a_time_is_of_a_report_where_it_goes_to_somebody_or_says_so(what, words, to, answer):
    found = Deadline("2026-06-15", words, what, "", to, "", NOWHERE, Span(0, 1))

    assert is_report(found) is answer


@pytest.mark.parametrize(
    ("code", "words", "days"),
    [
        ("year:2026", "năm 2026", (date(2026, 1, 1), date(2026, 12, 31))),
        ("quarter:2026-Q4", "quý IV/2026", (date(2026, 10, 1), date(2026, 12, 31))),
        ("month:2028-02", "tháng 2/2028", (date(2028, 2, 1), date(2028, 2, 29))),
        ("period:2026/2030", "giai đoạn 2026 - 2030", (date(2026, 1, 1), date(2030, 12, 31))),
        ("period:2026-Q1/2026-Q3", "quý I - III/2026", (date(2026, 1, 1), date(2026, 9, 30))),
        ("period:2026-03-01/2026-04-15", "từ 01/3 đến 15/4/2026", (date(2026, 3, 1), date(2026, 4, 15))),
        ("period:2026-10/event", "từ tháng 10 đến khi tổng kết", (date(2026, 10, 1), None)),
        ("monthly:15", "ngày 15 hằng tháng", (None, None)),
        ("rule:thường xuyên", "thường xuyên", (None, None)),
        ("", "", (None, None)),
    ],
)
def test_a_stretch_of_the_plan_has_its_first_and_its_last_day_where_words_give_them(code, words, days):
    assert stretch(code, words) == days
