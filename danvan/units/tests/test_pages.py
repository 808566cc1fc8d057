"""The directory and the pages of units, as somebody who signs in sees them."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from danvan.core.acting import SYSTEM
from danvan.units.actions.merging import merge_units
from danvan.units.actions.opening import close_unit
from danvan.units.actions.renaming import move_unit, rename_unit
from danvan.units.models import GroupMember, Level, Succession, UnitGroup
from danvan.units.tests.factories import (
    HoldingFactory,
    KindFactory,
    TerritoryFactory,
    UnitFactory,
    officer_of,
)

pytestmark = pytest.mark.django_db

TODAY, PAPER = date(2026, 5, 20), "Nghị quyết số 05/NQ-HĐND"


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


def at_work(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def browser():
    return at_work(HoldingFactory(unit=UnitFactory(name="Văn phòng Thử", kind=KindFactory(code="so"))).user)


def text_of(answer):
    return answer.content.decode()


def names_in(answer, *names):
    return [name for name in names if f">{name}</a>" in text_of(answer)]


def test_unasked_the_directory_shows_the_tops_of_the_trees_of_ones_own_province():
    here, there = TerritoryFactory(level=Level.PROVINCE), TerritoryFactory(level=Level.PROVINCE)
    mine = UnitFactory(name="UBND tỉnh Đây", territory=here)
    UnitFactory(name="UBND tỉnh Kia", territory=there)
    UnitFactory(name="UBND xã Đây", territory=TerritoryFactory(parent=here), parent=mine)

    page = text_of(at_work(officer_of(mine).user).get("/units/"))

    assert "<summary>UBND tỉnh Đây</summary>" in page
    assert "UBND tỉnh Kia" not in page
    assert "UBND xã Đây" not in page


def test_a_branch_is_fetched_when_it_is_opened(browser):
    top = UnitFactory()
    UnitFactory(name="UBND xã Dưới", parent=top)

    fragment = text_of(browser.get(f"/units/{top.pk}/children/", headers={"HX-Request": "true"}))

    assert "UBND xã Dưới" in fragment
    assert "<html" not in fragment


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("q=dak+thu", ["UBND xã Đắk Thử", "Đảng ủy xã Đắk Thử"]),
        ("q=dak+thu&line=party", ["Đảng ủy xã Đắk Thử"]),
        ("kind=so", ["Sở Nội vụ"]),
        ("level=province", ["Sở Nội vụ"]),
        ("q=huyen&closed=on", ["UBND huyện Cũ"]),
        ("kind=ubnd-huyen", []),
        ("q=huyen", ["UBND huyện Cũ"]),
        ("kind=khong-co&q=noi+vu", ["Sở Nội vụ"]),
    ],
)
def test_the_directory_is_searched_and_filtered(browser, asked, names):
    for name, kind in (("UBND xã Đắk Thử", "ubnd-xa"), ("Đảng ủy xã Đắk Thử", "dang-uy-xa"), ("Sở Nội vụ", "so")):
        UnitFactory(name=name, kind=KindFactory(code=kind))
    UnitFactory(name="UBND huyện Cũ", kind=KindFactory(code="ubnd-huyen"), closed_on=date(2025, 7, 2))

    page = browser.get(f"/units/?{asked}")

    everybody = ["UBND xã Đắk Thử", "Đảng ủy xã Đắk Thử", "Sở Nội vụ", "UBND huyện Cũ"]
    assert names_in(page, *everybody) == names


def test_a_closed_unit_in_the_list_points_to_its_heirs(browser):
    old, new = UnitFactory(name="UBND xã Cũ"), UnitFactory(name="UBND xã Mới")
    merge_units([old], into=new, by=SYSTEM, on=TODAY, basis=PAPER)

    page = text_of(browser.get("/units/?q=xa+cu&closed=on"))

    assert "kết thúc từ 20/05/2026" in page
    assert f'→ <a href="/units/{new.pk}/">UBND xã Mới</a>' in page


def test_yesterdays_name_leads_to_the_heir_where_no_open_unit_bears_it(browser):
    old, new = UnitFactory(name="UBND xã Cũ"), UnitFactory(name="UBND xã Mới")
    merge_units([old], into=new, by=SYSTEM, on=TODAY, basis=PAPER)

    page = text_of(browser.get("/units/?q=xa+cu"))

    assert "Không có đơn vị đang hoạt động nào như vậy" in page
    assert f'→ <a href="/units/{new.pk}/">UBND xã Mới</a>' in page


def test_nothing_found_says_what_to_try(browser):
    assert "Thử ít chữ hơn" in text_of(browser.get("/units/?q=zzz"))


def test_a_list_of_sixty_is_paged_by_key(browser):
    for number in range(60):
        UnitFactory(name=f"UBND xã Thử {number:02}")

    first = browser.get("/units/?q=xa+thu")
    second = browser.get(
        "/units/" + first.context_data_older if hasattr(first, "context_data_older") else _older(first)
    )

    assert "60 đơn vị" in text_of(first)
    assert "UBND xã Thử 49" in text_of(first)
    assert names_in(second, "UBND xã Thử 49", "UBND xã Thử 50", "UBND xã Thử 59") == [
        "UBND xã Thử 50",
        "UBND xã Thử 59",
    ]


def _older(answer):
    page = text_of(answer)
    at = page.index('rel="next" href="') + len('rel="next" href="')
    return "/units/" + page[at : page.index('"', at)].replace("&amp;", "&")


def test_a_unit_tells_its_names_its_places_its_pairs_and_its_groups(browser):
    top = UnitFactory(name="UBND tỉnh Thử")
    unit = UnitFactory(name="Sở Cũ", code="S-1", kind=KindFactory(code="so"), parent=top)
    cell = UnitFactory(name="Chi bộ Sở", kind=KindFactory(code="chi-bo-co-quan"), agency=unit)
    group = UnitGroup.objects.create(name="Cụm số 1", owner=top)
    GroupMember.objects.create(group=group, unit=unit, from_on=date(2026, 1, 1))
    rename_unit(unit, by=SYSTEM, name="Sở Mới", on=TODAY, basis=PAPER)

    page = text_of(browser.get(f"/units/{unit.pk}/"))

    assert "<h1>Sở Mới</h1>" in page
    for said in ("S-1", "Sở Cũ", "từ 01/7/2025 đến 19/5/2026", PAPER, "UBND tỉnh Thử", cell.name, "Cụm số 1"):
        assert said in page


def test_a_closed_unit_says_so_and_names_its_heirs(browser):
    old, new = UnitFactory(name="UBND xã Cũ"), UnitFactory(name="UBND xã Mới")
    merge_units([old], into=new, by=SYSTEM, on=TODAY, basis=PAPER)

    page = text_of(browser.get(f"/units/{old.pk}/"))

    assert "Đơn vị đã kết thúc hoạt động từ ngày 20/5/2026" in page
    assert f'→ <a href="/units/{new.pk}/">UBND xã Mới</a>' in page
    assert "UBND xã Cũ" in text_of(browser.get(f"/units/{new.pk}/"))


def test_a_district_says_that_it_has_no_heirs_and_its_communes_have(browser):
    district = UnitFactory(name="UBND huyện Cũ", kind=KindFactory(code="ubnd-huyen"))
    old, new = UnitFactory(name="UBND xã Cũ", parent=district), UnitFactory(name="UBND xã Mới")
    merge_units([old], into=new, by=SYSTEM, on=TODAY, basis=PAPER)
    close_unit(district, by=SYSTEM, on=TODAY, basis=PAPER)

    page = text_of(browser.get(f"/units/{district.pk}/"))

    assert "Không có đơn vị kế thừa; các đơn vị trực thuộc có" in page
    assert "UBND xã Cũ" in page
    assert f'→ <a href="/units/{new.pk}/">UBND xã Mới</a>' in page


def test_the_page_of_another_day_shows_the_tree_of_that_day(browser):
    old, new = UnitFactory(name="UBND tỉnh Cũ"), UnitFactory(name="UBND tỉnh Mới")
    unit = UnitFactory(name="UBND xã Thử", parent=old)
    move_unit(unit, by=SYSTEM, parent=new, on=TODAY, basis=PAPER)

    then = browser.get(f"/units/{old.pk}/?ngay=19/5/2026")
    now = browser.get(f"/units/{old.pk}/?ngay=khong-phai-ngay")

    assert (names_in(then, "UBND xã Thử"), names_in(now, "UBND xã Thử")) == (["UBND xã Thử"], [])
    assert "Hệ thống ngày 19/5/2026" in text_of(then)


def test_who_types_into_a_field_is_told_who_may_be_meant(browser):
    UnitFactory(name="UBND xã Đắk Thử", code="X-1")

    assert '<option value="UBND xã Đắk Thử (X-1)">' in text_of(browser.get("/units/suggestions/?field=into&into=dak"))
    assert "<option" not in text_of(browser.get("/units/suggestions/?field=into&into=d"))


@pytest.mark.parametrize("address", ["/units/", "/units/?q=xa&closed=on", "/units/{}/", "/units/{}/children/"])
def test_pages_ask_the_same_number_of_questions_for_one_row_and_for_three(browser, address):
    top = UnitFactory(name="UBND tỉnh Thử", kind=KindFactory(code="ubnd-tinh"))
    address = address.format(top.pk)

    counts = []
    for more in (1, 2):
        for _each in range(more):
            with_heir_and_pair(top)
        with CaptureQueriesContext(connection) as asked:
            browser.get(address)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def with_heir_and_pair(top):
    """A commune under the top, one that ended and points to it, and a cell beside the top."""
    old, heir = UnitFactory(territory=TerritoryFactory(), closed_on=TODAY), UnitFactory(parent=top)
    Succession.objects.create(predecessor=old, successor=heir, on=TODAY)
    UnitFactory(kind=KindFactory(code="chi-bo-co-quan"), agency=top)


def test_history_tells_who_did_what_by_which_paper(browser):
    old, new = UnitFactory(name="UBND tỉnh Cũ"), UnitFactory(name="UBND tỉnh Mới")
    unit = UnitFactory(name="UBND xã Thử", parent=old)
    move_unit(unit, by=SYSTEM, parent=new, on=TODAY, basis=PAPER)

    page = text_of(browser.get(f"/units/{unit.pk}/history/"))

    for said in ("Chuyển trực thuộc", "Hệ thống", "UBND tỉnh Cũ", "UBND tỉnh Mới", "20/05/2026", PAPER):
        assert said in page


def test_a_unit_with_many_below_counts_all_and_shows_the_first(browser, monkeypatch):
    monkeypatch.setattr("danvan.units.queries.unit_page.CHILDREN_SHOWN", 2)
    above = UnitFactory(name="UBND tỉnh Thử")
    for number in range(3):
        UnitFactory(name=f"UBND xã Thử {number}", parent=above)

    page = text_of(browser.get(f"/units/{above.pk}/"))

    assert '<h2>Đơn vị trực thuộc</h2><span class="count">3</span>' in page
    assert ("Chỉ hiện 2 đơn vị đầu." in page, "UBND xã Thử 2" in page) == (True, False)
