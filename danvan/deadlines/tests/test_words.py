import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.core.periods import Period
from danvan.deadlines.rules import AfterDays, BeforeEvent, InPeriod, OnDay, Repeating
from danvan.deadlines.words import read_rule, rule_of

ALL_MONTHS = tuple(range(1, 13))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("trước ngày 25/5/2026", {"day": date(2026, 5, 25), "before": True}),
        ("Trước ngày 25 tháng 5 năm 2026", {"day": date(2026, 5, 25), "before": True}),
        ("trước 25-5-2026", {"day": date(2026, 5, 25), "before": True}),
        ("chậm nhất là ngày 10 tháng 12 năm 2025", {"day": date(2025, 12, 10)}),
        ("xong trước ngày 31.3.2026", {"day": date(2026, 3, 31), "before": True}),
        ("ngày 25/5", {"day": date(2026, 5, 25)}),
        ("20/11 - 03/12/2025", {"day": date(2025, 12, 3)}),
        ("từ ngày 15/11 đến ngày 15/12", {"day": date(2026, 12, 15)}),
        ("trong 10 ngày làm việc (từ ngày 20/11/2025 đến ngày 03/12/2025)", {"day": date(2025, 12, 3)}),
        ("báo cáo định kỳ hằng năm trước ngày 25/11/2025", {"day": date(2025, 11, 25), "before": True}),
    ],
)
def test_a_day_is_read_with_what_stands_before_it(words, said):
    assert read_rule(words, 2026) == OnDay(words=words, **said)


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("trong tháng 10/2024", Period.month(2024, 10)),
        ("vào tháng 4 năm 2026", Period.month(2026, 4)),
        ("đến hết tháng 6", Period.month(2026, 6)),
        ("từ tháng 10 năm 2025 đến hết tháng 3 năm 2026", Period.month(2026, 3)),
        ("Trong Quý I năm 2013", Period.quarter(2013, 1)),
        ("quý IV/2026", Period.quarter(2026, 4)),
        ("quý 2", Period.quarter(2026, 2)),
        ("6 tháng cuối năm 2026", Period.half(2026, 2)),
        ("9 tháng đầu năm", Period.nine_months(2026)),
        ("đến năm 2030", Period.year(2030)),
        ("trong năm", Period.year(2026)),
        ("cuối năm 2025", Period.year(2025)),
    ],
)
def test_a_stretch_is_read_with_its_year_or_the_plans(words, period):
    assert read_rule(words, 2026) == InPeriod(words=words, period=period)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("hằng năm trước ngày 10/12", {"months": (12,), "day": 10, "before": True}),
        ("trước ngày 10 tháng 12 hằng năm", {"months": (12,), "day": 10, "before": True}),
        ("từ ngày 10 đến ngày 15 tháng 12 hằng năm", {"months": (12,), "day": 15}),
        ("10-15/12 hàng năm", {"months": (12,), "day": 15}),
        ("tháng 11 hằng năm", {"months": (11,)}),
        ("hằng năm", {"months": (12,)}),
        ("ngày 15 hằng tháng", {"months": ALL_MONTHS, "day": 15}),
        ("ngày mồng 3 hàng tháng", {"months": ALL_MONTHS, "day": 3}),
        ("hằng tháng, trước ngày 20", {"months": ALL_MONTHS, "day": 20, "before": True}),
        ("hằng quý", {"months": (3, 6, 9, 12)}),
        ("hàng quý, ngày 15 của tháng đầu quý", {"months": (1, 4, 7, 10), "day": 15}),
        ("tháng thứ 3 trong quý", {"months": (3, 6, 9, 12)}),
    ],
)
def test_what_repeats_is_read_as_its_days_in_the_year(words, said):
    assert read_rule(words, 2026) == Repeating(words=words, **said)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("10 ngày làm việc kể từ ngày nhận được", AfterDays(words="", count=10, working=True)),
        (
            "trong 05 ngày làm việc, kể từ ngày 20/4/2026",
            AfterDays(words="", count=5, working=True, start=date(2026, 4, 20)),
        ),
        ("chậm nhất 3 ngày sau khi họp", AfterDays(words="", count=3, working=False)),
        (
            "ít nhất 05 ngày làm việc trước ngày 10/6",
            BeforeEvent(words="", count=5, working=True, event=date(2026, 6, 10)),
        ),
        ("10 ngày trước khi tổ chức hội nghị", BeforeEvent(words="", count=10, working=False)),
    ],
)
def test_counted_days_are_read_with_their_event_if_it_is_named(words, rule):
    read = read_rule(words, 2026)

    assert {**vars(read), "words": ""} == vars(rule)
    assert type(read) is type(rule)


