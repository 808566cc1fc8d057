"""From a plan's words to the units it binds: by kind, by name, and never by guessing."""

from datetime import date

import pytest

from danvan.units.models import Level
from danvan.units.phrases import LONGEST_TEXT, propose
from danvan.units.tests.factories import KindFactory, TerritoryFactory, UnitFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)


@pytest.fixture
def issuer():
    """The committee of a province with a department, a commune of each type, their Party and Front bodies."""
    province = TerritoryFactory(level=Level.PROVINCE, kind="tỉnh", name="Sông Thử")
    issuer = UnitFactory(kind=KindFactory(code="ubnd-tinh"), name="UBND tỉnh Sông Thử", territory=province)
    for code, name in (
        ("so", "Sở Văn hóa, Thể thao và Du lịch"),
        ("ban-nganh", "Thanh tra tỉnh"),
        ("mttq-tinh", "Ủy ban MTTQ Việt Nam tỉnh Sông Thử"),
        ("doan-the-tinh", "Hội Nông dân tỉnh"),
        ("chi-bo-co-quan", "Chi bộ Thanh tra tỉnh"),
        ("ban-tgdv-tinh-uy", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
        ("cong-an-tinh", "Công an tỉnh Sông Thử"),
    ):
        UnitFactory(kind=KindFactory(code=code), name=name, territory=province)
    for kind, name in (("xã", "Khe Thử"), ("phường", "Bến Thử"), ("đặc khu", "Đảo Thử")):
        territory = TerritoryFactory(kind=kind, name=name, parent=province)
        for code, body in (("ubnd-xa", "UBND"), ("dang-uy-xa", "Đảng ủy"), ("mttq-xa", "Ủy ban MTTQ Việt Nam")):
            UnitFactory(kind=KindFactory(code=code), name=f"{body} {kind} {name}", territory=territory)
    UnitFactory(name="UBND xã Xa Thử", territory=TerritoryFactory())
    return issuer


ALL_COMMUNES = ["UBND đặc khu Đảo Thử", "UBND phường Bến Thử", "UBND xã Khe Thử"]
DEPARTMENTS = ["Sở Văn hóa, Thể thao và Du lịch", "Thanh tra tỉnh"]


def meant(words, issuer):
    proposal = propose(words, issuer, TODAY)
    names = {unit.name for part in proposal.selectors for unit in part.resolve(TODAY)}
    return sorted(names), list(proposal.unresolved)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("các sở, ban, ngành", DEPARTMENTS),
        ("Các sở, ban và ngành tỉnh", DEPARTMENTS),
        ("UBND các xã, phường, đặc khu", ALL_COMMUNES),
        ("Ủy ban nhân dân các xã, phường", ALL_COMMUNES),
        ("Ủy ban nhân dân cấp xã", ALL_COMMUNES),
        ("các cơ quan, đơn vị, địa phương", DEPARTMENTS + ALL_COMMUNES),
        ("địa phương", ALL_COMMUNES),
        ("cơ quan, đơn vị thuộc UBND tỉnh", DEPARTMENTS),
        ("UBND các phường", ["UBND phường Bến Thử"]),
        ("UBND các phường, đặc khu trên địa bàn tỉnh", ["UBND đặc khu Đảo Thử", "UBND phường Bến Thử"]),
        ("Các sở, ban, ngành; UBND các xã, phường, đặc khu.", DEPARTMENTS + ALL_COMMUNES),
        ("các sở, ban, ngành và UBND các phường", [*DEPARTMENTS, "UBND phường Bến Thử"]),
        (
            "Ủy ban MTTQ và các tổ chức chính trị - xã hội",
            ["Hội Nông dân tỉnh", "Ủy ban MTTQ Việt Nam tỉnh Sông Thử"],
        ),
        (
            "Mặt trận Tổ quốc và các tổ chức chính trị – xã hội tỉnh",
            ["Hội Nông dân tỉnh", "Ủy ban MTTQ Việt Nam tỉnh Sông Thử"],
        ),
        ("chi, đảng bộ cơ quan, đơn vị", ["Chi bộ Thanh tra tỉnh"]),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", ["Ban Tuyên giáo và Dân vận Tỉnh ủy"]),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("các đơn vị lực lượng vũ trang", ["Công an tỉnh Sông Thử"]),
        ("UBND xã Khe Thử và UBND phường Bến Thử", ["UBND phường Bến Thử", "UBND xã Khe Thử"]),
    ],
)
def test_the_words_of_plans(issuer, words, names):
    assert meant(words, issuer) == (sorted(names), [])


@pytest.mark.parametrize(
    ("words", "names", "unresolved"),
    [
        ("Như trên; các sở, ban, ngành; Đài Khí tượng Thủy văn", DEPARTMENTS, ["Như trên", "Đài Khí tượng Thủy văn"]),
        ("UBND xã Không Có", [], ["UBND xã Không Có"]),
        ("Lưu: VT, NV", [], ["Lưu", "VT", "NV"]),
        ("", [], []),
        ("các; và, của …", [], []),
    ],
)
def test_what_nobody_but_a_person_can_tell_is_handed_back_as_written(issuer, words, names, unresolved):
    assert meant(words, issuer) == (sorted(names), unresolved)


def test_a_name_that_two_units_bear_is_left_to_a_person(issuer):
    for _each in range(2):
        UnitFactory(name="Trường Thử", territory=issuer.territory)

    assert meant("Trường Thử", issuer) == ([], ["Trường Thử"])


def test_a_commune_speaks_of_its_own_bodies_and_its_cells():
    territory = TerritoryFactory(kind="xã")
    issuer = UnitFactory(kind=KindFactory(code="dang-uy-xa"), name="Đảng ủy xã Khe Thử", territory=territory)
    for code, name in (("chi-bo-xa", "Chi bộ cơ quan Đảng"), ("chi-bo-thon", "Chi bộ thôn Nà Thử")):
        UnitFactory(kind=KindFactory(code=code), name=name, territory=territory, parent=issuer)
    UnitFactory(kind=KindFactory(code="mttq-xa"), name="Ủy ban MTTQ Việt Nam xã Khe Thử", territory=territory)
    UnitFactory(kind=KindFactory(code="doan-the-xa"), name="Hội Phụ nữ xã", territory=territory)

    assert meant("các chi bộ, đảng bộ trực thuộc", issuer) == (["Chi bộ cơ quan Đảng", "Chi bộ thôn Nà Thử"], [])
    assert meant("MTTQ và các đoàn thể", issuer) == (["Hội Phụ nữ xã", "Ủy ban MTTQ Việt Nam xã Khe Thử"], [])


def test_the_words_stay_with_what_they_mean(issuer):
    proposal = propose("- Các sở, ban, ngành; UBND các phường;", issuer, TODAY)

    assert [(part.words, part.kinds, part.territory_kinds) for part in proposal.selectors] == [
        ("Các sở, ban, ngành", ("vp-ubnd-tinh", "so", "ban-nganh"), ()),
        ("UBND các phường", ("ubnd-xa",), ("phường",)),
    ]


@pytest.mark.parametrize("hostile", ["các " * 100_000, "UBND xã, " * 50_000, "sở, ban, " * 50_000, "a" * 1_000_000])
def test_no_more_is_read_than_a_list_of_recipients_can_hold(issuer, hostile):
    assert propose(hostile, issuer, TODAY) == propose(hostile[:LONGEST_TEXT], issuer, TODAY)
