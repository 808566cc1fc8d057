"""The end of a paper: recipients, signature, annexes."""

import pytest

from danvan.papers.counting import roman
from danvan.papers.paper import Annex, Signature, Table, Text
from danvan.papers.tests.opened import W, mm, style_of, text_of
from danvan.papers.tests.samples import PARTY_HEAD, STATE_HEAD, letter, missing, plan

HEADS = {"state": STATE_HEAD, "party": PARTY_HEAD}


def test_the_state_ends_recipients_with_semicolons_and_the_last_with_a_full_stop(written):
    paper = written(plan(recipients=["Ủy ban nhân dân tỉnh (b/c);", "- Các sở", "Lưu: VT, SNV."]))

    assert paper.lines("RecipientsHead", "Recipient") == [
        "Nơi nhận:",
        "- Ủy ban nhân dân tỉnh (b/c);",
        "- Các sở;",
        "- Lưu: VT, SNV.",
    ]


def test_the_party_ends_recipients_with_commas_and_the_last_with_a_full_stop(written):
    paper = written(plan(PARTY_HEAD, recipients=["Ban Bí thư (để báo cáo)", "Lưu Văn phòng Tỉnh ủy"]))

    assert paper.lines("RecipientsHead", "Recipient") == [
        "Nơi nhận:",
        "- Ban Bí thư (để báo cáo),",
        "- Lưu Văn phòng Tỉnh ủy.",
    ]


@pytest.mark.parametrize(
    ("signature", "lines"),
    [
        (Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "A"), [("Authority", 0), ("Post", 1), ("Signer", "A")]),
        (
            Signature("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch", "A"),
            [("Authority", 0), ("Authority", 1), ("Post", 2), ("Signer", "A")],
        ),
        (Signature("", "GIÁM ĐỐC", "", "A"), [("Post", 1), ("Signer", "A")]),
        (Signature("", "GIÁM ĐỐC", "", ""), [("Post", 1)]),
        (Signature("", "", "", "A"), [("Signer", "A")]),
    ],
    ids=["head", "deputy", "own name", "no name yet", "name only"],
)
def test_right_post_and_name_stand_below_each_other_in_capitals(written, signature, lines):
    said = (signature.authority, signature.post, signature.second)

    found = written(plan(signature=signature, recipients=["Lưu: VT"])).tables()[1].findall(f".//{W}tc")[1]

    expected = [(style, each if isinstance(each, str) else said[each].upper()) for style, each in lines]
    assert [(style_of(each), text_of(each)) for each in found if each.tag == f"{W}p" and text_of(each)] == expected


def test_there_is_room_for_hand_and_seal_even_before_the_name_is_known(written):
    cell = written(plan(signature=Signature("", "GIÁM ĐỐC"))).tables()[1].findall(f".//{W}tc")[1]

    assert style_of(cell.findall(f"{W}p")[-1]) == "Signer"


def test_without_signer_and_recipients_there_is_no_empty_table(written):
    paper = written(plan(signature=Signature(), recipients=[]))

    assert len(paper.tables()) == 1


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_recipients_and_signature_share_one_row_that_no_page_parts(written, head):
    closing = written(plan(head)).tables()[-1]

    rows = closing.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True]
    assert [int(each.get(f"{W}w")) for each in closing.iter(f"{W}gridCol")] == [4535, 4819]


@pytest.mark.parametrize(
    ("place", "written_as"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (92, "XCII"), (105, "CV")]
)
def test_annexes_are_counted_in_roman(place, written_as):
    assert roman(place) == written_as


def test_one_annex_has_no_number_and_several_have(written):
    one = written(letter())
    two = written(letter(annexes=[Annex("Danh sách"), Annex("Biểu mẫu", "(Kèm theo)", [Text("Một.")])]))

    assert one.lines("Annex", "AnnexTitle", "AnnexNote") == [
        "Phụ lục",
        "DANH SÁCH ĐƠN VỊ CHƯA BÁO CÁO",
        "(Kèm theo Công văn này)",
    ]
    assert two.lines("Annex", "AnnexTitle", "AnnexNote") == [
        "Phụ lục I",
        "DANH SÁCH",
        "Phụ lục II",
        "BIỂU MẪU",
        "(Kèm theo)",
    ]


def test_paper_and_margins_are_those_of_both_rules(written):
    for head in HEADS.values():
        section = written(plan(head)).sections()[0]

        page = (mm(section, "pgSz", "w"), mm(section, "pgSz", "h"))
        margins = [mm(section, "pgMar", side) for side in ("top", "bottom", "left", "right", "header")]
        assert (page, margins) == ((210.0, 297.0), [20.0, 20.0, 30.0, 15.0, 10.0])


def test_the_page_number_stands_in_the_middle_of_the_top_margin_from_the_second_page_on(written):
    paper = written(plan())

    section, header = paper.sections()[0], paper.part("word/header1.xml")
    assert section.find(f"{W}titlePg") is not None
    assert [each.get(f"{W}type") for each in section.findall(f"{W}headerReference")] == ["default"]
    assert header.find(f".//{W}fldSimple").get(f"{W}instr").strip() == "PAGE"
    assert style_of(header[0]) == "Header"


def test_each_annex_is_a_section_that_counts_its_own_pages(written):
    sections = written(letter(annexes=[Annex("A"), Annex("B", landscape=True, blocks=[missing(3)])])).sections()

    counted = [each.find(f"{W}pgNumType") is not None for each in sections]
    sizes = [(mm(each, "pgSz", "w"), mm(each, "pgSz", "h")) for each in sections]
    assert counted == [False, True, True]
    assert sizes == [(210.0, 297.0), (210.0, 297.0), (297.0, 210.0)]


def test_a_table_in_a_turned_annex_fills_its_longer_line(written):
    table = written(letter(annexes=[Annex("B", landscape=True, blocks=[missing(3)])])).tables()[-1]

    assert sum(int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol")) == 14287


def test_a_table_of_many_columns_lies_on_a3_between_annexes_on_a4(written):
    heads = [f"Tiêu chí {n}" for n in range(1, 16)]
    wide = Annex("Bảng", page="A3", landscape=True, blocks=[Table(heads, [["đạt"] * 15])])

    paper = written(letter(annexes=[Annex("A"), wide, Annex("C", blocks=[missing(3)])]))

    sizes = [(mm(each, "pgSz", "w"), mm(each, "pgSz", "h")) for each in paper.sections()]
    across = [sum(int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol")) for table in paper.tables()[-2:]]
    assert sizes == [(210.0, 297.0), (210.0, 297.0), (420.0, 297.0), (210.0, 297.0)]
    assert [paper.sections()[2].find(f"{W}pgSz").get(f"{W}orient"), *across] == ["landscape", 21260, 9354]


def test_a3_stands_as_well_as_it_lies(written):
    section = written(letter(annexes=[Annex("B", page="A3", blocks=[missing(3)])])).sections()[-1]

    size = section.find(f"{W}pgSz")
    assert (mm(section, "pgSz", "w"), mm(section, "pgSz", "h"), size.get(f"{W}orient")) == (297.0, 420.0, None)
