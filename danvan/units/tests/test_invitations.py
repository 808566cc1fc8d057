"""The links of those who were taken in and never came: made at the press, shown once, kept nowhere."""

import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client

from danvan.accounts.models import Link
from danvan.jobs.models import Job
from danvan.units.tests.factories import HoldingFactory
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

PASSWORD = "hoa ban nở trắng đồi"


def taken_in(unit, name):
    holding = HoldingFactory(unit=unit, user__full_name=name)
    holding.user.set_unusable_password()
    holding.user.save()
    return holding.user


@pytest.fixture
def scene():
    world = build()
    world.proved_ago *= 0
    for user in world.users.values():
        user.password = "đã đặt"
        user.save()
    return world, world.browser("administrator"), taken_in(world.commune, "Lò Văn An")


def links_in(answer):
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    return [cell for cell in cells if "/invitations/" in cell or "/invitation/" in cell]


def path_of(link):
    return re.sub(r"^https?://[^/]+", "", link)


def test_the_workbook_holds_a_link_that_lets_the_person_in_once(scene):
    _world, client, user = scene

    answer = client.post("/invitations/", {"account": [user.pk], "how": "file", "key": "k"})

    [link] = links_in(answer)
    door = Client()
    opened = door.get(path_of(link))
    assert (opened.status_code, user.full_name in opened.content.decode()) == (200, True)
    assert (Job.objects.count(), Link.objects.count()) == (0, 1)


def test_the_letters_show_one_slip_for_each_person(scene):
    world, client, user = scene
    other = taken_in(world.village, "Vì Thị Bình")

    page = client.post("/invitations/", {"everybody": "1", "how": "letters", "key": "k"}).content.decode()

    assert page.count('class="qr"') == 2
    assert (user.full_name in page, other.full_name in page) == (True, True)


def test_pressed_twice_the_first_links_stay_good(scene):
    _world, client, user = scene
    form = {"account": [user.pk], "how": "file", "key": "k"}
    first = client.post("/invitations/", form)

    second = client.post("/invitations/", form)

    [link] = links_in(first)
    assert (second.status_code, Client().get(path_of(link)).status_code) == (409, 200)
    assert Link.objects.open().count() == 1


def test_everybody_means_those_without_an_open_link(scene):
    world, client, _user = scene
    client.post("/invitations/", {"everybody": "1", "how": "file", "key": "a"})
    taken_in(world.village, "Vì Thị Bình")

    again = client.post("/invitations/", {"everybody": "1", "how": "file", "key": "b"})

    assert (len(links_in(again)), Link.objects.open().count()) == (1, 2)


def test_somebody_under_another_administration_is_no_choice(scene):
    _world, client, _user = scene
    foreign = taken_in(HoldingFactory().unit, "Người Ngoài")

    answer = client.post("/invitations/", {"account": [foreign.pk], "how": "file", "key": "k"})

    assert (answer.status_code, "Người Ngoài" in answer.content.decode(), Link.objects.count()) == (422, False, 0)


def test_nobody_chosen_is_said(scene):
    _world, client, _user = scene

    answer = client.post("/invitations/", {"how": "file", "key": "k"})

    assert (answer.status_code, "Chưa chọn ai" in answer.content.decode()) == (422, True)


def test_who_came_in_is_on_the_list_no_longer(scene):
    _world, client, user = scene
    user.set_password(PASSWORD)
    user.save()

    assert "Không có tài khoản nào đang chờ" in client.get("/invitations/").content.decode()


def test_links_are_made_only_by_who_just_showed_who_they_are(scene):
    world, _client, user = scene
    world.proved_ago = timedelta(hours=1)

    answer = world.browser("administrator").post("/invitations/", {"account": [user.pk], "how": "file", "key": "k"})

    assert (answer.status_code, Link.objects.count()) == (302, 0)


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_asks_the_same_however_many_wait(scene, more, django_assert_max_num_queries):
    world, client, _user = scene
    for number in range(more):
        taken_in(world.commune, f"Người {number}")
    client.get("/invitations/")

    with django_assert_max_num_queries(17):
        client.get("/invitations/")
