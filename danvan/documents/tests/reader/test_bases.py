"""What a paper rests on and what it only names: each habit of citing as a sentence and what is read in it."""

import pytest

from danvan.documents.reader import read

HEAD = """Số: 5/KH-UBND
Lam Kiều, ngày 10 tháng 01 năm 2025

KẾ HOẠCH
Công tác dân vận năm 2025

"""
ISSUED = ", Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\nI. NỘI DUNG\n1. Tuyên truyền sâu rộng trong Nhân dân.\n"


def cited(text):
    return [
        (each.symbol or each.printed, each.date, each.issuer, each.kind, each.basis)
        for each in read(HEAD + text).citations
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Căn cứ Kế hoạch số 12-KH/TU ngày 01/12/2024 của Tỉnh ủy về công tác dân vận",
            ("12-KH/TU", "2024-12-01", "Tỉnh ủy", "căn cứ"),
        ),
        (
            "Căn cứ Kế hoạch số 12-KH/TU, ngày 01-12-2024 của Ban Thường vụ Tỉnh ủy",
            ("12-KH/TU", "2024-12-01", "Ban Thường vụ Tỉnh ủy", "căn cứ"),
        ),
        (
            "Thực hiện Chỉ thị 33/CT-TTg ngày 26 tháng 11 năm 2021 của Thủ tướng Chính phủ về tăng cường công tác dân vận",
            ("33/CT-TTg", "2021-11-26", "Thủ tướng Chính phủ", "thực hiện"),
        ),
        (
            "Triển khai thực hiện Nghị quyết số 25-NQ/TW (ngày 03/6/2013) của Ban Chấp hành Trung ương",
            ("25-NQ/TW", "2013-06-03", "Ban Chấp hành Trung ương", "thực hiện"),
        ),
        (
            "Để kịp thời thực hiện Hướng dẫn số 09-HD/BDVTU ban hành ngày 05.3.2024 của Ban Dân vận Tỉnh ủy",
            ("09-HD/BDVTU", "2024-03-05", "Ban Dân vận Tỉnh ủy", "thực hiện"),
        ),
        (
            "Nhằm cụ thể hóa Thông tri số 23/TTr-MTTW-BTT ngày 21/7/2017 của Ban Thường trực Ủy ban Trung ương MTTQ "
            "Việt Nam",
            ("23/TTr-MTTW-BTT", "2017-07-21", "Ban Thường trực Ủy ban Trung ương MTTQ Việt Nam", "thực hiện"),
        ),
        (
            "Theo chỉ đạo tại Công văn số 517/SNV-XDCQ ngày 28/10/2024 của Sở Nội vụ",
            ("517/SNV-XDCQ", "2024-10-28", "Sở Nội vụ", "thực hiện"),
        ),
        (
            "Trên cơ sở Kết luận số 116-KL/TU, ngày 09/7/2021 của Ban Thường vụ Tỉnh ủy",
            ("116-KL/TU", "2021-07-09", "Ban Thường vụ Tỉnh ủy", "thực hiện"),
        ),
        (
            "Quán triệt Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ quy định chi tiết Luật Thực hiện dân chủ",
            ("59/2023/NĐ-CP", "2023-08-14", "Chính phủ", "thực hiện"),
        ),
        (
            "Căn cứ Thông tư liên tịch số 01/2016/TTLT-BNV-BTC ngày 13/01/2016 của Bộ Nội vụ",
            ("01/2016/TTLT-BNV-BTC", "2016-01-13", "Bộ Nội vụ", "căn cứ"),
        ),
        ("Căn cứ Quyết định số 1878-QĐ/TU của Tỉnh ủy", ("1878-QĐ/TU", "", "Tỉnh ủy", "căn cứ")),
        ("Căn cứ Quyết định số 88/QĐ-UBND ngày 31/02/2024 của UBND tỉnh", ("88/QĐ-UBND", "", "UBND tỉnh", "căn cứ")),
    ],
)
def test_a_basis_is_read_with_its_day_and_issuer_however_it_is_cited(sentence, expected):
    assert cited(sentence + ISSUED) == [(*expected, True)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            ["Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"],
        ),
        (
            "Căn cứ Luật Mặt trận Tổ quốc Việt Nam năm 2015; Luật Thanh tra;",
            ["Luật Mặt trận Tổ quốc Việt Nam năm 2015", "Luật Thanh tra"],
        ),
        ("Căn cứ Bộ luật Lao động ngày 20/11/2019;", ["Bộ luật Lao động ngày 20/11/2019"]),
        ("Căn cứ Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn;", ["Pháp lệnh Thực hiện dân chủ ở xã"]),
    ],
)
def test_a_law_without_number_is_a_basis_by_its_name(sentence, names):
    assert [each[0] for each in cited(sentence + "\n" + ISSUED.removeprefix(", "))] == names


@pytest.mark.parametrize(
    "about", ["quy định chi tiết Luật Thanh tra", "sửa đổi, bổ sung một số điều của Luật Thanh tra"]
)
def test_a_law_that_another_paper_is_about_is_no_basis_of_this_one(about):
    text = f"Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ {about};\nCăn cứ Luật Tiếp công dân năm 2013;\n"

    assert [each[0] for each in cited(text)] == ["59/2023/NĐ-CP", "Luật Tiếp công dân năm 2013"]


