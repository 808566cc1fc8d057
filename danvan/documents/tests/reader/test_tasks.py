"""Who does what with whom by when: said in the sentence, under labels, or by the heading over it."""

import pytest

from danvan.documents.reader import read

PLAN = """KẾ HOẠCH
Công tác dân vận năm 2025

"""


def tasks(text):
    return [(task.text, task.lead, task.cooperating, task.due) for task in read(PLAN + text).tasks]


def test_labels_under_an_item_say_who_leads_who_helps_and_by_when():
    text = """I. NHIỆM VỤ

1. Tuyên truyền

- Tổ chức hội nghị quán triệt các văn bản mới.

Đơn vị chủ trì: Sở Nội vụ.

Đơn vị phối hợp: Sở Tư pháp; các xã.

Thời gian thực hiện: Tháng 4/2025.
"""

    assert tasks(text) == [
        ("Tổ chức hội nghị quán triệt các văn bản mới.", "Sở Nội vụ", "Sở Tư pháp; các xã", "Tháng 4/2025"),
    ]


def test_labels_right_under_a_heading_make_the_heading_the_task():
    text = """I. NỘI DUNG
1. Bế mạc ngày hội
- Thời gian: ngày 20/9/2025.
- Địa điểm: Nhà văn hóa.
- Đơn vị chủ trì: Sở Văn hóa.
- Đơn vị phối hợp: Các nghệ nhân.
"""

    assert tasks(text) == [("Bế mạc ngày hội", "Sở Văn hóa", "Các nghệ nhân", "ngày 20/9/2025")]


def test_the_heading_that_names_a_body_leads_what_stands_under_it():
    text = """II. TỔ CHỨC THỰC HIỆN
1. Sở Y tế
- Hướng dẫn các đơn vị thực hiện.
2. Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh:
Vận động đoàn viên, hội viên tham gia phong trào.
"""

    assert tasks(text) == [
        ("Hướng dẫn các đơn vị thực hiện.", "Sở Y tế", "", ""),
        ("Vận động đoàn viên, hội viên tham gia phong trào.", "Ủy ban Mặt trận Tổ quốc tỉnh", "", ""),
    ]


@pytest.mark.parametrize(
    ("sentence", "lead", "cooperating"),
    [
        ("Giao Sở Nội vụ tham mưu, theo dõi việc thực hiện.", "Sở Nội vụ", ""),
        ("Ban Chỉ đạo tỉnh xây dựng quy chế làm việc trong quý.", "Ban Chỉ đạo tỉnh", ""),
        ("Các cấp ủy, chính quyền gắn công tác dân vận với cải cách hành chính.", "Các cấp ủy, chính quyền", ""),
        (
            "Công an tỉnh chủ trì, phối hợp với Sở Nội vụ và các tổ chức chính trị - xã hội triển khai mô hình.",
            "Công an tỉnh",
            "Sở Nội vụ và các tổ chức chính trị - xã hội",
        ),
        ("Tiếp tục đổi mới nội dung và phương thức tuyên truyền.", "", ""),
    ],
)
def test_a_sentence_names_its_lead_at_its_head_and_its_helpers_after_phoi_hop(sentence, lead, cooperating):
    ((_, said_lead, said_cooperating, _),) = tasks(f"I. NHIỆM VỤ\n1. {sentence}\n")

    assert (said_lead, said_cooperating) == (lead, cooperating)


def test_purpose_targets_and_closing_words_are_no_tasks():
    text = """I. MỤC ĐÍCH, YÊU CẦU
- Nâng cao nhận thức của cán bộ, đảng viên về công tác dân vận.
II. CHỈ TIÊU
- 100% xã, phường ban hành kế hoạch công tác dân vận.
III. NHIỆM VỤ
- Tổ chức sơ kết phong trào vào cuối năm.
Trên đây là Kế hoạch công tác dân vận năm 2025, đề nghị các đơn vị thực hiện./.
"""

    assert [task[0] for task in tasks(text)] == ["Tổ chức sơ kết phong trào vào cuối năm."]


def test_a_task_of_a_news_item_begins_after_its_ordinal():
    assert [task[0] for task in tasks("Một là, các cấp ủy tổ chức tuyên truyền rộng rãi trong Nhân dân.\n")] == [
        "các cấp ủy tổ chức tuyên truyền rộng rãi trong Nhân dân."
    ]


def test_phases_are_the_paragraphs_that_begin_with_their_time():
    text = """I. THỜI GIAN THỰC HIỆN
- Đợt 1: Cao điểm từ ngày 20/3/2025 đến ngày 03/4/2025.
- Trong Quý II năm 2025, tiến hành sơ kết.
- Các xã chủ động bố trí thời gian.
"""

    phases = read(PLAN + text).phases

    assert [(phase.date, phase.place.words) for phase in phases] == [
        ("period:2025-03-20/2025-04-03", "mục I, gạch thứ 1"),
        ("quarter:2025-Q2", "mục I, gạch thứ 2"),
    ]
