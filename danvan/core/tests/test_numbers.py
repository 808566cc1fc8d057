from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.core.errors import Refused
from danvan.core.formats import (
    capped,
    file_size,
    letter_number,
    number,
    number_to_edit,
    percent,
    read_count,
    read_number,
)

amounts = st.decimals(min_value=-(10**12), max_value=10**12, places=4)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (999, "999"),
        (1234567, "1.234.567"),
        (-1234, "-1.234"),
        (10**17 + 1, "100.000.000.000.000.001"),
        (Decimal("1234.50"), "1.234,5"),
        (Decimal("0.05"), "0,05"),
        (Decimal("1E+3"), "1.000"),
        (None, "–"),
    ],
)
def test_numbers_are_written_with_dots_for_thousands_and_a_comma_for_decimals(value, shown):
    assert number(value) == shown


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [(5, 1, "5,0"), (Decimal("2.25"), 1, "2,3"), (Decimal("-0.04"), 1, "0,0"), (Decimal("1234.5"), 0, "1.235")],
)
def test_numbers_are_rounded_half_up_where_a_column_asks_for_it(value, places, shown):
    assert number(value, places) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (87, 92, "94,6%"),
        (92, 92, "100%"),
        (1, 2, "50%"),
        (0, 92, "0%"),
        (0, 0, "–"),
        (5, 0, "–"),
        (1999, 2000, "99,9%"),
        (1, 5000, "0,1%"),
        (3, 2, "150%"),
        (Decimal("0.5"), 3, "16,7%"),
    ],
)
def test_a_percentage_comes_from_its_parts_and_only_the_whole_is_a_hundred(part, whole, shown):
    assert percent(part, whole) == shown


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_percentage_says_all_or_nothing_only_when_it_is_so(part, whole):
    assert (percent(part, whole) == "100%") == (part == whole)
    assert (percent(part, whole) == "0%") == (part == 0)


@pytest.mark.parametrize(("count", "shown"), [(0, "0"), (1000, "1.000"), (1001, "hơn 1.000")])
def test_a_long_count_stops_at_its_cap(count, shown):
    assert capped(count) == shown


@pytest.mark.parametrize(("count", "written"), [(0, "0"), (1, "01"), (9, "09"), (10, "10"), (1234, "1.234")])
def test_a_document_writes_numbers_below_ten_with_a_nought(count, written):
    assert letter_number(count) == written


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0 B"),
        (1023, "1.023 B"),
        (1024, "1 KB"),
        (12700, "12,4 KB"),
        (1024**2 - 1, "1.023,9 KB"),
        (3 * 1024**2, "3 MB"),
        (5 * 1024**5, "5.120 TB"),
    ],
)
def test_file_sizes_are_said_in_the_unit_that_fits(size, shown):
    assert file_size(size) == shown


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1.234", "1234"),
        (" 12 ", "12"),
        ("1 234,50", "1234.5"),
        ("1\u00a0234\u202f567", "1234567"),
        ("0,125", "0.125"),
        ("1.234,567", "1234.567"),
        ("1234,567", "1234.567"),
        ("1,2340", "1.234"),
        ("−5", "-5"),
        ("+7", "7"),
        ("007", "7"),
    ],
)
def test_a_typed_number_is_read_as_vietnamese_write_it(typed, read):
    assert read_number(typed) == Decimal(read)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "1,234",
            "“1,234” có thể đọc thành hai số. Đề nghị nhập 1.234 nếu là hàng nghìn, hoặc 1,2340 nếu là số lẻ.",
        ),
        (
            "1234.5",
            "Chưa rõ phần lẻ của “1234.5”. Dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ: đề nghị nhập 1.234,5.",
        ),
        (
            "-1,234.5",
            "Chưa rõ phần lẻ của “-1,234.5”. Dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ: đề nghị nhập -1.234,5.",
        ),
        ("12 34", "“12 34” không phải là số. Đề nghị nhập số như 1.234 hoặc 1.234,5."),
        ("", "“” không phải là số. Đề nghị nhập số như 1.234 hoặc 1.234,5."),
        ("mười hai", "“mười hai” không phải là số. Đề nghị nhập số như 1.234 hoặc 1.234,5."),
        ("9" * 41, f"“{'9' * 40}” không phải là số. Đề nghị nhập số như 1.234 hoặc 1.234,5."),
    ],
)
def test_a_number_that_could_mean_two_things_is_refused_with_the_way_to_write_it(typed, sentence):
    with pytest.raises(Refused) as refused:
        read_number(typed)

    assert str(refused.value) == sentence


@given(amounts)
def test_what_a_field_shows_is_read_back_as_it_was(value):
    assert read_number(number_to_edit(value)) == value


@given(st.text(max_size=60))
def test_anything_typed_is_a_number_or_refused(typed):
    with suppress(Refused):
        assert read_number(typed).is_finite()


@pytest.mark.parametrize(("typed", "count"), [("0", 0), ("1.234", 1234), ("12,0", 12)])
def test_a_count_is_a_whole_number(typed, count):
    assert read_count(typed) == count


@pytest.mark.parametrize("typed", ["-1", "2,5"])
def test_less_than_nothing_and_half_a_thing_are_no_counts(typed):
    with pytest.raises(Refused) as refused:
        read_count(typed)

    assert str(refused.value) == f"“{typed}” không phải là số đếm. Đề nghị nhập số nguyên, từ 0 trở lên."
