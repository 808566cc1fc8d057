"""The names of those who issue: lines put together, abbreviations, parents, joint papers, capitals as sentences write."""

import pytest

from danvan.documents.reader import read
from danvan.documents.reader.issuers import full

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"


def paper(lines, number, motto=NATION, said=""):
    head = "\n".join(lines)
    return (
        f"{head}\n{motto}\n{number}\nLam Kiều, ngày 16 tháng 01 năm 2026\n\nKẾ HOẠCH\nCông tác dân vận\n\n"
        f"I. NỘI DUNG\n1. Tuyên truyền sâu rộng. {said}\n"
    )


def named(text):
    header = read(text).header
    return [each.value for each in header.issuers], header.parent.value if header.parent else ""


@pytest.mark.parametrize(
    ("lines", "number", "motto", "issuer", "parent"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH LAM KIỀU"], "Số: 1/KH-UBND", NATION, "Ủy ban nhân dân tỉnh Lam Kiều", ""),
        (["ỦY BAN NHÂN DÂN TỈNH LAM KIỀU"], "Số: 1/KH-UBND", NATION, "Ủy ban nhân dân tỉnh Lam Kiều", ""),
        (["ỦY BAN NHÂN", "DÂN TỈNH", "LAM KIỀU"], "Số: 1/KH-UBND", NATION, "Ủy ban nhân dân tỉnh Lam Kiều", ""),
        (
            ["UBND TỈNH LAM KIỀU", "SỞ Y TẾ"],
            "Số: 1/KH-SYT",
            NATION,
            "Sở Y tế tỉnh Lam Kiều",
            "Ủy ban nhân dân tỉnh Lam Kiều",
        ),
        (
            ["ĐẢNG BỘ TỈNH LAM KIỀU", "BAN CHẤP HÀNH"],
            "Số 1-KH/TU",
            PARTY,
            "Ban Chấp hành Đảng bộ tỉnh Lam Kiều",
            "Đảng bộ tỉnh Lam Kiều",
        ),
        (
            ["BAN CHẤP HÀNH", "ĐẢNG BỘ TỈNH LAM KIỀU"],
            "Số 1-KH/TU",
            PARTY,
            "Ban Chấp hành Đảng bộ tỉnh Lam Kiều",
            "",
        ),
        (
            ["TỈNH ỦY LAM KIỀU", "BAN DÂN VẬN"],
            "Số 1-KH/BDVTU",
            PARTY,
            "Ban Dân vận Tỉnh ủy Lam Kiều",
            "Tỉnh ủy Lam Kiều",
        ),
    ],
)
def test_lines_of_a_letterhead_are_put_together_to_whole_names(lines, number, motto, issuer, parent):
    issuers, above = named(paper(lines, number, motto))

    assert [[name.lower() for name in issuers], above.lower()] == [[issuer.lower()], parent.lower()]


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh"),
        ("UBND TỈNH", "ỦY BAN NHÂN DÂN TỈNH"),
        ("HĐND xã", "Hội đồng nhân dân xã"),
        ("UBMTTQ xã", "Ủy ban Mặt trận Tổ quốc xã"),
        ("BCĐ QCDC", "BAN CHỈ ĐẠO QCDC"),
        ("BTV Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
        ("BCH TW", "BAN CHẤP HÀNH TRUNG ƯƠNG"),
        ("TP. Lam Kiều", "Thành phố Lam Kiều"),
        ("LĐLĐ tỉnh", "Liên đoàn Lao động tỉnh"),
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("UBNDX", "UBNDX"),
        ("", ""),
    ],
)
def test_abbreviations_are_written_out_and_only_whole_words(name, whole):
    assert full(name) == whole


@pytest.mark.parametrize(
    ("said", "issuer"),
    [
        ("Giao Ủy ban nhân dân tỉnh Lam Kiều chỉ đạo.", "Ủy ban nhân dân tỉnh Lam Kiều"),
        ("Giao ỦY BAN NHÂN DÂN TỈNH LAM KIỀU chỉ đạo.", "Ủy ban nhân dân tỉnh Lam Kiều"),
        ("", "Ủy ban nhân dân tỉnh Lam Kiều"),
    ],
)
def test_a_name_in_capitals_is_written_as_the_text_writes_it_else_as_names_are(said, issuer):
    assert named(paper(["ỦY BAN NHÂN DÂN", "TỈNH LAM KIỀU"], "Số: 1/KH-UBND", said=said))[0] == [issuer]


@pytest.mark.parametrize(
    "noise",
    ["HỎA TỐC", "KHẨN", "DỰ THẢO", "*", "-------", "SAO Y", "Công báo số 12", "1", "V/v công tác dân vận"],
)
def test_stamps_and_ornaments_beside_a_name_are_no_part_of_it(noise):
    assert named(paper(["ỦY BAN NHÂN DÂN", "TỈNH LAM KIỀU", noise], "Số: 1/KH-UBND"))[0] == [
        "Ủy ban nhân dân tỉnh Lam Kiều"
    ]


@pytest.mark.parametrize(
    ("lines", "number", "count"),
    [
        (["SỞ NỘI VỤ", "BAN DÂN VẬN TỈNH ỦY"], "Số: 12/KHPH-SNV-BDV", 2),
        (["ỦY BAN NHÂN DÂN", "ỦY BAN MẶT TRẬN TỔ QUỐC"], "Số: 01/QCPH/UBND-UBMTTQ", 2),
        (["UBND TỈNH LAM KIỀU", "SỞ NỘI VỤ"], "Số: 12/KH-SNV", 1),
    ],
)
def test_a_paper_is_joint_where_its_number_names_each_of_them(lines, number, count):
    assert len(named(paper(lines, number))[0]) == count


@pytest.mark.parametrize("lines", [[], ["THÔNG BÁO NỘI BỘ"], ["1", "2"]])
def test_where_no_body_is_named_nobody_is_invented(lines):
    assert named(paper(lines, "Số: 1/KH"))[0] == []
