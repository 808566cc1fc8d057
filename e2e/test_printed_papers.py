"""Papers of both forms as LibreOffice prints them, measured on the page."""

from dataclasses import replace
from pathlib import Path

import pytest

from danvan.papers.heads import attached_to
from danvan.papers.paper import Annex, Table, Text
from danvan.papers.tests.samples import LONG_NAME, PARTY_HEAD, SENTENCE, STATE_HEAD, letter, missing, plan
from danvan.papers.writer import write
from e2e.conftest import Windows
from e2e.people import at_work
from e2e.printing import Sheet, overlapping, printed

LEFT, RIGHT, TOP, BOTTOM = 30, 210 - 15, 20, 297 - 20
LONG_HEAD = replace(STATE_HEAD, issuer=LONG_NAME)
LONG_PARTY_HEAD = replace(PARTY_HEAD, issuer=LONG_NAME, above=LONG_NAME)
LONG_SUBJECT = "Thực hiện công tác dân vận chính quyền, xây dựng mô hình Dân vận khéo " * 3
# As many paragraphs as bring the end of the body past the foot of a page, from well before to well after.
LENGTHS = range(6, 30)
PAPERS = {
    "state": plan(STATE_HEAD, sections=5, each=4),
    "party": plan(PARTY_HEAD, sections=5, each=4),
    "letter": letter(),
    "noted": letter(annexes=[Annex("Danh sách", attached_to(STATE_HEAD, "Công văn"), [missing(3)])]),
    "party-letter": letter(PARTY_HEAD, rows=3),
    "long": plan(LONG_HEAD, subject=LONG_SUBJECT),
    "long-party": plan(LONG_PARTY_HEAD, subject=LONG_SUBJECT),
    "long-letter": letter(LONG_HEAD, to=[f"Ủy ban nhân dân xã Mẫu {n}" for n in range(1, 6)], rows=3),
    "annexes": letter(
        annexes=[Annex("Danh sách", blocks=[missing(80)]), Annex("Biểu mẫu", landscape=True, blocks=[missing(60)])]
    ),
    "list-last": plan(blocks=[Text(SENTENCE), missing(33)]),
    "many-recipients": plan(recipients=[f"Ủy ban nhân dân xã Mẫu {n}" for n in range(1, 41)]),
    "a-hundred-recipients": plan(recipients=[f"Ủy ban nhân dân xã Mẫu {n}" for n in range(1, 121)]),
    "bare": plan(bases=[], blocks=[]),
    "long-cells": plan(blocks=[Table(["TT", "Nội dung"], [["1", SENTENCE * 40]], widths=(1, 9)), Text("Hết.")]),
    **{f"{n}-paragraphs": plan(sections=1 + n % 3, each=n // (1 + n % 3)) for n in LENGTHS},
}


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    """All these papers, printed in one go."""
    return printed({name: write(paper) for name, paper in PAPERS.items()}, tmp_path_factory.mktemp("papers"))


Prints = dict[str, list[Sheet]]


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_stands_outside_the_margins_or_in_another_line(prints: Prints, name: str) -> None:
    for page in prints[name]:
        bottom = page.height - 20
        body = [line for line in page.lines if line is not page.number()]
        outside = [
            line.text
            for line in body
            if line.left < LEFT - 0.5 or line.right > page.width - 14.5 or not TOP < line.baseline < bottom
        ]
        assert (outside, overlapping(page)) == ([], [])


def test_the_states_head_stands_where_its_rule_puts_it(prints: Prints) -> None:
    page = prints["state"][0]

    nation, motto = page.line("CỘNG HÒA"), page.line("Độc lập")
    above, issuer = page.line("ỦY BAN NHÂN DÂN"), page.line("SỞ NỘI VỤ")
    assert nation.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert [line.size for line in (nation, motto, above, issuer)] == [13, 14, 13, 13]
    assert [line.centre for line in (nation, motto)] == [pytest.approx(146, abs=0.5)] * 2
    assert [line.centre for line in (above, issuer)] == [pytest.approx(63.5, abs=0.5)] * 2
    assert nation.baseline == pytest.approx(above.baseline, abs=0.2)


def test_the_partys_head_stands_where_its_rule_puts_it(prints: Prints) -> None:
    page = prints["party"][0]

    nation, issuer, star = page.line("ĐẢNG CỘNG SẢN"), page.line("BAN THƯỜNG VỤ"), page.line("*")
    assert [line.size for line in (nation, issuer, star)] == [15, 14, 14]
    assert nation.centre == pytest.approx(150, abs=0.5)
    assert [line.centre for line in (issuer, star)] == [pytest.approx(67.5, abs=0.5)] * 2
    assert 0 < star.baseline - issuer.baseline < 8


@pytest.mark.parametrize("name", ["state", "party", "letter", "party-letter", "long", "long-party", "long-letter"])
def test_number_and_day_stand_on_one_level_below_the_rules(prints: Prints, name: str) -> None:
    page = prints[name][0]

    number, dated = page.line("Số"), page.line("Lam Kiều,")
    assert number.baseline == pytest.approx(dated.baseline, abs=0.2)
    assert page.rules[0].down < dated.baseline
    assert dated.left > number.right


@pytest.mark.parametrize(
    ("name", "style_of_rule"),
    [("state", ("Độc lập", 0.97, 1.03)), ("party", ("ĐẢNG CỘNG SẢN", 0.97, 1.03))],
)
def test_the_rule_under_the_nations_line_is_as_long_as_the_line(
    prints: Prints, name: str, style_of_rule: tuple[str, float, float]
) -> None:
    beginning, least, most = style_of_rule
    page = prints[name][0]

    line = page.line(beginning)
    rule = next(rule for rule in page.rules if rule.down > line.baseline and rule.centre > 105)
    assert least < rule.length / (line.right - line.left) < most
    assert rule.centre == pytest.approx(line.centre, abs=0.5)
    assert 0.5 < rule.down - line.baseline < 4


@pytest.mark.parametrize(
    ("name", "last_line"),
    [("state", "SỞ NỘI VỤ"), ("letter", "SỞ NỘI VỤ"), ("state", "năm 2026"), ("party", "năm 2026")],
)
def test_the_rule_under_issuer_and_title_is_a_third_to_a_half_of_their_last_line(
    prints: Prints, name: str, last_line: str
) -> None:
    page = prints[name][0]

    line = next(line for line in page.lines if line.text.endswith(last_line) and not line.text.startswith("Lam"))
    rule = next(rule for rule in page.rules if rule.down > line.baseline and abs(rule.centre - line.centre) < 1)
    assert 1 / 3 < rule.length / (line.right - line.left) < 1 / 2
    assert 0.5 < rule.down - line.baseline < 4


@pytest.mark.parametrize("name", ["long", "long-party", "long-letter"])
def test_a_long_name_is_parted_into_even_lines_in_its_column(prints: Prints, name: str) -> None:
    page = prints[name][0]

    last = page.line("Số")
    column = [line for line in page.lines if line.baseline < last.baseline and line.right < 107 and line.text != "*"]
    widths = [line.right - line.left for line in column]
    assert len(column) >= 4
    assert min(widths) > 0.5 * max(widths)
    assert " ".join(line.text for line in column).endswith(LONG_NAME.upper())


def test_what_an_annex_belongs_to_is_parted_into_even_lines(prints: Prints) -> None:
    page = prints["noted"][1]

    note = [line for line in page.lines if page.line("DANH SÁCH").baseline < line.baseline < page.line("TT").baseline]
    rows = sorted({round(line.baseline, 1) for line in note})
    across = [
        max(line.right for line in note if round(line.baseline, 1) == row)
        - min(line.left for line in note if round(line.baseline, 1) == row)
        for row in rows
    ]
    assert len(rows) == 2
    assert min(across) > 0.8 * max(across)


@pytest.mark.parametrize("name", ["state", "party", "letter", "annexes"])
def test_pages_are_numbered_from_the_second_on_in_the_middle_of_the_top_margin(prints: Prints, name: str) -> None:
    first, *others = prints[name]

    assert first.number() is None
    for page in others:
        number = page.number()
        if number:
            assert number.centre == pytest.approx((LEFT + page.width - 15) / 2, abs=0.5)
            assert 10 < number.baseline < 18
            assert number.size == 14


def test_the_pages_of_a_plan_count_from_two(prints: Prints) -> None:
    numbers = [page.number() for page in prints["state"]]

    assert [line.text if line else "" for line in numbers] == ["", *(str(n) for n in range(2, len(numbers) + 1))]


def test_each_annex_counts_its_own_pages_and_repeats_the_head_of_its_table(prints: Prints) -> None:
    pages = prints["annexes"]

    numbers = [(line.text if (line := page.number()) else "") for page in pages]
    starts = [index for index, page in enumerate(pages) if "Phụ lục I" in page.text]
    assert len(starts) == 2
    assert starts[0] == 1
    first, second = pages[starts[0] : starts[1]], pages[starts[1] :]
    assert numbers == ["", *("" if n == 1 else str(n) for part in (first, second) for n in range(1, len(part) + 1))]
    assert all("Đơn vị" in page.text for page in pages[1:])
    assert [round(page.width) for page in first + second] == [210] * len(first) + [297] * len(second)


@pytest.mark.parametrize("name", [*(f"{n}-paragraphs" for n in LENGTHS), "state", "letter"])
def test_the_signature_never_stands_on_a_page_without_the_end_of_the_body(prints: Prints, name: str) -> None:
    at = page_with(prints[name], "Nơi nhận:")

    assert page_with(prints[name], "./.") == at
    signer = PAPERS[name].signature.name
    assert page_with(prints[name], signer) == at


def test_the_lengths_tried_do_bring_the_end_past_the_foot_of_a_page(prints: Prints) -> None:
    assert {len(prints[f"{n}-paragraphs"]) for n in LENGTHS} >= {1, 2}


def test_a_list_at_the_end_keeps_its_last_row_with_the_signature(prints: Prints) -> None:
    pages = prints["list-last"]

    assert page_with(pages, "./.") == page_with(pages, "Nơi nhận:")


def test_a_list_of_recipients_longer_than_a_page_is_printed_whole(prints: Prints) -> None:
    printed_names = [
        line.text for page in prints["a-hundred-recipients"] for line in page.lines if "xã Mẫu" in line.text
    ]

    assert len(printed_names) == 120
    assert any("Lê Thị Mẫu Hoa" in page.text for page in prints["a-hundred-recipients"])


@pytest.mark.parametrize("name", PAPERS)
def test_no_page_is_empty(prints: Prints, name: str) -> None:
    assert all(len(page.lines) > 1 for page in prints[name])


@pytest.mark.parametrize("name", ["letter", "party-letter", "long-letter"])
def test_a_letter_says_its_subject_below_its_number_in_the_left_column(prints: Prints, name: str) -> None:
    page = prints[name][0]

    number, subject = page.line("Số"), next(line for line in page.lines if "đôn đốc" in line.text)
    assert 4 < subject.baseline - number.baseline < 9
    assert subject.right < 107
    assert subject.size == 12


def test_letters_on_the_page_are_as_large_as_the_rule_says(prints: Prints) -> None:
    first, last = prints["state"][0], prints["state"][-1]

    sizes = [first.line(beginning).size for beginning in ("KẾ HOẠCH", "Căn cứ", "I. NỘI DUNG", "Số: ")]
    closing = [last.line(beginning).size for beginning in ("Nơi nhận", "- Lưu", "TM. ", "Lê Thị Mẫu Hoa")]
    assert (sizes, closing) == ([14, 14, 14, 13], [12, 11, 14, 14])


def test_a_plan_is_fetched_from_its_page_and_printed(window: Windows, tmp_path: Path) -> None:
    officer = at_work(window, "sonoivu.cv")
    officer.goto("/plans/")
    officer.get_by_role("link", name="Thực hiện công tác dân vận của chính quyền năm 2026", exact=True).click()

    with officer.expect_download() as saving:
        officer.get_by_role("link", name="Tải bản Word").click()
    first = printed({"plan": saving.value.path().read_bytes()}, tmp_path)["plan"][0]

    assert saving.value.suggested_filename == "Kế hoạch 21-KH-UBND.docx"
    said = [first.line(beginning).text for beginning in ("TỈNH", "Số", "Sông Mẫu,", "KẾ HOẠCH", "I. ")]
    assert said == ["TỈNH SÔNG MẪU", "Số: 21/KH-UBND", "Sông Mẫu, ngày 16 tháng 01 năm 2026", "KẾ HOẠCH", "I. CHỈ TIÊU"]


def page_with(pages: list[Sheet], text: str) -> int:
    found = [index for index, page in enumerate(pages) if text in page.text]
    assert found, text
    return found[-1]
