"""What is asked again: a warning about a person before a dossier is sent, and the facts that a return names after it."""

from datetime import date

import pytest

from danvan.core import clock
from danvan.exemplars.models import Stage
from danvan.exemplars.tests.factories import DossierFactory, ExemplarFactory, RoundFactory
from danvan.exemplars.tests.registering import fill, sent
from danvan.plans.tests.scenes import said
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

COMMUNE = "commune_officer"


@pytest.fixture
def world(on_day):
    on_day(date(2026, 11, 2))
    return build()


@pytest.fixture
def private(world):
    """A complete draft of the commune that says of somebody what is nobody's business."""
    exemplar = DossierFactory(exemplar__unit=world.commune).exemplar
    fill(exemplar, round=RoundFactory(office=world.committee, closes_on=date(2026, 12, 1)))
    exemplar.dossiers.get().texts.filter(heading__key="why").update(words="Giúp bà Lò Thị Mai, hộ nghèo, sửa nhà")
    return exemplar


def send(world, exemplar, **form):
    answer = world.browser(COMMUNE).post(f"/exemplars/{exemplar.pk}/sending/", {"version": exemplar.version, **form})
    exemplar.refresh_from_db()
    return answer


def test_what_is_private_beside_a_name_is_read_again_before_it_is_sent(world, private):
    asked = send(world, private)
    before = private.stage

    send(world, private, read_again="1")

    assert (asked.status_code, before, private.stage) == (422, Stage.DRAFT, Stage.SUBMITTED)
    assert ("hộ nghèo" in said(asked), 'name="read_again"' in said(asked)) == (True, True)
    history = said(world.browser(COMMUNE).get(f"/exemplars/{private.pk}/history/"))
    assert ("Đã xem lại cảnh báo" in history, "hộ nghèo" in history, "Lò Thị Mai" in history) == (True, False, False)


def test_where_nothing_is_private_nothing_is_asked_nor_recorded(world, private):
    private.dossiers.get().texts.filter(heading__key="why").update(words="Rác đổ ven đường")

    answer = send(world, private)

    assert (answer.status_code, private.stage) == (302, Stage.SUBMITTED)
    assert "Đã xem lại" not in said(world.browser(COMMUNE).get(f"/exemplars/{private.pk}/history/"))


def test_late_and_private_are_asked_one_after_the_other_and_nothing_typed_is_lost(world, private, on_day):
    on_day(date(2026, 12, 5))

    late = send(world, private)
    again = send(world, private, reason="Mưa lũ")
    send(world, private, reason="Mưa lũ", read_again="1")

    assert [late.status_code, again.status_code, private.stage] == [422, 422, Stage.SUBMITTED]
    assert ("Mưa lũ" in said(again), private.late_reason) == (True, "Mưa lũ")


def test_a_result_is_read_again_as_well(world):
    exemplar = ExemplarFactory(unit=world.commune, stage=Stage.UNDER_WAY, receiver=world.committee)
    DossierFactory(exemplar=exemplar, purpose="result")
    fill(exemplar).texts.filter(heading__key="done").update(words="Bà Lò Thị Mai, hộ nghèo, được sửa nhà")
    browser, form = world.browser(COMMUNE), {"move": "report", "version": exemplar.version}

    answers = [browser.post(f"/exemplars/{exemplar.pk}/stage/", {**form, **more}) for more in ({}, {"read_again": "1"})]

    exemplar.refresh_from_db()
    assert ([each.status_code for each in answers], exemplar.stage) == ([422, 302], Stage.REPORTED)


# The facts of a returned registration.


@pytest.fixture
def submitted(world):
    """A registration of the commune that the committee has."""
    exemplar = DossierFactory(exemplar__unit=world.commune).exemplar
    fill(exemplar, round=RoundFactory(office=world.committee, closes_on=date(2026, 12, 1)), starts_on=date(2026, 3, 1))
    send(world, exemplar)
    return exemplar


def give_back(world, exemplar, **parts):
    """Sent back with a word on headings by their keys, or on the facts."""
    headings = {each.key: each.pk for each in exemplar.dossiers.latest("number").form.headings.all()}
    form = {f"c{headings.get(part, 0)}": words for part, words in parts.items()}
    answer = world.browser("committee_officer").post(f"/exemplars/{exemplar.pk}/receiving/", form)
    exemplar.refresh_from_db()
    return answer


def write(world, exemplar, **typed):
    form = {**sent(exemplar), "starts_on": "1/3/2026", **typed}
    world.browser(COMMUNE).post(f"/exemplars/{exemplar.pk}/form/", form)
    exemplar.refresh_from_db()


def test_the_facts_of_a_returned_registration_stay_unless_the_return_names_them(world, submitted):
    give_back(world, submitted, why="Ghi rõ số hộ")
    page = said(world.browser(COMMUNE).get(f"/exemplars/{submitted.pk}/form/"))

    write(world, submitted, name="Tên khác", subject="individual", person_name="Lò Thị Mẫu", starts_on="9/9/2026")

    assert 'name="name"' not in page
    assert (submitted.subject, submitted.starts_on) == ("collective", date(2026, 3, 1))
    assert submitted.name != "Tên khác"


def test_facts_that_the_return_names_are_open_and_headings_without_a_word_are_not(world, submitted):
    give_back(world, submitted, facts="Tên phải nói rõ việc làm")
    page = said(world.browser(COMMUNE).get(f"/exemplars/{submitted.pk}/form/"))

    write(world, submitted, name="Đường hoa thay rác")

    assert ("Tên phải nói rõ việc làm" in page, 'name="name"' in page) == (True, True)
    assert submitted.name == "Đường hoa thay rác"
    send(world, submitted)
    again = said(world.browser("committee_officer").get(f"/exemplars/{submitted.pk}/receiving/"))
    assert "Tên phải nói rõ việc làm" in again


def test_days_are_open_with_the_heading_that_asks_for_them(world, submitted):
    give_back(world, submitted, time="Bắt đầu sớm hơn")

    write(world, submitted, starts_on="1/2/2026", name="Tên khác")

    assert (submitted.starts_on, submitted.name != "Tên khác") == (date(2026, 2, 1), True)


def test_a_word_on_the_facts_alone_sends_a_registration_back(world, submitted):
    answer = give_back(world, submitted, facts="Ghi lại chủ thể")

    assert (answer.status_code, submitted.stage) == (302, Stage.RETURNED)
    assert submitted.dossiers.get(number=1).returned_at == clock.now()
