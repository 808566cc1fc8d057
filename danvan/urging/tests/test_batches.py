"""A list of units that is prepared, looked at, and sent or dropped."""

from dataclasses import replace
from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.errors import Overtaken, Refused
from danvan.notifications.models import Notice
from danvan.plans.tests.factories import issued_plan
from danvan.units.tests.factories import UnitFactory, officer_of
from danvan.urging.actions.batches import Outcome, choose_day, drop, prepare, send
from danvan.urging.models import Batch, BatchStage, How, Standing, Urging
from danvan.urging.tests.scenes import TODAY, scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


def standings(batch):
    return dict(batch.urgings.values_list("unit__name", "standing"))


def test_preparing_a_list_urges_nobody():
    told = scene()

    batch = told.prepare(asked_on=date(2026, 5, 29))

    assert (batch.stage, batch.asked_on, Urging.objects.counted().count(), Notice.objects.count()) == (
        BatchStage.PREPARED,
        date(2026, 5, 29),
        0,
        0,
    )
    assert standings(batch) == {unit.name: Standing.LISTED for unit in told.communes}


def test_only_units_that_are_missing_come_into_a_list():
    told = scene()
    told.take_on(0)

    batch = told.prepare()

    assert sorted(standings(batch)) == ["UBND xã Khe Mây", "UBND xã Suối Vắng"]


def test_a_list_of_units_that_all_answered_is_refused():
    told = scene()
    told.take_on(0)

    with pytest.raises(Refused, match="Chưa chọn đơn vị"):
        told.prepare(told.communes[0])


def test_units_of_another_plan_do_not_come_into_a_list():
    told, stranger = scene(), UnitFactory()
    issued_plan(stranger, symbol="22/KH-UBND")

    batch = told.prepare(*told.communes, stranger)

    assert stranger.name not in standings(batch)


def test_a_day_that_has_passed_cannot_be_asked_for():
    with pytest.raises(Refused, match="đã qua"):
        scene().prepare(asked_on=date(2026, 5, 19))


def test_a_letter_that_went_out_counts_from_the_day_it_was_sent_under_the_name_of_whoever_noted_it():
    told = scene()

    batch, outcome = told.sent(how=How.LETTER, symbol=" 312/SNV-CCHC ")

    assert outcome == Outcome(3, [], [])
    assert (batch.stage, batch.symbol, batch.sent_on, batch.by_name, batch.office) == (
        BatchStage.SENT,
        "312/SNV-CCHC",
        TODAY,
        told.officer.name,
        told.officer.unit,
    )
    assert list(Urging.objects.counted().values_list("how", "on").distinct()) == [(How.LETTER, TODAY)]


def test_a_unit_that_answered_since_it_was_chosen_is_taken_out_and_said():
    told = scene()
    batch = told.prepare()
    told.take_on(1)

    outcome = send(batch, by=told.officer)

    assert outcome == Outcome(2, ["UBND xã Khe Mây"], [])
    assert standings(batch) == {
        "UBND xã Bản Đá": Standing.URGED,
        "UBND xã Khe Mây": Standing.TAKEN_OUT,
        "UBND xã Suối Vắng": Standing.URGED,
    }


def test_when_all_have_answered_nothing_is_sent():
    told = scene()
    batch = told.prepare(told.communes[0])
    told.take_on(0)

    with pytest.raises(Refused, match="đều vừa thực hiện"):
        send(batch, by=told.officer)

    batch.refresh_from_db()
    assert (batch.stage, Urging.objects.counted().count()) == (BatchStage.PREPARED, 0)


def test_notices_reach_those_at_work_and_name_the_units_to_be_telephoned():
    told = scene()

    batch, outcome = told.sent(how=How.NOTICE)

    assert outcome == Outcome(2, [], ["UBND xã Suối Vắng"])
    assert sorted(Notice.objects.values_list("user", "verb")) == sorted(
        (clerk.user_id, "send") for clerk in told.clerks
    )
    assert standings(batch)["UBND xã Suối Vắng"] == Standing.UNREACHED


