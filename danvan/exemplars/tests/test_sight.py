"""Who sees which models, asked with real accounts at their addresses."""

from datetime import date

import pytest

from danvan.exemplars.models import Stage, Subject
from danvan.exemplars.tests.factories import ExemplarFactory, consent_of, level, remit_over
from danvan.units.models import Act
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(on_day):
    on_day(date(2026, 3, 2))
    return build()


def seen_by(world, exemplar):
    """The members of the cast whose browser is shown the model."""
    page = f"/exemplars/{exemplar.pk}/"
    return {member for member in world.everybody if world.browser(member).get(page).status_code == 200}


COMMUNE = {"commune_officer", "commune_leader", "commune_deputy"}
ABOVE = {"committee_officer", "committee_leader", "committee_auditor"}


def test_a_draft_is_with_its_unit_alone(world):
    exemplar = ExemplarFactory(unit=world.commune)

    assert seen_by(world, exemplar) == COMMUNE


def test_what_was_sent_is_seen_by_those_who_have_the_unit_in_sight(world):
    exemplar = ExemplarFactory(unit=world.commune, stage=Stage.SUBMITTED)

    assert seen_by(world, exemplar) == COMMUNE | ABOVE | {"party_officer", "remit_officer"}


def test_a_receiver_keeps_what_it_sent_back(world):
    exemplar = ExemplarFactory(unit=world.commune, stage=Stage.RETURNED, receiver=world.department)

    assert seen_by(world, exemplar) == COMMUNE | {"department_officer", "department_leader"}


def test_a_remit_over_one_level_opens_the_models_of_that_level_alone(world):
    remit_over(world.sibling, world.commune, Act.RECEIVE, at=level("xa"))
    there, here = (
        ExemplarFactory(unit=world.commune, stage=Stage.SUBMITTED, level=level(code)) for code in ("tinh", "xa")
    )

    assert ("sibling_officer" in seen_by(world, there), "sibling_officer" in seen_by(world, here)) == (False, True)


def test_what_was_recognised_is_open_to_the_whole_province(world):
    exemplar = ExemplarFactory(unit=world.commune, stage=Stage.RECOGNISED, home=world.committee.territory)
    elsewhere = ExemplarFactory(unit=world.commune, stage=Stage.RECOGNISED, home=None)

    at_work = set(world.everybody) - {"anonymous", "nobody", "administrator", "commune_former"}
    assert {"other_commune_officer", *COMMUNE, *ABOVE} <= seen_by(world, exemplar) <= at_work
    assert "other_commune_officer" not in seen_by(world, elsewhere)


def test_an_individual_is_in_the_catalogue_only_while_they_agree(world):
    exemplar = ExemplarFactory(
        unit=world.commune,
        stage=Stage.RECOGNISED,
        home=world.committee.territory,
        subject=Subject.INDIVIDUAL,
        person_name="Lò Thị Mẫu",
    )
    without = seen_by(world, exemplar)
    consent = consent_of(exemplar)
    agreed = seen_by(world, exemplar)
    consent.withdrawn_on = date(2026, 3, 1)
    consent.save()

    reader = "other_commune_officer"
    assert [reader in seen for seen in (without, agreed, seen_by(world, exemplar))] == [False, True, False]


def test_an_individual_s_name_stays_with_unit_and_receiver_without_consent(world):
    exemplar = ExemplarFactory(
        unit=world.commune, stage=Stage.SUBMITTED, subject=Subject.INDIVIDUAL, person_name="Lò Thị Mẫu"
    )
    page = f"/exemplars/{exemplar.pk}/"

    shown = {
        member: "Lò Thị Mẫu" in world.browser(member).get(page).content.decode()
        for member in ("commune_officer", "committee_officer")
    }
    assert shown == {"commune_officer": True, "committee_officer": False}
