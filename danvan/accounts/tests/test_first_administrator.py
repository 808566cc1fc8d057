"""Opening a new house from the command line."""

import io
import re

import pytest
from django.core.management import CommandError, call_command

from danvan.accounts.actions.invitations import first_administrator_created
from danvan.accounts.models import User
from danvan.accounts.tests.people import PASSWORD, is_signed_in, somebody

pytestmark = pytest.mark.django_db


def test_the_command_prints_a_link_by_which_the_first_administrator_gets_in(client):
    said = io.StringIO()

    call_command("first_administrator", username=" An.TV", full_name="Trần Văn An", stdout=said)

    link = re.search(r"http://127.0.0.1:8000(/invitations/\S+)", said.getvalue()).group(1)
    client.post(link, {"password": PASSWORD, "again": PASSWORD})
    assert is_signed_in(client, User.objects.get(username="an.tv"))


def test_the_app_that_keeps_posts_hears_of_it_inside_the_act():
    heard = []
    first_administrator_created.connect(listener := lambda user, **_: heard.append(user.username))

    call_command("first_administrator", username="an.tv", full_name="Trần Văn An", stdout=io.StringIO())

    first_administrator_created.disconnect(listener)
    assert heard == ["an.tv"]


def test_a_post_that_cannot_be_given_leaves_no_account_behind():
    def refuse(user, **_):
        raise ValueError

    first_administrator_created.connect(refuse)

    with pytest.raises(ValueError):  # noqa: PT011
        call_command("first_administrator", username="an.tv", full_name="Trần Văn An", stdout=io.StringIO())

    first_administrator_created.disconnect(refuse)
    assert not User.objects.exists()


def test_a_name_that_is_taken_stops_the_command_with_a_sentence():
    somebody(username="an.tv")

    with pytest.raises(CommandError, match="Đã có tài khoản"):
        call_command("first_administrator", username="An.TV", full_name="Trần Văn An")
