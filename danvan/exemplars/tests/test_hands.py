"""Registering and copying for villages and groups where nobody signs in: their commune types, and says from what."""

from datetime import date

import pytest

from danvan.exemplars.models import Copying, Exchange, Exemplar, Stage
from danvan.exemplars.tests.factories import ExemplarFactory, GoalFactory, RoundFactory, level
from danvan.exemplars.tests.registering import FACTS, fill, sent
from danvan.plans.tests.scenes import said
from danvan.units.tests.factories import HoldingFactory
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

COMMUNE, NEIGHBOUR = "commune_officer", "other_commune_officer"
TAKEN = {"changes_words": "Làm theo xóm", "started_on": "1/3/2026"}


@pytest.fixture
def world(on_day):
    on_day(date(2026, 11, 2))
    return build()


@pytest.fixture
def exemplar(world):
    """A draft of the village, typed by its commune."""
    form = {**FACTS, "level": str(level().pk), "unit": str(world.village.pk), "source": "paper"}
    world.browser(COMMUNE).post("/exemplars/new/", form)
    return Exemplar.objects.get()


@pytest.fixture
def origin(world):
    """A model of the neighbours that every unit of the province may copy."""
    home = world.committee.territory
    return ExemplarFactory(unit=world.other_commune, stage=Stage.RECOGNISED, home=home, name="Đường hoa bản Thử")


def take(world, origin, **form):
    return world.browser(COMMUNE).post(f"/exemplars/{origin.pk}/copies/", {**TAKEN, **form})


def test_a_commune_registers_for_its_village_and_says_from_what(world, exemplar):
    assert (exemplar.unit, exemplar.dossiers.get().source) == (world.village, "bản giấy")
    history = said(world.browser(COMMUNE).get(f"/exemplars/{exemplar.pk}/history/"))
    assert "nhập thay từ bản giấy" in history


def test_without_a_source_nothing_is_registered_for_another(world):
    form = {**FACTS, "level": str(level().pk), "unit": str(world.village.pk)}

    answer = world.browser(COMMUNE).post("/exemplars/new/", form)

    assert (answer.status_code, Exemplar.objects.count()) == (422, 0)
    assert "Ghi thay đơn vị thì chọn nguồn" in said(answer)


def test_the_draft_of_a_village_is_shown_to_who_writes_for_it_and_to_nobody_else(world, exemplar):
    members = (COMMUNE, "commune_leader", NEIGHBOUR, "committee_officer", "committee_auditor")

    seen = {each: world.browser(each).get(f"/exemplars/{exemplar.pk}/").status_code for each in members}

    assert seen == {
        COMMUNE: 200,
        "commune_leader": 200,
        NEIGHBOUR: 404,
        "committee_officer": 404,
        "committee_auditor": 404,
    }


def test_a_village_with_an_account_of_its_own_keeps_its_drafts(world, exemplar):
    HoldingFactory(unit=world.village)

    browser = world.browser(COMMUNE)

    assert browser.get(f"/exemplars/{exemplar.pk}/").status_code == 404
    assert 'id="don-vi"' not in said(browser.get("/exemplars/new/"))


def test_the_province_is_offered_no_villages(world):
    page = said(world.browser("committee_officer").get("/exemplars/new/"))

    assert "Thôn Thử" not in page


def test_what_is_written_on_asks_for_its_source_each_time(world, exemplar):
    browser, address = world.browser(COMMUNE), f"/exemplars/{exemplar.pk}/form/"

    without = browser.post(address, sent(exemplar, why="Rác"))
    with_source = browser.post(address, sent(exemplar, why="Rác") | {"source": "telephone"})

    assert (without.status_code, with_source.status_code) == (422, 302)
    assert exemplar.dossiers.get().source == "điện thoại"


def test_the_receiver_reads_from_what_it_was_typed(world, exemplar):
    fill(exemplar, round=RoundFactory(office=world.committee, closes_on=date(2026, 12, 1)))
    form = {"version": exemplar.version, "source": "telephone"}
    world.browser(COMMUNE).post(f"/exemplars/{exemplar.pk}/sending/", form)

    page = said(world.browser("committee_officer").get(f"/exemplars/{exemplar.pk}/receiving/"))

    assert "nhập thay, theo bản giấy" in page


def test_an_individual_of_the_village_is_named_to_who_typed_it(world):
    exemplar = ExemplarFactory(
        unit=world.village, stage=Stage.SUBMITTED, subject="individual", person_name="Lò Thị Mẫu"
    )

    named = {
        each: "Lò Thị Mẫu" in said(world.browser(each).get(f"/exemplars/{exemplar.pk}/"))
        for each in (COMMUNE, "party_officer")
    }

    assert named == {COMMUNE: True, "party_officer": False}


def test_a_commune_copies_for_its_village_and_says_from_what(world, origin):
    answer = take(world, origin, unit=world.village.pk, source="person")

    row = Copying.objects.get()
    page = said(world.browser(COMMUNE).get(answer.url))
    assert (row.unit, row.source) == (world.village, "gặp trực tiếp")
    assert ("nhập thay, theo gặp trực tiếp" in page, "nhập thay từ gặp trực tiếp" in page) == (True, True)


def test_copying_for_another_without_a_source_is_refused_on_the_form(world, origin):
    answer = take(world, origin, unit=world.village.pk)

    assert (answer.status_code, Copying.objects.count()) == (422, 0)


def test_copying_for_oneself_asks_for_no_source(world, origin):
    take(world, origin, unit=world.commune.pk)

    assert [*Copying.objects.values_list("unit", "source")] == [(world.commune.pk, "")]


def test_nobody_copies_for_a_unit_they_do_not_serve(world, origin):
    HoldingFactory(unit=world.village)

    answer = take(world, origin, unit=world.village.pk, source="paper")

    assert (answer.status_code, Copying.objects.count()) == (422, 0)


def test_the_outcome_and_visits_of_a_village_are_told_by_its_commune(world, origin):
    GoalFactory(exemplar=origin)
    take(world, origin, unit=world.village.pk, source="person")
    row, browser = Copying.objects.get(), world.browser(COMMUNE)
    outcome = {"outcome_on": "1/9/2026", "outcome_words": "Giảm rác", "version": row.version}
    visit = {"on": "1/5/2026", "words": "Thăm tuyến đường hoa"}

    asked = [
        browser.post(f"/copyings/{row.pk}/{at}/", form) for at, form in (("outcome", outcome), ("exchange", visit))
    ]
    browser.post(f"/copyings/{row.pk}/outcome/", {**outcome, "source": "paper"})
    browser.post(f"/copyings/{row.pk}/exchange/", {**visit, "source": "message"})

    row.refresh_from_db()
    assert [answer.status_code for answer in asked] == [422, 422]
    assert (row.stage, row.outcome_source, Exchange.objects.get().source) == ("reported", "bản giấy", "tin nhắn")


def test_the_model_s_own_side_notes_a_visit_as_its_own(world, origin):
    take(world, origin, unit=world.village.pk, source="person")
    row = Copying.objects.get()

    world.browser(NEIGHBOUR).post(f"/copyings/{row.pk}/exchange/", {"on": "1/5/2026", "words": "Đón đoàn thôn Thử"})

    assert Exchange.objects.get().source == ""
