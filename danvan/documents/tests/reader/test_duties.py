"""By when, who, to whom, through whom: sentences about times as offices write them, and what is read in each."""

import pytest

from danvan.documents.reader import read

PLAN = """Số: 5/KH-UBND
Lam Kiều, ngày 10 tháng 01 năm 2026

KẾ HOẠCH
Công tác dân vận năm 2026

II. TỔ CHỨC THỰC HIỆN
"""


def due(*items):
    text = PLAN + "".join(f"{at}. {item}\n" for at, item in enumerate(items, 1))
    return [(each.date, each.who, each.to, each.via) for each in read(text).deadlines]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Các sở, ban, ngành báo cáo kết quả về UBND tỉnh (qua Sở Nội vụ tổng hợp) trước ngày 15/6/2026.",
            ("2026-06-15", "Các sở, ban, ngành", "UBND tỉnh", "Sở Nội vụ"),
        ),
        (
            "UBND các xã, phường gửi báo cáo về Sở Nội vụ trước ngày 10/12/2026 để tổng hợp.",
            ("2026-12-10", "UBND các xã, phường", "Sở Nội vụ", ""),
        ),
        (
            "Sở Nội vụ tổng hợp, báo cáo Ủy ban nhân dân tỉnh chậm nhất ngày 20 tháng 12 năm 2026.",
            ("2026-12-20", "Sở Nội vụ", "Ủy ban nhân dân tỉnh", ""),
        ),
        (
            "Đề nghị Ủy ban MTTQ tỉnh gửi kết quả giám sát về Thường trực Tỉnh ủy trước ngày 30/11/2026.",
            ("2026-11-30", "Ủy ban MTTQ tỉnh", "Thường trực Tỉnh ủy", ""),
        ),
        (
            "Các chi, đảng bộ trực thuộc báo cáo Ban Thường vụ Đảng ủy (qua Văn phòng Đảng ủy) trước ngày 05/12/2026.",
            ("2026-12-05", "Các chi, đảng bộ trực thuộc", "Ban Thường vụ Đảng ủy", "Văn phòng Đảng ủy"),
        ),
        (
            "Giao Văn phòng UBND tỉnh theo dõi, đôn đốc, báo cáo Chủ tịch UBND tỉnh trước ngày 25/12/2026.",
            ("2026-12-25", "Văn phòng UBND tỉnh", "Chủ tịch UBND tỉnh", ""),
        ),
        (
            "Sở Y tế hoàn thành việc rà soát trước ngày 30/6/2026.",
            ("2026-06-30", "Sở Y tế", "", ""),
        ),
        ("Hoàn thành việc rà soát trong quý II năm 2026.", ("quarter:2026-Q2", "", "", "")),
    ],
)
def test_a_duty_says_by_when_who_to_whom_and_through_whom(sentence, expected):
    assert due(sentence) == [expected]


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("trước ngày 25/5/2026", "2026-05-25"),
        ("trước ngày 25 tháng 5 năm 2026", "2026-05-25"),
        ("trước ngày 25-5-2026", "2026-05-25"),
        ("trước ngày 25.5.2026", "2026-05-25"),
        ("trước 25/5/2026", "2026-05-25"),
        ("trước 17 giờ 00 ngày 25/5/2026", "2026-05-25"),
        ("chậm nhất ngày 25/5/2026", "2026-05-25"),
        ("chậm nhất là ngày 25/5/2026", "2026-05-25"),
        ("chậm nhất đến hết ngày 25/5/2026", "2026-05-25"),
        ("muộn nhất là ngày 25/5/2026", "2026-05-25"),
        ("không muộn hơn ngày 25/5/2026", "2026-05-25"),
        ("đến hết ngày 25/5/2026", "2026-05-25"),
        ("xong trước ngày 25/5/2026", "2026-05-25"),
        ("hạn cuối là ngày 25/5/2026", "2026-05-25"),
        ("trong ngày 25/5/2026", "2026-05-25"),
        ("trong tháng 5/2026", "month:2026-05"),
        ("trong tháng 5 năm 2026", "month:2026-05"),
        ("trong tháng 05-2026", "month:2026-05"),
        ("trước tháng 5/2026", "month:2026-05"),
        ("hết tháng 5/2026", "month:2026-05"),
        ("cuối tháng 5/2026", ""),
        ("vào cuối tháng 5/2026", "month:2026-05"),
        ("trong quý II/2026", "quarter:2026-Q2"),
        ("trong quý 2 năm 2026", "quarter:2026-Q2"),
        ("trong Quý II - 2026", "quarter:2026-Q2"),
        ("trong quý III, IV năm 2026", "quarter:2026-Q3 quarter:2026-Q4"),
        ("trong quý II và quý III năm 2026", "quarter:2026-Q2 quarter:2026-Q3"),
        ("từ ngày 01/6/2026 đến ngày 15/6/2026", "period:2026-06-01/2026-06-15"),
        ("từ ngày 01 đến ngày 15/6/2026", "period:2026-06-01/2026-06-15"),
        ("từ ngày 01/6 đến 15/6/2026", "period:2026-06-01/2026-06-15"),
        ("từ tháng 6 đến hết tháng 9/2026", "period:2026-06/2026-09"),
        ("trong vòng 10 ngày kể từ ngày ký", "rule:trong vòng 10 ngày kể từ ngày ký"),
        ("chậm nhất sau 05 ngày làm việc kể từ khi nhận", "rule:chậm nhất sau 05 ngày làm việc kể từ khi nhận"),
        ("trước ngày 15 hằng tháng", "monthly:15"),
        ("vào ngày mồng 5 hằng tháng", "monthly:05"),
        ("trước ngày 15/12 hằng năm", "yearly:12-15"),
        ("trước ngày 15 tháng 12 hàng năm", "yearly:12-15"),
        ("định kỳ hằng quý", "rule:định kỳ hằng quý"),
        ("định kỳ 6 tháng, hằng năm", "rule:định kỳ 6 tháng, hằng năm"),
        ("khi có yêu cầu", "event"),
        ("sau khi kết thúc đợt thi đua", "event"),
        ("thường xuyên", ""),
        ("kịp thời", ""),
    ],
)
def test_each_way_of_saying_by_when_a_report_is_due_has_its_form(words, form):
    assert " ".join(each[0] for each in due(f"Các xã gửi báo cáo {words}.")) == form


