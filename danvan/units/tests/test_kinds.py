"""The kinds of unit ship as data and belong to the province afterwards."""

import pytest

from danvan.units.loading.kinds import add_missing_kinds
from danvan.units.models import Level, Line, UnitKind

pytestmark = pytest.mark.django_db


def test_every_kind_is_there_from_the_first_migration_on():
    governing = list(UnitKind.objects.filter(governs_territory=True).values_list("code", "line", "level", "historical"))

    assert governing == [
        ("tinh-uy", Line.PARTY, Level.PROVINCE, False),
        ("dang-uy-xa", Line.PARTY, Level.COMMUNE, False),
        ("huyen-uy", Line.PARTY, Level.DISTRICT, True),
    ]
    assert UnitKind.objects.count() == 67


def test_what_a_province_changed_stays_and_what_is_missing_comes_back():
    UnitKind.objects.filter(code="so").update(name="Sở và tương đương")
    UnitKind.objects.filter(code="chi-hoi").delete()

    added = add_missing_kinds(UnitKind)

    assert added == 1
    assert UnitKind.objects.get(code="so").name == "Sở và tương đương"


@pytest.mark.parametrize(
    ("code", "territory", "name"),
    [
        ("ubnd-xa", ("xã", "Suối Thử", "Xã Suối Thử"), "UBND xã Suối Thử"),
        ("tinh-uy", ("tỉnh", "Thử", "Tỉnh Thử"), "Tỉnh ủy Thử"),
        ("tinh-uy", ("thành phố", "Thử", "Thành phố Thử"), "Thành ủy Thử"),
        ("huyen-uy", ("thị xã", "Thử", "Thị xã Thử"), "Thị ủy Thử"),
        ("mttq-xa", ("phường", "Thử", "Phường Thử"), "Ủy ban MTTQ Việt Nam phường Thử"),
        ("chi-bo-thon", ("thôn", "Nà Thử", "Thôn Nà Thử"), "Chi bộ thôn Nà Thử"),
        ("so", ("tỉnh", "Thử", "Tỉnh Thử"), "Thử"),
    ],
)
def test_a_kind_knows_the_usual_name_of_its_unit_in_a_territory(code, territory, name):
    assert UnitKind.objects.get(code=code).name_for(*territory) == name


def test_a_kind_answers_to_all_the_words_plans_have_for_it():
    assert "các sở, ban, ngành" in UnitKind.objects.get(code="so").phrases


def test_a_name_that_looks_like_a_place_in_a_pattern_is_a_name():
    kind = UnitKind(name_pattern="UBND {territory} {name.__class__} {other}")

    assert kind.name_for("xã", "{name}", "Xã {name} {0}") == "UBND xã {name} {0} {name.__class__} {other}"
