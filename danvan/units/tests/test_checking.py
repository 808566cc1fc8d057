"""check_units finds what contradicts, from the dated rows and not from what is stored for today."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from danvan.units.checking import faults
from danvan.units.models import Succession, Unit
from danvan.units.tests.factories import KindFactory, TerritoryFactory, UnitFactory

pytestmark = pytest.mark.django_db

TODAY, LATER = date(2026, 5, 20), date(2026, 6, 1)


def found():
    return list(faults(TODAY))


def test_whole_trees_have_no_faults(capsys):
    UnitFactory(parent=UnitFactory(territory=TerritoryFactory(parent=TerritoryFactory())))

    call_command("check_units")

    assert capsys.readouterr().out == "Cây đơn vị đúng: 2 đơn vị.\n"


def test_a_path_that_leads_elsewhere():
    unit = UnitFactory(code="A", parent=UnitFactory())
    Unit.objects.filter(pk=unit.pk).update(path=f"{unit.pk:08}")

    assert found() == ["A: đường dẫn trong cây không khớp với đơn vị cấp trên."]


@pytest.mark.parametrize("days", [{"from_on": LATER}, {"to_on": LATER}])
def test_names_and_places_with_gaps(days):
    unit = UnitFactory(code="A")
    unit.names.update(**days)
    unit.placements.update(**days)

    assert found() == [
        "A: tên qua các thời kỳ bị hở hoặc chồng nhau.",
        "A: vị trí qua các thời kỳ bị hở hoặc chồng nhau.",
    ]


def test_a_parent_that_ended_too_early():
    parent = UnitFactory(code="P", closed_on=TODAY)
    UnitFactory(code="A", parent=parent)

    assert found() == ["A: đơn vị cấp trên P khác hệ thống hoặc không hoạt động trong thời gian đó."]


def test_a_ring_on_a_day_to_come():
    upper = UnitFactory(code="A")
    lower = UnitFactory(code="B", parent=upper)
    upper.placements.update(to_on=LATER)
    upper.placements.create(parent=lower, from_on=LATER)

    assert found() == ["A: vòng lặp trong cây từ ngày 2026-06-01."]


def test_todays_name_that_is_not_the_one_of_today():
    unit = UnitFactory(code="A")
    Unit.objects.filter(pk=unit.pk).update(name="UBND xã Khác")

    assert found() == ["A: tên hoặc vị trí hôm nay chưa được cập nhật."]


def test_other_contradictions():
    unit, heir = UnitFactory(code="A"), UnitFactory(code="B", opened_on=TODAY)
    Unit.objects.filter(pk=unit.pk).update(kind=KindFactory(code="dang-uy-xa"))
    Succession.objects.create(predecessor=unit, successor=heir, on=date(2026, 1, 1))
    territory = TerritoryFactory(code="T", full_name="Xã Thử")
    type(territory).objects.update(path="00000000", full_name="Xã Khác")

    with pytest.raises(CommandError, match="4 chỗ sai"):
        call_command("check_units")
    assert found() == [
        "Địa bàn T: tên hoặc cấp trên hôm nay chưa được cập nhật.",
        "A: hệ thống không khớp với loại đơn vị.",
        "Địa bàn T: đường dẫn không khớp với cấp trên.",
        "B: kế thừa trước ngày thành lập.",
    ]
