"""The top of the paper in the forms of the state, the Party and the Front: who, which number, where, when, how secret."""

import pytest

from danvan.documents.reader import read

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
TITLE = "\nKẾ HOẠCH\nThực hiện công tác dân vận năm 2026\n\nCăn cứ Kế hoạch số 1-KH/TU ngày 02/01/2026 của Tỉnh ủy;\n"


def paper(left, right=NATION, dated="Lam Kiều, ngày 16 tháng 01 năm 2026", title=TITLE):
    """Issuer and number on the left, motto and day on the right, one under the other as a page copy gives them."""
    return "\n".join([*left[:-1], *right, left[-1], dated]) + "\n" + title


def in_columns(left, right=NATION, dated="Lam Kiều, ngày 16 tháng 01 năm 2026", title=TITLE):
    """The same as the text of a PDF gives it: both columns on a line."""
    lines = [*left[:-1], *[""] * (len(right) - len(left) + 1)]
    beside = [*right, *[""] * (len(lines) - len(right))]
    rows = [f"{one:<45}{other}" for one, other in zip(lines, beside, strict=True)]
    return "\n".join([*rows, f"{left[-1]:<45}{dated}"]) + "\n" + title


def told(text):
    header = read(text).header
    found = (header.symbol, header.place, header.date)
    return (
        header.family,
        "; ".join(each.value for each in header.issuers),
        *(each.value if each else "" for each in found),
    )


OFFICES = {
    "a province": (
        ("ỦY BAN NHÂN DÂN", "TỈNH LAM KIỀU", "Số: 21/KH-UBND"),
        NATION,
        ("state", "Ủy ban nhân dân tỉnh Lam Kiều", "21/KH-UBND"),
    ),
    "a commune": (
        ("UBND XÃ ĐỒNG MẪU", "Số: 7/KH-UBND"),
        NATION,
        ("state", "ỦY BAN NHÂN DÂN XÃ ĐỒNG MẪU", "7/KH-UBND"),
    ),
    "a department": (
        ("ỦY BAN NHÂN DÂN", "TỈNH LAM KIỀU", "SỞ NỘI VỤ", "Số: 345/KH-SNV"),
        NATION,
        ("state", "Sở Nội vụ tỉnh Lam Kiều", "345/KH-SNV"),
    ),
    "an office": (
        ("UBND TỈNH LAM KIỀU", "VĂN PHÒNG", "Số: 12/KH-VP"),
        NATION,
        ("state", "Văn phòng UBND tỉnh Lam Kiều", "12/KH-VP"),
    ),
    "a provincial committee of the Party": (
        ("TỈNH ỦY LAM KIỀU", "*", "Số 15-KH/TU"),
        PARTY,
        ("party", "Tỉnh ủy Lam Kiều", "15-KH/TU"),
    ),
    "a board of the Party": (
        ("TỈNH ỦY LAM KIỀU", "BAN TUYÊN GIÁO VÀ DÂN VẬN", "*", "Số 26-KH/BTGDVTU"),
        PARTY,
        ("party", "Ban Tuyên giáo và Dân vận Tỉnh ủy Lam Kiều", "26-KH/BTGDVTU"),
    ),
    "a commune's committee of the Party": (
        ("ĐẢNG BỘ TỈNH LAM KIỀU", "ĐẢNG ỦY XÃ ĐỒNG MẪU", "*", "Số 27-KH/ĐU"),
        PARTY,
        ("party", "Đảng ủy xã Đồng Mẫu", "27-KH/ĐU"),
    ),
    "a cell": (
        ("ĐẢNG ỦY XÃ ĐỒNG MẪU", "CHI BỘ THÔN ĐÔNG", "*", "Số 03-KH/CB"),
        PARTY,
        ("party", "CHI BỘ THÔN ĐÔNG", "03-KH/CB"),
    ),
    "the Front": (
        ("ỦY BAN MTTQ VIỆT NAM", "TỈNH LAM KIỀU", "BAN THƯỜNG TRỰC", "Số: 88/KH-MTTQ-BTT"),
        NATION,
        ("front", "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Lam Kiều", "88/KH-MTTQ-BTT"),
    ),
    "a farmers' union": (
        ("HỘI NÔNG DÂN VIỆT NAM", "TỈNH LAM KIỀU", "Số: 31-KH/HNDT"),
        NATION,
        ("front", "Hội Nông dân Việt Nam tỉnh Lam Kiều", "31-KH/HNDT"),
    ),
}


