"""What a commune presses for its village: it says from what, and history keeps that; for oneself nothing is asked."""

import re
from datetime import date, datetime

import pytest

from danvan.audit.models import Entry
from danvan.core.clock import VIETNAM
from danvan.exemplars.models import Came, CheckPoint, Remark, RemarkKind, Slip, Stage
from danvan.exemplars.tests.factories import DossierFactory, ExemplarFactory, RoundFactory
from danvan.exemplars.tests.registering import fill
from danvan.plans.tests.scenes import said
from danvan.units.tests.factories import HoldingFactory
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db
COMMUNE, PROVINCE = "commune_officer", "committee_officer"
MOMENT = datetime(2026, 11, 1, 9, 0, tzinfo=VIETNAM)
FIELD = '<select name="source" required>'


@pytest.fixture
def world(on_day):
    on_day(date(2026, 11, 2))
    return build()


def model(world, stage, **values):
    """A model of the village, which the province receives."""
    how = {"receiver": world.committee, "home": world.committee.territory, **values}
    return ExemplarFactory(unit=world.village, stage=stage, **how)


def sourced(exemplar):
    """What history says of each act: the verb, and from what."""
    return list(Entry.objects.about(exemplar).order_by("id").values_list("verb", "source"))


def twice(world, exemplar, address, form):
    """The same act of the commune without a source and with one: what is answered."""
    browser = world.browser(COMMUNE)
    first = browser.post(f"/exemplars/{exemplar.pk}/{address}/", form)
    exemplar.refresh_from_db()
    again = {**form, "version": exemplar.version, "source": "telephone"}
    second = browser.post(f"/exemplars/{exemplar.pk}/{address}/", again)
    exemplar.refresh_from_db()
    return first.status_code, second.status_code


@pytest.mark.parametrize(
    ("stage", "move", "more", "after"),
    [
        (Stage.SUBMITTED, "take_back", {}, Stage.DRAFT),
        (Stage.DRAFT, "drop", {"reason": "Trùng"}, Stage.DROPPED),
        (Stage.ACCEPTED, "begin", {}, Stage.UNDER_WAY),
        (Stage.UNDER_WAY, "pause", {"reason": "Mưa bão"}, Stage.PAUSED),
        (Stage.PAUSED, "resume", {}, Stage.UNDER_WAY),
        (Stage.RECOGNISED, "finish", {"reason": "Đã xong"}, Stage.FINISHED),
    ],
)
def test_a_move_made_for_a_village_says_from_what(world, stage, move, more, after):
    exemplar = model(world, stage)

    answers = twice(world, exemplar, "stage", {"move": move, **more})

    assert (answers, exemplar.stage) == ((422, 302), after)
    assert sourced(exemplar)[-1] == (move, "điện thoại")
    assert "nhập thay từ điện thoại" in said(world.browser(COMMUNE).get(f"/exemplars/{exemplar.pk}/history/"))


def test_the_registration_of_a_village_is_sent_with_its_source(world):
    exemplar = DossierFactory(exemplar__unit=world.village).exemplar
    fill(exemplar, round=RoundFactory(office=world.committee, closes_on=date(2026, 12, 1)))

    answers = twice(world, exemplar, "sending", {})

    assert (answers, exemplar.stage, sourced(exemplar)[-1]) == ((422, 302), Stage.SUBMITTED, ("submit", "điện thoại"))


def test_what_is_asked_before_a_late_registration_goes_keeps_the_source_that_was_said(world):
    exemplar = DossierFactory(exemplar__unit=world.village).exemplar
    fill(exemplar, round=RoundFactory(office=world.committee, closes_on=date(2026, 10, 1), late_allowed=True))

    answer = world.browser(COMMUNE).post(f"/exemplars/{exemplar.pk}/sending/", {"source": "message"})

    assert answer.status_code == 422
    assert '<option value="message" selected>' in said(answer)


ADDED = [
    (
        "activities",
        {"activity-on": "1/11/2026", "activity-kind": "work", "activity-words": "Trồng hoa"},
        "add_activity",
    ),
    ("marks", {"mark": "launched_on", "day": "1/11/2026"}, "edit"),
    ("ladder/year", {"year": "2027", "kind": "maintained"}, "go_on_for"),
    ("ladder/checks", {"first_on": "1/3/2027", "years": "1"}, "plan_checks"),
    ("ladder/answer", {"on": "1/11/2026", "words": "Vẫn trồng hoa"}, "answer_upkeep"),
]


