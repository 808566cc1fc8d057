"""The numbers of both rules of form: paper and margins in mm, letters in points. Nghị định 30/2020/NĐ-CP, Phụ lục I, for
the state; Hướng dẫn 36-HD/VPTW, with its Phụ lục 3, for the Party. Where a rule leaves room (13 to 14 points) the value
here is the one most offices use, and the same throughout the paper.
"""

from dataclasses import dataclass

from danvan.papers.paper import Form, Size

SIZES: dict[Size, tuple[float, float]] = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
TWIPS_TO_A_MM = 1440 / 25.4
FONT = "Times New Roman"
LANGUAGE = "vi-VN"
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
PAGE_NUMBER_FROM_EDGE = 10.0
BESIDE_TITLES = 20.0  # so much of the page's width a title leaves free, in mm
SHORT_RULE = 0.4  # of its line; the state's rule says one third to one half


@dataclass(frozen=True)
class Rules:
    """What differs between the two forms beside the letters: the columns of the head, the marks, the fixed words."""

    form: Form
    head_columns: tuple[float, float]
    nation: str
    motto: str
    under_issuer: str
    number_word: str
    subject_prefix: str
    recipient_mark: str
    end_mark: str
    basis_dash: str


# The words of a form are the rule's own and the same for every reader, so they are not for translating.
STATE = Rules(
    form=Form.STATE,
    head_columns=(67.0, 98.0),
    nation="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    motto="Độc lập - Tự do - Hạnh phúc",
    under_issuer="",
    number_word="Số: ",
    subject_prefix="V/v ",
    recipient_mark=";",
    end_mark="./.",
    basis_dash="",
)
PARTY = Rules(
    form=Form.PARTY,
    head_columns=(75.0, 90.0),
    nation="ĐẢNG CỘNG SẢN VIỆT NAM",
    motto="",
    under_issuer="*",
    number_word="Số ",
    subject_prefix="",
    recipient_mark=",",
    end_mark="",
    basis_dash="- ",
)
RULES = {Form.STATE: STATE, Form.PARTY: PARTY}


def twips(mm: float) -> int:
    """Twentieths of a point, in which Word measures."""
    return round(mm * TWIPS_TO_A_MM)


def sides(page: Size = "A4", *, landscape: bool = False) -> tuple[float, float]:
    """How wide and how high a page is, in mm."""
    wide, high = SIZES[page]
    return (high, wide) if landscape else (wide, high)


def room(page: Size = "A4", *, landscape: bool = False) -> float:
    """The width between the margins, in mm."""
    return sides(page, landscape=landscape)[0] - LEFT - RIGHT
