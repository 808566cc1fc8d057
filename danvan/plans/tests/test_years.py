"""Moving days and words to another year."""

from datetime import date

import pytest

from danvan.plans.years import later, words_later


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2025, 5, 25), date(2026, 5, 25)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (None, None),
    ],
)
def test_a_day_moves_to_the_same_day_of_the_next_year(day, moved):
    assert later(day, 1) == moved


@pytest.mark.parametrize(
    ("words", "moved"),
    [
        ("trước ngày 25/5/2025", "trước ngày 25/5/2026"),
        ("theo Nghị định số 59/2023/NĐ-CP trong năm 2025", "theo Nghị định số 59/2023/NĐ-CP trong năm 2026"),
        ("ít nhất 20251 lượt", "ít nhất 20251 lượt"),
    ],
)
def test_words_move_only_the_years_of_the_plans_own_period(words, moved):
    assert words_later(words, 1, range(2025, 2026)) == moved