@pytest.mark.parametrize("layout", [paper, in_columns])
@pytest.mark.parametrize("office", OFFICES)
def test_each_office_is_named_whole_in_either_layout(office, layout):
    left, right, expected = OFFICES[office]

    family, issuer, *rest = told(layout(left, right))

    assert (family, issuer.lower(), *rest) == (
        expected[0],
        expected[1].lower(),
        expected[2],
        "Lam Kiều",
        "2026-01-16",
    )


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("Số: 21/KH-UBND", "21/KH-UBND"),
        ("Số:21/KH-UBND", "21/KH-UBND"),
        ("Số 21 /KH-UBND", "21/KH-UBND"),
        ("SỐ: 021/KH-UBND", "021/KH-UBND"),
        ("Số: 21a/KH-UBND", "21a/KH-UBND"),
        ("Số:      /KH-UBND", ""),
        ("Số: …../KH-UBND", ""),
        ("Số: ...../KH-UBND", ""),
        ("Số: 21/2026/KH-UBND", "21/2026/KH-UBND"),
    ],
)
def test_the_number_is_read_as_it_is_printed_and_a_blank_stays_blank(printed, read_as):
    assert told(paper(("ỦY BAN NHÂN DÂN", "TỈNH LAM KIỀU", printed)))[2] == read_as


@pytest.mark.parametrize(
    ("printed", "place", "day"),
    [
        ("Lam Kiều, ngày 16 tháng 01 năm 2026", "Lam Kiều", "2026-01-16"),
        ("Lam Kiều, ngày 16 tháng 1 năm 2026", "Lam Kiều", "2026-01-16"),
        ("Lam Kiều, ngày 16/01/2026", "Lam Kiều", "2026-01-16"),
        ("Lam Kiều, ngày 16-01-2026", "Lam Kiều", "2026-01-16"),
        ("Lam Kiều, ngày    tháng 01 năm 2026", "Lam Kiều", ""),
        ("Lam Kiều, ngày …… tháng …… năm 2026", "Lam Kiều", ""),
        ("Lam Kiều, ngày     tháng     năm", "Lam Kiều", ""),
        ("Lam Kiều, ngày 31 tháng 02 năm 2026", "Lam Kiều", ""),
        ("Thành phố Hồ Mẫu, ngày 16 tháng 01 năm 2026", "Thành phố Hồ Mẫu", "2026-01-16"),
        ("Đồng Mẫu , ngày 16 tháng 01 năm 2026", "Đồng Mẫu", "2026-01-16"),
    ],
)
def test_place_and_day_are_read_and_a_day_that_is_left_open_or_impossible_is_blank(printed, place, day):
    found = told(paper(("ỦY BAN NHÂN DÂN", "TỈNH LAM KIỀU", "Số: 21/KH-UBND"), dated=printed))

    assert found[3:] == (place, day)


