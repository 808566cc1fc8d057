"""Groups of units, kept by the office that set them up."""

from datetime import date

import pytest
from django.test import Client

from danvan.units.models import GroupMember, UnitGroup
from danvan.units.tests.factories import (
    KindFactory,
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


def text_of(answer):
    return answer.content.decode()


def names_in(answer, *names):
    return [name for name in names if f">{name}</a>" in text_of(answer)]


def test_a_group_is_kept_by_its_office():
    office, member = UnitFactory(name="Sở Nội vụ", kind=KindFactory(code="so")), UnitFactory(name="UBND xã A", code="A")
    browser = at_work(officer_of(office).user)

    browser.post("/groups/new/", {"name": "Cụm số 1"})
    group = UnitGroup.objects.get()
    browser.post(f"/groups/{group.pk}/members/", {"units": "A\nxã Không Có", "on": "20/5/2026"})
    wrong = browser.post(f"/groups/{group.pk}/members/", {"units": "A\nxã Không Có", "on": "20/5/2026"})
    browser.post(f"/groups/{group.pk}/members/", {"units": "A\n", "on": "1/5/2026"})

    assert "“xã Không Có”: Không có đơn vị nào như vậy" in text_of(wrong)
    assert [row.unit for row in group.members.all()] == [member]
    assert names_in(browser.get(f"/groups/{group.pk}/"), "UBND xã A") == ["UBND xã A"]
    assert "Cụm số 1" in text_of(browser.get("/groups/"))


def test_a_member_leaves_on_a_day_and_is_remembered():
    office = UnitFactory(kind=KindFactory(code="so"))
    group = UnitGroup.objects.create(name="Cụm số 1", owner=office)
    member = GroupMember.objects.create(group=group, unit=UnitFactory(name="UBND xã A"), from_on=date(2026, 1, 1))
    browser = at_work(officer_of(office).user)

    browser.post(f"/groups/{group.pk}/members/{member.pk}/ending/", {"on": "20/5/2026"})

    member.refresh_from_db()
    assert member.to_on == TODAY
    assert "UBND xã A, 01/01/2026 → 20/05/2026" in text_of(browser.get(f"/groups/{group.pk}/"))
