"""How wide words stand, and where a name breaks."""

import pytest

from danvan.papers.measuring import even_lines, width


@pytest.mark.parametrize(
    ("text", "size", "face", "mm"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "bold", 95.7),
        ("Độc lập - Tự do - Hạnh phúc", 14, "bold", 60.4),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, "bold", 72.9),
        ("ỦY BAN NHÂN DÂN TỈNH SÔNG MẪU", 13, "bold", 82.3),
        ("", 14, "upright", 0),
        ("ngày tháng năm 2026 của Sở Nội vụ", 14, "upright", 72.2),
        ("ngày tháng năm 2026 của Sở Nội vụ", 14, "italic", 71.9),
    ],
)
def test_a_line_is_as_wide_as_in_times_new_roman(text, size, face, mm):
    assert width(text, size, face) == pytest.approx(mm, abs=0.1)


def test_a_letter_with_a_mark_is_as_wide_as_without():
    assert width("ấậẩẫầ", 14) == pytest.approx(width("aaaaa", 14))
    assert width("ữ", 14) == pytest.approx(width("ư", 14))


def test_a_letter_nobody_measured_is_taken_for_a_capital():
    assert width("漢", 10) == pytest.approx(width("D", 10))


def test_a_name_that_fits_stays_on_one_line():
    lines = even_lines("SỞ NỘI VỤ", 13, 67, "bold")

    assert lines == (1, pytest.approx(width("SỞ NỘI VỤ", 13, "bold")), pytest.approx(lines.widest))


def test_a_name_too_long_breaks_where_its_lines_come_out_even():
    lines = even_lines("ỦY BAN NHÂN DÂN TỈNH SÔNG MẪU", 13, 67, "bold")

    assert lines.many == 2
    assert lines.widest == pytest.approx(width("ỦY BAN NHÂN DÂN", 13, "bold"), abs=0.1)
    assert lines.last == pytest.approx(width("TỈNH SÔNG MẪU", 13, "bold"), abs=0.1)


def test_no_line_breaks_within_a_blank_for_the_pen():
    assert even_lines("ngày\u00a0\u00a0\u00a0tháng\u00a0\u00a0\u00a0năm", 14, 20).many == 1


def test_nothing_takes_no_room():
    assert even_lines("", 14, 67) == (1, 0, 0)
