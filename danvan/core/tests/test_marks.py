"""A document's text in pieces: nothing lost, nothing doubled, the innermost mark on top."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.core.marks import Mark, Piece, marked

TEXT = "Căn cứ Kế hoạch 141;\n- 100% xã có kế hoạch trước ngày 25/5."


def span(words, kind, id, text=TEXT):
    start = text.index(words)
    return Mark(start, start + len(words), kind, id)


def test_text_without_marks_is_its_paragraphs():
    assert marked(TEXT, []) == [[Piece("Căn cứ Kế hoạch 141;")], [Piece("- 100% xã có kế hoạch trước ngày 25/5.")]]


def test_a_mark_is_cut_out_of_its_paragraph():
    pieces = marked(TEXT, [span("Kế hoạch 141", "basis", "m1")])[0]

    assert pieces == [Piece("Căn cứ "), Piece("Kế hoạch 141", "basis", "m1", "m1"), Piece(";")]


def test_a_deadline_inside_a_target_shows_as_a_deadline():
    marks = [
        span("100% xã có kế hoạch trước ngày 25/5", "target", "m1"),
        span("trước ngày 25/5", "deadline", "m2"),
    ]

    assert marked(TEXT, marks)[1] == [
        Piece("- "),
        Piece("100% xã có kế hoạch ", "target", "m1", "m1"),
        Piece("trước ngày 25/5", "deadline", "m2", "m2"),
        Piece("."),
    ]


def test_a_mark_that_goes_on_after_an_inner_one_carries_its_id_once():
    marks = [Mark(0, 6, "target", "m1"), Mark(2, 4, "deadline", "m2")]

    assert marked("abcdef", marks)[0] == [
        Piece("ab", "target", "m1", "m1"),
        Piece("cd", "deadline", "m2", "m2"),
        Piece("ef", "target", "", "m1"),
    ]


def test_a_mark_over_two_paragraphs_shows_in_both():
    assert marked("ab\ncd", [Mark(1, 4, "target", "m1")]) == [
        [Piece("a"), Piece("b", "target", "m1", "m1")],
        [Piece("c", "target", "", "m1"), Piece("d")],
    ]


@pytest.mark.parametrize("mark", [Mark(5, 5, "target", "m"), Mark(-4, 0, "target", "m"), Mark(90, 99, "target", "m")])
def test_a_mark_of_nothing_shows_nothing(mark):
    assert marked("abc def", [mark]) == [[Piece("abc def")]]


def test_an_empty_text_has_no_paragraphs():
    assert marked("", [Mark(0, 3, "target", "m")]) == []


@given(
    text=st.text(alphabet="ab\n", max_size=40),
    spans=st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=12),
)
def test_whatever_overlaps_the_text_stays_whole_and_each_id_stands_once(text, spans):
    marks = [Mark(start, end, "target", f"m{index}") for index, (start, end) in enumerate(spans)]

    paragraphs = marked(text, marks)

    ids = [piece.id for pieces in paragraphs for piece in pieces if piece.id]
    assert ["".join(piece.text for piece in pieces) for pieces in paragraphs] == [
        line for line in text.split("\n") if line
    ]
    assert len(ids) == len(set(ids))
