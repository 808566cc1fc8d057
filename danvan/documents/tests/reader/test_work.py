"""Who does what with whom: sentences, labels and headings of the three lines, ragged layouts among them."""

import pytest

from danvan.documents.reader import read

PLAN = "KẾ HOẠCH\nCông tác dân vận năm 2026\n\n"


def tasks(text):
    return [(each.text, each.lead, each.cooperating, each.due) for each in read(PLAN + text).tasks]


@pytest.mark.parametrize(
    ("sentence", "lead", "together"),
    [
        ("Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp rà soát thủ tục.", "Sở Nội vụ", "Sở Tư pháp"),
        (
            "Giao Sở Nội vụ chủ trì, phối hợp các cơ quan liên quan tham mưu UBND tỉnh.",
            "Sở Nội vụ",
            "các cơ quan liên quan",
        ),
        (
            "Công an tỉnh phối hợp chặt chẽ với Ủy ban MTTQ tỉnh nắm tình hình cơ sở.",
            "Công an tỉnh",
            "Ủy ban MTTQ tỉnh",
        ),
        ("UBND các xã, phường tổ chức đối thoại với Nhân dân.", "UBND các xã, phường", ""),
        ("Đề nghị Ban Dân vận Tỉnh ủy theo dõi, hướng dẫn thực hiện.", "Ban Dân vận Tỉnh ủy", ""),
        ("Yêu cầu Thủ trưởng các sở, ban, ngành triển khai nghiêm túc Kế hoạch.", "Thủ trưởng các sở, ban, ngành", ""),
        ("Các cấp ủy, tổ chức đảng lãnh đạo thực hiện tốt công tác dân vận.", "Các cấp ủy, tổ chức đảng", ""),
        ("Các chi bộ trực thuộc xây dựng kế hoạch và đăng ký mô hình.", "Các chi bộ trực thuộc", ""),
        ("Ban Thường trực Ủy ban MTTQ tỉnh hướng dẫn công tác giám sát.", "Ban Thường trực Ủy ban MTTQ tỉnh", ""),
        ("Hội Nông dân tỉnh vận động hội viên tham gia phong trào thi đua.", "Hội Nông dân tỉnh", ""),
        ("Liên đoàn Lao động tỉnh phát động thi đua trong đoàn viên.", "Liên đoàn Lao động tỉnh", ""),
        ("Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện Kế hoạch.", "Văn phòng UBND tỉnh", ""),
        ("Chủ tịch UBND các xã, phường chịu trách nhiệm trước UBND tỉnh.", "Chủ tịch UBND các xã, phường", ""),
        ("Người đứng đầu cơ quan, đơn vị thực hiện tốt việc tiếp công dân.", "Người đứng đầu cơ quan, đơn vị", ""),
        ("Tiếp tục đẩy mạnh tuyên truyền bằng nhiều hình thức phong phú.", "", ""),
        ("Tăng cường kiểm tra, giám sát việc thực hiện ở cơ sở.", "", ""),
    ],
)
def test_a_sentence_names_who_leads_at_its_head_and_who_works_along(sentence, lead, together):
    assert [(who, along) for _text, who, along, _due in tasks(f"II. NHIỆM VỤ\n1. {sentence}\n")] == [(lead, together)]


LABELS = [
    ("- Chủ trì: Sở Nội vụ.", ("Sở Nội vụ", "", "")),
    ("- Cơ quan chủ trì: Sở Nội vụ.", ("Sở Nội vụ", "", "")),
    ("- Đơn vị thực hiện: Sở Nội vụ.", ("Sở Nội vụ", "", "")),
    ("- Đơn vị chủ trì thực hiện: Sở Nội vụ;", ("Sở Nội vụ", "", "")),
    ("- Cơ quan phối hợp: Sở Tư pháp.", ("", "Sở Tư pháp", "")),
    ("- Phối hợp: Sở Tư pháp.", ("", "Sở Tư pháp", "")),
    ("- Đơn vị phối hợp thực hiện: Sở Tư pháp.", ("", "Sở Tư pháp", "")),
    ("- Thời gian: Quý II/2026.", ("", "", "Quý II/2026")),
    ("- Thời gian hoàn thành: trước ngày 30/6/2026.", ("", "", "trước ngày 30/6/2026")),
    ("- Thời hạn: 30/6/2026.", ("", "", "30/6/2026")),
    ("- Tiến độ: Hằng quý.", ("", "", "Hằng quý")),
    ("- Sản phẩm: Báo cáo kết quả.", ("", "", "")),
    ("+ Chủ trì: Sở Nội vụ.", ("Sở Nội vụ", "", "")),
    ("a) Chủ trì: Sở Nội vụ.", ("Sở Nội vụ", "", "")),
    ("Chủ trì: Sở Nội vụ.", ("Sở Nội vụ", "", "")),
]


@pytest.mark.parametrize(("label", "told"), LABELS)
def test_each_label_under_a_heading_says_its_part_of_the_task(label, told):
    assert tasks(f"II. NHIỆM VỤ\n1. Tập huấn nghiệp vụ dân vận\n{label}\n") == [("Tập huấn nghiệp vụ dân vận", *told)]


