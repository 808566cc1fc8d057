"""An individual: looks are written down, consent is noted and withdrawn."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.exemplars.actions import looks
from danvan.exemplars.models import Stage
from danvan.exemplars.tests.factories import ExemplarFactory, consent_of
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(on_day):
    on_day(date(2026, 3, 2))
    return build()


@pytest.fixture
def person(world):
    """A recognised individual of the commune who agreed to be told of."""
    exemplar = ExemplarFactory(
        unit=world.commune,
        stage=Stage.RECOGNISED,
        home=world.committee.territory,
        receiver=world.committee,
        subject="individual",
        person_name="Lò Thị Mẫu",
    )
    consent_of(exemplar)
    return exemplar


def looked(exemplar):
    return [*Entry.objects.about(exemplar).filter(verb="look").values_list("actor_name", flat=True)]


def test_each_look_is_recorded_once_a_reader_and_day(world, person, on_day):
    reader = world.browser("other_commune_officer")
    for page in ("", "dossiers/", ""):
        reader.get(f"/exemplars/{person.pk}/{page}")
    world.browser("commune_officer").get(f"/exemplars/{person.pk}/")
    on_day(date(2026, 3, 3))
    world.browser("other_commune_officer").get(f"/exemplars/{person.pk}/")

    names = [world.users[member].full_name for member in ("other_commune_officer", "commune_officer")]
    assert looked(person) == [names[0], names[1], names[0]]


def test_a_collective_is_looked_at_without_a_word(world):
    exemplar = ExemplarFactory(unit=world.commune, stage=Stage.SUBMITTED)

    world.browser("commune_officer").get(f"/exemplars/{exemplar.pk}/")

    assert looked(exemplar) == []


def test_no_record_no_page(world, person, monkeypatch):
    def fails(*args, **how):
        raise RuntimeError("the record of work cannot be written")

    monkeypatch.setattr(looks, "record_each", fails)

    with pytest.raises(RuntimeError):
        world.browser("commune_officer").get(f"/exemplars/{person.pk}/")


def test_looks_are_for_auditors_and_the_leader_and_no_part_of_the_history(world, person):
    world.browser("other_commune_officer").get(f"/exemplars/{person.pk}/")
    name = world.users["other_commune_officer"].full_name

    pages = {
        member: world.browser(member).get(f"/exemplars/{person.pk}/{page}").content.decode()
        for member, page in (("commune_leader", "looks/"), ("commune_officer", "history/"))
    }

    assert {member: name in page for member, page in pages.items()} == {
        "commune_leader": True,
        "commune_officer": False,
    }


def test_withdrawal_of_consent_takes_the_name_away_at_once(world, person):
    reader, page = world.browser("party_officer"), f"/exemplars/{person.pk}/"
    before = "Lò Thị Mẫu" in reader.get(page).content.decode()

    world.browser("commune_officer").post(f"{page}consent/", {"act": "withdraw"})

    person.refresh_from_db()
    assert before
    assert "Lò Thị Mẫu" not in reader.get(page).content.decode()
    assert world.browser("other_commune_officer").get(page).status_code == 404
    assert "lo thi mau" not in person.folded


def test_consent_is_asked_again_and_noted_anew_after_a_withdrawal(world, person):
    browser, address = world.browser("commune_officer"), f"/exemplars/{person.pk}/consent/"

    browser.post(address, {"act": "ask_again", "for_public": "1"})
    person.consent.refresh_from_db()
    asked = (person.consent.asked_again_on, person.consent.for_public)
    browser.post(address, {"act": "withdraw"})
    browser.post(address, {"act": "note", "consent-given_on": "2/3/2026", "consent-how": "Biên bản họp"})

    person.consent.refresh_from_db()
    assert asked == (date(2026, 3, 2), True)
    assert (person.consent.holds, person.consent.how, person.consent.for_public) == (True, "Biên bản họp", False)


def test_a_day_without_how_is_no_consent(world, person):
    answer = world.browser("commune_officer").post(
        f"/exemplars/{person.pk}/consent/", {"act": "note", "consent-given_on": "2/3/2026"}
    )

    assert answer.status_code == 422
    assert "Ghi cả ngày và hình thức" in answer.content.decode()