@pytest.mark.parametrize(
    ("stamp", "found"),
    [
        ("MẬT", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        ("Độ mật: MẬT", "MẬT"),
        ("ĐỘ MẬT: TỐI MẬT", "TỐI MẬT"),
        ("Bí mật", ""),
        ("KHẨN", ""),
        ("BẢO MẬT THÔNG TIN", ""),
    ],
)
def test_only_a_stamp_by_itself_is_a_stamp(stamp, found):
    left = ("ỦY BAN NHÂN DÂN", "TỈNH LAM KIỀU", stamp, "Số: 21/KH-UBND")

    secrecy = read(paper(left)).header.secrecy

    assert (secrecy.value if secrecy else "") == found


@pytest.mark.parametrize(
    ("under", "kind", "title"),
    [
        ("KẾ HOẠCH\nTrồng cây năm 2026\n", "Kế hoạch", "Trồng cây năm 2026"),
        ("KẾ HOẠCH\nTRỒNG CÂY\nNĂM 2026\n", "Kế hoạch", "TRỒNG CÂY NĂM 2026"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG\nTrồng cây năm 2026\n", "Chương trình hành động", "Trồng cây năm 2026"),
        ("HƯỚNG DẪN\nvề việc trồng cây\nnăm 2026\n", "Hướng dẫn", "về việc trồng cây năm 2026"),
        ("KẾ HOẠCH TRỒNG CÂY NĂM 2026\n", "Kế hoạch", "TRỒNG CÂY NĂM 2026"),
        ("CHỈ THỊ\nVề việc trồng cây\n-------\n", "Chỉ thị", "Về việc trồng cây"),
        (
            "KẾ HOẠCH\nTrồng cây\n(Kèm theo Quyết định số 3/QĐ-UBND ngày 02/01/2026)\n",
            "Kế hoạch",
            "Trồng cây",
        ),
        ("THÔNG TRI\nhướng dẫn trồng cây\n", "Thông tri", "hướng dẫn trồng cây"),
        (
            "KẾ HOẠCH\nThực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013\nvề công tác dân vận\n-------\nCăn cứ Luật;\n",
            "Kế hoạch",
            "Thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 về công tác dân vận",
        ),
        (
            "KẾ HOẠCH\nTriển khai Chương trình số 8-CTr/TU của Tỉnh ủy\n\nThực hiện Kế hoạch số 1-KH/TU, UBND ban hành:\n",
            "Kế hoạch",
            "Triển khai Chương trình số 8-CTr/TU của Tỉnh ủy",
        ),
    ],
)
def test_kind_and_title_are_the_lines_under_the_letterhead(under, kind, title):
    text = paper(
        ("ỦY BAN NHÂN DÂN", "TỈNH LAM KIỀU", "Số: 21/KH-UBND"), title=f"\n{under}\nI. MỤC ĐÍCH\n1. Phủ xanh đồi.\n"
    )

    header = read(text).header

    assert (header.doc_type.value, header.title.value) == (kind, title)


@pytest.mark.parametrize("wrapped", [" ", "\n"])
def test_a_preamble_under_a_kind_that_lost_its_title_is_no_title(wrapped):
    said = "Thực hiện Kế hoạch số 1-KH/TU ngày 02/01/2026 của Tỉnh ủy về công tác dân vận, UBND tỉnh ban hành"
    text = paper(
        ("ỦY BAN NHÂN DÂN", "TỈNH LAM KIỀU", "Số: 21/KH-UBND"),
        title=f"\nKẾ HOẠCH\n{said}{wrapped}Kế hoạch như sau:\nI. MỤC ĐÍCH\n1. Phủ xanh đồi.\n",
    )

    reading = read(text)

    assert (reading.header.title, [basis.symbol for basis in reading.bases]) == (None, ["1-KH/TU"])


def test_a_joint_paper_has_each_issuer_by_its_whole_name():
    left = ("SỞ NỘI VỤ - BAN DÂN VẬN TỈNH ỦY", "Số: 12/KHPH-SNV-BDV")

    assert told(paper(left))[2] == "12/KHPH-SNV-BDV"


@pytest.mark.parametrize("times", [1, 5])
def test_the_letterhead_of_an_annexed_paper_is_not_the_papers_own(times):
    first = paper(("ỦY BAN NHÂN DÂN", "TỈNH LAM KIỀU", "Số: 21/KH-UBND"))
    other = paper(("SỞ NỘI VỤ", "Số: 9/KH-SNV"), dated="Đồng Mẫu, ngày 02 tháng 02 năm 2026")

    assert told(first + f"\nNơi nhận:\n- Lưu: VT.\n\n{other}" * times)[2:] == ("21/KH-UBND", "Lam Kiều", "2026-01-16")
