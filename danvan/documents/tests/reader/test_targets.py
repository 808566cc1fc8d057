import pytest

from danvan.documents.reader import read

PLAN = """KẾ HOẠCH
Công tác dân vận năm 2025
"""


def targets(text):
    return [
        (target.comparator, target.value, target.unit)
        for target in read(PLAN + text).targets
        if target.value is not None
    ]


@pytest.mark.parametrize(
    ("sentence", "read"),
    [
        ("100% chi bộ xây dựng kế hoạch.", ("=", 100, "%")),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt trên 98,5%.", (">", 98.5, "%")),
        ("Ít nhất 70% hộ dân tham gia.", (">=", 70, "%")),
        ("Tỷ lệ hộ nghèo giảm xuống dưới 3%.", ("<", 3, "%")),
        ("Không quá 5% hồ sơ trễ hạn.", ("<=", 5, "%")),
        ("Tỷ lệ hòa giải thành đạt khoảng 85%.", ("~", 85, "%")),
        ("Mỗi xã xây dựng 02 mô hình.", ("=", 2, "mô hình")),
        ("Mỗi chi bộ đăng ký ít nhất một mô hình.", (">=", 1, "mô hình")),
        ("Vận động trồng 1.500 cây xanh.", ("=", 1500, "cây")),
        ("Xây dựng 03 mô hình “Dân vận khéo” trở lên.", (">=", 3, "mô hình")),
        ("Giảm từ 23 vụ xuống 18 vụ.", ("=", 18, "vụ")),
        ("Tỷ suất dưới 4/100.000 trẻ.", ("<", 4, "/100.000")),
    ],
)
def test_a_target_has_comparator_value_and_unit(sentence, read):
    assert targets(f"I. CHỈ TIÊU\n- {sentence}\n") == [read]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hiện nay có 28 trạm, chiếm 32,2% tổng số.",
        "Kinh phí được trích lại 35% từ nguồn thu.",
        "Tặng Bằng khen không quá 05 cá nhân.",
        "Thực hiện Nghị quyết đại hội nhiệm kỳ 2025 - 2030.",
        "Hội nghị tổ chức tại 07 điểm cầu.",
        "Điểm trừ tối đa 03 điểm.",
    ],
)
def test_a_figure_that_describes_pays_or_limits_is_no_target(sentence):
    assert targets(f"II. NHIỆM VỤ\n1. {sentence}\n") == []


@pytest.mark.parametrize("heading", ["THỰC TRẠNG", "KINH PHÍ THỰC HIỆN", "KẾT QUẢ THỰC HIỆN NĂM 2024"])
def test_under_a_heading_of_how_things_stand_or_of_money_nothing_is_a_target(heading):
    assert targets(f"I. {heading}\n- 100% chi bộ đã ban hành kế hoạch.\n") == []


def test_the_parts_of_a_figure_in_brackets_are_not_targets_of_their_own():
    assert targets("I. MỤC TIÊU\n- Lắp mới: 58 trạm (trong đó: xã: 25 trạm, phường: 33 trạm).\n") == [("=", 58, "trạm")]


def test_only_the_lower_bound_of_a_band_counts():
    assert targets("I. XẾP LOẠI\n1. Hoàn thành tốt: đạt từ 85 điểm đến dưới 95 điểm.\n") == [(">=", 85, "điểm")]


def test_the_words_decide_how_a_target_is_counted():
    text = """I. CHỈ TIÊU
- 100% xã, phường ban hành kế hoạch.
- 100% cán bộ, công chức học tập nghị quyết.
- Từ 80% cơ quan trở lên được xếp loại tốt.
- Mỗi xã tổ chức ít nhất 02 cuộc đối thoại.
- Toàn tỉnh xây dựng 300 mô hình.
- Chỉ số hài lòng đạt trên 90%.
- Đẩy mạnh công tác tuyên truyền đến đoàn viên, hội viên.
"""

    assert [target.rule for target in read(PLAN + text).targets] == [
        "coverage",
        "ratio",
        "ratio",
        "minimum",
        "total",
        "index",
        "narrative",
    ]


def test_a_target_outside_a_section_of_targets_is_doubted():
    (target,) = read(f"{PLAN}I. NHIỆM VỤ\n1. Chỉ đạo 100% chi bộ sinh hoạt chuyên đề.\n").targets

    assert target.doubt == "Không nằm trong mục chỉ tiêu; đề nghị xem có phải chỉ tiêu không."
