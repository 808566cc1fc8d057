"""Which words around a time make it one to keep, and which only name it: in sentences of tasks, of background, of names."""

import pytest

from danvan.documents.reader import read

PLAN = """Số: 5/KH-UBND
Lam Kiều, ngày 10 tháng 01 năm 2026

KẾ HOẠCH
Công tác dân vận năm 2026

I. NHIỆM VỤ
"""


def dates(sentence, plan=PLAN):
    return [each.date for each in read(f"{plan}1. {sentence}\n").deadlines]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Sở Nội vụ hoàn thành việc rà soát trước ngày 30/6/2026.", "2026-06-30"),
        ("Việc rà soát phải xong trước 30/6/2026.", "2026-06-30"),
        ("Kết thúc đợt ra quân trong ngày 30/6/2026.", "2026-06-30"),
        ("Thời hạn đăng ký mô hình: đến hết ngày 31/3/2026.", "2026-03-31"),
        ("Hội nghị sơ kết tổ chức vào tháng 7/2026.", "month:2026-07"),
        ("Tổ chức ra quân vào dịp 15/10/2026.", "2026-10-15"),
        ("Ra quân vào dịp kỷ niệm Ngày truyền thống 15/10/2026.", "2026-10-15"),
        ("Tổng kết phong trào vào cuối năm 2026.", ""),
        ("Phấn đấu đến hết quý III năm 2026 hoàn thành.", "quarter:2026-Q3"),
        ("Thực hiện từ ngày 01/3/2026 đến ngày 30/4/2026.", "period:2026-03-01/2026-04-30"),
        ("Duy trì từ nay đến hết tháng 12/2026.", "month:2026-12"),
        ("Ngày 15/12 hằng năm gửi báo cáo.", "yearly:12-15"),
    ],
)
def test_a_time_by_which_on_which_or_in_which_something_is_done_is_kept(sentence, date):
    assert dates(sentence) == ([date] if date else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2026 của Ban Chấp hành Trung ương.",
        "Theo Công văn số 517/SNV-XDCQ ký ngày 28/6/2026 của Sở Nội vụ.",
        "Quán triệt Luật Thực hiện dân chủ ở cơ sở được thông qua ngày 10/11/2026.",
        "Quy định này có hiệu lực từ ngày 01/7/2026.",
        "Tuyên truyền kỷ niệm 96 năm Ngày truyền thống công tác dân vận (15/10/1930 - 15/10/2026).",
        "Chào mừng Quốc khánh 02/9/2026.",
        "Lập thành tích chào mừng Đại hội nhiệm kỳ 2025 - 2030.",
        "Đồng chí sinh ngày 15/6/2026 được mời dự.",
        "Thực hiện phong trào giai đoạn 2026 - 2030 theo Đề án.",
        "Triển khai chiến lược đến năm 2030.",
        "Phấn đấu đạt 95% đến năm 2030.",
        "Phát huy kết quả của năm 2025.",
        "Các hoạt động diễn ra quanh năm 2026 trên địa bàn.",
    ],
)
def test_a_time_that_names_a_paper_an_anniversary_a_force_or_a_goal_is_none_to_keep(sentence):
    assert dates(sentence) == []


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("trước ngày 30/6/2026", "trước ngày 30/6/2026"),
        ("chậm nhất là ngày 30/6/2026", "chậm nhất là ngày 30/6/2026"),
        ("không muộn hơn ngày 30/6/2026", "hơn ngày 30/6/2026"),
        ("trong tháng 6/2026", "trong tháng 6/2026"),
        ("vào cuối tháng 6/2026", "vào cuối tháng 6/2026"),
        ("trước ngày 15/6 hằng năm", "trước ngày 15/6 hằng năm"),
        ("trước ngày 30/6/2026 đối với báo cáo 6 tháng", "trước ngày 30/6/2026 đối với báo cáo 6 tháng"),
        ("trước ngày 30/6/2026 (báo cáo 6 tháng)", "trước ngày 30/6/2026 (báo cáo 6 tháng)"),
    ],
)
def test_the_words_of_a_time_are_shown_with_what_makes_them_binding(words, printed):
    (deadline,) = read(f"{PLAN}1. Các xã gửi báo cáo {words}.\n").deadlines

    assert deadline.words.endswith(printed)
    assert deadline.words in f"Các xã gửi báo cáo {words}."


def test_the_same_duty_said_twice_is_two_and_the_same_label_one():
    twice = "1. Các xã gửi báo cáo trước ngày 15/6/2026.\n2. Các sở gửi báo cáo trước ngày 15/6/2026.\n"
    labels = "1. Tuyên truyền.\n- Thời gian: tháng 6/2026.\n2. Vận động.\n- Thời gian: tháng 6/2026.\n"

    assert [each.who for each in read(PLAN + twice).deadlines] == ["Các xã", "Các sở"]
    assert [(each.date, len(each.also)) for each in read(PLAN + labels).deadlines] == [("month:2026-06", 1)]


@pytest.mark.parametrize("family", ["Số: 5/KH-UBND", "Số 5-KH/TU", "Số: 5/KH-MTTQ-BTT"])
def test_times_are_read_alike_in_papers_of_the_three_lines(family):
    plan = PLAN.replace("Số: 5/KH-UBND", family)

    assert dates("Các đơn vị trực thuộc gửi báo cáo trước ngày 15/6/2026.", plan) == ["2026-06-15"]


def test_every_deadline_stands_where_its_words_stand():
    text = (
        f"{PLAN}1. Các xã gửi báo cáo trước ngày 15/6/2026.\n2. Ra quân vào tháng 10/2026.\n- Thời gian: Quý II/2026.\n"
    )

    found = read(text).deadlines

    assert [text[each.span.start : each.span.end] for each in found] == [each.words for each in found]
