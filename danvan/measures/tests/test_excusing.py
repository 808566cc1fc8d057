"""Units that a target does not ask of: left out of numerator and denominator by name, with the reason and who approved."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.acting import SYSTEM
from danvan.core.errors import Overtaken, Refused
from danvan.measures.actions import recounting
from danvan.measures.actions.excusing import excuse, readmit
from danvan.measures.actions.gauges import close_gauge
from danvan.measures.models import Standing
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import DAY, gauge_of, merge, own_of, say, sums_at, wrong
from danvan.units.tests.factories import UnitFactory, administrator_of, leader_of, officer_of

pytestmark = pytest.mark.django_db

WHY = {"reason": "không có thôn nào", "approver": "Chủ tịch UBND tỉnh"}


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(DAY)


@pytest.fixture
def communes():
    top = UnitFactory()
    return [UnitFactory(parent=top) for _ in range(3)]


def row_of(gauge, unit):
    return Standing.objects.get(gauge=gauge, unit=unit)


@pytest.mark.parametrize(
    ("rule", "before", "left"),
    [
        (Rule.COVERAGE, (1, 3, 1, 3), (0, 2, 0, 2)),
        (Rule.RATIO, (4, 5, 1, 3), (0, 0, 0, 2)),
        (Rule.TOTAL, (4, 0, 1, 3), (0, 0, 0, 2)),
        (Rule.ZERO, (4, 0, 1, 3), (0, 0, 0, 2)),
        (Rule.NARRATIVE, (0, 0, 1, 3), (0, 0, 0, 2)),
    ],
)
def test_who_is_excused_leaves_numerator_and_denominator_and_comes_back_with_what_it_said(communes, rule, before, left):
    one = communes[0]
    gauge = gauge_of(*communes, rule=rule, issuer=one.parent)
    say(one, gauge.measure, 4, 5)

    excuse(gauge, [one], by=SYSTEM, **WHY)
    excused = sums_at(gauge, one.parent)
    readmit(gauge, [one], by=SYSTEM, reason="đã có thôn")

    assert (excused, sums_at(gauge, one.parent)) == (left, before)
    assert wrong(gauge) == []


def test_the_reason_the_approver_and_the_day_stand_with_the_unit_and_in_the_record_of_work(communes, on_day):
    gauge, by = gauge_of(*communes), officer_of(communes[0])
    excuse(gauge, [communes[1]], by=by, **WHY)
    row = row_of(gauge, communes[1])
    assert (row.excused_on, row.excused_reason, row.excused_by) == (DAY, *WHY.values())

    on_day(date(2026, 6, 1))
    readmit(gauge, [communes[1]], by=by, reason="đã có thôn")

    row.refresh_from_db()
    assert (row.excused_on, row.excused_reason, row.excused_by) == (None, "", "")
    told = [(entry.verb, entry.actor_id, entry.reason, entry.changes) for entry in Entry.objects.about(row)]
    assert told == [
        ("readmit", by.user_id, "đã có thôn", {"excused_on": ["2026-05-20", None]}),
        ("excuse", by.user_id, WHY["reason"], {"excused_on": [None, "2026-05-20"]}),
    ]


@pytest.mark.parametrize(
    ("reason", "approver", "sentence"),
    [
        (" ", "Chủ tịch", "ghi rõ lý do và người duyệt"),
        ("không có thôn", "", "ghi rõ lý do và người duyệt"),
        ("ă" * 501, "Chủ tịch", "Phần lý do miễn dài quá 500 chữ"),
        ("không có thôn", "ă" * 301, "Phần người duyệt miễn dài quá 300 chữ"),
    ],
)
def test_nobody_is_excused_without_a_reason_and_an_approver_that_can_be_read(communes, reason, approver, sentence):
    gauge = gauge_of(*communes)

    with pytest.raises(Refused, match=sentence):
        excuse(gauge, communes, by=SYSTEM, reason=reason, approver=approver)

    assert sums_at(gauge, communes[0].parent) == (0, 3, 0, 3)


def test_nobody_is_taken_back_in_without_a_reason_or_who_is_not_excused(communes):
    gauge = gauge_of(*communes)
    excuse(gauge, communes[:1], by=SYSTEM, **WHY)

    with pytest.raises(Refused, match="ghi rõ lý do"):
        readmit(gauge, communes[:1], by=SYSTEM, reason="")
    with pytest.raises(Refused, match="không còn ở diện được miễn"):
        readmit(gauge, communes[:2], by=SYSTEM, reason="đã có thôn")

    assert sums_at(gauge, communes[0].parent) == (0, 2, 0, 2)


def test_only_the_units_of_a_target_are_excused_from_it(communes):
    gauge = gauge_of(*communes[:2], issuer=communes[0].parent)

    for stranger in (communes[2], communes[0].parent):
        with pytest.raises(Refused, match="không thuộc diện tính của chỉ tiêu"):
            excuse(gauge, [communes[0], stranger], by=SYSTEM, **WHY)

    assert own_of(gauge, communes[0]) == (0, 1, 0, 1)


@pytest.mark.parametrize("hand", [officer_of, leader_of])
@pytest.mark.parametrize("keeper", ["issuer", "office"])
def test_officers_and_leaders_of_the_issuer_and_of_the_drafting_office_excuse(communes, hand, keeper):
    gauge = gauge_of(*communes)
    gauge.issuer, gauge.office = UnitFactory(), UnitFactory()
    gauge.save()

    excuse(gauge, [communes[1]], by=hand(getattr(gauge, keeper)), **WHY)

    assert row_of(gauge, communes[1]).excused_on == DAY


@pytest.mark.parametrize(
    "hand",
    [
        lambda top, unit: officer_of(top),
        lambda top, unit: officer_of(unit),
        lambda top, unit: administrator_of(top),
    ],
    ids=["the unit above", "the unit itself", "an administrator"],
)
def test_nobody_else_excuses_or_takes_back_in(communes, hand):
    gauge = gauge_of(*communes, issuer=UnitFactory())
    by = hand(communes[0].parent, communes[0])

    for act in (lambda: excuse(gauge, communes[:1], by=by, **WHY), lambda: readmit(gauge, [], by=by, reason="có")):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.status == 403

    assert own_of(gauge, communes[0]) == (0, 1, 0, 1)


def test_nobody_is_excused_from_what_is_closed(communes):
    gauge = gauge_of(*communes)
    close_gauge(gauge, by=SYSTEM)

    with pytest.raises(Refused, match="đã chốt ngày 20/5/2026 và giữ nguyên"):
        excuse(gauge, communes[:1], by=SYSTEM, **WHY)


def test_a_unit_that_ended_stays_as_it_was_excused_or_not(communes):
    gauge = gauge_of(*communes)
    excuse(gauge, communes[:1], by=SYSTEM, **WHY)
    for unit in communes[:2]:
        merge(unit, communes[2])

    for act, units in ((readmit, communes[:1]), (excuse, communes[1:2])):
        with pytest.raises(Refused, match="giữ nguyên số liệu như khi kết thúc"):
            act(gauge, units, by=SYSTEM, **(WHY if act is excuse else {"reason": "đã có thôn"}))

    assert [own_of(gauge, unit) for unit in communes] == [(0, 0, 0, 0), (0, 1, 0, 1), (0, 1, 0, 1)]
    assert wrong(gauge) == []


def test_the_same_form_sent_twice_excuses_once(communes):
    gauge = gauge_of(*communes)
    excuse(gauge, communes[:1], by=SYSTEM, key="một lần", **WHY)

    with pytest.raises(Overtaken):
        excuse(gauge, communes[1:], by=SYSTEM, key="một lần", **WHY)

    assert sums_at(gauge, communes[0].parent) == (0, 2, 0, 2)


def test_excusing_many_asks_no_more_than_their_entries(communes, django_assert_max_num_queries):
    many = [UnitFactory(parent=communes[0]) for _ in range(10)]
    gauge = gauge_of(*many, issuer=communes[0])

    with django_assert_max_num_queries(12 + len(many)):
        excuse(gauge, many, by=SYSTEM, **WHY)

    assert sums_at(gauge, communes[0]) == (0, 0, 0, 0)


def test_more_units_than_one_statement_takes_are_counted_all(communes, monkeypatch):
    monkeypatch.setattr(recounting, "AT_ONCE", 2)
    top = communes[0].parent
    villages = [UnitFactory(parent=commune) for commune in communes for _ in range(2)]
    gauge = gauge_of(*villages, issuer=top, subject=top, rule=Rule.COVERAGE)

    excuse(gauge, villages[:5], by=SYSTEM, reason="không có đối tượng", approver="Chủ tịch")

    assert sums_at(gauge, top) == (0, 1, 0, 1)
    assert wrong(gauge) == []
