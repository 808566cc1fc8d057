"""Pieces of a page become lines and columns by where they stand."""

from danvan.files.reading.pdf.grids import Box, Grid, joined
from danvan.files.reading.pdf.letters import Letter, Piece, _piece
from danvan.files.reading.pdf.lines import in_reading_order, lines_of


def piece(text: str, left: float, line: int, width: float = 0) -> Piece:
    """Words on a line counted from the top, half a height to a letter."""
    return Piece(text, left, left + (width or 6 * len(text)), 800 - 18 * line, 812 - 18 * line)


def read(*pieces: Piece) -> list[str]:
    return in_reading_order(lines_of(list(pieces)))


def test_pieces_at_one_height_are_one_line_from_left_to_right():
    assert read(piece("hai", 100, 0), piece("một", 50, 0), piece("ba", 50, 1)) == ["một hai", "ba"]


def test_a_raised_number_stays_in_its_line():
    raised = Piece("2", 80, 84, 806, 813)

    assert read(piece("25 km", 50, 0), raised) == ["25 km 2"]


def test_two_lines_with_a_gap_at_the_same_place_are_two_columns():
    assert read(piece("A1", 50, 0), piece("B1", 300, 0), piece("A2", 50, 1), piece("B2", 300, 1)) == [
        "A1",
        "A2",
        "|",
        "B1",
        "B2",
    ]


def test_one_line_with_a_gap_is_one_line():
    assert read(piece("Số: 12", 50, 0), piece("Hà Nội", 300, 0), piece("x" * 80, 50, 1)) == ["Số: 12 Hà Nội", "x" * 80]


def test_gaps_at_different_places_are_only_wide_spaces():
    lines = [piece("a", 50, 0), piece("b", 300, 0), piece("x" * 45, 50, 1), piece("b", 400, 1)]

    assert read(*lines) == ["a b", f"{'x' * 45} b"]


def test_what_crosses_the_columns_ends_them():
    wide = piece("K" * 70, 60, 2)

    assert read(piece("A1", 50, 0), piece("B1", 300, 0), piece("A2", 50, 1), piece("B2", 300, 1), wide)[-1] == "K" * 70


def test_what_stands_far_below_no_longer_belongs_to_the_columns():
    columns = [piece("A1", 50, 0), piece("B1", 300, 0), piece("A2", 50, 1), piece("B2", 300, 1)]

    assert read(*columns, piece("I. MỤC ĐÍCH", 50, 5)) == ["A1", "A2", "|", "B1", "B2", "I. MỤC ĐÍCH"]


def test_letters_without_a_space_between_them_are_one_word_and_apart_are_two():
    letters = [Letter(letter, None, left, left + 6, 0, 12) for letter, left in (("K", 0), ("ế", 6), ("h", 16))]

    assert _piece(letters).text == "Kế h"


HEAD = ["TT", "Nhiệm vụ", "Hạn"]


def test_a_table_on_one_page_is_its_rows():
    assert joined([[HEAD, ["1", "Sơ kết", ""]]]) == ["TT | Nhiệm vụ | Hạn", "1 | Sơ kết |"]


def test_a_heading_repeated_on_every_page_is_said_once():
    parts = [[HEAD, ["1", "a", "b"]], [HEAD, ["2", "c", "d"]], [HEAD, ["3", "e", "f"]]]

    assert joined(parts) == ["TT | Nhiệm vụ | Hạn", "1 | a | b", "2 | c | d", "3 | e | f"]


def test_a_row_without_its_number_at_the_top_of_a_page_is_the_rest_of_the_one_before():
    parts = [[HEAD, ["1", "Sơ kết", "30/6"]], [["", "sáu tháng", ""], ["2", "Tổng kết", ""]]]

    assert joined(parts) == ["TT | Nhiệm vụ | Hạn", "1 | Sơ kết sáu tháng | 30/6", "2 | Tổng kết |"]


def test_a_grid_finds_each_piece_its_cell():
    grid = Grid(Box(50, 700, 500, 800), [50, 100, 500], [800, 780, 700])
    grid.pieces = [
        Piece("TT", 60, 72, 785, 797),
        Piece("Việc", 110, 140, 785, 797),
        Piece("Sơ kết", 110, 150, 710, 722),
    ]

    assert grid.cells() == [["TT", "Việc"], ["", "Sơ kết"]]


def test_grids_are_alike_when_their_columns_stand_in_the_same_places():
    box = Box(0, 0, 1, 1)

    alike = [
        Grid(box, [50, 100, 500], []).is_like(Grid(box, columns, []))
        for columns in ([51, 98, 503], [50, 150, 500], [50, 500])
    ]

    assert alike == [True, False, False]
