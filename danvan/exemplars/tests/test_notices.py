"""Who reads what happened to a model: its unit, and of a village in which nobody signs in its commune."""

from datetime import date

import pytest

from danvan.exemplars.actions.upkeep import ask_the_silent
from danvan.exemplars.models import Exemplar, Stage
from danvan.exemplars.tests.factories import ExemplarFactory, RoundFactory, level
from danvan.exemplars.tests.ladders import recognise
from danvan.exemplars.tests.registering import FACTS, fill
from danvan.notifications.models import Notice
from danvan.plans.tests.scenes import questions, said
from danvan.units.tests.factories import HoldingFactory
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db
COMMUNE, LEADER, RECEIVER = "commune_officer", "commune_leader", "committee_officer"


@pytest.fixture
def world(on_day):
    on_day(date(2026, 11, 2))
    return build()


@pytest.fixture
def exemplar(world):
    """The village's registration, typed and sent by its commune to the province."""
    form = {**FACTS, "level": str(level().pk), "unit": str(world.village.pk), "source": "paper"}
    world.browser(COMMUNE).post("/exemplars/new/", form)
    row = Exemplar.objects.get()
    fill(row, round=RoundFactory(office=world.committee, closes_on=date(2026, 12, 1)))
    world.browser(COMMUNE).post(f"/exemplars/{row.pk}/sending/", {"version": row.version, "source": "paper"})
    row.refresh_from_db()
    assert row.stage == Stage.SUBMITTED
    Notice.objects.all().delete()
    return row


def accept(world, exemplar):
    return world.browser(RECEIVER).post(
        f"/exemplars/{exemplar.pk}/stage/", {"move": "accept", "version": exemplar.version}
    )


def notices(world, member):
    return said(world.browser(member).get("/notices/"))


def test_the_commune_reads_that_its_village_s_model_was_taken_in_and_whose_it_is(world, exemplar):
    accept(world, exemplar)

    pages = {member: notices(world, member) for member in (COMMUNE, LEADER, "other_commune_officer", "party_officer")}
    named = {member: "Nhập thay: Thôn Thử" in page for member, page in pages.items()}
    assert named == {COMMUNE: True, LEADER: True, "other_commune_officer": False, "party_officer": False}
    assert (exemplar.name in pages[COMMUNE], "Tiếp nhận" in pages[COMMUNE]) == (True, True)


def test_once_somebody_signs_in_at_the_village_the_commune_is_told_no_longer(world, exemplar):
    head = HoldingFactory(unit=world.village, user__username="trưởng thôn")

    accept(world, exemplar)

    assert [*Notice.objects.values_list("user__username", "served")] == [(head.user.username, "")]


def test_a_round_that_opens_for_villages_is_told_to_their_commune(world):
    row = RoundFactory(office=world.committee, stage="draft", selector={"kinds": ["thon"]})

    world.browser(RECEIVER).post(f"/rounds/{row.pk}/stage/", {"move": "open", "version": row.version})

    assert "Nhập thay: Thôn Thử" in notices(world, COMMUNE)


def test_the_question_to_a_silent_model_of_a_village_reaches_its_commune(world):
    silent = ExemplarFactory(unit=world.village, stage=Stage.RECOGNISED, year=2025)
    recognise(silent, year=2025, signed_on=date(2025, 10, 15))
    assert world.users

    ask_the_silent()

    assert "Nhập thay: Thôn Thử" in notices(world, COMMUNE)


def test_the_list_of_notices_asks_the_same_for_one_village_and_for_three(world):
    browser, counts = world.browser(COMMUNE), []
    for _each in range(3):
        row = ExemplarFactory(unit=world.village, stage=Stage.SUBMITTED, receiver=world.committee)
        accept(world, row)
        counts.append(questions(browser, "/notices/"))

    assert counts == [counts[0]] * 3