def test_notices_to_units_where_nobody_signs_in_are_not_sent_at_all():
    told = scene()
    batch = told.prepare(told.communes[2], how=How.NOTICE)

    with pytest.raises(Refused, match="gọi điện"):
        send(batch, by=told.officer)


def test_a_text_that_was_copied_sends_no_notice():
    scene().sent(how=How.MESSAGE)

    assert Notice.objects.count() == 0


def test_a_list_is_sent_once():
    told = scene()
    batch, _outcome = told.sent()

    with pytest.raises(Overtaken):
        send(batch, by=told.officer)

    assert Urging.objects.counted().count() == 3


def test_the_same_press_twice_makes_one_list():
    told = scene()
    told.prepare(key="k")

    with pytest.raises(Overtaken):
        told.prepare(key="k")

    assert Batch.objects.count() == 1


def test_what_is_dropped_stays_to_be_read_and_cannot_be_sent():
    told = scene()
    batch = drop(told.prepare(), by=told.officer)

    with pytest.raises(Overtaken):
        send(batch, by=told.officer)

    assert (batch.stage, batch.urgings.count()) == (BatchStage.DROPPED, 3)


def test_another_day_may_be_asked_for_until_the_list_is_sent():
    told = scene()
    batch = told.prepare(asked_on=date(2026, 5, 29))

    choose_day(batch, date(2026, 6, 1), by=told.officer, version=batch.version)
    send(batch, by=told.officer)

    assert batch.asked_on == date(2026, 6, 1)
    with pytest.raises(Refused):
        choose_day(batch, date(2026, 6, 2), by=told.officer, version=batch.version)


@pytest.mark.parametrize(
    ("day", "sentence"), [(date(2026, 5, 21), "sau hôm nay"), (date(2026, 5, 19), "trước ngày lập")]
)
def test_a_list_was_sent_between_the_day_it_was_made_and_today(day, sentence):
    told = scene()
    batch = told.prepare(how=How.LETTER)

    with pytest.raises(Refused, match=sentence):
        send(batch, by=told.officer, sent_on=day)


def test_whoever_sends_a_colleagues_list_is_the_one_who_urged():
    told = scene()
    batch, colleague = told.prepare(), officer_of(told.officer.unit)

    send(batch, by=colleague)

    batch.refresh_from_db()
    assert (batch.by_id, batch.by_name, batch.office) == (colleague.user_id, colleague.name, told.officer.unit)


def test_a_unit_urges_nobody_and_neither_does_an_office_that_asked_for_nothing():
    told = scene()
    batch = told.prepare()

    for stranger in (told.clerks[0], officer_of(UnitFactory())):
        with pytest.raises(Refused):
            prepare(told.cause, told.asked, told.units(), How.MESSAGE, by=stranger)
        with pytest.raises(Refused):
            send(batch, by=stranger)
        with pytest.raises(Refused):
            drop(batch, by=stranger)


def test_calls_and_reminders_are_not_prepared_as_a_list():
    for how in (How.PHONE, How.REMINDER, "trống"):
        with pytest.raises(Refused, match="cách đôn đốc"):
            scene().prepare(how=how)


def test_history_tells_that_a_list_was_made_and_sent_and_to_how_many():
    told = scene()

    batch, _outcome = told.sent()

    assert [(entry.verb, entry.actor_name) for entry in Entry.objects.about(batch)] == [
        ("send", told.officer.name),
        ("prepare", told.officer.name),
    ]


def test_a_batch_names_the_post_as_it_is_today_whatever_the_page_said():
    told = scene()
    told.officer = replace(told.officer, holding="Giám đốc")

    batch = told.prepare()

    assert batch.holding == f"Chuyên viên, {told.officer.unit.name}"
