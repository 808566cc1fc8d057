from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.core.errors import Refused
from danvan.core.periods import Period
from danvan.deadlines.calendar import Calendar, SpecialDay
from danvan.deadlines.rules import AfterDays, BeforeEvent, Due, InPeriod, OnDay, Repeating, due, redated
from danvan.deadlines.tests.test_calendar import THIRTIETH_OF_APRIL, calendars, days
from danvan.deadlines.words import read_rule

TODAY = date(2026, 4, 20)


def said(words, since=TODAY, calendar=THIRTIETH_OF_APRIL, year=2026):
    return due(read_rule(words, year), calendar, since)


@pytest.mark.parametrize(
    ("words", "on", "send_by"),
    [
        ("trước ngày 25/5/2026", date(2026, 5, 24), date(2026, 5, 22)),
        ("đến ngày 25/5/2026", date(2026, 5, 25), date(2026, 5, 25)),
        ("chậm nhất ngày 10 tháng 6 năm 2026", date(2026, 6, 10), date(2026, 6, 10)),
        ("chậm nhất trước 10/6/2026", date(2026, 6, 9), date(2026, 6, 9)),
        ("trước 17 giờ ngày 24/5/2026", date(2026, 5, 24), date(2026, 5, 22)),
        ("hạn cuối 30/4", date(2026, 4, 30), date(2026, 4, 29)),
        ("từ ngày 10/6 đến ngày 15/6", date(2026, 6, 15), date(2026, 6, 15)),
        ("trong tháng 5", date(2026, 5, 31), date(2026, 5, 29)),
        ("trong tháng 10/2026", date(2026, 10, 31), date(2026, 10, 30)),
        ("trước tháng 6 năm 2026", date(2026, 5, 31), date(2026, 5, 29)),
        ("trong quý II", date(2026, 6, 30), date(2026, 6, 30)),
        ("trước quý III/2026", date(2026, 6, 30), date(2026, 6, 30)),
        ("trong 6 tháng đầu năm", date(2026, 6, 30), date(2026, 6, 30)),
        ("9 tháng đầu năm 2026", date(2026, 9, 30), date(2026, 9, 30)),
        ("trong năm", date(2026, 12, 31), date(2026, 12, 31)),
        ("hằng năm trước ngày 10/12", date(2026, 12, 9), date(2026, 12, 9)),
        ("trước ngày 15/4 hàng năm", date(2027, 4, 14), date(2027, 4, 14)),
        ("trước ngày 20/4 hằng năm", date(2027, 4, 19), date(2027, 4, 19)),
        ("trước ngày 21/4 hằng năm", date(2026, 4, 20), date(2026, 4, 20)),
        ("trước ngày 01/01 hằng năm", date(2026, 12, 31), date(2026, 12, 31)),
        ("tháng 11 hằng năm", date(2026, 11, 30), date(2026, 11, 30)),
        ("hằng tháng ngày 15", date(2026, 5, 15), date(2026, 5, 15)),
        ("ngày 31 hằng tháng", date(2026, 4, 30), date(2026, 4, 29)),
        ("hằng tháng, trước ngày 01", date(2026, 4, 30), date(2026, 4, 29)),
        ("hằng quý", date(2026, 6, 30), date(2026, 6, 30)),
        ("ngày 15 của tháng cuối quý", date(2026, 6, 15), date(2026, 6, 15)),
        ("10 ngày làm việc kể từ ngày nhận được", date(2026, 5, 7), date(2026, 5, 7)),
        ("05 ngày kể từ ngày 20/4/2026", date(2026, 4, 28), date(2026, 4, 28)),
        ("chậm nhất 05 ngày làm việc trước ngày 05/5/2026", date(2026, 4, 23), date(2026, 4, 23)),
        ("10 ngày trước ngày 10/6/2026", date(2026, 5, 31), date(2026, 5, 29)),
    ],
)
def test_the_words_decide_the_last_good_day_and_the_working_day_to_send_on(words, on, send_by):
    found = said(words)

    assert (found.on, found.remind_on) == (on, send_by)


@pytest.mark.parametrize(
    ("words", "explanation"),
    [
        (
            "trước ngày 25/5/2026",
            "“trước ngày 25/5/2026” là hết ngày 24/5/2026, Chủ nhật; nên gửi trước 17 giờ thứ Sáu, 22/5/2026.",
        ),
        ("đến ngày 22/5/2026", "“đến ngày 22/5/2026” là hết ngày 22/5/2026, thứ Sáu."),
        (
            "chậm nhất ngày 30/4/2026",
            "“chậm nhất ngày 30/4/2026” là hết ngày 30/4/2026, thứ Năm, Ngày Chiến thắng; "
            "nên gửi trước 17 giờ thứ Tư, 29/4/2026.",
        ),
        ("trong quý II", "“trong quý II” là hết ngày 30/6/2026, thứ Ba."),
        ("hằng năm trước ngày 10/12", "“hằng năm trước ngày 10/12” là hết ngày 09/12/2026, thứ Tư."),
        (
            "10 ngày làm việc kể từ ngày nhận được",
            "“10 ngày làm việc kể từ ngày nhận được” tính từ ngày 21/4/2026, chỉ đếm ngày làm việc, "
            "là hết ngày 07/5/2026, thứ Năm.",
        ),
        (
            "10 ngày kể từ ngày 20/4/2026",
            "“10 ngày kể từ ngày 20/4/2026” tính từ ngày 21/4/2026, hết vào ngày nghỉ 30/4/2026 nên sang ngày "
            "làm việc tiếp theo, là hết ngày 04/5/2026, thứ Hai.",
        ),
        (
            "8 ngày kể từ ngày 20/4/2026",
            "“8 ngày kể từ ngày 20/4/2026” tính từ ngày 21/4/2026 là hết ngày 28/4/2026, thứ Ba.",
        ),
        (
            "05 ngày làm việc trước ngày 05/5/2026",
            "“05 ngày làm việc trước ngày 05/5/2026” tính lùi từ ngày 05/5/2026, chỉ đếm ngày làm việc, "
            "là hết ngày 23/4/2026, thứ Năm.",
        ),
        (
            "10 ngày trước ngày 10/6/2026",
            "“10 ngày trước ngày 10/6/2026” tính lùi từ ngày 10/6/2026 là hết ngày 31/5/2026, Chủ nhật; "
            "nên gửi trước 17 giờ thứ Sáu, 29/5/2026.",
        ),
        (
            "trước ngày 10/3/2028",
            "“trước ngày 10/3/2028” là hết ngày 09/3/2028, thứ Năm. Lịch nghỉ năm 2028 chưa được nhập.",
        ),
    ],
)
def test_one_sentence_tells_how_the_day_came_about(words, explanation):
    assert said(words).explanation == explanation