def test_several_bases_of_one_sentence_each_have_their_own_day_and_issuer():
    text = (
        "Thực hiện Kế hoạch số 12-KH/TU ngày 01/12/2024 của Tỉnh ủy, Chỉ thị số 05/CT-UBND ngày 02/01/2025 của Chủ tịch "
        "UBND tỉnh và Công văn số 9/BNV-TĐKT ngày 03/01/2025 của Bộ Nội vụ" + ISSUED
    )

    assert cited(text) == [
        ("12-KH/TU", "2024-12-01", "Tỉnh ủy", "thực hiện", True),
        ("05/CT-UBND", "2025-01-02", "Chủ tịch UBND tỉnh", "thực hiện", True),
        ("9/BNV-TĐKT", "2025-01-03", "Bộ Nội vụ", "thực hiện", True),
    ]


def test_bases_on_lines_of_their_own_with_dashes_are_read_one_by_one():
    text = (
        "- Căn cứ Luật Thanh tra năm 2022;\n- Căn cứ Kế hoạch số 12-KH/TU ngày 01/12/2024 của Tỉnh ủy;\n"
        "- Thực hiện Chương trình số 3/CTr-UBND ngày 04/01/2025 của UBND tỉnh,\n"
        "Sở Nội vụ xây dựng Kế hoạch như sau:\nI. NỘI DUNG\n1. Tuyên truyền sâu rộng.\n"
    )

    assert [(name, kind) for name, _day, _issuer, kind, _basis in cited(text)] == [
        ("Luật Thanh tra năm 2022", "căn cứ"),
        ("12-KH/TU", "căn cứ"),
        ("3/CTr-UBND", "thực hiện"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kế hoạch này thay thế Kế hoạch số 44/KH-UBND ngày 15/01/2024 của UBND tỉnh.", ("44/KH-UBND", "thay thế")),
        ("Bãi bỏ Quyết định số 45/QĐ-UBND ngày 15/01/2024 của UBND tỉnh.", ("45/QĐ-UBND", "thay thế")),
        ("Sửa đổi, bổ sung Kế hoạch số 46/KH-UBND ngày 15/01/2024 của UBND tỉnh.", ("46/KH-UBND", "sửa đổi")),
        ("Điều chỉnh khoản 2 mục II Kế hoạch số 47/KH-UBND ngày 15/01/2024.", ("47/KH-UBND", "sửa đổi")),
        ("Tiếp tục triển khai Đề án số 08-ĐA/TU ngày 18/01/2022 của Tỉnh ủy.", ("08-ĐA/TU", "thực hiện")),
        ("Xét đề nghị của Sở Nội vụ tại Tờ trình số 9/TTr-SNV ngày 02/01/2025.", ("9/TTr-SNV", "đề nghị")),
        ("Tài liệu kèm Báo cáo số 10/BC-UBND ngày 03/01/2025 của UBND tỉnh.", ("10/BC-UBND", "nhắc đến")),
    ],
)
def test_what_a_paper_does_to_another_is_told_by_the_words_before_it(sentence, expected):
    found = cited(f"Căn cứ tình hình thực tế{ISSUED}2. {sentence}\n")

    assert [(symbol, kind) for symbol, _day, _issuer, kind, _basis in found] == [expected]


def test_the_papers_own_number_is_no_citation():
    assert (
        cited(f"Căn cứ tình hình{ISSUED}2. Thực hiện nghiêm Kế hoạch số 5/KH-UBND ngày 10/01/2025 của UBND tỉnh.\n")
        == []
    )


def test_what_the_proposal_names_is_no_basis():
    proposal = "theo đề nghị của Sở Nội vụ tại Tờ trình số 9/TTr-SNV ngày 02/01/2025"
    text = f"Căn cứ Kế hoạch số 12-KH/TU ngày 01/12/2024; {proposal}"

    assert [(name, kind, basis) for name, _day, _issuer, kind, basis in cited(text + ISSUED)] == [
        ("12-KH/TU", "căn cứ", True),
        ("9/TTr-SNV", "đề nghị", False),
    ]


def test_after_the_clause_that_issues_nothing_is_a_basis_any_more():
    text = (
        "Căn cứ Kế hoạch số 12-KH/TU ngày 01/12/2024 của Tỉnh ủy, Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai "
        "Nghị quyết số 25-NQ/TW ngày 03/6/2013 như sau:\nI. NỘI DUNG\n1. Tuyên truyền.\n"
    )

    assert [(name, basis) for name, _day, _issuer, _kind, basis in cited(text)] == [
        ("12-KH/TU", True),
        ("25-NQ/TW", False),
    ]


def test_a_basis_named_again_counts_once_where_it_first_stood():
    text = "Căn cứ Kế hoạch số 12-KH/TU ngày 01/12/2024; thực hiện Kế hoạch số 12-KH/TU ngày 01/12/2024" + ISSUED

    assert [(each.symbol, each.kind) for each in read(HEAD + text).bases] == [("12-KH/TU", "căn cứ")]


@pytest.mark.parametrize(
    ("printed", "doubt"),
    [("số 12-KH/TU ngày 01/12/2024", ""), ("số 12-KH/TU", "Viện dẫn thiếu ký hiệu hoặc ngày.")],
)
def test_a_citation_without_its_day_is_doubted(printed, doubt):
    assert [each.doubt for each in read(f"{HEAD}Căn cứ Kế hoạch {printed}{ISSUED}").citations] == [doubt]


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP", "Nghị quyết liên tịch"),
        ("số 09-HD/BDVTU", "Hướng dẫn"),
        ("văn bản số 517/SNV-XDCQ", ""),
        ("Thông tri số 23/TTr-MTTW-BTT", "Thông tri"),
    ],
)
def test_the_kind_of_the_cited_paper_is_its_word_or_told_by_its_symbol(printed, kind):
    assert [each.doc_type for each in read(f"{HEAD}Căn cứ {printed} ngày 15/6/2017{ISSUED}").citations] == [kind]
