"""Days, months, quarters and years as papers write them, and what they mean seen from the paper: pure."""

import pytest

from danvan.documents.reader import dates
from danvan.documents.reader.calendar import Calendar
from danvan.documents.reader.times import expressions

YEARLY = "Hằng năm, các xã gửi báo cáo {}."
MONTHLY = "Hằng tháng, các xã gửi báo cáo {}."
ONCE = "Các xã gửi báo cáo {}."


def forms(words):
    return [each.form() for each in expressions(words, 0, len(words))]


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("ngày 25/5/2026", "2026-05-25"),
        ("25/5/2026", "2026-05-25"),
        ("25/05/2026", "2026-05-25"),
        ("25-5-2026", "2026-05-25"),
        ("25.5.2026", "2026-05-25"),
        ("25 / 5 / 2026", "2026-05-25"),
        ("ngày 25 tháng 5 năm 2026", "2026-05-25"),
        ("ngày 25 tháng 5, năm 2026", "2026-05-25"),
        ("29/02/2028", "2028-02-29"),
        ("29/02/2026", ""),
        ("31/4/2026", ""),
        ("00/5/2026", ""),
        ("25/13/2026", ""),
        ("32/5/2026", ""),
    ],
)
def test_a_full_day_is_its_iso_day_or_none_where_no_calendar_has_it(printed, iso):
    assert dates.of(dates.FULL.match(printed)) == iso


@pytest.mark.parametrize("printed", ["25/5", "5/2026", "25/5/26", "25/5/20266", "125/5/2026x", "2026-05-25", "ngày 25"])
def test_what_is_no_full_day_is_none(printed):
    assert dates.FULL.fullmatch(printed) is None


@pytest.mark.parametrize(
    ("form", "last"),
    [
        ("2026-05-25", "2026-05-25"),
        ("month:2026-02", "2026-02-28"),
        ("month:2028-02", "2028-02-29"),
        ("quarter:2026-Q1", "2026-03-31"),
        ("quarter:2026-Q2", "2026-06-30"),
        ("quarter:2026-Q4", "2026-12-31"),
        ("year:2026", "2026-12-31"),
        ("period:2026-03/2026-06", "2026-06-30"),
        ("period:2026-Q1/2026-Q3", "2026-09-30"),
        ("period:2026/2030", "2030-12-31"),
        ("period:2026-03-01/2026-04-15", "2026-04-15"),
        ("period:2026-10/event", ""),
        ("yearly:12-10", ""),
        ("monthly:15", ""),
        ("event", ""),
        ("rule:định kỳ", ""),
    ],
)
def test_a_form_ends_on_its_last_day_and_what_comes_again_on_none(form, last):
    assert dates.ends(form) == last


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("ngày 5/6", ["06-05"]),
        ("ngày 05 tháng 6", ["06-05"]),
        ("ngày mồng 5", ["05"]),
        ("mùng 5 hằng tháng", ["05"]),
        ("ngày 15 và ngày 20 tháng 6 năm 2026", ["2026-06-15", "2026-06-20"]),
        ("trước ngày 15/6 và 15/12/2026", ["2026-06-15", "2026-12-15"]),
        ("trước 15/6, 15/9 và 15/12/2026", ["2026-06-15", "2026-09-15", "2026-12-15"]),
        ("tháng 6", ["month:06"]),
        ("tháng 6/2026", ["month:2026-06"]),
        ("tháng 6-2026", ["month:2026-06"]),
        ("tháng 6 năm 2026", ["month:2026-06"]),
        ("trong 6/2026", ["month:2026-06"]),
        ("13/2026", []),
        ("tháng 13", []),
        ("quý 3", ["quarter:Q3"]),
        ("quý iv/2026", ["quarter:2026-Q4"]),
        ("quý i, ii năm 2026", ["quarter:2026-Q1", "quarter:2026-Q2"]),
        ("quý i đến quý iii/2026", ["period:2026-Q1/2026-Q3"]),
        ("quý 5", []),
        ("năm 2026", ["year:2026"]),
        ("năm 2026 - 2030", ["period:2026/2030"]),
        ("giai đoạn 2026-2030", ["period:2026/2030"]),
        ("từ 2026 - 2030", ["period:2026/2030"]),
        ("từ ngày 1/3 đến 15/4/2026", ["period:2026-03-01/2026-04-15"]),
        ("từ tháng 3 đến tháng 5/2026", ["period:2026-03/2026-05"]),
        ("từ 20/12/2025 đến 10/01/2026", ["period:2025-12-20/2026-01-10"]),
        ("từ ngày 1/3/2026 đến ngày bầu cử", ["period:2026-03-01/event"]),
        ("năm 2026 đến năm 2024", ["year:2026", "year:2024"]),
        ("lúc 7h30 ngày 15/6/2026", ["2026-06-15"]),
        ("3/4 số xã", []),
        ("tỷ lệ 15/20", []),
        ("21/kh-ubnd", []),
        ("10 ngày làm việc", []),
        ("ngày làm việc thứ 5", []),
        ("", []),
    ],
)
def test_words_of_time_have_their_forms_and_other_figures_none(words, read):
    assert forms(words) == read