def test_a_day_that_rests_on_an_awaited_notice_says_so():
    calendar = Calendar({date(2027, 2, day): SpecialDay("Tết Nguyên đán", confirmed=False) for day in range(5, 10)})

    found = said("05 ngày làm việc kể từ ngày 04/02/2027", calendar=calendar)

    assert found.explanation == (
        "“05 ngày làm việc kể từ ngày 04/02/2027” tính từ ngày 05/02/2027, chỉ đếm ngày làm việc, "
        "là hết ngày 16/02/2027, thứ Ba. Lịch nghỉ dịp này mới là dự kiến."
    )


def test_days_counted_from_an_event_nobody_named_are_asked_for():
    with pytest.raises(Refused) as refused:
        due(read_rule("10 ngày làm việc kể từ ngày nhận được"), THIRTIETH_OF_APRIL)

    assert str(refused.value) == (
        "Chưa biết “10 ngày làm việc kể từ ngày nhận được” tính từ ngày nào. Đề nghị nhập ngày bắt đầu tính."
    )


# When the calendar changes


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "chậm nhất ngày 24/11/2026",
            "Hạn vẫn là 24/11/2026; vì 24/11/2026 là ngày nghỉ, nên gửi trước khi hết thứ Hai, 23/11/2026.",
        ),
        (
            "05 ngày làm việc kể từ ngày 20/11/2026",
            "Hạn chuyển từ 27/11/2026 sang 30/11/2026 vì 24/11/2026 là ngày nghỉ.",
        ),
        ("chậm nhất ngày 25/11/2026", ""),
    ],
)
def test_a_day_off_entered_later_moves_what_is_open_and_says_so(words, sentence):
    before = Calendar({date(2026, 9, 2): SpecialDay("Quốc khánh")})
    after = Calendar({**before.special, date(2026, 11, 24): SpecialDay("Ngày Văn hóa Việt Nam")})

    told = redated(said(words, calendar=before), said(words, calendar=after), "24/11/2026 là ngày nghỉ")

    assert told == sentence


# Whatever the calendar

repeating = st.builds(
    Repeating,
    words=st.just("…"),
    before=st.booleans(),
    months=st.sampled_from([(2,), (12,), (3, 6, 9, 12), tuple(range(1, 13))]),
    day=st.none() | st.integers(1, 31),
)
rules = st.one_of(
    st.builds(OnDay, words=st.just("…"), before=st.booleans(), day=days),
    st.builds(
        InPeriod,
        words=st.just("…"),
        before=st.booleans(),
        period=st.builds(Period.month, st.integers(2025, 2028), st.integers(1, 12)),
    ),
    repeating,
    st.builds(AfterDays, words=st.just("…"), count=st.integers(1, 60), working=st.booleans()),
    st.builds(BeforeEvent, words=st.just("…"), count=st.integers(1, 60), working=st.booleans()),
)


@given(rules, calendars, days)
def test_one_sends_on_a_working_day_that_is_never_after_the_last_good_day(rule, calendar, since):
    found = due(rule, calendar, since)

    assert calendar.is_working_day(found.remind_on)
    assert found.remind_on <= found.on
    assert calendar.working_days_between(found.remind_on, found.on) == 1
    assert found.explanation.startswith("“…”")


@given(repeating, calendars, days)
def test_what_repeats_is_next_due_within_the_year_and_then_again(rule, calendar, since):
    first = rule.last_day(calendar, since)
    second = rule.last_day(calendar, first + timedelta(1))

    assert since <= first < second <= first + timedelta(366)


@given(days, calendars)
def test_before_a_day_is_one_day_less_than_until_it(day, calendar):
    until, before = (OnDay(words="…", before=before, day=day).last_day(calendar) for before in (False, True))

    assert until - before == timedelta(1)


def test_a_due_date_is_a_plain_value():
    assert said("đến ngày 22/5/2026") == Due(
        "đến ngày 22/5/2026",
        date(2026, 5, 22),
        date(2026, 5, 22),
        "“đến ngày 22/5/2026” là hết ngày 22/5/2026, thứ Sáu.",
    )
