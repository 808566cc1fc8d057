"""Charts: lengths that say the figure, and words that say it without the picture."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.core.charts import BAR_WIDTH, HEIGHT, STRIP_WIDTH, bar, columns, strip

D = Decimal


@pytest.mark.parametrize(
    ("value", "threshold", "width", "tick"),
    [
        (D("94.6"), 100, D("141.9"), D("149.2")),
        (D("84.1"), 80, D("126.2"), D("120.0")),
        (0, 80, D("0.0"), D("120.0")),
        (100, None, D("150.0"), None),
        (None, 85, None, D("127.5")),
        (D("-3"), None, D("0.0"), None),
    ],
)
def test_a_bar_is_as_long_as_its_share_and_its_tick_stands_where_it_should_reach(value, threshold, width, tick):
    made = bar(value, threshold=threshold)

    assert (made.width, made.tick) == (width, tick)


def test_a_bar_beyond_its_goal_keeps_the_goal_in_the_picture():
    made = bar(30, threshold=10, top=None, unit="mô hình")

    assert (made.width, made.tick, made.words) == (D("150.0"), D("50.0"), "30 mô hình, chỉ tiêu 10 mô hình")


@pytest.mark.parametrize(
    ("value", "threshold", "words"),
    [
        (D("94.6"), 100, "94,6%, chỉ tiêu 100%"),
        (None, 85, "chưa có số liệu, chỉ tiêu 85%"),
        (D("1234.5"), None, "1.234,5%"),
    ],
)
def test_a_bar_says_its_figure_in_words(value, threshold, words):
    assert bar(value, threshold=threshold).words == words


def test_a_bar_says_what_it_is_about():
    assert bar(50, about="Có kế hoạch").words == "Có kế hoạch: 50%"


@given(value=st.decimals(-1000, 10**9, places=2) | st.none(), threshold=st.integers(0, 10**6) | st.none())
def test_no_bar_leaves_its_box(value, threshold):
    made = bar(value, threshold=threshold)

    assert made.width is None or 0 <= made.width <= BAR_WIDTH
    assert made.tick is None or 0 <= made.tick < BAR_WIDTH


def test_a_strip_lays_its_parts_end_to_end():
    made = strip([("đã tiếp nhận", 60, "ok"), ("có kiến nghị", 0, "info"), ("chưa tiếp nhận", 20, "late", "?loc=chua")])

    assert [(part.x, part.width, part.address) for part in made.parts] == [
        (D("0.0"), D("448.5"), ""),
        (D("448.5"), D("0.0"), ""),
        (D("448.5"), D("151.5"), "?loc=chua"),
    ]


def test_a_strip_says_its_numbers():
    made = strip([("đã tiếp nhận", 1060, "ok"), ("chưa tiếp nhận", 29, "late")])

    assert made.words == "đã tiếp nhận 1.060, chưa tiếp nhận 29"


def test_a_strip_of_nothing_has_no_lengths():
    assert [part.width for part in strip([("đã gửi", 0, "ok"), ("chưa gửi", 0, "off")]).parts] == [0, 0]


@given(counts=st.lists(st.integers(0, 10**6), min_size=1, max_size=300))
def test_parts_fill_the_strip_and_none_that_counts_is_lost(counts):
    parts = strip([(str(index), count, "ok") for index, count in enumerate(counts)]).parts

    assert sum(part.width for part in parts) == (STRIP_WIDTH if any(counts) else 0)
    assert all((part.width > 0) == (part.count > 0) for part in parts)


def test_columns_stand_on_the_axis_and_a_missing_figure_leaves_a_gap():
    made = columns([("2023", 40), ("2024", None), ("2025", 80), ("2026", 20)])

    assert [(each.x, each.y, each.height) for each in made.columns] == [
        (0, D("16.0"), D("16.0")),
        (14, D(32), D(0)),
        (28, D("0.0"), D("32.0")),
        (42, D("24.0"), D("8.0")),
    ]


def test_a_line_breaks_where_there_is_no_figure():
    made = columns([("2022", 80), ("2023", 40), ("2024", None), ("2025", 80), ("2026", 20)])

    assert made.lines == ["5,0.0 19,16.0", "47,0.0 61,24.0"]


def test_columns_say_each_period():
    made = columns([("2024", None), ("2025", D("80.2"))], unit="%")

    assert made.words == "2024 chưa có số liệu; 2025 80,2%"


def test_columns_of_nothing_are_flat():
    made = columns([("quý I", 0), ("quý II", None)])

    assert [each.height for each in made.columns] == [0, 0]


@given(values=st.lists(st.integers(-5, 10**9) | st.none(), max_size=60))
def test_no_column_leaves_its_box(values):
    made = columns([(str(index), value) for index, value in enumerate(values)])

    assert all(each.y + each.height == HEIGHT and 0 <= each.height <= HEIGHT for each in made.columns)
