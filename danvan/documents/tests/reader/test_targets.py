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
        ("Có 15/20 xã đạt chuẩn nông thôn mới.", ("=", 15, "xã")),
        ("Sản lượng đạt 120 nghìn tấn.", ("=", 120, "nghìn tấn")),
        ("Thu nhập bình quân đạt 65 triệu đồng/người/năm.", ("=", 65, "triệu đồng/người/năm")),
        ("Đào tạo nghề cho 10.000 lao động.", ("=", 10_000, "lao động")),
        ("Hỗ trợ xây mới 20 nhà nhân ái.", ("=", 20, "nhà")),
        ("Tăng 10% so với năm 2024.", ("=", 10, "%")),
        ("Từ 85% trở lên hộ dân tham gia.", (">=", 85, "%")),
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


@pytest.mark.parametrize(
    ("sentence", "scope", "rule"),
    [
        ("Mỗi chi bộ 02 mô hình.", "Mỗi chi bộ", "minimum"),
        ("Mỗi Đoàn cấp xã đảm nhận tối thiểu 01 công trình.", "Mỗi Đoàn cấp xã", "minimum"),
        ("Phấn đấu ít nhất 02 mô hình cấp tỉnh.", "", "total"),
        ("Thu nhập bình quân đạt 65 triệu đồng/người/năm.", "Thu nhập", "total"),
    ],
)
def test_a_target_says_whom_it_is_of_and_how_it_counts(sentence, scope, rule):
    found = read(f"{PLAN}I. CHỈ TIÊU\n- {sentence}\n").targets

    assert [(target.scope, target.rule) for target in found] == [(scope, rule)]


def test_a_range_of_counts_is_proposed_at_its_lower_end_and_doubted():
    found = read(f"{PLAN}I. CHỈ TIÊU\n- Tổ chức từ 3-5 cuộc giám sát.\n").targets

    assert [(target.comparator, target.value, target.doubt) for target in found] == [
        (">=", 3, "Văn bản ghi một khoảng; lấy mức thấp.")
    ]


@pytest.mark.parametrize(("heading", "count"), [("TÌNH HÌNH", 0), ("NẮM TÌNH HÌNH NHÂN DÂN", 1)])
def test_only_a_heading_that_begins_with_how_things_stand_hides_its_figures(heading, count):
    assert len(targets(f"I. {heading}\n- Xây dựng ít nhất 03 mô hình.\n")) == count


def test_a_heading_is_not_part_of_the_sentence_under_it():
    found = read(f"{PLAN}1. Chỉ tiêu\nNâng cao hiệu quả.\nII. CHỈ TIÊU NĂM 2025\nMỗi xã 02 mô hình.\n").targets

    assert [target.text for target in found if target.value] == ["Mỗi xã 02 mô hình."]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "- 100% sở, ban, ngành; UBND các xã, phường xây dựng kế hoạch dân vận.",
            ["100% sở, ban, ngành; UBND các xã, phường xây dựng kế hoạch dân vận."],
        ),
        (
            "- 100% xã có Ban Thanh tra nhân dân; 85% ban hoạt động hiệu quả; được Mặt trận xã xác nhận.",
            [
                "100% xã có Ban Thanh tra nhân dân",
                "85% ban hoạt động hiệu quả; được Mặt trận xã xác nhận.",
            ],
        ),
    ],
)
def test_what_a_semicolon_only_lists_on_belongs_to_its_target(sentence, words):
    found = read(PLAN + "I. CHỈ TIÊU\n" + sentence).targets

    assert [target.text for target in found] == words


def test_a_list_of_bodies_across_a_semicolon_is_whom_the_target_is_of():
    (target,) = read(PLAN + "I. CHỈ TIÊU\n- 100% sở, ban, ngành; UBND các xã, phường xây dựng kế hoạch.").targets

    assert target.scope == "sở, ban, ngành; UBND các xã, phường"
