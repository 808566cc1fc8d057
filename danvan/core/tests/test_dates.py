from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.core.errors import Refused
from danvan.core.formats import (
    clock_time,
    date_range,
    day_and_month,
    due_in,
    letter_date,
    long_day,
    moment,
    read_date,
    table_date,
    text_date,
    weekday,
)

days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("day", "in_a_table", "in_a_sentence", "in_a_document"),
    [
        (date(2026, 5, 24), "24/05/2026", "24/5/2026", "ngày 24 tháng 5 năm 2026"),
        (date(2026, 2, 5), "05/02/2026", "05/02/2026", "ngày 05 tháng 02 năm 2026"),
        (date(2016, 6, 3), "03/06/2016", "03/6/2016", "ngày 03 tháng 6 năm 2016"),
        (date(2025, 1, 16), "16/01/2025", "16/01/2025", "ngày 16 tháng 01 năm 2025"),
        (date(2026, 12, 10), "10/12/2026", "10/12/2026", "ngày 10 tháng 12 năm 2026"),
    ],
)
def test_a_day_is_written_as_its_place_asks(day, in_a_table, in_a_sentence, in_a_document):
    assert (table_date(day), text_date(day), letter_date(day)) == (in_a_table, in_a_sentence, in_a_document)


def test_the_week_runs_from_thu_hai_to_chu_nhat():
    week = [date(2026, 5, 18) + timedelta(days=offset) for offset in range(7)]

    assert [weekday(day) for day in week] == [
        "thứ Hai",
        "thứ Ba",
        "thứ Tư",
        "thứ Năm",
        "thứ Sáu",
        "thứ Bảy",
        "Chủ nhật",
    ]


def test_days_and_hours_are_said_as_people_say_them():
    afternoon = datetime(2026, 5, 24, 8, 4, tzinfo=UTC)

    assert long_day(date(2026, 5, 22)) == "thứ Sáu, 22/5/2026"
    assert day_and_month(date(2026, 5, 4)) == "4 tháng 5"
    assert date_range(date(2025, 12, 15), date(2026, 6, 14)) == "từ 15/12/2025 đến 14/6/2026"
    assert moment(afternoon) == "24/05/2026 15:04"
    assert clock_time(afternoon) == "15 giờ 04"
    assert clock_time(afternoon.replace(minute=0)) == "15 giờ"


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 5, 24), "hôm nay"),
        (date(2026, 5, 29), "còn 5 ngày"),
        (date(2026, 4, 15), "chậm 39 ngày"),
    ],
)
def test_a_due_day_is_said_from_today(due, said):
    assert due_in(due, date(2026, 5, 24)) == said


@pytest.mark.parametrize(
    "typed",
    [
        "24/5/2026",
        "24/05/2026",
        "24-05-2026",
        "24 - 5 - 2026",
        "24.5.2026",
        "24.5.26",
        "24/5/26",
        " ngày 24 tháng 5 năm 2026 ",
        "Ngày 24 tháng 05, năm 2026",
        "24 tháng 5\nnăm 2026",
        "2026-05-24",
    ],
)
def test_a_typed_day_is_read_day_first(typed):
    assert read_date(typed) == date(2026, 5, 24)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("5/24/2026", "Không có tháng 24. Đề nghị nhập ngày trước, tháng sau, như 24/5/2026."),
        ("31/4/2026", "Không có ngày 31: tháng 4 năm 2026 có 30 ngày. Đề nghị kiểm tra lại."),
        ("29/2/2025", "Không có ngày 29: tháng 2 năm 2025 có 28 ngày. Đề nghị kiểm tra lại."),
        ("0/5/2026", "Không có ngày 0: tháng 5 năm 2026 có 31 ngày. Đề nghị kiểm tra lại."),
        ("24/5", "“24/5” chưa có năm. Đề nghị nhập đủ ngày, tháng, năm, như 24/5/2026."),
        ("24/5/75", "Không rõ “75” là năm nào. Đề nghị nhập đủ bốn chữ số của năm."),
        ("24/5/0026", "Năm 26 ở ngoài khoảng hệ thống ghi được. Đề nghị kiểm tra lại năm."),
        ("24/5-2026", "Không đọc được ngày “24/5-2026”. Đề nghị nhập ngày, tháng, năm, như 24/5/2026."),
        ("cuối tháng 5", "Không đọc được ngày “cuối tháng 5”. Đề nghị nhập ngày, tháng, năm, như 24/5/2026."),
        ("", "Không đọc được ngày “”. Đề nghị nhập ngày, tháng, năm, như 24/5/2026."),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_what_to_do(typed, sentence):
    with pytest.raises(Refused) as refused:
        read_date(typed)

    assert str(refused.value) == sentence


@given(days)
def test_a_day_is_read_back_from_every_way_it_is_written(day):
    ways = [table_date(day), text_date(day), letter_date(day), day.isoformat()]

    assert {read_date(way) for way in ways} == {day}


@given(st.text(max_size=80))
def test_anything_typed_is_a_day_or_refused(typed):
    with suppress(Refused):
        assert 1900 <= read_date(typed).year <= 2199
