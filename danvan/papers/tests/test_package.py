"""The file itself: its parts, what it says of itself, how long a long one takes."""

import time
from datetime import datetime

import pytest
from lxml import etree

from danvan.core import clock
from danvan.papers.paper import Annex, Heading, Table, Text
from danvan.papers.tests.opened import W
from danvan.papers.tests.samples import LONG_NAME, PARTY_HEAD, STATE_HEAD, letter, missing, plan
from danvan.papers.writer import write

AT = datetime(2026, 11, 22, 15, 30, tzinfo=clock.VIETNAM)


def test_a_file_says_its_title_its_issuer_when_it_was_made_and_its_language(written):
    with clock.frozen(AT):
        said = written(plan(PARTY_HEAD, subject="Công tác dân vận năm 2026")).part("docProps/core.xml")

    assert {etree.QName(each).localname: each.text for each in said} == {
        "title": "Kế hoạch Công tác dân vận năm 2026",
        "creator": "Ban Thường vụ",
        "language": "vi-VN",
        "created": "2026-11-22T08:30:00Z",
        "modified": "2026-11-22T08:30:00Z",
    }


def test_the_same_paper_at_the_same_moment_is_the_same_file():
    with clock.frozen(AT):
        assert write(plan()) == write(plan())


def test_every_part_is_whole_named_and_pointed_at(written):
    paper = written(letter())

    kinds = paper.part("[Content_Types].xml")
    named = {each.get("PartName")[1:] for each in kinds if each.get("PartName")}
    related = {each.get("Target") for each in paper.part("word/_rels/document.xml.rels")}
    assert named | {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"} == set(paper.parts)
    assert related == {"styles.xml", "settings.xml", "header1.xml"}
    assert all(len(paper.part(name)) for name in paper.parts)


# As the schema has them: Word refuses a file in which one stands before its elder.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl pBdr spacing ind jc outlineLvl sectPr",
    "rPr": "rFonts b bCs i iCs color sz szCs u lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW vAlign",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "sectPr": "headerReference type pgSz pgMar pgNumType cols titlePg",
    "style": "name basedOn qFormat pPr rPr tblPr",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "p": "pPr r fldSimple",
    "r": "rPr t",
    "settings": "defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
}
PARTS = ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/header1.xml")


@pytest.mark.parametrize("head", [STATE_HEAD, PARTY_HEAD], ids=["state", "party"])
def test_everything_stands_in_the_schemas_order(written, head):
    blocks = [Heading("I. A"), Text("Một.", indent=False, bold=True, italic=True), missing(2)]
    paper = written(letter(head, to=["A", "B"], blocks=blocks, bases=["C"], annexes=[Annex(LONG_NAME, landscape=True)]))

    for held in (each for part in PARTS for each in paper.part(part).iter()):
        ordered = ORDER.get(etree.QName(held).localname, "").split()
        names = [etree.QName(each).localname for each in held] if ordered else []
        assert names == sorted(names, key=ordered.index)


def test_every_cell_and_the_file_end_with_a_paragraph(written):
    paper = written(letter(annexes=[]))

    assert all(cell[-1].tag == f"{W}p" for cell in paper.body.iter(f"{W}tc"))
    assert [etree.QName(each).localname for each in paper.body[-2:]] == ["p", "sectPr"]


def test_a_table_of_four_thousand_rows_is_written_row_by_row(written):
    paper = written(letter(rows=4000))

    assert len(paper.tables()[-1].findall(f"{W}tr")) == 4001


@pytest.mark.parametrize(
    "hostile",
    [
        lambda many: plan(blocks=[Text("Đẩy mạnh " * many)]),
        lambda many: plan(subject="Đẩy mạnh " * many),
        lambda many: plan(subject="Đ" * many * 8),
        lambda many: plan(blocks=[Text("Một\n" * many)]),
        lambda many: plan(blocks=[Text("a" + "\u0301" * many * 4)]),
        lambda many: letter(annexes=[], blocks=[Table(["A"], [["x"]] * many)]),
        lambda many: letter(to=["Sở"] * many),
    ],
    ids=["words", "title", "one word", "lines", "marks", "rows", "addressees"],
)
def test_four_times_as_much_takes_about_four_times_as_long(hostile):
    def took(paper):
        return max(min(timed(paper) for _turn in range(3)), 0.004)

    def timed(paper):
        began = time.process_time()
        write(paper)
        return time.process_time() - began

    # The square would be sixteen.
    assert took(hostile(12_000)) < 9 * took(hostile(3_000))
