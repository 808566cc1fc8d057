"""The end of the paper: to whom it goes and why, who signs in which right; under each other, in columns, in cells."""

import pytest

from danvan.documents.reader import read

BODY = """ỦY BAN NHÂN DÂN
TỈNH LAM KIỀU
Số: 21/KH-UBND
Lam Kiều, ngày 16 tháng 01 năm 2026

KẾ HOẠCH
Công tác dân vận năm 2026

I. NỘI DUNG
1. Tuyên truyền sâu rộng trong Nhân dân.

"""


def recipients(lines):
    text = BODY + "Nơi nhận:\n" + "\n".join(lines) + "\n"
    return [(each.name, each.purpose) for each in read(text).recipients]


def signature(lines, above=()):
    header = read(BODY + "\n".join([*above, "Nơi nhận:", "- Lưu: VT.", *lines]) + "\n").header
    return (
        header.signer_position.value if header.signer_position else "",
        header.signer.value if header.signer else "",
    )


@pytest.mark.parametrize(
    ("printed", "name", "purpose"),
    [
        ("- Thường trực Tỉnh ủy (b/c);", "Thường trực Tỉnh ủy", "báo cáo"),
        ("- Thường trực Tỉnh ủy (để báo cáo);", "Thường trực Tỉnh ủy", "báo cáo"),
        ("- Bộ Nội vụ (để b/c);", "Bộ Nội vụ", "báo cáo"),
        ("- Các sở, ban, ngành (t/h);", "Các sở, ban, ngành", "để thực hiện"),
        ("- UBND các xã, phường (để thực hiện);", "UBND các xã, phường", "để thực hiện"),
        ("- Đảng ủy các xã (triển khai thực hiện),", "Đảng ủy các xã", "để thực hiện"),
        ("- Ủy ban MTTQ tỉnh (p/h);", "Ủy ban MTTQ tỉnh", "phối hợp"),
        ("- Ban Dân vận Tỉnh ủy (phối hợp chỉ đạo);", "Ban Dân vận Tỉnh ủy", "phối hợp"),
        ("- Báo và Phát thanh, truyền hình tỉnh (để biết);", "Báo và Phát thanh, truyền hình tỉnh", "để biết"),
        ("- Chủ tịch, các PCT UBND tỉnh (để chỉ đạo);", "Chủ tịch, các PCT UBND tỉnh", "để biết"),
        ("- Như Điều 2;", "Như Điều 2", ""),
        ("- Lưu: VT, NV (02b).", "Lưu: VT, NV (02b)", "lưu"),
        ("- Lưu VP/TU.", "Lưu VP/TU", "lưu"),
        ("- Hội Nông dân (cơ sở);", "Hội Nông dân (cơ sở)", ""),
        ("+ Các phòng chuyên môn;", "Các phòng chuyên môn", ""),
        ("– Sở Tư pháp ;", "Sở Tư pháp", ""),
        ("• Sở Tư pháp", "Sở Tư pháp", ""),
    ],
)
def test_a_recipient_is_named_without_its_marks_and_with_its_purpose(printed, name, purpose):
    found = recipients([printed])

    assert found == ([(name, purpose)] if not printed.startswith("+") else [])


def test_recipients_broken_over_lines_are_put_together_again():
    lines = [
        "- Ban Thường trực Ủy ban Mặt trận Tổ quốc",
        "Việt Nam tỉnh;",
        "- Các tổ chức chính trị - xã hội tỉnh",
        "(phối hợp);",
        "- Lưu: VT.",
    ]

    assert recipients(lines) == [
        ("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", ""),
        ("Các tổ chức chính trị - xã hội tỉnh", "phối hợp"),
        ("Lưu: VT", "lưu"),
    ]


def test_recipients_and_signature_beside_each_other_do_not_mix():
    gap = " " * 20
    text = "\n".join(
        [
            f"Nơi nhận:{gap}TM. ỦY BAN NHÂN DÂN",
            f"- Bộ Nội vụ (b/c);{gap}KT. CHỦ TỊCH",
            f"- Các sở, ban, ngành;{gap}PHÓ CHỦ TỊCH",
            "- Lưu: VT.",
            "",
            f"{gap}{gap}Trần Thị Mẫu",
        ]
    )

    reading = read(BODY + text)

    assert [each.name for each in reading.recipients] == ["Bộ Nội vụ", "Các sở, ban, ngành", "Lưu: VT"]
    assert reading.header.signer_position.value == "TM. ỦY BAN NHÂN DÂN - KT. CHỦ TỊCH - PHÓ CHỦ TỊCH"
    assert reading.header.signer.value == "Trần Thị Mẫu"