PLAN = Calendar("2026-01-16", 2026, 2026)
YEARS = Calendar("2026-01-16", 2026, 2030)
LOST = Calendar("", None, None)


@pytest.mark.parametrize(
    ("calendar", "year"),
    [
        (PLAN, 2026),
        (YEARS, None),
        (Calendar("2025-12-20", None, None), 2025),
        (LOST, None),
        (Calendar("", 2026, 2026), 2026),
    ],
)
def test_a_day_without_year_is_of_the_plans_one_year_or_of_the_signing(calendar, year):
    assert calendar.year == year


@pytest.mark.parametrize(
    ("calendar", "form", "past"),
    [
        (PLAN, "2026-01-15", True),
        (PLAN, "2026-01-16", True),
        (PLAN, "2026-01-17", False),
        (PLAN, "month:2025-12", True),
        (PLAN, "month:2026-01", False),
        (PLAN, "yearly:01-05", False),
        (PLAN, "rule:định kỳ", False),
        (Calendar("", 2026, 2026), "2025-12-31", True),
        (Calendar("", 2026, 2026), "2026-01-01", False),
        (LOST, "1999-01-01", False),
    ],
)
def test_what_was_over_at_the_signing_or_before_the_plans_years_is_past(calendar, form, past):
    assert calendar.is_past(form) is past


@pytest.mark.parametrize(
    ("calendar", "sentence", "words", "form", "doubted"),
    [
        (PLAN, ONCE, "ngày 15/6/2026", "2026-06-15", False),
        (PLAN, ONCE, "ngày 15/6", "2026-06-15", True),
        (YEARS, ONCE, "ngày 15/6", "yearly:06-15", True),
        (LOST, ONCE, "ngày 15/6", "yearly:06-15", True),
        (PLAN, YEARLY, "ngày 15/6", "yearly:06-15", False),
        (PLAN, ONCE, "ngày 15/6 hằng năm", "yearly:06-15", False),
        (PLAN, ONCE, "ngày 15/6 mỗi năm", "yearly:06-15", False),
        (PLAN, MONTHLY, "ngày 15", "monthly:15", False),
        (PLAN, ONCE, "ngày 15 hằng tháng", "monthly:15", False),
        (PLAN, ONCE, "ngày 15", "", False),
        (PLAN, YEARLY, "quý II", "yearly:Q2", False),
        (PLAN, ONCE, "quý II", "quarter:2026-Q2", True),
        (PLAN, ONCE, "tháng 6", "month:2026-06", True),
        (PLAN, ONCE, "quý II của năm", "", False),
    ],
)
def test_a_time_is_put_into_the_year_its_sentence_or_its_plan_gives(calendar, sentence, words, form, doubted):
    flat = sentence.format(words).lower()
    (expression,) = expressions(flat, 0, len(flat))

    found, doubt = calendar.form(flat, (0, len(flat)), expression)

    assert (found, bool(doubt)) == (form, doubted)


@pytest.mark.parametrize(
    ("words", "whole"), [("năm 2026 - 2030", True), ("năm 2026 - 2028", False), ("năm 2026", False)]
)
def test_the_plans_own_years_are_its_period_and_no_deadline_in_it(words, whole):
    (expression,) = expressions(words, 0, len(words))

    assert YEARS.is_whole_plan(expression, "label") is whole
    assert YEARS.is_whole_plan(expression, "due") is False
