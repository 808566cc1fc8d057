"""How a target is counted and whom it covers, told by its own words: by rules, in the forms of the three lines."""

import pytest

from danvan.documents.reader import read

PLAN = "KẾ HOẠCH\nCông tác dân vận năm 2026\n\nI. CHỈ TIÊU\n"


def counted(sentence):
    return [(each.rule, each.scope) for each in read(f"{PLAN}- {sentence}\n").targets]


@pytest.mark.parametrize(
    ("sentence", "rule", "scope"),
    [
        ("100% sở, ban, ngành xây dựng kế hoạch.", "coverage", "sở, ban, ngành"),
        ("100% UBND các xã, phường ban hành kế hoạch.", "coverage", "UBND các xã, phường"),
        ("100% chi bộ sinh hoạt chuyên đề.", "coverage", "chi bộ"),
        ("100% chi, đảng bộ cơ sở đăng ký mô hình.", "coverage", "chi, đảng bộ cơ sở"),
        ("100% Ủy ban MTTQ cấp xã tổ chức giám sát.", "coverage", "Ủy ban MTTQ cấp xã"),
        ("100% thôn, tổ dân phố tổ chức Ngày hội Đại đoàn kết.", "coverage", "thôn, tổ dân phố"),
        ("100% người đứng đầu cấp ủy đối thoại với Nhân dân.", "coverage", "người đứng đầu cấp ủy"),
        ("100% cán bộ, công chức được tập huấn.", "ratio", "cán bộ, công chức"),
        ("100% đảng viên học tập nghị quyết.", "ratio", "đảng viên"),
        ("Trên 95% hộ dân đăng ký gia đình văn hóa.", "ratio", "hộ dân"),
        ("Từ 80% cơ quan, đơn vị trở lên được xếp loại tốt.", "ratio", "cơ quan, đơn vị"),
        ("85% Ban Thanh tra nhân dân hoạt động có hiệu quả.", "ratio", "Ban Thanh tra nhân dân"),
        ("Mỗi chi bộ đăng ký ít nhất 01 mô hình.", "minimum", "Mỗi chi bộ"),
        ("Mỗi xã tổ chức tối thiểu 02 cuộc đối thoại.", "minimum", "Mỗi xã"),
        ("Mỗi cơ sở hội giúp đỡ ít nhất 03 hộ nghèo.", "minimum", "Mỗi cơ sở hội"),
        ("Toàn tỉnh xây dựng 300 mô hình.", "total", "Toàn tỉnh"),
        ("Vận động xây mới 50 nhà Đại đoàn kết.", "total", ""),
        ("Không có hồ sơ giải quyết quá hạn.", "zero", ""),
        ("Không để xảy ra điểm nóng, khiếu kiện đông người vượt cấp.", "zero", ""),
        ("Chỉ số hài lòng của người dân đạt trên 90%.", "index", "Chỉ số hài lòng của người dân"),
        ("Nâng cao chất lượng công tác tiếp công dân, giải quyết đơn thư.", "narrative", ""),
    ],
)
def test_the_words_decide_the_rule_and_the_scope(sentence, rule, scope):
    assert counted(sentence) == [(rule, scope)]


@pytest.mark.parametrize(
    ("heading", "item", "count"),
    [
        ("CHỈ TIÊU", "100% chi bộ đăng ký mô hình.", 1),
        ("MỤC TIÊU CỤ THỂ", "100% chi bộ đăng ký mô hình.", 1),
        ("MỤC TIÊU", "Xây dựng 03 mô hình.", 1),
        ("CÁC CHỈ SỐ PHẤN ĐẤU", "Xây dựng 03 mô hình.", 1),
        ("NHIỆM VỤ", "Xây dựng 03 mô hình.", 0),
        ("NHIỆM VỤ", "Phấn đấu xây dựng 03 mô hình.", 1),
        ("NHIỆM VỤ", "Xây dựng ít nhất 03 mô hình.", 1),
        ("KINH PHÍ", "Hỗ trợ ít nhất 03 mô hình.", 0),
        ("THỰC TRẠNG", "Đã xây dựng ít nhất 03 mô hình.", 0),
        ("KẾT QUẢ NĂM 2025", "100% chi bộ đăng ký mô hình.", 0),
        ("KHEN THƯỞNG", "Tặng Bằng khen cho 03 tập thể.", 0),
        ("CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA", "Hỗ trợ 03 mô hình.", 0),
    ],
)
def test_the_heading_over_a_figure_decides_whether_it_is_one_to_reach(heading, item, count):
    text = f"KẾ HOẠCH\nCông tác dân vận năm 2026\n\nI. {heading}\n- {item}\n"

    assert len(read(text).targets) == count


@pytest.mark.parametrize(
    "sentence",
    [
        "Năm 2025 đã có 85% chi bộ đăng ký mô hình.",
        "So với cùng kỳ tăng 12% số mô hình.",
        "Trường hợp có dưới 50% đại biểu thì hoãn hội nghị.",
        "Hỗ trợ 20 triệu đồng cho mỗi mô hình từ ngân sách.",
        "Tổ chức tại 05 điểm cầu.",
        "Mỗi đợt không quá 03 ngày.",
        "Điểm cộng tối đa 05 điểm.",
        "Thực hiện Nghị quyết giai đoạn 2025 - 2030.",
        "Thành viên gồm 07 đồng chí.",
        "Khen thưởng không quá 10 tập thể.",
        "Theo báo cáo, hiện có 30% hộ chưa tham gia.",
    ],
)
def test_figures_that_tell_pay_limit_or_award_are_none_to_reach(sentence):
    assert read(f"KẾ HOẠCH\nCông tác dân vận năm 2026\n\nI. NHIỆM VỤ\n1. {sentence}\n").targets == ()


def test_several_figures_of_one_sentence_are_several_targets_with_their_own_scope():
    found = counted("100% xã, phường có kế hoạch; 85% thôn có tổ dân vận; mỗi thôn ít nhất 01 mô hình.")

    assert found == [("coverage", "xã, phường"), ("ratio", "thôn"), ("minimum", "mỗi thôn")]


def test_every_target_shows_its_figure_in_its_sentence():
    text = f"{PLAN}- 100% chi bộ đăng ký mô hình; trên 95% hộ dân tham gia.\n- Mỗi xã ít nhất 02 cuộc đối thoại.\n"

    shown = [
        (text[each.figure.start : each.figure.end], text[each.span.start : each.span.end])
        for each in read(text).targets
    ]

    assert shown == [
        ("100%", "100% chi bộ đăng ký mô hình"),
        ("95%", "trên 95% hộ dân tham gia."),
        ("02 cuộc", "Mỗi xã ít nhất 02 cuộc đối thoại."),
    ]