@pytest.mark.parametrize(
    ("lines", "position", "signer"),
    [
        (["CHỦ TỊCH", "Trần Thị Mẫu"], "CHỦ TỊCH", "Trần Thị Mẫu"),
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)", "Trần Mẫu"], "TM. ỦY BAN NHÂN DÂN - CHỦ TỊCH", "Trần Mẫu"),
        (["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Văn Thử"], "T/M BAN THƯỜNG VỤ - PHÓ BÍ THƯ", "Lê Văn Thử"),
        (["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Ngô Văn Ví Dụ"], "TL. CHỦ TỊCH - CHÁNH VĂN PHÒNG", "Ngô Văn Ví Dụ"),
        (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "TS. Bùi Thị Mẫu"], "KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC", "TS. Bùi Thị Mẫu"),
        (["TRƯỞNG BAN", "Đại tá Vũ Văn Mẫu"], "TRƯỞNG BAN", "Đại tá Vũ Văn Mẫu"),
        (["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", "Đỗ Văn Mẫu"], "TUQ. CHỦ TỊCH - GIÁM ĐỐC SỞ NỘI VỤ", "Đỗ Văn Mẫu"),
        (["Q. CHỦ TỊCH", "Phan Thị Thử"], "Q. CHỦ TỊCH", "Phan Thị Thử"),
        (["BÍ THƯ", "NGUYỄN VĂN MẪU"], "BÍ THƯ", "NGUYỄN VĂN MẪU"),
        (["TM. ỦY BAN NHÂN", "DÂN", "CHỦ TỊCH", "Trần Mẫu"], "TM. ỦY BAN NHÂN DÂN - CHỦ TỊCH", "Trần Mẫu"),
        (["Chủ tịch", "Trần Thị Mẫu"], "Chủ tịch", "Trần Thị Mẫu"),
        (["CHỦ TỊCH"], "CHỦ TỊCH", ""),
        (["Trần Thị Mẫu"], "", ""),
        ([], "", ""),
    ],
)
def test_who_signs_is_the_name_under_the_posts(lines, position, signer):
    assert signature(lines) == (position, signer)


def test_a_signature_above_the_recipients_is_found_there():
    above = ["TM. BAN THƯỜNG VỤ", "BÍ THƯ", "", "Trần Thị Mẫu", ""]

    assert signature([], above) == ("TM. BAN THƯỜNG VỤ - BÍ THƯ", "Trần Thị Mẫu")


@pytest.mark.parametrize(
    "label", ["Nơi nhận:", "Nơi nhận", "NƠI NHẬN:", "Nơi nhận :", "Nơi nhận;", "| Nơi nhận: |", "   Nơi nhận:"]
)
def test_the_label_of_the_recipients_is_known_however_it_is_printed(label):
    found = read(f"{BODY}{label}\n- Các sở;\n- Lưu: VT.\n").recipients

    assert [each.name for each in found] == ["Các sở", "Lưu: VT"]


def test_words_about_recipients_inside_the_text_do_not_end_it():
    text = (
        BODY
        + "2. Văn thư ghi nơi nhận văn bản theo danh sách.\n3. Sở Nội vụ theo dõi, đôn đốc.\n\nNơi nhận:\n- Lưu: VT.\n"
    )

    reading = read(text)

    assert [section.number for section in reading.sections] == ["I", "1", "2", "3"]
    assert [each.name for each in reading.recipients] == ["Lưu: VT"]


@pytest.mark.parametrize(
    ("addressed", "names"),
    [
        ("Kính gửi: Các sở, ban, ngành tỉnh.", ["Các sở, ban, ngành tỉnh"]),
        ("Kính gửi:\n- Các sở, ban, ngành;\n- UBND các xã, phường.", ["Các sở, ban, ngành", "UBND các xã, phường"]),
        (
            "Kính gửi: - Đảng ủy các xã, phường;\n- Các chi bộ trực thuộc.",
            ["Đảng ủy các xã, phường", "Các chi bộ trực thuộc"],
        ),
    ],
)
def test_whom_a_letter_addresses_comes_before_its_recipients(addressed, names):
    text = (
        "SỞ NỘI VỤ\nSố: 345/SNV-CCVC\nV/v báo cáo công tác dân vận\nLam Kiều, ngày 02 tháng 9 năm 2025\n\n"
        f"{addressed}\n\nThực hiện Kế hoạch số 21/KH-UBND ngày 16/01/2025 của UBND tỉnh, Sở Nội vụ đề nghị báo cáo.\n\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )

    assert [each.name for each in read(text).recipients] == [*names, "Như trên", "Lưu: VT"]


def test_every_recipient_stands_where_its_words_stand():
    text = f"{BODY}Nơi nhận:\n- Thường trực Tỉnh ủy (b/c);\n- Các sở;\n- Lưu: VT.\n"

    shown = [text[each.span.start : each.span.end] for each in read(text).recipients]

    assert shown == ["- Thường trực Tỉnh ủy (b/c);", "- Các sở;", "- Lưu: VT."]
