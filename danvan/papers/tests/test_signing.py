"""By which right somebody signs, in the marks of both systems."""

import pytest

from danvan.papers import signing
from danvan.papers.paper import Form, Signature

RIGHTS = [signing.on_behalf, signing.in_place, signing.by_order, signing.by_delegation, signing.acting]


def test_the_state_marks_every_right_with_a_full_stop():
    marks = [right(Form.STATE, "chủ tịch") for right in RIGHTS]

    assert marks == ["TM. CHỦ TỊCH", "KT. CHỦ TỊCH", "TL. CHỦ TỊCH", "TUQ. CHỦ TỊCH", "Q. CHỦ TỊCH"]


def test_the_party_marks_three_rights_with_a_slash():
    marks = [right(Form.PARTY, "trưởng ban") for right in RIGHTS[:3]]

    assert marks == ["T/M TRƯỞNG BAN", "K/T TRƯỞNG BAN", "T/L TRƯỞNG BAN"]


@pytest.mark.parametrize("right", RIGHTS[3:])
def test_a_right_that_the_party_has_no_mark_for_is_not_made_up(right):
    with pytest.raises(ValueError, match="no mark"):
        right(Form.PARTY, "trưởng ban")


@pytest.mark.parametrize(
    ("position", "lines"),
    [
        ("", ("", "", "")),
        ("GIÁM ĐỐC", ("", "GIÁM ĐỐC", "")),
        ("TM. ỦY BAN NHÂN DÂN - CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "")),
        (
            "TM. ỦY BAN NHÂN DÂN - KT. CHỦ TỊCH - PHÓ CHỦ TỊCH",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ", ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "")),
        ("KT. Chủ tịch, Phó Chủ tịch", ("KT. Chủ tịch", "Phó Chủ tịch", "")),
        ("Giám đốc Sở Văn hóa, Thể thao và Du lịch", ("", "Giám đốc Sở Văn hóa, Thể thao và Du lịch", "")),
        ("KT. TRƯỞNG BAN - PHÓ TRƯỞNG BAN A, B", ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN A, B", "")),
        ("TRƯỞNG BAN TUYÊN GIÁO-DÂN VẬN", ("", "TRƯỞNG BAN TUYÊN GIÁO-DÂN VẬN", "")),
    ],
)
def test_a_position_as_readings_keep_it_becomes_the_lines_of_the_signature(position, lines):
    authority, post, second = lines

    assert signing.signature(position, "Lê Thị Mẫu Hoa") == Signature(authority, post, second, "Lê Thị Mẫu Hoa")
