"""The head of an office's papers, and whom they go to."""

from datetime import date

import pytest

from danvan.papers.paper import Form
from danvan.units.letterheads import addressees, grouped, letterhead
from danvan.units.models import Level, Line
from danvan.units.tests.factories import KindFactory, TerritoryFactory, UnitFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


def commune(name, kind="xã"):
    """The committee of a commune named after its place."""
    territory = TerritoryFactory(name=name, kind=kind, full_name=f"{kind.capitalize()} {name}")
    return UnitFactory(name=f"UBND {kind} {name}", territory=territory)


def test_a_party_body_writes_in_the_partys_form_under_its_superior():
    place = TerritoryFactory(name="Sông Thử", level=Level.PROVINCE, kind="tỉnh")
    committee = UnitFactory(
        name="Tỉnh ủy Sông Thử",
        kind=KindFactory(code="tinh-uy", line=Line.PARTY, level=Level.PROVINCE),
        territory=place,
    )
    board = UnitFactory(
        name="Ban Tuyên giáo và Dân vận Tỉnh ủy Sông Thử",
        kind=KindFactory(code="ban-tgdv", line=Line.PARTY, level=Level.PROVINCE),
        parent=committee,
        territory=place,
    )

    head = letterhead(board, TODAY)

    assert (head.form, head.above, head.issuer, head.place) == (Form.PARTY, committee.name, board.name, "Sông Thử")


def test_a_commune_has_no_superior_over_its_letterhead_and_writes_its_name_out():
    province = UnitFactory(name="UBND tỉnh Sông Thử", kind=KindFactory(code="ubnd-tinh", level=Level.PROVINCE))
    commune = UnitFactory(name="UBND xã Khe Thử", parent=province)

    head = letterhead(commune, TODAY)

    assert (head.form, head.above, head.issuer) == (Form.STATE, "", "Ủy ban nhân dân xã Khe Thử")


def test_a_department_stands_under_its_committee_by_its_short_name():
    province = UnitFactory(name="UBND tỉnh Sông Thử", kind=KindFactory(code="ubnd-tinh", level=Level.PROVINCE))
    so = KindFactory(code="so", level=Level.PROVINCE)
    office = UnitFactory(name="Sở Nội vụ tỉnh Sông Thử", short_name="Sở Nội vụ", kind=so, parent=province)

    head = letterhead(office, TODAY)

    assert (head.above, head.issuer) == ("UBND tỉnh Sông Thử", "Sở Nội vụ")


def test_many_units_are_named_in_the_annex_alone():
    units = [UnitFactory() for _number in range(7)]

    assert addressees(units) == ["Các cơ quan, đơn vị có tên tại Phụ lục kèm theo"]


def test_units_of_one_name_and_kind_of_place_share_both():
    units = [commune("Khe Mây"), commune("Bản Đá"), commune("Bờ Sông", "phường")]
    department = UnitFactory(name="Sở Nội vụ tỉnh Sông Mẫu", short_name="Sở Nội vụ", kind=KindFactory(code="so"))

    assert grouped([*units, department]) == "UBND các xã Khe Mây, Bản Đá; UBND phường Bờ Sông; Sở Nội vụ"


def test_a_unit_that_is_not_named_after_its_place_stands_whole():
    village = UnitFactory(name="Thôn 1, xã Khe Mây", territory=commune("Khe Mây").territory)

    assert grouped([village]) == "Thôn 1, xã Khe Mây"
