"""What people type where a figure is asked."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.core.errors import Refused
from danvan.measures.typed import MOST, read_amount


@pytest.mark.parametrize(
    ("typed", "decimals", "kept"),
    [
        ("12", 0, 12),
        ("1.234", 0, 1234),
        (" 1 234 ", 0, 1234),
        ("0", 0, 0),
        ("1.234,5", 1, 12345),
        ("94,56", 2, 9456),
        ("7", 2, 700),
        (12, 0, 12),
        (12.0, 0, 12),
        (0.1, 2, 10),
        (Decimal("1.5"), 1, 15),
        ("9.999.999.999.999", 0, MOST),
        ("", 0, None),
        ("   ", 0, None),
        (None, 0, None),
    ],
)
def test_a_figure_is_kept_in_the_smallest_step_of_its_measure(typed, decimals, kept):
    assert read_amount(typed, decimals) == kept


@pytest.mark.parametrize(
    ("typed", "decimals", "says"),
    [
        ("không có", 0, "chưa rõ là bằng 0"),
        ("Không", 0, "chưa rõ là bằng 0"),
        ("-", 0, "chưa rõ là bằng 0"),
        ("-5", 0, "không thể âm"),
        (-5, 0, "không thể âm"),
        ("24/5/2026", 0, "là một ngày"),
        ("24.5.2026", 0, "là một ngày"),
        ("2026-05-24 00:00:00", 0, "là một ngày"),
        (date(2026, 5, 24), 0, "“24/05/2026” là một ngày"),
        ("12/15", 0, "hai số"),
        ("85%", 0, "là tỷ lệ"),
        ("=1+2", 0, "công thức"),
        ("12,5", 0, "đếm số nguyên"),
        (12.5, 0, "đếm số nguyên"),
        ("12," + "0" * 35 + "1", 0, "đếm số nguyên"),
        ("10.000.000.000.000", 0, "lớn hơn mức"),
        ("1,257", 2, "hai số"),
        ("1,2575", 2, "đến 2 chữ số"),
        ("1,5.2", 1, "không phải là số"),
        ("1,000.5", 1, "Chưa rõ phần lẻ"),
        ("mười", 0, "không phải là số"),
        ("9" * 30, 0, "lớn hơn mức"),
        (10**30, 0, "lớn hơn mức"),
        (1e300, 0, "lớn hơn mức"),
        (float("nan"), 0, "không có số đọc được"),
        (True, 0, "không ghi đúng hay sai"),
    ],
)
def test_what_is_no_figure_is_told_in_its_own_sentence(typed, decimals, says):
    with pytest.raises(Refused) as refused:
        read_amount(typed, decimals)

    assert says in str(refused.value)


def test_the_largest_figure_of_sixty_thousand_units_still_adds_up_in_64_bits():
    assert MOST * 60_000 < 2**63


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_figure_or_a_sentence(typed):
    kept: int | str | None
    try:
        kept = read_amount(typed, 2)
    except Refused as refused:
        kept = str(refused)

    assert kept is None or kept or kept == 0
    assert not isinstance(kept, int) or 0 <= kept <= MOST
