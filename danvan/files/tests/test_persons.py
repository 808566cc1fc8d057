"""A list of persons is refused with the way out; an office's own papers are not."""

import pytest

from danvan.core.errors import Refused
from danvan.files.persons import PersonList, find, refuse_person_list

NAMES = ["Nguyễn Văn An", "Trần Thị Bình", "Lê Hoàng Châu", "Phạm Đức Dũng", "Võ Thị Ánh Ê"]


def rows(head: str, *cells: str) -> str:
    """A table of our names, each with the same further cells."""
    body = [" | ".join([str(at), name, *cells]) for at, name in enumerate(NAMES, start=1)]
    return "\n".join(["DANH SÁCH", head, *body])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (rows("TT | Họ và tên | Số CCCD", "001085012345"), PersonList("identity", 3, 7, 5)),
        ("\n".join(f"{name}: 0{at}0 085 012 345" for at, name in enumerate(NAMES, 1)), PersonList("identity", 1, 5, 5)),
        ("Số CMND\n182345671\nx\n182345672\ny\n182345673", PersonList("identity", 2, 6, 3)),
        ("\n".join(f"{name}, ĐT 0912.345.67{at}" for at, name in enumerate(NAMES)), PersonList("telephone", 1, 5, 5)),
        ("\n".join(f"+84 91 234 56 7{at}" for at in range(5)), PersonList("telephone", 1, 5, 5)),
        (rows("TT | Họ và tên | Ngày sinh", "12/03/1980"), PersonList("columns", 2, 7, 5)),
        (rows("STT | Họ tên | Năm sinh | Chức vụ", "1980", "Trưởng thôn"), PersonList("columns", 2, 7, 5)),
        (rows("TT | Họ và tên | Dân tộc", "Tày"), PersonList("columns", 2, 7, 5)),
        (rows("TT | Họ và tên chủ hộ | Diện hộ nghèo", "Hộ nghèo"), PersonList("columns", 2, 7, 5)),
        (rows("TT | HỌ VÀ TÊN | TÔN GIÁO", "Công giáo"), PersonList("columns", 2, 7, 5)),
    ],
    ids=[
        "card",
        "card in groups",
        "old card",
        "mobile",
        "mobile abroad",
        "birth",
        "year",
        "people",
        "poverty",
        "belief",
    ],
)
def test_a_list_of_persons_is_found_where_it_stands(text, found):
    assert find(text) == found


def test_a_table_whose_words_lie_one_below_the_other_is_found():
    cells = [line for at, name in enumerate(NAMES, 1) for line in (str(at), name, "12/03/1980", "Kinh")]

    found = find("\n".join(["PHỤ LỤC", "TT", "Họ và tên", "Ngày sinh", "Dân tộc", *cells]))

    assert found == PersonList("columns", 3, 23, 5)


def test_a_table_whose_rows_are_plain_lines_is_found():
    lines = [f"{at} {name} 12/03/1980 Kinh" for at, name in enumerate(NAMES, 1)]

    assert find("\n".join(["STT Họ và tên Ngày sinh Dân tộc", *lines])) == PersonList("columns", 1, 6, 5)


RECIPIENTS = "\n".join(
    ["Nơi nhận:", *(f"- Sở số {at} (để thực hiện);" for at in range(40)), "- Lưu: VT, ĐT 0209.3870.123."]
)
BASES = "\n".join(
    f"Căn cứ Nghị định số {at}/2025/NĐ-CP ngày 0{at % 9 + 1}/7/2025 của Chính phủ;" for at in range(100, 160)
)


@pytest.mark.parametrize(
    "text",
    [
        RECIPIENTS,
        BASES,
        "Liên hệ: ông Nguyễn Văn An, điện thoại 0912.345.678; bà Trần Thị Bình, 0987654321.",
        rows("TT | Họ và tên | Chức vụ | Nhiệm vụ", "Phó Chủ tịch", "Trưởng ban"),
        rows("TT | Họ và tên | Đơn vị | Thành tích năm 2025", "Xã A", "Dân vận khéo năm 2025"),
        "Biểu mẫu: Họ và tên | Ngày sinh | Dân tộc | Tôn giáo\n1 |  |  |\n2 |  |  |\n3 |  |  |\n4 |  |  |",
        "Cập nhật đầy đủ họ và tên, ngày sinh, dân tộc, tôn giáo của cán bộ vào phần mềm.\n" + BASES,
        "\n".join(
            f"Gói thầu {at}: 15000000{at} đồng; 150.000.000.000 đồng; tài khoản 3713.0.1058{at}" for at in range(9)
        ),
        "Mã số thuế\n" + "\n".join(f"030123456{at}" for at in range(9)),
        "\n".join(f"Đường dây nóng {at}: 0209.3870.12{at}; 1900 1234; 024 3825 123{at}" for at in range(9)),
        "Kế hoạch số 001085012345/KH-UBND; 001085012346/KH-UBND; 001085012347-KH/TU",
        "\n".join(f"Mô hình {at}, mã 001085-01234{at}, diện tích 012.345,{at} m2" for at in range(9)),
        "Một hộ: 001085012345" + "\n" * 40 + "Một hộ khác: 001085012346" + "\n" * 40 + "001085012347",
    ],
    ids=[
        "recipients",
        "bases",
        "two contacts",
        "a steering committee",
        "individual models",
        "an empty form",
        "a sentence",
        "money",
        "tax numbers",
        "hot lines",
        "document numbers",
        "codes",
        "numbers far apart",
    ],
)
def test_an_ordinary_paper_is_no_list_of_persons(text):
    assert find(text) is None


def test_the_refusal_names_the_place_and_the_way_out_and_repeats_no_number():
    with pytest.raises(Refused) as refused:
        refuse_person_list(rows("TT | Họ và tên | Số CCCD", "001085012345"))

    assert str(refused.value) == (
        "Có danh sách người kèm số căn cước hoặc chứng minh nhân dân (dòng 3 đến 7). Hệ thống không giữ danh sách cá "
        "nhân: đề nghị bỏ danh sách, chỉ nhập số lượng và ghi “bản gốc lưu tại …”."
    )


def test_text_without_a_list_is_let_through():
    refuse_person_list(RECIPIENTS)


@pytest.mark.parametrize(
    "unit",
    [
        "0",
        "0123456789 ",
        "Nguyễn ",
        "Họ và tên\n",
        "Họ và tên | ngày sinh\n",
        "A ",
        "| ",
        "+84 ",
        "0912.",
        "1 Nguyễn Văn ",
    ],
)
def test_hostile_text_is_searched_in_time_that_grows_with_its_length(unit):
    assert find(unit * (300_000 // len(unit))) is None
