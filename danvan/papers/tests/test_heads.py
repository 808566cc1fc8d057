"""The top of the first page: issuer, number, place and day, title, addressees."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.papers.heads import attached_to
from danvan.papers.measuring import even_lines, width
from danvan.papers.paper import Text
from danvan.papers.tests.opened import W, mm
from danvan.papers.tests.samples import LONG_NAME, PARTY_HEAD, STATE_HEAD, letter, plan

BLANK = "\u00a0" * 7
DAY = "\u00a0" * 5


def test_a_state_paper_names_the_nation_its_motto_the_issuer_and_the_body_above(written):
    paper = written(plan(STATE_HEAD))

    assert paper.lines("Above", "Issuer", "UnderIssuer", "Nation", "Motto") == [
        "ỦY BAN NHÂN DÂN TỈNH LAM KIỀU",
        "SỞ NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_a_party_paper_names_the_party_and_has_an_asterisk_under_the_issuer(written):
    paper = written(plan(PARTY_HEAD))

    assert paper.lines("Above", "Issuer", "UnderIssuer", "Nation", "Motto") == [
        "ĐẢNG BỘ TỈNH LAM KIỀU",
        "BAN THƯỜNG VỤ",
        "*",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
    ]


@pytest.mark.parametrize(
    ("head", "number", "dated"),
    [
        (STATE_HEAD, f"Số: {BLANK}/KH-SNV", f"Lam Kiều, ngày{DAY}tháng{DAY}năm 2026"),
        (PARTY_HEAD, f"Số {BLANK}-KH/TU", f"Lam Kiều, ngày{DAY}tháng{DAY}năm 2026"),
        (
            replace(STATE_HEAD, number="07/KH-SNV", day=date(2026, 2, 5)),
            "Số: 07/KH-SNV",
            "Lam Kiều, ngày 05 tháng 02 năm 2026",
        ),
        (
            replace(PARTY_HEAD, number="711-KH/TU", day=date(2026, 11, 22)),
            "Số 711-KH/TU",
            "Lam Kiều, ngày 22 tháng 11 năm 2026",
        ),
        (
            replace(STATE_HEAD, symbol="", place="", year=None),
            f"Số: {BLANK}",
            f"ngày{DAY}tháng{DAY}năm {DAY}",
        ),
    ],
    ids=["state draft", "party draft", "state issued", "party issued", "nothing known"],
)
def test_number_and_day_stay_blank_until_they_are_known(written, head, number, dated):
    paper = written(plan(head))

    assert paper.lines("Number", "Dated") == [number, dated]


def test_a_place_too_long_for_its_line_stands_above_the_day(written):
    head = replace(STATE_HEAD, place="Đặc khu hành chính - kinh tế Lam Kiều Thượng", day=date(2026, 2, 5))

    paper = written(plan(head))

    assert paper.lines("Dated") == ["Đặc khu hành chính - kinh tế Lam Kiều Thượng,", "ngày 05 tháng 02 năm 2026"]


def test_the_title_names_the_kind_in_capitals_and_the_subject_as_written(written):
    paper = written(plan(subject="Công tác dân vận năm 2026"))

    assert paper.lines("Kind", "Subject", "LetterSubject") == ["KẾ HOẠCH", "Công tác dân vận năm 2026"]


def test_a_state_letter_says_its_subject_under_the_number_and_has_no_title(written):
    paper = written(letter(STATE_HEAD))

    assert paper.lines("Kind", "Subject", "LetterSubject") == [
        "V/v đôn đốc báo cáo kết quả công tác dân vận chính quyền"
    ]


def test_a_party_letter_says_its_subject_without_the_states_abbreviation(written):
    paper = written(letter(PARTY_HEAD))

    assert paper.lines("LetterSubject") == ["đôn đốc báo cáo kết quả công tác dân vận chính quyền"]


def test_the_rules_are_as_long_as_the_motto_and_two_fifths_of_issuer_and_title(written):
    paper = written(plan(STATE_HEAD, subject="Công tác dân vận năm 2026"))

    issuer, motto = width("SỞ NỘI VỤ", 13, "bold"), width("Độc lập - Tự do - Hạnh phúc", 14, "bold")
    subject = width("Công tác dân vận năm 2026", 14, "bold")
    beside = [(67 - 0.4 * issuer) / 2, (98 - motto) / 2, (165 - 0.4 * subject) / 2]
    assert paper.rules() == [(pytest.approx(each, abs=0.1),) * 2 for each in beside]


def test_the_partys_rule_is_as_long_as_its_name(written):
    paper = written(plan(PARTY_HEAD, subject="Công tác dân vận năm 2026"))

    name = width("ĐẢNG CỘNG SẢN VIỆT NAM", 15, "bold")
    assert paper.rules()[0] == (pytest.approx((90 - name) / 2, abs=0.1),) * 2


def test_a_rule_is_drawn_and_not_typed(written):
    paper = written(plan())

    assert len(paper.rules()) == 3
    assert not [line for line in paper.lines() if "__" in line or "---" in line]


def test_a_long_issuer_is_indented_so_that_no_word_is_left_over(written):
    paper = written(plan(replace(STATE_HEAD, issuer=LONG_NAME)))

    named = paper.paragraph(LONG_NAME.upper())
    left, right = mm(named, "ind", "left"), mm(named, "ind", "right")
    lines = even_lines(LONG_NAME.upper(), 13, 67, "bold")
    assert left == right
    assert lines.widest <= 67 - left - right <= lines.widest + 2
    assert lines.last > lines.widest / 2


def test_a_line_break_in_a_name_is_kept(written):
    paper = written(plan(replace(STATE_HEAD, issuer="Ban Chỉ đạo\nphong trào thi đua")))

    assert paper.lines("Issuer") == ["BAN CHỈ ĐẠO", "PHONG TRÀO THI ĐUA"]


def test_the_head_is_a_table_as_wide_as_the_page_with_fixed_columns(written):
    head = written(plan(STATE_HEAD)).tables()[0]

    columns = [int(each.get(f"{W}w")) for each in head.iter(f"{W}gridCol")]
    assert columns == [3798, 5556]
    assert head.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
    assert len(list(head.iter(f"{W}tblBorders"))) == 0


@pytest.mark.parametrize(
    ("to", "lines"),
    [
        ([], []),
        (["Sở Tư pháp"], ["Kính gửi: Sở Tư pháp"]),
        (["Sở Tư pháp;", "Sở Y tế."], ["Kính gửi:", "- Sở Tư pháp;", "- Sở Y tế."]),
        (["", "  "], []),
    ],
    ids=["none", "one", "two", "blank"],
)
def test_one_addressee_stands_in_line_and_several_below_each_other(written, to, lines):
    paper = written(letter(to=to, blocks=[Text("Trân trọng.")]))

    assert paper.lines("To", "ToSeveral", "ToEach") == lines


def test_an_annex_says_to_which_paper_it_belongs_with_the_same_blanks():
    drafted = attached_to(STATE_HEAD, "Công văn")
    issued = attached_to(replace(STATE_HEAD, number="07/SNV-XDCQ", day=date(2026, 2, 5)), "Công văn")

    assert drafted == f"(Kèm theo Công văn số {BLANK}/KH-SNV ngày{DAY}tháng{DAY}năm 2026 của Sở Nội vụ)"
    assert issued == "(Kèm theo Công văn số 07/SNV-XDCQ ngày 05 tháng 02 năm 2026 của Sở Nội vụ)"
