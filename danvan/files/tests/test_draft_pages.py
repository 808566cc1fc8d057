"""Forms send what is being typed: with a script as it is typed, without one by a button."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from danvan.accounts.tests.factories import UserFactory
from danvan.core.acting import Acting
from danvan.files.models import Draft
from danvan.files.queries import draft_of

pytestmark = pytest.mark.django_db

FORM = "cabinet.folder:new"


@pytest.fixture
def writer(client):
    user = UserFactory()
    client.force_login(user)
    return Acting(user=user)


def address(form: str = FORM, route: str = "files:draft") -> str:
    return reverse(route, args=[form])


def test_a_script_sends_the_fields_and_is_answered_with_nothing(client, writer):
    answer = client.post(address(), {"title": "Kế hoạch", "units": ["1", "2"]}, headers={"HX-Request": "true"})

    assert (answer.status_code, draft_of(FORM, writer).typed) == (204, {"title": ["Kế hoạch"], "units": ["1", "2"]})


def test_a_script_may_send_json(client, writer):
    typed = {"title": "Kế hoạch", "units": [1, 2], "note": None, "holding": None}

    answer = client.post(address(), typed, content_type="application/json")

    assert answer.status_code == 409
    answer = client.post(address(), typed | {"holding": "None"}, content_type="application/json")
    assert (answer.status_code, draft_of(FORM, writer).typed) == (
        204,
        {"title": ["Kế hoạch"], "units": ["1", "2"], "note": [""]},
    )


def test_a_button_saves_and_comes_back_to_the_page_with_a_sentence(client, writer):
    answer = client.post(address(), {"title": "Kế hoạch", "next": "/plans/new/"})

    said = [str(message) for message in get_messages(answer.wsgi_request)]
    assert (answer.status_code, answer.url, said) == (302, "/plans/new/", ["Đã lưu nháp."])


def test_a_draft_leads_to_no_other_house(client, writer):
    answer = client.post(address(), {"next": "https://example.com/"})

    assert answer.url == "/"


def test_a_draft_can_be_thrown_away(client, writer):
    client.post(address(), {"title": "Kế hoạch"})

    answer = client.post(address(route="files:draft_removal"), headers={"HX-Request": "true"})

    assert (answer.status_code, draft_of(FORM, writer)) == (204, None)


def test_what_a_stranger_sends_is_not_kept(client):
    answer = client.post(address(), {"title": "Kế hoạch"})

    assert (answer.status_code, Draft.objects.count()) == (302, 0)


@pytest.mark.parametrize("form", ["x", "plans.plan", "plans.plan:12:", "plans.plan:new:A", "a.b:1:c:d", "'; drop"])
def test_only_forms_of_ours_have_drafts(client, writer, form):
    answer = client.post(address(form), {"title": "Kế hoạch"}, headers={"HX-Request": "true"})

    assert (answer.status_code, Draft.objects.count()) == (404, 0)


@pytest.mark.parametrize("body", ["[]", "{", '"x"'])
def test_what_is_no_json_object_is_told_so(client, writer, body):
    assert client.post(address(), body, content_type="application/json").status_code == 400
