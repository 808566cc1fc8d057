"""What a paper says: bases, paragraphs, headings, tables, the mark at its end."""

from dataclasses import replace

import pytest

from danvan.papers.paper import Heading, Signature, Table, Text
from danvan.papers.tables import table
from danvan.papers.tests.opened import W, kept_with_next, style_of, text_of
from danvan.papers.tests.samples import PARTY_HEAD, STATE_HEAD, missing, plan

HEADS = {"state": STATE_HEAD, "party": PARTY_HEAD}


@pytest.mark.parametrize(
    ("head", "bases", "lines"),
    [
        (STATE_HEAD, ["Căn cứ Luật A", "Theo đề nghị của B;"], ["Căn cứ Luật A;", "Theo đề nghị của B."]),
        (PARTY_HEAD, ["Căn cứ Điều lệ;", "- Căn cứ Quy chế"], ["- Căn cứ Điều lệ;", "- Căn cứ Quy chế."]),
        (STATE_HEAD, ["Căn cứ Luật A:"], ["Căn cứ Luật A."]),
        (STATE_HEAD, [" "], []),
    ],
)
def test_each_basis_ends_with_a_semicolon_and_the_last_with_a_full_stop(written, head, bases, lines):
    paper = written(plan(head, bases=bases))

    assert paper.lines("Basis") == lines


@pytest.mark.parametrize(
    ("last", "state", "party"),
    [
        ("Các đơn vị thực hiện.", "Các đơn vị thực hiện./.", "Các đơn vị thực hiện."),
        ("Các đơn vị thực hiện", "Các đơn vị thực hiện./.", "Các đơn vị thực hiện"),
        ("Các đơn vị thực hiện./.", "Các đơn vị thực hiện./.", "Các đơn vị thực hiện./."),
        ("Các đơn vị thực hiện;\n", "Các đơn vị thực hiện./.", "Các đơn vị thực hiện;"),
    ],
)
def test_what_a_state_body_says_is_closed_by_its_mark_and_what_the_party_says_is_not(written, last, state, party):
    ends = [written(plan(head, blocks=[Text("Một."), Text(last)])).lines("Body")[-1] for head in HEADS.values()]

    assert ends == [state, party]


def test_a_body_that_ends_with_a_table_has_its_mark_below(written):
    paper = written(plan(blocks=[Text("Danh sách:"), missing(2)]))

    assert paper.lines("Body") == ["Danh sách:", "./."]


def test_a_paper_without_a_body_has_no_mark_and_still_its_signature(written):
    paper = written(plan(bases=[], blocks=[]))

    assert paper.lines("Body", "Signer") == ["Lê Thị Mẫu Hoa"]


def test_a_line_break_begins_a_paragraph_and_an_empty_line_none(written):
    paper = written(plan(blocks=[Text("Một.\r\n\n  \nHai.\x0bBa.")]))

    assert paper.lines("Body") == ["Một.", "Hai.", "Ba./."]


def test_headings_stand_in_their_levels_and_stay_with_what_follows(written):
    paper = written(plan(blocks=[Heading("I. A"), Heading("1. B", 2), Heading("a) C", 3), Text("D.")]))

    levels = ("Heading1", "Heading2", "Heading3")
    styles = paper.part("word/styles.xml")
    assert [style for style in paper.styles() if style in (*levels, "Body")] == [*levels, "Body"]
    assert all(styles.find(f"{W}style[@{W}styleId='{key}']/{W}pPr/{W}keepNext") is not None for key in levels)


def test_bold_italic_and_unindented_paragraphs_are_the_exception(written):
    paper = written(plan(blocks=[Text("Đậm.", bold=True), Text("Nghiêng.", italic=True, indent=False), Text("Hết.")]))

    bold, leaning = paper.paragraph("Đậm."), paper.paragraph("Nghiêng.")
    assert [bold.find(f".//{W}b") is not None, bold.find(f".//{W}i") is not None] == [True, False]
    assert [leaning.find(f".//{W}b") is not None, leaning.find(f".//{W}i") is not None] == [False, True]
    assert leaning.find(f"{W}pPr/{W}ind").get(f"{W}firstLine") == "0"


