"""Opening a new house from the command line."""

import io
import re

import pytest
from django.core.management import CommandError, call_command

from danvan.accounts.models import User
from danvan.accounts.tests.people import PASSWORD, is_signed_in, somebody
from danvan.units.models import Role
from danvan.units.scope import posts_of
from danvan.units.tests.factories import LONG_AGO, UnitFactory

pytestmark = pytest.mark.django_db


def open_house(unit, username="an.tv"):
    said = io.StringIO()
    call_command("first_administrator", unit=unit, username=username, full_name="Trần Văn An", stdout=said)
    return said.getvalue()


def test_the_command_prints_a_link_by_which_the_first_administrator_gets_in(client):
    unit = UnitFactory()

    said = open_house(unit.code, username=" An.TV")

    link = re.search(r"http://127.0.0.1:8000(/invitations/\S+)", said).group(1)
    client.post(link, {"password": PASSWORD, "again": PASSWORD})
    assert is_signed_in(client, User.objects.get(username="an.tv"))


def test_the_first_administrator_needs_nobody_to_confirm_the_role():
    unit = UnitFactory()

    open_house(unit.code)

    posts = posts_of(User.objects.get(username="an.tv"), LONG_AGO.replace(year=2030))
    assert [(post.role, post.unit) for post in posts] == [(Role.ADMINISTRATOR, unit)]


def test_a_code_that_no_unit_bears_leaves_no_account_behind():
    with pytest.raises(CommandError, match="Không có đơn vị"):
        open_house("X-0")

    assert not User.objects.exists()


def test_a_name_that_is_taken_stops_the_command_with_a_sentence():
    somebody(username="an.tv")

    with pytest.raises(CommandError, match="Đã có tài khoản"):
        open_house(UnitFactory().code)


def test_without_a_unit_the_account_has_no_role_yet():
    said = io.StringIO()

    call_command("first_administrator", username="an.tv", full_name="Trần Văn An", stdout=said)

    assert "chưa có vai trò nào" in said.getvalue()
    assert posts_of(User.objects.get(username="an.tv"), LONG_AGO) == []
