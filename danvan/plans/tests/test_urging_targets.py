"""From a target to those who are missing, and what urging them leaves."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.measures.actions.excusing import excuse
from danvan.measures.queries import missing
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import merge
from danvan.plans.counting import OWN_PLAN
from danvan.plans.tests.test_countings import Bound, own_plan_of
from danvan.plans.urging_targets import TARGETS
from danvan.units.tests.factories import leader_of, officer_of
from danvan.urging.actions.calls import Call, note_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def bound(on_day):
    on_day(date(2026, 5, 20))
    made = Bound().issue()
    made.decide(tally=OWN_PLAN)
    return made


def names(target, user=None):
    return sorted(unit.name for unit in TARGETS.missing(target.pk, user))


def test_who_has_done_it_or_is_excused_is_not_named(bound):
    own_plan_of(bound, 0)
    by = leader_of(bound.plan.issuer)
    excuse(bound.gauge, [bound.communes[1]], by=by, reason="không có chức năng", approver="Chủ tịch")

    assert names(bound.target) == [bound.communes[2].name]
    assert sorted(TARGETS.still_missing(bound.target.pk, bound.communes)) == [bound.communes[2].pk]
    assert TARGETS.all_units(bound.target.pk).count() == 2


def test_a_unit_that_ended_is_missing_in_the_figure_and_is_not_urged(client, bound):
    merge(bound.communes[0], into=bound.communes[1])

    left = sorted(unit.name for unit in bound.communes[1:])
    assert missing(bound.gauge).count() == 3
    assert names(bound.target) == left
    assert sorted(TARGETS.still_missing(bound.target.pk, bound.communes)) == [unit.pk for unit in bound.communes[1:]]
    client.force_login(bound.officer.user)
    assert "Đôn đốc 2 đơn vị" in client.get(reverse("gauges:gauge", args=[bound.gauge.pk])).content.decode()


def test_the_page_of_a_target_leads_its_makers_to_the_list_and_nobody_else(client, bound):
    gauge = reverse("gauges:gauge", args=[bound.gauge.pk])
    missing = reverse("urging:missing", args=["target", bound.target.pk])

    client.force_login(bound.officer.user)
    to_makers = client.get(gauge).content.decode()
    listed = client.get(missing)
    client.force_login(officer_of(bound.communes[0]).user)
    to_others = client.get(gauge).content.decode()

    assert missing in to_makers
    assert "Đôn đốc 3 đơn vị" in to_makers
    assert listed.status_code == 200
    assert all(unit.name in listed.content.decode() for unit in bound.communes)
    assert missing not in to_others
    assert client.get(missing).status_code == 404


def test_a_target_that_is_counted_no_more_urges_nobody(bound):
    other = Bound(rule=Rule.NARRATIVE)

    assert TARGETS.find(other.target.pk) is None
    assert names(other.target) == []


def test_it_is_due_on_the_last_day_of_its_figures(bound):
    assert TARGETS.find(bound.target.pk).due_on == date(2026, 12, 31)
    assert list(TARGETS.due_within(date(2026, 12, 1), date(2026, 12, 31))) == [bound.target.pk]
    assert list(TARGETS.due_within(date(2026, 1, 1), date(2026, 12, 30))) == []


def test_beside_who_is_missing_stands_when_it_was_last_urged_and_only_for_who_may_see_that(client, bound):
    commune, asked = bound.communes[0], TARGETS.find(bound.target.pk)
    call = Call(on=date(2026, 5, 20), answered_by="Văn phòng", note="Hẹn trong tuần.")
    note_call(TARGETS, asked, commune, call, by=bound.officer)
    gauge = reverse("gauges:gauge", args=[bound.gauge.pk])

    client.force_login(bound.officer.user)
    to_makers = client.get(gauge).content.decode()
    client.force_login(officer_of(commune).user)
    to_commune = client.get(gauge).content.decode()

    assert "đã đôn đốc 01 lần, gần nhất 20/5/2026 (điện thoại)" in to_makers
    assert commune.name in to_commune
    assert "đã đôn đốc" not in to_commune