@pytest.mark.parametrize(("address", "form", "verb"), ADDED, ids=lambda value: value if isinstance(value, str) else "")
def test_what_is_told_of_a_village_s_model_says_from_what(world, address, form, verb):
    exemplar = model(world, Stage.RECOGNISED, fading_since=date(2026, 10, 1))

    answers = twice(world, exemplar, address, form)

    assert (answers, sourced(exemplar)) == ((422, 302), [(verb, "điện thoại")])


def test_a_check_point_and_an_answer_to_a_remark_say_it_too(world):
    exemplar = model(world, Stage.RECOGNISED)
    point = CheckPoint.objects.create(exemplar=exemplar, due_on=date(2026, 11, 1))
    checked = twice(world, exemplar, f"checkpoints/{point.pk}", {"on": "1/11/2026", "outcome": "kept"})
    remark = Remark.objects.create(exemplar=exemplar, kind=RemarkKind.NOTHING_SINCE, seen_at=MOMENT, asked_at=MOMENT)
    browser, address = world.browser(COMMUNE), f"/remarks/{remark.pk}/answer/"

    answers = [
        browser.post(address, {"words": "Số liệu đúng", **more}).status_code for more in ({}, {"source": "person"})
    ]

    assert (checked, answers) == ((422, 302), [422, 302])
    assert [*Entry.objects.about(remark).values_list("verb", "source")] == [("answer", "gặp trực tiếp")]


def test_an_individual_s_consent_noted_for_a_village_says_from_what(world):
    exemplar = model(world, Stage.ACCEPTED, subject="individual", person_name="Lò Thị Mẫu")
    form = {"act": "note", "consent-given_on": "1/11/2026", "consent-how": "Bản ký"}

    answers = twice(world, exemplar, "consent", form)

    assert (answers, sourced(exemplar)[-1]) == ((422, 302), ("note_consent", "điện thoại"))


def test_a_slip_of_a_village_is_itself_what_its_registration_rests_on(world):
    box = RoundFactory(office=world.committee).boxes.create(unit=world.village, code="c" * 20, made_at=MOMENT)
    slip = Slip.objects.create(box=box, stage="waiting", sent_at=MOMENT, name="Đường hoa", what="Trồng hoa")

    world.browser(COMMUNE).post(f"/slips/{slip.pk}/taking/", {"version": slip.version})

    slip.refresh_from_db()
    assert (slip.exemplar.came, slip.exemplar.dossiers.get().source) == (Came.SLIP, "phiếu gửi qua mã QR")
    assert [*Entry.objects.about(slip).values_list("verb", "source")] == [("take", "phiếu gửi qua mã QR")]


def test_every_form_that_acts_for_the_village_offers_the_sources_and_a_receiver_s_none(world):
    exemplar = model(world, Stage.UNDER_WAY)

    pages = {who: said(world.browser(who).get(f"/exemplars/{exemplar.pk}/")) for who in (COMMUNE, PROVINCE)}

    forms = [body for body in re.findall(r"<form.*?</form>", pages[COMMUNE]) if f"/exemplars/{exemplar.pk}/" in body]
    without = [body for body in forms if FIELD not in body and "result/beginning" not in body]
    assert (without, len(forms) > 3, FIELD in pages[PROVINCE]) == ([], True, False)


def test_where_either_side_may_act_the_receiver_speaks_for_itself(world):
    exemplar = model(world, Stage.ACCEPTED, receiver=world.commune)

    answer = world.browser(COMMUNE).post(f"/exemplars/{exemplar.pk}/stage/", {"move": "begin"})

    assert (answer.status_code, sourced(exemplar)) == (302, [("begin", "")])


def test_a_village_s_own_people_are_asked_for_no_source(world):
    exemplar, head = model(world, Stage.UNDER_WAY), HoldingFactory(unit=world.village)
    world.users["head"] = head.user

    page = said(world.browser("head").get(f"/exemplars/{exemplar.pk}/"))
    answer = world.browser("head").post(f"/exemplars/{exemplar.pk}/stage/", {"move": "pause", "reason": "Mưa bão"})

    assert (FIELD in page, answer.status_code, sourced(exemplar)) == (False, 302, [("pause", "")])
