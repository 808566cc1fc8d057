"""Territories are set up, change and end by a document, like the units in them."""

from datetime import date

import pytest

from danvan.core.acting import SYSTEM
from danvan.core.errors import Refused
from danvan.units.actions.territories import change_territory, close_territory, open_territory
from danvan.units.checking import faults
from danvan.units.models import Level
from danvan.units.tests.factories import KindFactory, TerritoryFactory, UnitFactory, administrator_of, officer_of

pytestmark = pytest.mark.django_db

TODAY, PAPER = date(2026, 5, 20), "Nghị quyết số 1234/NQ-UBTVQH15"


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


def opened(parent, by=SYSTEM, code="T-1"):
    words = {"kind": "xã", "name": "Suối Thử", "code": code, "on": TODAY, "basis": PAPER}
    return open_territory(by=by, level=Level.COMMUNE, parent=parent, **words)


def test_a_new_territory_lies_in_its_parent():
    province = TerritoryFactory(level=Level.PROVINCE)

    territory = opened(province)

    assert (territory.full_name, territory.path) == ("Xã Suối Thử", f"{province.path}{territory.pk:08}")
    assert list(faults(TODAY)) == []


def test_a_xa_becomes_a_phuong_from_a_day_on():
    territory = TerritoryFactory(kind="xã", name="Suối Thử", full_name="Xã Suối Thử")

    change_territory(territory, by=SYSTEM, on=TODAY, basis=PAPER, kind="phường")

    assert (territory.kind, territory.full_name) == ("phường", "Phường Suối Thử")
    assert list(territory.standings.order_by("from_on").values_list("full_name", "to_on")) == [
        ("Xã Suối Thử", TODAY),
        ("Phường Suối Thử", None),
    ]


def test_a_code_is_free_again_once_its_territory_ended():
    province = TerritoryFactory()
    first = TerritoryFactory(code="T-1")
    with pytest.raises(Refused, match="đang dùng"):
        opened(province)

    close_territory(first, by=SYSTEM, on=TODAY, basis=PAPER)

    assert opened(province).code == first.code


def test_a_territory_with_others_in_it_does_not_end():
    district = TerritoryFactory(full_name="Huyện Thử")
    TerritoryFactory(parent=district, full_name="Xã Suối Thử")

    with pytest.raises(Refused) as refused:
        close_territory(district, by=SYSTEM, on=TODAY, basis=PAPER)

    assert str(refused.value) == (
        "Huyện Thử còn Xã Suối Thử trực thuộc. Đề nghị chuyển hoặc kết thúc địa bàn này trước."
    )


def test_only_the_governing_committees_administrators_change_territories():
    province = TerritoryFactory(level=Level.PROVINCE)
    committee = UnitFactory(kind=KindFactory(code="tinh-uy"), territory=province)

    assert opened(province, by=administrator_of(committee)).parent == province
    for by in (officer_of(committee), administrator_of(UnitFactory(territory=province))):
        with pytest.raises(Refused) as refused:
            opened(province, by=by, code="T-2")
        assert refused.value.status == 403
