"""Which posts may not be worked in with a password alone."""

import pytest
from django.test import Client

from danvan.accounts.tests.people import at_work, with_code_app
from danvan.units.models import Role
from danvan.units.permissions import needs_second_factor
from danvan.units.tests.factories import HoldingFactory
from danvan.units.tests.world import build

pytestmark = [pytest.mark.django_db, pytest.mark.second_factor]


def by_password(user):
    """A browser that has shown the password and nothing else."""
    client = Client()
    client.force_login(user)
    return client


def test_whoever_signs_administers_audits_or_guides_others_needs_one():
    world = build()

    needing = {member for member, user in world.users.items() if needs_second_factor(user)}

    assert needing == {
        "administrator",
        "committee_leader",
        "committee_auditor",
        "department_leader",
        "commune_leader",
        "commune_deputy",
        "remit_officer",
    }


def test_a_leader_without_one_is_sent_to_set_it_up_and_an_officer_works():
    world = build()

    answers = [by_password(world.users[member]).get("/account/") for member in ("commune_leader", "commune_officer")]

    assert answers[0].url == "/account/second-factor/app/?next=%2Faccount%2F"
    assert answers[1].status_code == 200


def test_a_leader_who_shows_it_works():
    leader = with_code_app(HoldingFactory(role=Role.LEADER).user)
    leader.set_password("hoa ban nở trắng đồi")
    leader.save()

    assert at_work(leader).get("/account/").status_code == 200


@pytest.mark.parametrize(
    ("demonstration", "sample", "status"), [(True, True, 200), (True, False, 302), (False, True, 302)]
)
def test_only_sample_accounts_of_a_demonstration_are_spared(settings, demonstration, sample, status):
    settings.DEMONSTRATION = demonstration
    leader = HoldingFactory(role=Role.LEADER, user__is_demonstration=sample).user

    assert by_password(leader).get("/account/").status_code == status
