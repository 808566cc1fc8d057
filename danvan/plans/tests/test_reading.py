"""What a confirmed clause becomes in a plan."""

from datetime import date

import pytest

from danvan.core.periods import Period
from danvan.deadlines.calendar import Calendar
from danvan.documents.models import Clause
from danvan.plans.reading import bound_words, day_of, each_once, lines_of, period_of, report_words, title_of

TODAY = date(2026, 3, 2)


def clause(kind, **said):
    return Clause(kind=kind, section="mục II.1", decided=said)


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("Kế hoạch thực hiện công tác dân vận", "Thực hiện công tác dân vận"),
        ("KẾ HOẠCH: thực hiện", "Thực hiện"),
        ("kế hoạch hóa gia đình", "Kế hoạch hóa gia đình"),
        ("Thực hiện công tác dân vận", "Thực hiện công tác dân vận"),
        ("", ""),
    ],
)
def test_a_plans_title_leaves_the_word_out(printed, kept):
    assert title_of(printed) == kept


@pytest.mark.parametrize(
    ("years", "signed_on", "period"),
    [
        ("2025", None, Period.year(2025)),
        ("2017-2020", date(2017, 2, 1), Period.years(2017, 2020)),
        ("", date(2024, 5, 1), Period.year(2024)),
        ("", None, Period.year(2026)),
    ],
)
def test_the_period_is_the_titles_else_the_year_of_signing_else_this_one(years, signed_on, period):
    assert period_of(years, signed_on, TODAY) == period


def test_a_time_of_a_code_becomes_the_last_good_day():
    said = [
        ("2025-05-25", "trước ngày 25/5/2025"),
        ("yearly:12-10", "hằng năm trước ngày 10/12"),
        ("daily", "thường xuyên"),
        ("", ""),
    ]

    days = [day_of(*each, date(2025, 1, 1), Calendar({})) for each in said]

    assert days == [
        date(2025, 5, 24),
        date(2025, 12, 9),
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("due_words", "words"),
    [
        ("trước ngày 25/5/2026 đối với báo cáo 6 tháng", "Báo cáo 6 tháng: Các đơn vị báo cáo kết quả."),
        ("trước ngày 25/11/2026", "Các đơn vị báo cáo kết quả."),
    ],
)
def test_two_reports_that_one_sentence_asks_for_go_by_their_names(due_words, words):
    assert report_words("Các đơn vị báo cáo kết quả.", due_words) == words


def test_a_deadline_that_is_no_report_becomes_a_task():
    row = clause("deadline", date="2026-06-30", what="Rà soát thủ tục", words="đến ngày 30/6/2026")

    day = date(2026, 6, 30)
    days = {"due_on": day, "first_due_on": day, "due_words": "đến ngày 30/6/2026", "due_rule": "2026-06-30"}
    values = {"words": "Rà soát thủ tục", **days}
    assert lines_of([row], date(2026, 1, 1), Calendar({})) == [
        ("task", {**values, "section": "mục II.1", "clause": row})
    ]


def test_a_phase_ends_the_day_after_its_last():
    row = clause("phase", text="Quý I", **{"from": "2026-01-01", "to": "2026-03-31"})

    ((line, said),) = lines_of([row], date(2026, 1, 1), Calendar({}))

    assert (line, said["starts_on"], said["ends_on"]) == ("phase", date(2026, 1, 1), date(2026, 4, 1))


def test_a_target_without_a_rule_is_one_in_words():
    row = clause("target", text="Tăng cường", comparator="", value="", unit="", scope="", rule="")

    ((_line, said),) = lines_of([row], date(2026, 1, 1), Calendar({}))

    assert (said["rule"], said["threshold"]) == ("narrative", None)


def test_who_gets_the_plan_to_carry_it_out_is_bound():
    rows = [
        clause("recipient", words="Thường trực Tỉnh ủy", purpose="report"),
        clause("recipient", words="Các sở, ban, ngành", purpose="carry_out"),
        clause("recipient", words="Cổng thông tin", purpose="other"),
        clause("target", scope="sở, ban, ngành", rule="coverage"),
        clause("target", scope="chi, đảng bộ cơ quan", rule="coverage"),
        clause("target", scope="Ban Thanh tra nhân dân", rule="ratio"),
    ]

    assert bound_words(rows) == "Các sở, ban, ngành; chi, đảng bộ cơ quan"


def test_where_nobody_is_told_to_carry_it_out_those_with_no_purpose_are_bound():
    rows = [
        clause("recipient", words="Lưu: VT", purpose="file"),
        clause("recipient", words="UBND các xã, phường", purpose="other"),
    ]

    assert bound_words(rows) == "UBND các xã, phường"


def test_what_was_said_is_not_said_again():
    assert (
        each_once(["Các sở, ban, ngành", "sở, ban, ngành", "và UBND các xã", ""]) == "Các sở, ban, ngành; UBND các xã"
    )
