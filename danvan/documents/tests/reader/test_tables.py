"""Tables of work in appendices, as a law site gives them (a pipe to a line) and as rows on a line."""

from danvan.documents.reader import read

PLAN = """Số: 5/KH-UBND
Lam Kiều, ngày 10 tháng 01 năm 2025
KẾ HOẠCH
Công tác dân vận năm 2025
I. NỘI DUNG
1. Thực hiện theo phụ lục kèm theo Kế hoạch này.

Nơi nhận:
- Lưu: VT.

PHỤ LỤC

DANH MỤC NHIỆM VỤ

"""


def in_cells(*rows):
    return PLAN + "".join("|\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in row) for row in ([""], *rows))


def on_lines(*rows):
    return PLAN + "\n".join("| " + " | ".join(row) + " |" for row in rows) + "\n"


ROWS = (
    ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
    ("I", "Tuyên truyền", "", "", ""),
    ("1", "Ban hành kế hoạch\ntuyên truyền", "Sở Nội vụ", "Các sở, ngành", "Quý II/2025"),
    ("2", "Tập huấn nghiệp vụ", "Sở Tư pháp", "", "Trước ngày 30/6/2025"),
)
FLAT_ROWS = tuple(tuple(cell.replace("\n", " ") for cell in row) for row in ROWS)


def tasks(text):
    return [(task.text, task.lead, task.cooperating, task.due) for task in read(text).tasks if task.lead]


def test_the_rows_of_a_table_of_work_are_tasks_in_either_layout():
    expected = [
        ("Ban hành kế hoạch tuyên truyền", "Sở Nội vụ", "Các sở, ngành", "Quý II/2025"),
        ("Tập huấn nghiệp vụ", "Sở Tư pháp", "", "Trước ngày 30/6/2025"),
    ]

    assert tasks(in_cells(*ROWS)) == expected
    assert tasks(on_lines(*FLAT_ROWS)) == expected


def test_a_time_in_a_table_is_due_what_its_row_says_by_whom_its_row_says():
    assert [(d.date, d.what, d.who) for d in read(in_cells(*ROWS)).deadlines] == [
        ("quarter:2025-Q2", "Ban hành kế hoạch tuyên truyền", "Sở Nội vụ"),
        ("2025-06-30", "Tập huấn nghiệp vụ", "Sở Tư pháp"),
    ]


def test_years_at_the_head_of_a_table_of_money_are_no_deadlines():
    text = on_lines(("TT", "Nội dung", "Năm 2025", "Năm 2026"), ("1", "Tuyên truyền", "100", "200"))

    assert read(text).deadlines == ()


def test_a_table_that_names_neither_who_nor_when_gives_no_tasks():
    assert tasks(on_lines(("TT", "Nội dung", "Ghi chú"), ("1", "Tuyên truyền", "Sở Nội vụ"))) == []


def test_the_figures_of_an_appendix_are_not_targets():
    text = on_lines(("TT", "Tiêu chí", "Điểm"), ("1", "Tỷ lệ đạt 100% kế hoạch", "20"))

    assert read(text).targets == ()


def test_a_table_broken_over_pages_keeps_its_rows():
    head, *rows = FLAT_ROWS
    text = (
        on_lines(head, *rows[:2]) + "\n" + "\n".join("| " + " | ".join(row) + " |" for row in (head, *rows[2:])) + "\n"
    )

    assert [task[0] for task in tasks(text)] == ["Ban hành kế hoạch tuyên truyền", "Tập huấn nghiệp vụ"]


def test_every_row_shows_the_words_of_its_work():
    text = in_cells(*ROWS)

    shown = [text[task.span.start : task.span.end] for task in read(text).tasks if task.lead]

    assert shown == ["Ban hành kế hoạch\ntuyên truyền", "Tập huấn nghiệp vụ"]
