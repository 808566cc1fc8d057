"""An administrator's forms, and what they say when something cannot be done."""

from datetime import date

import pytest
from django.test import Client

from danvan.units.models import Unit
from danvan.units.tests.factories import (
    KindFactory,
    UnitFactory,
    administrator_of,
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


def text_of(answer):
    return answer.content.decode()


def names_in(answer, *names):
    return [name for name in names if f">{name}</a>" in text_of(answer)]


def test_an_administrator_renames_a_unit_on_its_page():
    unit = UnitFactory(name="UBND xã Thử")
    browser = at_work(administrator_of(unit).user)
    form = {"version": unit.version, "key": "một lần", "name": "UBND phường Thử", "on": "20/5/2026", "basis": PAPER}

    answer = browser.post(f"/units/{unit.pk}/name/", form)

    unit.refresh_from_db()
    assert (answer.status_code, unit.name) == (302, "UBND phường Thử")


@pytest.mark.parametrize(
    ("what", "form", "status", "sentence"),
    [
        ("name", {"name": "UBND xã Thử"}, 422, "Đơn vị đã mang tên này. Đề nghị nhập tên mới."),
        ("name", {"name": "", "on": "31/2/2026"}, 422, "Chưa lưu được"),
        ("name", {"name": "UBND phường Thử", "version": 0}, 409, "Hồ sơ vừa được người khác cập nhật"),
        ("place", {"parent": "Không Có"}, 422, "Không có đơn vị nào như vậy"),
        ("merger", {"into": "xã Hai"}, 422, "Nhiều đơn vị có tên như vậy"),
        ("ending", {"on": "1/1/2020"}, 422, "thành lập từ ngày 01/7/2025"),
        ("reopening", {"reason": "Nhầm"}, 422, "đang hoạt động, không cần khôi phục"),
    ],
)
def test_what_cannot_be_done_is_said_beside_what_was_typed(what, form, status, sentence):
    unit = UnitFactory(name="UBND xã Thử", code="X-0")
    UnitFactory(name="UBND xã Hai Bờ"), UnitFactory(name="UBND xã Hai Dòng")
    browser = at_work(administrator_of(unit).user)
    sent = {"version": unit.version, "key": "k", "on": "20/5/2026", "basis": PAPER, **form}

    answer = browser.post(f"/units/{unit.pk}/{what}/", sent)

    assert answer.status_code == status
    assert sentence in text_of(answer)
    assert PAPER in text_of(answer) or what == "reopening"
    assert Unit.objects.get(code="X-0").name == "UBND xã Thử"


def test_a_form_shows_what_will_go_along():
    unit = UnitFactory(name="UBND xã Thử")
    UnitFactory(name="Thôn Thử", parent=unit)
    UnitFactory(name="Chi bộ Thử", kind=KindFactory(code="chi-bo-xa"), agency=unit)

    page = at_work(administrator_of(unit).user).get(f"/units/{unit.pk}/merger/")

    assert names_in(page, "Thôn Thử", "Chi bộ Thử") == ["Thôn Thử", "Chi bộ Thử"]


def test_a_unit_is_split_with_each_village_placed():
    top = UnitFactory()
    unit, east, west = (UnitFactory(name=f"UBND xã {name}", parent=top) for name in ("Cũ", "Đông", "Tây"))
    village, other = UnitFactory(name="Thôn A", parent=unit), UnitFactory(name="Thôn B", parent=unit)
    form = {
        "version": unit.version,
        "key": "k",
        "on": "20/5/2026",
        "basis": PAPER,
        "heir_1": east.code,
        "heir_2": west.code,
    }
    placed = {f"child_{village.pk}": "1", f"child_{other.pk}": "2"}

    answer = at_work(administrator_of(top).user).post(f"/units/{unit.pk}/division/", form | placed)

    village.refresh_from_db()
    other.refresh_from_db()
    assert (answer.status_code, village.parent, other.parent) == (302, east, west)


def test_a_form_pressed_twice_does_its_work_once():
    unit = UnitFactory(name="UBND xã Thử")
    browser = at_work(administrator_of(unit).user)
    form = {"version": unit.version, "key": "k", "name": "UBND phường Thử", "on": "20/5/2026", "basis": PAPER}

    answers = [browser.post(f"/units/{unit.pk}/name/", form).status_code for _press in range(2)]

    assert answers == [302, 409]
    assert unit.names.count() == 2


def test_a_new_unit_is_set_up_below_the_one_whose_page_it_was():
    top = UnitFactory(name="UBND tỉnh Thử", kind=KindFactory(code="ubnd-tinh"))
    browser = at_work(administrator_of(top).user)
    kind = KindFactory(code="so")
    form = {
        "kind": kind.pk,
        "name": "Sở Mới",
        "code": "S-9",
        "parent": top.code,
        "on": "20/5/2026",
        "basis": PAPER,
        "key": "k",
    }

    browser.post(f"/units/new/?parent={top.pk}", form)
    again = browser.post(f"/units/new/?parent={top.pk}", form | {"key": "k2"})

    assert Unit.objects.get(code="S-9").parent == top
    assert "Mã S-9 đã dùng cho Sở Mới" in text_of(again)
