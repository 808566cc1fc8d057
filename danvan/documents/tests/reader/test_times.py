import pytest

from danvan.documents.reader import read
from danvan.documents.reader.times import expressions

PLAN = """Số: 5/KH-UBND
Lam Kiều, ngày 10 tháng 01 năm 2025
KẾ HOẠCH
Công tác dân vận năm 2025
I. NỘI DUNG
"""


def forms(words):
    return [expression.form() for expression in expressions(words, 0, len(words))]


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("ngày 08 đến ngày 10 tháng 12 năm 2025", ["period:2025-12-08/2025-12-10"]),
        ("từ ngày 20 tháng 11 năm 2025 đến ngày 03 tháng 12 năm 2025", ["period:2025-11-20/2025-12-03"]),
        ("từ tháng 3 đến tháng 10 năm 2026", ["period:2026-03/2026-10"]),
        ("từ tháng 10/2025 đến khi tổng kết", ["period:2025-10/event"]),
        ("từ ngày 11/9 đến hết năm 2026", ["period:2026-09-11/2026-12-31"]),
        ("vào tháng 4 và tháng 8 năm 2026", ["month:2026-04", "month:2026-08"]),
        ("trong quý i năm 2013", ["quarter:2013-Q1"]),
        ("quý iii, iv/2025", ["quarter:2025-Q3", "quarter:2025-Q4"]),
        ("quý i - iii/2025", ["period:2025-Q1/2025-Q3"]),
        ("tháng 9 - 10/2025", ["period:2025-09/2025-10"]),
        ("ngày 15 tháng 6 và 15 tháng 12 năm 2025", ["2025-06-15", "2025-12-15"]),
        ("giai đoạn 2021-2025", ["period:2021/2025"]),
        ("ngày 31-10-2011", ["2011-10-31"]),
        ("25.5.2025", ["2025-05-25"]),
        ("1/2 số xã", []),
        ("ngày thứ 6", []),
    ],
)
def test_words_of_time_are_put_to_forms(words, read):
    assert forms(words) == read


def deadlines(sentence):
    return [(deadline.date, deadline.words) for deadline in read(f"{PLAN}1. {sentence}\n").deadlines]


@pytest.mark.parametrize(
    ("sentence", "date", "words"),
    [
        ("Sở Nội vụ báo cáo trước ngày 15 tháng 11 năm 2025.", "2025-11-15", "trước ngày 15 tháng 11 năm 2025"),
        ("Các sở báo cáo trước ngày 15/12 hằng năm.", "yearly:12-15", "trước ngày 15/12 hằng năm"),
        (
            "Hằng năm, các xã tự chấm điểm từ ngày 10 đến ngày 15 tháng 12.",
            "yearly:12-10/12-15",
            "từ ngày 10 đến ngày 15 tháng 12",
        ),
        ("Bản tin phát hành vào ngày 15 của tháng trước đó.", "monthly:15", "vào ngày 15"),
        ("Các xã hoàn thành việc rà soát trong tháng 6.", "month:2025-06", "trong tháng 6"),
        ("Tổ chức hội nghị trong quý II.", "quarter:2025-Q2", "trong quý II"),
        ("Thời gian thực hiện: Quý III năm 2025.", "quarter:2025-Q3", "Quý III năm 2025"),
        ("Tổng kết phong trào vào tháng 12 năm 2025.", "month:2025-12", "vào tháng 12 năm 2025"),
        ("Hằng năm báo cáo kết quả về Sở Nội vụ.", "yearly", "Hằng năm"),
        (
            "Gửi báo cáo trong vòng 05 ngày làm việc kể từ ngày nhận.",
            "rule:trong vòng 05 ngày làm việc kể từ ngày nhận",
            "trong vòng 05 ngày làm việc kể từ ngày nhận",
        ),
        ("Báo cáo Ủy ban nhân dân tỉnh khi tổng kết đợt thi đua.", "event", "khi tổng kết đợt thi đua"),
    ],
)
def test_a_deadline_keeps_its_form_and_its_words(sentence, date, words):
    assert deadlines(sentence) == [(date, words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2026 của Chính phủ.",
        "Quy chế này có hiệu lực từ ngày 01 tháng 7 năm 2025.",
        "Chào mừng kỷ niệm 95 năm ngày truyền thống công tác dân vận (15/10/1930 - 15/10/2025).",
        "Trước đó, việc rà soát đã được yêu cầu trước ngày 30 tháng 12 năm 2024.",
        "Phong trào thi đua giai đoạn 2026-2030 được phát động theo Đề án đến năm 2030.",
        "Tiếp tục công tác giảm nghèo theo Nghị quyết nhiệm kỳ 2025 - 2030.",
    ],
)
def test_a_date_that_nobody_owes_anything_by_is_no_deadline(sentence):
    assert deadlines(sentence) == []


def test_a_day_no_calendar_has_is_no_deadline():
    assert deadlines("Các xã gửi báo cáo trước ngày 31 tháng 02 năm 2025.") == []


def test_the_year_a_day_leaves_out_is_the_plans_and_doubted():
    (deadline,) = read(f"{PLAN}1. Các sở gửi báo cáo trước ngày 05/6.\n").deadlines

    assert (deadline.date, deadline.doubt) == ("2025-06-05", "Văn bản không ghi năm; lấy theo năm của kế hoạch.")


def test_the_same_time_said_again_under_a_label_is_one_deadline_with_its_other_places():
    text = f"{PLAN}1. Tuyên truyền.\n- Thời gian: Quý II/2025.\n2. Tập huấn.\n- Thời gian: Quý II/2025.\n"

    (deadline,) = read(text).deadlines

    assert [text[span.start : span.end] for span in (deadline.span, *deadline.also)] == ["Quý II/2025", "Quý II/2025"]
