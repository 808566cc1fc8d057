"""Numbers with the words of comparison before and behind them, and the unit they are counted in: pure."""

import pytest

from danvan.documents.reader.figures import figures

AT_LEAST = ("ít nhất", "tối thiểu", "không dưới", "không ít hơn", "không thấp hơn", "thấp nhất")
MORE = ("trên", "hơn", "vượt", "lớn hơn", "cao hơn")
AT_MOST = ("không quá", "không vượt quá", "tối đa", "nhiều nhất", "không cao hơn")
LESS = ("dưới", "ít hơn", "nhỏ hơn", "thấp hơn")
ABOUT = ("khoảng", "xấp xỉ", "gần")
SIGNS = {">=": AT_LEAST, ">": MORE, "<=": AT_MOST, "<": LESS, "~": ABOUT}


def told(words):
    return [(each.comparator, each.value, each.unit) for each in figures(words, 0, len(words))]


@pytest.mark.parametrize(("sign", "word"), [(sign, word) for sign, words in SIGNS.items() for word in words])
def test_each_word_of_comparison_has_its_sign_before_shares_and_counts(sign, word):
    assert told(f"có {word} 80% hộ dân; {word} 5 mô hình") == [(sign, 80, "%"), (sign, 5, "mô hình")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("100% chi bộ", [("=", 100, "%")]),
        ("100 % chi bộ", [("=", 100, "%")]),
        ("98,5% hồ sơ", [("=", 98.5, "%")]),
        ("98.5% hồ sơ", [("=", 98.5, "%")]),
        ("một trăm phần trăm", []),
        ("95 phần trăm hồ sơ", [("=", 95, "%")]),
        ("từ 85% trở lên", [(">=", 85, "%")]),
        ("85% hộ dân trở lên", [(">=", 85, "%")]),
        ("85% số hộ gia đình trở lên", [(">=", 85, "%")]),
        ("03 mô hình “dân vận khéo” trở lên", [(">=", 3, "mô hình")]),
        ("5% trở xuống", [("<=", 5, "%")]),
        ("80 - 85% hộ dân", [("=", 80, "%")]),
        ("80% - 85% hộ dân", [("=", 80, "%")]),
        ("từ 80% đến 85% hộ dân", [(">=", 80, "%")]),
        ("1.500 cây", [("=", 1500, "cây")]),
        ("1.500.000 đồng", [("=", 1500000, "đồng")]),
        ("1.250,5 tấn", [("=", 1250.5, "tấn")]),
        ("120 nghìn tấn", [("=", 120, "nghìn tấn")]),
        ("65 triệu đồng/người/năm", [("=", 65, "triệu đồng/người/năm")]),
        ("02 cuộc/năm", [("=", 2, "cuộc/năm")]),
        ("dưới 4/100.000 trẻ", [("<", 4, "/100.000")]),
        ("15/20 xã", [("=", 15, "xã")]),
        ("3-5 cuộc", [("=", 3, "cuộc")]),
        ("ít nhất được 02 cuộc", [(">=", 2, "cuộc")]),
        ("tối thiểu phải đạt 90% số hộ", [(">=", 90, "%")]),
        ("ít nhất một mô hình", [(">=", 1, "mô hình")]),
        ("tối thiểu hai hội nghị", [(">=", 2, "hội nghị")]),
        ("một mô hình", []),
        ("ít nhất một trong các hình thức", []),
        ("20 lượt người", [("=", 20, "lượt người")]),
        ("5 suất quà", [("=", 5, "suất quà")]),
        ("12 tin, bài", [("=", 12, "tin, bài")]),
        ("300 người dân", [("=", 300, "người dân")]),
        ("7 ý kiến", [("=", 7, "ý kiến")]),
        ("", []),
        ("100", []),
        ("số 21/kh-ubnd", []),
        ("15/6/2026", []),
    ],
)
def test_a_figure_is_its_comparison_value_and_unit(words, expected):
    assert told(words) == expected


@pytest.mark.parametrize(
    ("words", "compared", "ranged", "worded"),
    [
        ("80% hộ", False, False, False),
        ("trên 80% hộ", True, False, False),
        ("80-85% hộ", False, True, False),
        ("80% đến 85% hộ", False, True, False),
        ("3-5 cuộc", False, True, False),
        ("ít nhất hai cuộc", True, False, True),
    ],
)
def test_a_figure_says_whether_it_is_compared_a_range_or_written_in_words(words, compared, ranged, worded):
    (found,) = figures(words, 0, len(words))

    assert (found.compared, found.ranged, found.worded) == (compared, ranged, worded)


@pytest.mark.parametrize("words", ["trên 80% hộ", "65 triệu đồng/người/năm", "ít nhất hai cuộc", "15/20 xã đạt chuẩn"])
def test_a_figure_stands_where_its_number_and_unit_stand(words):
    (found,) = figures(words, 0, len(words))

    shown = words[found.start : found.end]
    assert shown in words
    assert shown == {"%": "80%"}.get(found.unit, shown)
    assert shown.endswith(found.unit)


def test_only_the_stretch_asked_for_is_looked_at():
    words = "100% chi bộ; 85% hộ dân; 3 mô hình"

    assert [each.value for each in figures(words, words.index("85"), words.index("; 3"))] == [85]


def test_figures_come_in_the_order_of_the_text():
    words = "ít nhất một mô hình, 80% hộ dân, tối thiểu hai cuộc và 15 tổ"

    assert [each.value for each in figures(words, 0, len(words))] == [1, 80, 2, 15]
