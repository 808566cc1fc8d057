"""How large and in which letters each part stands: both rules of form, part by part."""

import pytest

from danvan.papers.paper import Form
from danvan.papers.tests.opened import W, looks
from danvan.papers.tests.samples import PARTY_HEAD, STATE_HEAD, plan

STATE = {
    "Nation": looks(13, "bold", align="center"),
    "Motto": looks(14, "bold", align="center"),
    "Above": looks(13, align="center"),
    "Issuer": looks(13, "bold", align="center"),
    "Number": looks(13, align="center"),
    "Dated": looks(14, "italic", align="center"),
    "LetterSubject": looks(12, align="center"),
    "Kind": looks(14, "bold", align="center"),
    "Subject": looks(14, "bold", align="center"),
    "To": looks(14, align="center"),
    "Basis": looks(14, "italic", align="both"),
    "Body": looks(14, align="both"),
    "Heading1": looks(14, "bold", align="both"),
    "Heading2": looks(14, "bold", align="both"),
    "Heading3": looks(14, "bold", "italic", align="both"),
    "RecipientsHead": looks(12, "bold", "italic"),
    "Recipient": looks(11),
    "Authority": looks(14, "bold", align="center"),
    "Post": looks(14, "bold", align="center"),
    "Signer": looks(14, "bold", align="center"),
    "Annex": looks(14, "bold", align="center"),
    "AnnexTitle": looks(14, "bold", align="center"),
    "AnnexNote": looks(14, "italic", align="center"),
    "Header": looks(14, align="center"),
}
PARTY = STATE | {
    "Nation": looks(15, "bold", align="center"),
    "Above": looks(14, align="center"),
    "Issuer": looks(14, "bold", align="center"),
    "UnderIssuer": looks(14, align="center"),
    "Number": looks(14, align="center"),
    "LetterSubject": looks(12, "italic", align="center"),
    "Kind": looks(16, "bold", align="center"),
    "To": looks(14, "italic", align="center"),
    "Basis": looks(14, align="both"),
    "RecipientsHead": looks(14),
    "Recipient": looks(12),
    "Post": looks(14, align="center"),
}


@pytest.mark.parametrize(("head", "said"), [(STATE_HEAD, STATE), (PARTY_HEAD, PARTY)], ids=["state", "party"])
def test_every_part_stands_in_the_letters_of_its_rule(written, head, said):
    paper = written(plan(head))

    assert {key: paper.style(key) for key in said} == said


@pytest.mark.parametrize("head", [STATE_HEAD, PARTY_HEAD], ids=["state", "party"])
def test_all_letters_are_black_times_new_roman_of_fourteen_points_in_vietnamese(written, head):
    letters = written(plan(head)).part("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")

    faces = set(letters.find(f"{W}rFonts").attrib.values())
    said = {name: letters.find(f"{W}{name}").get(f"{W}val") for name in ("color", "sz", "lang")}
    assert (faces, said) == ({"Times New Roman"}, {"color": "000000", "sz": "28", "lang": "vi-VN"})


@pytest.mark.parametrize(
    ("head", "first_line", "line"),
    # 720 twentieths of a point are 1.27 cm, 567 are 1 cm; 264 of 240 is a line and a tenth, 360 are 18 points.
    [(STATE_HEAD, "720", ("264", "auto")), (PARTY_HEAD, "567", ("360", "atLeast"))],
    ids=["state", "party"],
)
def test_paragraphs_are_indented_and_stand_six_points_apart(written, head, first_line, line):
    styles = written(plan(head)).part("word/styles.xml")

    for key in ("Body", "Basis", "Heading1"):
        looks_of = styles.find(f"{W}style[@{W}styleId='{key}']/{W}pPr")
        space, indent = looks_of.find(f"{W}spacing"), looks_of.find(f"{W}ind")
        assert (space.get(f"{W}before"), space.get(f"{W}after")) == ("120", "0")
        assert (space.get(f"{W}line"), space.get(f"{W}lineRule")) == line
        assert indent.get(f"{W}firstLine") == first_line


def test_the_partys_recipients_stand_under_an_underlined_word(written):
    underlined = [
        written(plan(head)).part("word/styles.xml").find(f"{W}style[@{W}styleId='RecipientsHead']/{W}rPr/{W}u")
        for head in (STATE_HEAD, PARTY_HEAD)
    ]

    assert [each is not None for each in underlined] == [False, True]


@pytest.mark.parametrize("form", list(Form), ids=lambda form: form.value)
def test_nothing_looks_otherwise_than_its_style_says(written, form):
    head = STATE_HEAD if form is Form.STATE else PARTY_HEAD
    paper = written(plan(head))

    named = {each.get(f"{W}styleId") for each in paper.part("word/styles.xml").iter(f"{W}style")}
    assert set(paper.styles()) <= named
    assert list(paper.body.iter(f"{W}rPr")) == []
    assert list(paper.body.iter(f"{W}jc")) == []


def test_headings_are_words_own_so_that_its_outline_shows_them(written):
    styles = written(plan()).part("word/styles.xml")

    found = [styles.find(f"{W}style[@{W}styleId='Heading{level}']") for level in (1, 2, 3)]
    names = [each.find(f"{W}name").get(f"{W}val") for each in found]
    levels = [each.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") for each in found]
    assert (names, levels) == (["heading 1", "heading 2", "heading 3"], ["0", "1", "2"])
