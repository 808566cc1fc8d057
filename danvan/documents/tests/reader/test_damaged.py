"""Papers that lost something on their way: title, letterhead, heading, numbers."""

from danvan.documents.reader import read
from danvan.documents.tests.reader.papers import (
    DECISION_WITHOUT_LETTERHEAD,
    PROGRAMME_ON_A_NEWS_PAGE,
    SITE_WITHOUT_TITLE,
    YOUTH_PLAN,
)


def issuers(paper):
    return [issuer.value for issuer in read(paper).header.issuers]


def test_the_youth_unions_heading_completes_the_name_of_its_committee():
    header = read(YOUTH_PLAN).header

    assert header.issuers[0].value == "BAN CHẤP HÀNH TRUNG ƯƠNG Đoàn TNCS Hồ Chí Minh"
    assert (header.symbol.value, header.date.value, header.family) == ("225-KH/TWĐTN-CTTN", "2024-05-16", "front")
    assert header.title.value == "Tổ chức các hoạt động hè dành cho thiếu nhi năm 2024"


def test_a_symbol_written_with_spaces_in_place_of_dashes_is_a_basis_all_the_same():
    assert [basis.symbol for basis in read(YOUTH_PLAN).bases] == ["183-KH/TWĐTN"]


def test_a_lost_title_is_taken_from_the_clause_that_issues_the_plan_and_doubted():
    header = read(SITE_WITHOUT_TITLE).header

    assert header.title.value == "giám sát công tác dân vận trên địa bàn tỉnh Lam Kiều"
    assert header.title.doubt == "Không thấy trích yếu ở đầu văn bản; lấy từ câu ban hành."
    assert header.doc_type.doubt == "Không thấy tên loại; suy từ ký hiệu."


def test_a_committee_without_its_province_is_completed_from_clause_and_place_and_doubted():
    (issuer,) = read(SITE_WITHOUT_TITLE).header.issuers

    assert issuer.value == "Ủy ban nhân dân tỉnh Lam Kiều"
    assert issuer.doubt == "Tên cơ quan ở đầu văn bản thiếu địa danh; ghép thêm từ phần khác."


def test_who_decides_is_named_under_the_title_where_the_letterhead_is_lost():
    reading = read(DECISION_WITHOUT_LETTERHEAD)

    assert issuers(DECISION_WITHOUT_LETTERHEAD) == ["CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LAM KIỀU"]
    assert [basis.symbol for basis in reading.bases if basis.symbol] == ["63/2010/NĐ-CP", "92/2017/NĐ-CP"]
    assert (reading.header.symbol, reading.header.date, reading.header.signer) == (None, None, None)


def test_a_line_in_capitals_that_names_no_body_is_no_issuer():
    assert issuers(PROGRAMME_ON_A_NEWS_PAGE) == ["Ủy ban MTTQ Việt Nam tỉnh Lam Kiều"]
    assert read(PROGRAMME_ON_A_NEWS_PAGE).header.title.value == (
        "Hoạt động toàn khóa của Ủy ban MTTQ Việt Nam tỉnh Lam Kiều khóa VIII, nhiệm kỳ 2019 - 2024"
    )


def test_a_text_that_is_no_document_gives_an_empty_reading():
    reading = read("Kính chúc bà con một năm mới an khang.")

    assert (reading.header.doc_type, reading.header.title, reading.header.issuers) == (None, None, ())
    assert (reading.bases, reading.targets, reading.deadlines, reading.recipients) == ((), (), (), ())


def test_an_empty_text_gives_an_empty_reading():
    assert read("").sections == ()
