"""The rights table of accounts, knocked at by people in posts."""

import pytest

from danvan.accounts import permissions
from danvan.accounts.actions.addresses import ask_for_address, open_address_link
from danvan.accounts.actions.invitations import invite
from danvan.accounts.actions.passwords import open_reset
from danvan.accounts.models import User
from danvan.accounts.urls import urlpatterns
from danvan.core.acting import SYSTEM
from danvan.core.rights import rows_of
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

ABOUT_ONE = {f"accounts:{pattern.name}" for pattern in urlpatterns if "<int:pk>" in str(pattern.pattern)}


def scene(world, row):
    """What stands behind each door, by the name of its route."""
    account = world.users["commune_officer"]
    if row.route == "accounts:invitation":
        return [invite(account, by=SYSTEM)], {}
    if row.route == "accounts:new_password":
        return [open_reset(account)], {}
    if row.route == "accounts:email_confirmation":
        ask_for_address(account, email="moi@xa.example")
        return [open_address_link(account)], {}
    return ([account.pk] if row.route in ABOUT_ONE else []), {}


@pytest.mark.parametrize("row", rows_of("accounts"), ids=lambda row: f"{row.method} {row.route}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, monkeypatch):
    world = build()
    admin, officer = world.users["administrator"], world.users["commune_officer"]
    looked_after = User.objects.filter(pk=officer.pk)
    monkeypatch.setattr(permissions, "_scopes", [lambda user: looked_after if user == admin else User.objects.none()])

    assert answers(world, row, scene) == expected(world, row)