@pytest.mark.parametrize(
    ("words", "form", "doubt"),
    [
        ("trước ngày 05/6", "2026-06-05", "Văn bản không ghi năm; lấy theo năm của kế hoạch."),
        ("trong tháng 6", "month:2026-06", "Văn bản không ghi năm; lấy theo năm của kế hoạch."),
        ("trong quý III", "quarter:2026-Q3", "Văn bản không ghi năm; lấy theo năm của kế hoạch."),
        ("trước ngày 05/6/2026", "2026-06-05", ""),
        ("vào ngày 05/6/2026", "2026-06-05", "Ngày diễn ra sự kiện, có thể không phải hạn phải làm."),
    ],
)
def test_what_is_not_sure_of_a_time_is_said(words, form, doubt):
    found = read(f"{PLAN}1. Các xã gửi báo cáo {words}.\n").deadlines

    assert [(each.date, each.doubt) for each in found] == [(form, doubt)]


def test_in_a_plan_of_several_years_a_day_without_year_comes_every_year():
    text = PLAN.replace("năm 2026\n\nII", "giai đoạn 2026 - 2030\n\nII") + "1. Các xã gửi báo cáo trước ngày 05/6.\n"

    assert [(each.date, each.doubt) for each in read(text).deadlines] == [("yearly:06-05", "Văn bản không ghi năm.")]


def test_one_sentence_with_two_days_is_two_duties_of_the_same_people():
    sentence = (
        "Các sở báo cáo về UBND tỉnh trước ngày 15/6/2026 (báo cáo 6 tháng), trước ngày 15/12/2026 (báo cáo năm)."
    )

    assert due(sentence) == [
        ("2026-06-15", "Các sở", "UBND tỉnh", ""),
        ("2026-12-15", "Các sở", "UBND tỉnh", ""),
    ]


def test_the_heading_over_a_list_says_whose_duties_they_are():
    text = f"{PLAN}1. Sở Nội vụ\n- Hướng dẫn các xã trước ngày 15/3/2026.\n- Tổng hợp kết quả trước ngày 20/12/2026.\n"

    assert [(each.date, each.who) for each in read(text).deadlines] == [
        ("2026-03-15", "Sở Nội vụ"),
        ("2026-12-20", "Sở Nội vụ"),
    ]


def test_a_time_that_was_over_at_the_signing_is_background():
    assert due("Các xã đã gửi báo cáo trước ngày 15/12/2025.", "Các xã gửi báo cáo trước ngày 15/2/2026.") == [
        ("2026-02-15", "Các xã", "", "")
    ]


@pytest.mark.parametrize(
    ("label", "form"),
    [
        ("Thời gian: Tháng 4/2026.", "month:2026-04"),
        ("Thời gian thực hiện: Quý II/2026.", "quarter:2026-Q2"),
        ("Thời hạn hoàn thành: ngày 30/6/2026.", "2026-06-30"),
        ("Tiến độ: từ tháng 3/2026 đến tháng 6/2026.", "period:2026-03/2026-06"),
        ("Hoàn thành: trong tháng 6/2026.", "month:2026-06"),
        ("Thời gian dự kiến: 02 ngày, trong quý III năm 2026.", "quarter:2026-Q3"),
        ("Thời gian: Thường xuyên.", ""),
        ("Địa điểm: Nhà văn hóa xã.", ""),
    ],
)
def test_a_label_of_time_gives_its_value_and_what_it_stands_under(label, form):
    found = read(f"{PLAN}1. Tập huấn nghiệp vụ dân vận\n- {label}\n").deadlines

    assert [(each.date, each.what) for each in found] == ([(form, "Tập huấn nghiệp vụ dân vận")] if form else [])
