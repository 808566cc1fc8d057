"""The wizard at its addresses: asked, shown by name, done by one press."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from danvan.accounts import second_factor
from danvan.core import clock
from danvan.units.models import Territory, Unit
from danvan.units.tests.factories import HoldingFactory
from danvan.units.tests.lands import TODAY, Lands

pytestmark = pytest.mark.django_db


@pytest.fixture
def lands(on_day):
    on_day(TODAY)
    return Lands()


def browser(user, proved_ago=timedelta(0)):
    client = Client()
    client.force_login(user)
    session, moment = client.session, (clock.machine_now() - proved_ago).isoformat()
    session.update({second_factor.PROVED_AT: moment, second_factor.PASSWORD_AT: moment})
    session.save()
    return client


def seen_on(answer):
    found = re.search(r'name="seen"[^>]*value="(\w+)"|value="(\w+)"[^>]*name="seen"', answer.content.decode())
    return found and (found[1] or found[2])


def asked(**more):
    return {"on": "20/5/2026", "basis": "Nghị quyết số 05", "key": "k", **more}


def test_a_merger_is_shown_by_name_and_done_by_one_press(lands):
    old, into = lands.commune("Suối", villages=1), lands.commune("Khe")
    client, form = browser(lands.by.user), asked(old_1=old.pk, into=into.pk)

    shown = client.post("/reorganisations/merger/", form)
    nothing_yet = Unit.objects.filter(closed_on__isnull=False).count()
    done = client.post("/reorganisations/merger/", {**form, "seen": seen_on(shown)})
    again = client.post("/reorganisations/merger/", {**form, "seen": seen_on(shown)})

    page = shown.content.decode()
    assert ("UBND xã Suối → UBND xã Khe (toàn bộ)" in page, "Thôn 1 Suối → trực thuộc UBND xã Khe" in page) == (
        True,
        True,
    )
    assert (shown.status_code, nothing_yet, done.status_code, again.status_code >= 400) == (200, 0, 302, True)
    assert Territory.objects.get(pk=old.pk).closed_on == date(2026, 5, 20)


def test_a_division_asks_of_each_village_where_it_goes(lands):
    old = lands.commune("Suối", villages=2)
    village = Unit.objects.get(name="Thôn 2 Suối")
    new = {
        f"{fact}{n}": value
        for n, name in (("1", "Một"), ("2", "Hai"))
        for fact, value in (("kind", "xã"), ("name", name), ("code", f"M{n}"))
    }
    client, form = browser(lands.by.user), asked(old_1=old.pk, **new)

    first = client.post("/reorganisations/division/", form).content.decode()
    form[f"goes_{village.pk}"] = "1"
    shown = client.post("/reorganisations/division/", form)
    client.post("/reorganisations/division/", {**form, "seen": seen_on(shown)})

    assert f'name="goes_{village.pk}"' in first
    assert "Thôn 2 Suối → trực thuộc UBND xã Hai" in shown.content.decode()
    village.refresh_from_db()
    assert village.parent.name == "UBND xã Hai"


def test_a_stale_list_is_shown_again_with_what_came_in_between(lands):
    old, into = lands.commune("Suối"), lands.commune("Khe")
    client, form = browser(lands.by.user), asked(old_1=old.pk, into=into.pk)
    shown = client.post("/reorganisations/merger/", form)
    HoldingFactory(unit=Unit.objects.get(name="UBND xã Suối"), user__full_name="Lò Văn Mới")

    again = client.post("/reorganisations/merger/", {**form, "seen": seen_on(shown)})

    assert (again.status_code, "Lò Văn Mới" in again.content.decode()) == (200, True)
    assert Unit.objects.filter(closed_on__isnull=False).count() == 0


def test_what_cannot_be_done_is_said_beside_the_form(lands):
    land = lands.commune("Suối")
    client = browser(lands.by.user)

    into_itself = client.post("/reorganisations/merger/", asked(old_1=land.pk, into=land.pk))
    too_early = client.post("/reorganisations/ending/", asked(old_1=land.pk))

    assert (into_itself.status_code, "không thể nhập vào chính nó" in into_itself.content.decode()) == (422, True)
    assert too_early.status_code == 422


def test_a_territory_of_another_province_is_no_choice(lands):
    there = Lands().commune("Ngoài")

    answer = browser(lands.by.user).post(
        "/reorganisations/merger/", asked(old_1=there.pk, into=lands.commune("Khe").pk)
    )

    assert (answer.status_code, "UBND xã Ngoài" in answer.content.decode()) == (422, False)


def test_who_administers_reads_what_can_happen_and_others_are_refused(lands):
    client = browser(lands.by.user)
    stranger = browser(HoldingFactory(unit=lands.party).user)

    answers = [
        client.get("/reorganisations/"),
        client.get("/reorganisations/founding/"),
        client.get("/reorganisations/x/"),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 404]
    assert [stranger.get(path).status_code for path in ("/reorganisations/", "/reorganisations/merger/")] == [403, 403]
    assert "Sắp xếp địa bàn" in client.get("/units/").content.decode()


def test_whoever_did_not_just_show_who_they_are_is_asked_first(lands):
    old, into = lands.commune("Suối"), lands.commune("Khe")

    answer = browser(lands.by.user, timedelta(hours=1)).post(
        "/reorganisations/merger/", asked(old_1=old.pk, into=into.pk)
    )

    assert answer.status_code == 302