@pytest.mark.parametrize(
    "words",
    ["", "thường xuyên", "đầu tháng 5/2026", "giữa quý II", "đầu năm 2026", "31/4/2026", "tháng 13", "từ quý II/2026",
     "hằng năm, trước ngày 31/9", "ngày 32 hằng tháng", "ngay sau khi có kết quả", "trong năm sau"],
)  # fmt: skip
def test_what_is_vague_or_cannot_be_is_left_to_a_person(words):
    assert read_rule(words, 2026) is None


def test_without_a_year_in_the_words_or_from_the_plan_a_day_is_left_to_a_person():
    assert [read_rule(words) for words in ("trước ngày 25/5", "trong tháng 10", "trong năm")] == [None, None, None]


def test_words_are_read_however_their_letters_are_stored_and_spaced():
    typed = unicodedata.normalize("NFD", "trước  ngày\n25/5/2026")

    assert read_rule(typed) == read_rule("trước ngày 25/5/2026")


@pytest.mark.parametrize(
    "words",
    ["trước ngày 25/5/2026", "ngày 25/5/2026", "trong tháng 10/2026", "trước tháng 10/2026", "trước quý II/2026",
     "năm 2026", "6 tháng đầu năm 2026", "trước ngày 10/12 hằng năm", "tháng 11 hằng năm", "ngày 15 hằng tháng",
     "hằng tháng", "hằng quý, trước ngày 10 tháng cuối quý", "10 ngày làm việc kể từ ngày 20/4/2026",
     "10 ngày kể từ ngày nhận", "05 ngày làm việc trước ngày 10/6/2026", "trước 17 giờ ngày 24/5/2026"],
)  # fmt: skip
def test_a_rule_is_found_again_from_its_code_and_its_words(words):
    rule = read_rule(words)

    assert rule_of(str(rule), words) == rule


@pytest.mark.parametrize(
    ("code", "words", "rule"),
    [
        ("2025-05-25", "trước ngày 25/5/2025", OnDay(words="trước ngày 25/5/2025", before=True, day=date(2025, 5, 25))),
        ("yearly:12-10/12-15", "từ 10-15/12", Repeating(words="từ 10-15/12", months=(12,), day=15)),
        ("period:2025-10/2026-03", "…", InPeriod(words="…", period=Period.month(2026, 3))),
        ("period:2025-11-15/2025-12-15", "…", OnDay(words="…", day=date(2025, 12, 15))),
        ("yearly", "hằng năm", Repeating(words="hằng năm", months=(12,))),
        ("daily", "hằng ngày", None),
        ("event", "khi tổng kết", None),
        ("period:2025-10/event", "…", None),
        ("quarterly:Q1 next year", "…", None),
        ("monthly:45", "…", None),
        ("yearly:13", "…", None),
        ("2026-02-30", "…", None),
    ],
)
def test_a_stored_code_becomes_a_rule_where_it_names_a_day(code, words, rule):
    assert rule_of(code, words) == rule


@given(st.text(alphabet="trướcngàyhằthángăqíIVđế 0123456789/-.,", max_size=400), st.none() | st.integers(2000, 2100))
def test_any_words_are_a_rule_or_nothing(words, year):
    rule = read_rule(words, year)

    assert rule is None or rule_of(str(rule), rule.words) is not None


@pytest.mark.parametrize("piece", ["trước ngày ", "1/", "10/10 - ", "từ ngày 1/1 ", "tháng ", "9 ngày trước "])
def test_only_the_beginning_of_an_endless_phrase_is_read(piece):
    rule = read_rule("trước ngày 25/5/2026 " + piece * 100_000)

    assert rule is not None
    assert len(rule.words) <= 300
