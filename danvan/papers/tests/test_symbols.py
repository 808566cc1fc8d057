"""What stands behind the blank of a number, and names written out."""

import pytest

from danvan.papers.names import below, stands_alone, written_out
from danvan.papers.paper import Form
from danvan.papers.symbols import symbol_behind


@pytest.mark.parametrize(
    ("papers", "symbol"),
    [
        (["21/KH-UBND"], "/KH-UBND"),
        (["817/QĐ-UBND-HC", "21/KH-UBND"], "/KH-UBND"),
        (["817/QĐ-UBND-HC"], "/KH-UBND"),
        (["07/2023/QĐ-UBND"], "/KH-UBND"),
        (["Số: 0124/KH-UBND"], "/KH-UBND"),
        (["21/KH-SNV", "20/KH-UBND"], "/KH-SNV"),
        (["9086/BNV-CTTN&BĐG"], "/KH-BNV"),
        (["88/2019/QH14", "khong so", ""], "/KH-…"),
        ([], "/KH-…"),
    ],
)
def test_a_state_issuers_letters_are_those_of_its_own_papers(papers, symbol):
    assert symbol_behind(Form.STATE, "KH", papers) == symbol


@pytest.mark.parametrize(
    ("papers", "symbol"),
    [
        (["711-KH/TU"], "-KH/TU"),
        (["Số 1878- QĐ/TU"], "-KH/TU"),
        (["31-CTr/BDVTU-BCSĐUBND"], "-KH/BDVTU"),
        (["21/KH-UBND"], "-KH/…"),
        ([], "-KH/…"),
    ],
)
def test_a_party_issuers_letters_are_those_of_its_own_papers(papers, symbol):
    assert symbol_behind(Form.PARTY, "KH", papers) == symbol


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("UBND tỉnh Sông Thử", "Ủy ban nhân dân tỉnh Sông Thử"),
        ("Văn phòng HĐND và UBND tỉnh", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân tỉnh"),
        ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
        ("Sở Nội vụ", "Sở Nội vụ"),
    ],
)
def test_a_letterhead_has_names_written_out(name, full):
    assert written_out(name) == full


def test_committees_and_councils_have_nobody_above_them():
    alone = [stands_alone(name) for name in ("UBND tỉnh", "Hội đồng nhân dân xã", "Sở Nội vụ", "Văn phòng UBND tỉnh")]

    assert alone == [True, True, False, False]


@pytest.mark.parametrize(
    ("name", "above", "under_it"),
    [
        ("Sở Nội vụ tỉnh Sông Thử", "Ủy ban nhân dân tỉnh Sông Thử", "Sở Nội vụ"),
        ("Văn phòng Tỉnh ủy Sông Thử", "Tỉnh ủy Sông Thử", "Văn phòng"),
        ("Đảng ủy xã Khe Thử", "Tỉnh ủy Sông Thử", "Đảng ủy xã Khe Thử"),
        ("Sở Nội vụ", "Ủy ban nhân dân tỉnh Sông Thử", "Sở Nội vụ"),
        ("Sở Nội vụ tỉnh Sông Thử", "", "Sở Nội vụ tỉnh Sông Thử"),
        ("Tỉnh ủy Sông Thử", "Tỉnh ủy Sông Thử", "Tỉnh ủy Sông Thử"),
    ],
)
def test_a_body_is_named_under_another_without_saying_it_twice(name, above, under_it):
    assert below(name, above) == under_it
