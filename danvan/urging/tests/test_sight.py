"""What the unit, its neighbour and the auditor see of chasing."""

import pytest
from django.test import Client

from danvan.audit.history import history_of
from danvan.units.models import Role
from danvan.units.tests.factories import HoldingFactory, UnitFactory
from danvan.urging.actions.calls import Call, correct, note_call
from danvan.urging.models import How
from danvan.urging.permissions import INTERNAL, hidden_from
from danvan.urging.tests.browsing import browser, call, said
from danvan.urging.tests.scenes import TODAY, scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


def test_a_unit_that_was_urged_sees_what_is_asked_and_no_other_unit():
    told = scene()
    batch, _outcome = told.sent(how=How.NOTICE)

    words = said(browser(told.clerks[0]).get(f"/urging/batches/{batch.pk}/"))

    assert [unit.name in words for unit in told.communes] == [True, False, False]
    assert "Đề nghị tiếp nhận kế hoạch theo Kế hoạch số 21/KH-UBND" in words
    assert told.officer.name not in words


def test_the_notice_of_a_unit_says_what_is_asked_and_leads_there():
    told = scene()
    batch, _outcome = told.sent(how=How.NOTICE)

    words = said(browser(told.clerks[0]).get("/notices/"))

    assert f"Đôn đốc tiếp nhận kế hoạch: {told.plan.title}" in words
    assert f'href="/urging/batches/{batch.pk}/"' in words


def test_a_list_that_was_only_prepared_is_not_there_for_the_units():
    told = scene()
    batch = told.prepare()

    assert browser(told.clerks[0]).get(f"/urging/batches/{batch.pk}/").status_code == 404


def test_a_unit_sees_on_its_duty_that_it_was_urged_and_nothing_of_what_was_noted():
    told = scene()
    note_call(
        told.cause,
        told.asked,
        told.communes[0],
        Call(on=TODAY, answered_by="Phó Chủ tịch", note="Trả lời quanh co."),
        by=told.officer,
    )
    duty = told.plan.assignments.get(unit=told.communes[0])

    words = said(browser(told.clerks[0]).get(f"/duties/{duty.pk}/"))

    assert ("Đã được đôn đốc" in words, "điện thoại" in words) == (True, True)
    assert [word for word in ("quanh co", "Phó Chủ tịch", told.officer.name) if word in words] == []


def test_a_unit_does_not_see_how_another_was_urged():
    told = scene()
    call(told, 1)

    duty = told.plan.assignments.get(unit=told.communes[1])

    assert browser(told.clerks[0]).get(f"/duties/{duty.pk}/").status_code == 404
    assert browser(told.clerks[0]).get(f"/urging/{told.cause.key}/{told.plan.pk}/").status_code == 404


def test_an_auditor_reads_and_is_offered_no_way_to_urge():
    told = scene()
    call(told, 0)
    auditor = HoldingFactory(unit=told.plan.issuer, role=Role.AUDITOR)
    client = Client()
    client.force_login(auditor.user)

    words = said(client.get(f"/urging/{told.cause.key}/{told.plan.pk}/"))

    assert ("UBND xã Khe Mây" in words, "Công văn đôn đốc" in words, "Ghi cuộc gọi" in words) == (True, False, False)


def test_the_plans_units_lead_to_those_missing_only_whoever_may_see_them():
    told = scene()
    address = f"/plans/{told.plan.pk}/units/"

    assert "Đôn đốc 3 đơn vị chưa tiếp nhận kế hoạch" in said(browser(told.officer).get(address))
    assert "Đôn đốc" not in said(browser(told.clerks[0]).get(address))


def test_the_words_of_a_call_are_fields_that_only_the_offices_that_asked_may_read():
    told = scene()
    later = correct(call(told, 0), by=told.officer, reason="Cán bộ xã trả lời sai")

    assert [hidden_from(reader.user, later) for reader in (told.officer, told.clerks[0])] == [frozenset(), INTERNAL]
    assert [told_of.reason for told_of in history_of(later, told.officer.user)] == [""]


def test_whoever_follows_an_old_notice_is_told_that_the_plan_is_over():
    told = scene()
    batch, _outcome = told.sent(how=How.NOTICE)
    type(told.plan).objects.filter(pk=told.plan.pk).update(stage="ended")

    words = said(browser(told.clerks[0]).get(f"/urging/batches/{batch.pk}/"))

    assert "Việc này không còn phải thực hiện." in words


def test_who_serves_a_unit_without_accounts_sees_that_it_was_urged():
    told = scene()
    village = UnitFactory(name="Thôn Vắng", parent=told.communes[0])
    told.plan.assignments.create(unit=village, bound_on=TODAY, stage="new")
    told.communes.append(village)
    call(told, 3)

    duty = told.plan.assignments.get(unit=village)

    assert "Đã được đôn đốc" in said(browser(told.clerks[0]).get(f"/duties/{duty.pk}/"))


def test_a_call_tells_its_own_history_to_whoever_asked():
    told = scene()
    batch = call(told, 0).batch

    assert "Ghi cuộc gọi đôn đốc" in said(browser(told.officer).get(f"/urging/batches/{batch.pk}/"))