def test_a_label_that_opens_a_list_takes_the_list():
    text = "II. NHIỆM VỤ\n1. Tập huấn nghiệp vụ\n- Cơ quan phối hợp:\n+ Sở Tư pháp;\n+ Ủy ban MTTQ tỉnh.\n"
    text += "- Thời gian: Quý II/2026.\n"

    assert tasks(text) == [("Tập huấn nghiệp vụ", "", "Sở Tư pháp; Ủy ban MTTQ tỉnh", "Quý II/2026")]


@pytest.mark.parametrize(
    ("heading", "lead"),
    [
        ("1. Sở Nội vụ", "Sở Nội vụ"),
        ("1. Sở Nội vụ:", "Sở Nội vụ"),
        ("1. Giao Sở Nội vụ", "Sở Nội vụ"),
        (
            "1. Đề nghị Ủy ban MTTQ tỉnh và các tổ chức chính trị - xã hội:",
            "Ủy ban MTTQ tỉnh và các tổ chức chính trị - xã hội",
        ),
        ("1. Trách nhiệm của UBND các xã, phường", "UBND các xã, phường"),
        ("1. Các chi, đảng bộ cơ sở", "Các chi, đảng bộ cơ sở"),
        ("a) Công an tỉnh:", "Công an tỉnh"),
        ("1. Công tác tuyên truyền", ""),
        ("1. Nhiệm vụ chung", ""),
    ],
)
def test_a_heading_that_names_a_body_leads_what_stands_under_it(heading, lead):
    found = tasks(f"III. TỔ CHỨC THỰC HIỆN\n{heading}\n- Hướng dẫn, theo dõi việc thực hiện ở cơ sở.\n")

    assert [who for _text, who, _along, _due in found] == [lead]


@pytest.mark.parametrize(
    "heading", ["MỤC ĐÍCH", "YÊU CẦU", "QUAN ĐIỂM", "CHỈ TIÊU", "KHEN THƯỞNG", "THỰC TRẠNG", "TIÊU CHÍ CHẤM ĐIỂM"]
)
def test_under_a_heading_of_purpose_targets_awards_or_marks_nothing_is_a_task(heading):
    assert tasks(f"I. {heading}\n- Nâng cao nhận thức của cán bộ, đảng viên về công tác dân vận.\n") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Trên đây là Kế hoạch công tác dân vận năm 2026 của Ủy ban nhân dân tỉnh./.",
        "Nhận được Kế hoạch này, đề nghị các cơ quan, đơn vị nghiêm túc thực hiện.",
        "Gồm các nội dung chủ yếu sau đây:",
        "Tuyên truyền.",
    ],
)
def test_closing_words_openings_and_bare_names_are_no_tasks(sentence):
    assert tasks(f"II. NHIỆM VỤ\n{sentence}\n") == []


@pytest.mark.parametrize("verb", ["thay thế", "bãi bỏ", "sửa đổi, bổ sung"])
def test_what_a_paper_does_to_another_is_a_relation_and_no_task(verb):
    assert tasks(f"II. NHIỆM VỤ\n1. Kế hoạch này {verb} Kế hoạch số 44/KH-UBND ngày 15/01/2025 của UBND tỉnh.\n") == []


def test_a_task_has_the_heading_it_stands_under_as_its_group():
    text = "II. NHIỆM VỤ\n1. Tuyên truyền\n- Biên soạn tài liệu tuyên truyền cho cơ sở.\n2. Vận động\n"
    text += "- Vận động đoàn viên tham gia phong trào.\n"

    assert [each.group for each in read(PLAN + text).tasks] == ["Tuyên truyền", "Vận động"]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["Đợt 1: từ ngày 01/3/2026 đến ngày 15/4/2026, tuyên truyền."], [("period:2026-03-01/2026-04-15", "Đợt 1")]),
        (["Đợt cao điểm: tháng 10/2026, ra quân.", "Địa điểm: các xã."], [("month:2026-10", "Đợt cao điểm")]),
        (
            ["Quý I/2026: xây dựng kế hoạch.", "Quý II/2026: sơ kết."],
            [("quarter:2026-Q1", "Quý I/2026"), ("quarter:2026-Q2", "Quý II/2026")],
        ),
        (["Trong tháng 6/2026, tổ chức sơ kết."], [("month:2026-06", "Trong tháng 6/2026")]),
        (["Bước 1: trước ngày 30/4/2026, khảo sát."], [("2026-04-30", "Bước 1")]),
        (["Tổ chức sơ kết trong tháng 6/2026."], []),
        (["Giai đoạn 1: chuẩn bị."], []),
    ],
)
def test_phases_are_the_paragraphs_that_open_with_their_time(items, expected):
    found = read(f"{PLAN}I. THỜI GIAN THỰC HIỆN\n" + "".join(f"- {item}\n" for item in items)).phases

    assert [(each.date, each.text.partition(":")[0].partition(",")[0]) for each in found] == expected
