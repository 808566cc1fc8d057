"""The outline: how a line begins, what holds it, and how an office cites its place."""

import pytest

from danvan.documents.reader import read
from danvan.documents.reader.lines import Lines
from danvan.documents.reader.source import Source

PLAN = "KẾ HOẠCH\nCông tác dân vận năm 2026\n\n"
MARKS = [
    ("PHẦN THỨ NHẤT", "part"),
    ("Phần I", "part"),
    ("CHƯƠNG I", "chapter"),
    ("Chương 2", "chapter"),
    ("MỤC 1.", "chapter"),
    ("PHỤ LỤC", "annex"),
    ("Phụ lục II", "annex"),
    ("A. MỤC ĐÍCH", "capital"),
    ("B- Yêu cầu", "capital"),
    ("I. MỤC ĐÍCH", "roman"),
    ("IV- Nhiệm vụ", "roman"),
    ("II/ NỘI DUNG", "roman"),
    ("Điều 1. Ban hành", "article"),
    ("Điều 12: Hiệu lực", "article"),
    ("Một là, tuyên truyền", "ordinal"),
    ("Thứ nhất, tuyên truyền", "ordinal"),
    ("1. Tuyên truyền", "number"),
    ("1) Tuyên truyền", "number"),
    ("1- Tuyên truyền", "number"),
    ("1/ Tuyên truyền", "number"),
    ("1.1. Tuyên truyền", "number"),
    ("1.1 Tuyên truyền", "number"),
    ("I.1. Tuyên truyền", "number"),
    ("2.1.3. Tuyên truyền", "number"),
    ("1. 100% chi bộ", "number"),
    ("a) Tuyên truyền", "letter"),
    ("đ) Tuyên truyền", "letter"),
    ("a. Tuyên truyền", "letter"),
    ("ii) Tuyên truyền", "letter"),
    ("(1) Tuyên truyền", "bracket"),
    ("(a) Tuyên truyền", "bracket"),
    ("(iv) Tuyên truyền", "bracket"),
    ("- Tuyên truyền", "dash"),
    ("– Tuyên truyền", "dash"),
    ("• Tuyên truyền", "dash"),
    ("* Tuyên truyền", "dash"),
    ("- 100% chi bộ", "dash"),
    ("+ Tuyên truyền", "plus"),
    ("o Tuyên truyền", "plus"),
]
NO_MARKS = [
    "2026 là năm đầu nhiệm kỳ",
    "15/6/2026",
    "100% chi bộ",
    "1.500 cây xanh",
    "21/KH-UBND ngày",
    "---------",
    "-- Tuyên truyền",
    "IVAN",
    "I",
    "Căn cứ Kế hoạch",
    "Phần mềm quản lý",
    "Mục tiêu chung",
    "Điều kiện bảo đảm",
    "Một làng",
]


def marks(text):
    source = Source(text)
    return [line.mark for line in Lines(source, 0, len(text)).all if line.end > line.start]


@pytest.mark.parametrize(("line", "mark"), MARKS)
def test_each_way_of_numbering_a_line_is_known(line, mark):
    assert marks(line) == [mark]


@pytest.mark.parametrize("line", NO_MARKS)
def test_what_only_looks_like_a_number_numbers_nothing(line):
    assert [mark for mark in marks(line) if mark] == []


def places(text):
    return [each.place.words for each in read(PLAN + text).tasks]


DOING = "Tổ chức tuyên truyền sâu rộng trong Nhân dân"


@pytest.mark.parametrize(
    ("outline", "place"),
    [
        (["I. NỘI DUNG", f"1. {DOING}."], "mục I.1"),
        (["I. NỘI DUNG", "1. Nhiệm vụ", f"- {DOING}."], "mục I.1, gạch thứ 1"),
        (["I. NỘI DUNG", "1. Nhiệm vụ", "1.1. Tuyên truyền", f"- {DOING}."], "mục I.1.1, gạch thứ 1"),
        (["I. NỘI DUNG", "1. Nhiệm vụ", f"a) {DOING}."], "mục I.1.a"),
        (["II. NỘI DUNG", "2. Nhiệm vụ", f"- {DOING}.", f"+ {DOING}."], "mục II.2, gạch thứ 1"),
        (["A. CHUNG", "I. NỘI DUNG", "1. Nhiệm vụ", f"- {DOING}."], "mục A.I.1, gạch thứ 1"),
        (["PHẦN THỨ HAI", "I. NỘI DUNG", f"1. {DOING}."], "mục PHẦN THỨ HAI.I.1"),
        (["I. NỘI DUNG", f"Một là, {DOING.lower()}."], "mục I.1"),
        (["I. NỘI DUNG", f"(1) {DOING}."], "mục I.1"),
    ],
)
def test_a_place_is_cited_as_an_office_cites_it(outline, place):
    assert places("\n".join(outline) + "\n")[0] == place


def test_dashes_are_counted_under_their_heading_and_pluses_under_their_dash():
    text = f"I. NỘI DUNG\n1. Nhiệm vụ\n- {DOING} một.\n+ {DOING} hai.\n+ {DOING} ba.\n- {DOING} bốn.\n+ {DOING} năm.\n"
    text += f"2. Giải pháp\n- {DOING} sáu.\n"

    assert places(text) == [
        "mục I.1, gạch thứ 1",
        "mục I.1, gạch thứ 1, dấu cộng thứ 1",
        "mục I.1, gạch thứ 1, dấu cộng thứ 2",
        "mục I.1, gạch thứ 2",
        "mục I.1, gạch thứ 2, dấu cộng thứ 1",
        "mục I.2, gạch thứ 1",
    ]


def test_sections_have_path_number_title_and_depth():
    text = "I. MỤC ĐÍCH\n1. Chung\nII- NỘI DUNG:\n1/ Chỉ tiêu\n1.1. Về tuyên truyền.\na) Đối với xã\n"

    found = [(each.path, each.number, each.title, each.depth) for each in read(PLAN + text).sections]

    assert found == [
        ("I", "I", "MỤC ĐÍCH", 1),
        ("I.1", "1", "Chung", 2),
        ("II", "II", "NỘI DUNG", 1),
        ("II.1", "1", "Chỉ tiêu", 2),
        ("II.1.1", "1.1", "Về tuyên truyền", 3),
        ("II.1.1.a", "a", "Đối với xã", 4),
    ]


def test_a_long_numbered_paragraph_is_titled_by_its_first_clause():
    first = "Sở Nội vụ hướng dẫn, theo dõi, kiểm tra việc thực hiện Kế hoạch này tại các cơ quan, đơn vị"
    text = f"I. TỔ CHỨC THỰC HIỆN\n1. {first}; " + "tổng hợp, đánh giá kết quả hằng quý " * 12 + ".\n"

    assert [each.title for each in read(PLAN + text).sections] == ["TỔ CHỨC THỰC HIỆN", first]


def test_articles_and_clauses_of_a_decision_are_its_outline():
    text = "QUYẾT ĐỊNH\nVề việc giao nhiệm vụ\n\nĐiều 1. Giao nhiệm vụ\n1. Sở Nội vụ chủ trì.\nĐiều 2. Hiệu lực\n"

    assert [each.path for each in read(text).sections] == ["Điều 1", "Điều 1.1", "Điều 2"]
