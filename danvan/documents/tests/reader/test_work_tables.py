"""Tables of work in appendices: which column says what, by the words of its head; what is no table of work gives none."""

import pytest

from danvan.documents.reader import read

PLAN = """Số: 5/KH-UBND
Lam Kiều, ngày 10 tháng 01 năm 2026
KẾ HOẠCH
Công tác dân vận năm 2026
I. NỘI DUNG
1. Thực hiện theo phụ lục kèm theo Kế hoạch này.

Nơi nhận:
- Lưu: VT.

PHỤ LỤC

DANH MỤC NHIỆM VỤ

"""


def table(*rows):
    return PLAN + "\n".join("| " + " | ".join(row) + " |" for row in rows) + "\n"


def tasks(text):
    return [
        (each.text, each.lead, each.cooperating, each.due) for each in read(text).tasks if each.span.start > len(PLAN)
    ]


ROW = ("1", "Ban hành kế hoạch", "Sở Nội vụ", "Các sở", "Quý II/2026")


@pytest.mark.parametrize(
    "head",
    [
        ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian"),
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
        ("Số TT", "Nội dung công việc", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời hạn"),
        ("Stt", "Tên nhiệm vụ, giải pháp", "Đơn vị đầu mối", "Phối hợp", "Tiến độ"),
        ("TT", "Hoạt động", "Phân công", "Cơ quan, đơn vị phối hợp", "Hoàn thành"),
        ("Số thứ tự", "CÔNG VIỆC", "NGƯỜI PHỤ TRÁCH", "PHỐI HỢP", "THỜI GIAN THỰC HIỆN"),
    ],
)
def test_columns_are_known_by_the_words_of_their_heads(head):
    assert tasks(table(head, ROW)) == [("Ban hành kế hoạch", "Sở Nội vụ", "Các sở", "Quý II/2026")]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ((0, 1, 2, 4), ("Ban hành kế hoạch", "Sở Nội vụ", "", "Quý II/2026")),
        ((0, 1, 2), ("Ban hành kế hoạch", "Sở Nội vụ", "", "")),
        ((0, 1, 4), ("Ban hành kế hoạch", "", "", "Quý II/2026")),
        ((0, 2, 1, 4), ("Ban hành kế hoạch", "Sở Nội vụ", "", "Quý II/2026")),
        ((1, 2, 3, 4), ("Ban hành kế hoạch", "Sở Nội vụ", "Các sở", "Quý II/2026")),
    ],
)
def test_a_table_may_lack_columns_or_have_them_in_another_order(columns, expected):
    head = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")

    assert tasks(table(tuple(head[at] for at in columns), tuple(ROW[at] for at in columns))) == [expected]


@pytest.mark.parametrize(
    "head",
    [
        ("STT", "Nội dung", "Ghi chú", "Kinh phí", "Nguồn"),
        ("STT", "Tiêu chí", "Điểm chuẩn", "Điểm tự chấm", "Điểm thẩm định"),
        ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Ghi chú"),
        ("Tháng 1", "Tháng 2", "Tháng 3", "Tháng 4", "Tháng 5"),
    ],
)
def test_a_table_of_something_else_gives_no_tasks(head):
    assert tasks(table(head, ROW)) == []


@pytest.mark.parametrize("number", ["1", "1.", "01", "1.1", "12)", "1.2.3", "iv"])
def test_rows_are_numbered_in_whatever_way(number):
    head = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")

    assert len(tasks(table(head, (number, *ROW[1:])))) == 1


def test_rows_of_headings_between_the_work_are_left_out():
    head = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")
    text = table(
        head,
        ("I", "Tuyên truyền", "", "", ""),
        ROW,
        ("II", "Vận động", "", "", ""),
        ("2", "Ra quân", "Các xã", "", "Tháng 10"),
    )

    assert [text for text, *_rest in tasks(text)] == ["Ban hành kế hoạch", "Ra quân"]


def test_a_thousand_rows_are_a_thousand_tasks():
    head = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian")
    rows = [(str(at), f"Việc thứ {at}", "Sở Nội vụ", "", "Quý II/2026") for at in range(1, 1000)]

    assert [text for text, *_rest in tasks(table(head, *rows))] == [f"Việc thứ {at}" for at in range(1, 1000)]


@pytest.mark.parametrize(
    ("title", "is_annex"),
    [
        ("PHỤ LỤC", True),
        ("PHỤ LỤC I", True),
        ("Phụ lục 01", True),
        ("BIỂU MẪU 1", True),
        ("DANH MỤC NHIỆM VỤ", True),
        ("ĐỀ CƯƠNG BÁO CÁO", True),
        ("Mẫu số 01", True),
        ("Theo phụ lục kèm theo Kế hoạch này, các đơn vị tổ chức thực hiện", False),
    ],
)
def test_what_follows_the_signature_under_a_title_of_its_own_is_annexed(title, is_annex):
    text = PLAN.partition("PHỤ LỤC")[0] + f"{title}\n\n- 100% chi bộ đăng ký ít nhất 01 mô hình.\n"

    reading = read(text)

    assert (reading.targets, [each.name for each in reading.recipients][:1]) == ((), ["Lưu: VT"])
    assert any("100%" in each.text for each in reading.tasks) is False
    assert is_annex or reading.tasks == read(PLAN.partition("PHỤ LỤC")[0]).tasks