def test_text_stays_text_whatever_somebody_typed(written):
    hostile = "</w:t></w:r><w:p/> & <b> \" ' {{ x }} =1+1 _x0041_ Đẩy mạnh"

    paper = written(
        plan(
            replace(STATE_HEAD, issuer=hostile, place=hostile, symbol=hostile),
            subject=hostile,
            bases=[hostile],
            blocks=[Heading(hostile), Text(hostile), Table([hostile], [[hostile]]), Text("Hết.")],
            recipients=[hostile],
            signature=Signature(hostile, hostile, hostile, hostile),
        )
    )

    assert paper.lines("Subject", "Body", "Heading1", "Cell", "Signer") == [hostile] * 4 + ["Hết./.", hostile]
    assert paper.lines("Issuer", "Authority", "Post") == [hostile.upper()] * 4


@pytest.mark.parametrize("typed", ["\x00\x01\x08\x1f", "\ufffe\uffff", "\ud800", "\u202e\u200b\ufeff", "\x7f"])
def test_what_no_paper_can_show_is_left_out(written, typed):
    paper = written(plan(subject=f"Công{typed} tác", blocks=[Text(f"Đẩy{typed} mạnh.")], recipients=[f"Sở{typed} A"]))

    assert paper.lines("Subject", "Body", "Recipient") == ["Công tác", "Đẩy mạnh./.", "- Sở A."]


def test_marks_typed_apart_from_their_letters_are_put_together(written):
    paper = written(plan(blocks=[Text("Đâ\u0309y ma\u0323nh.")]))

    assert paper.lines("Body") == ["Đẩy mạnh./."]


def test_a_table_fills_the_page_with_lines_and_repeats_its_head(written):
    held = written(plan(blocks=[missing(92), Text("Hết.")])).tables()[1]

    rows = held.findall(f"{W}tr")
    columns = [int(each.get(f"{W}w")) for each in held.iter(f"{W}gridCol")]
    assert held.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "Grid"
    assert sum(columns) == 9354
    assert columns == [567, 3401, 3685, 1701]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 92
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_numbers_stand_right_and_counted_ones_in_the_middle(written):
    held = written(plan(blocks=[missing(1), Text("Hết.")])).tables()[1]

    assert [(style_of(each), text_of(each)) for each in held.iter(f"{W}p")] == [
        ("CellHead", "TT"),
        ("CellHead", "Đơn vị"),
        ("CellHead", "Nội dung"),
        ("CellHead", "Số liệu"),
        ("CellMiddle", "1"),
        ("Cell", "Ủy ban nhân dân xã Mẫu 1"),
        ("Cell", "Kết quả đối thoại với Nhân dân"),
        ("CellRight", "1.000"),
    ]


def test_a_row_that_could_fill_a_page_may_be_parted(written):
    held = written(plan(blocks=[Table(["A", "B"], [["", "x " * 2000], ["", ""]]), Text("Hết.")])).tables()[1]

    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in held.findall(f"{W}tr")] == [True, False, True]


def test_a_row_with_a_cell_too_many_is_a_mistake_and_not_cut():
    with pytest.raises(ValueError, match="zip"):
        table(Table(["A"], [["1", "2"]]), 9000)


def test_two_tables_after_each_other_stay_two(written):
    paper = written(plan(blocks=[missing(1), missing(1), Text("Hết.")]))

    between = [style_of(each) for each in paper.body.findall(f"{W}p")]
    assert len(paper.tables()) == 4
    assert "Gap" in between


def test_the_last_paragraph_alone_stays_on_the_page_of_the_signature(written):
    paper = written(plan(blocks=[Text("Một.\nHai."), Text("Ba.\nBốn.")], bases=[]))

    kept = [kept_with_next(paper.paragraph(line)) for line in ("Một.", "Hai.", "Ba.", "Bốn./.")]
    assert kept == [False, False, False, True]
