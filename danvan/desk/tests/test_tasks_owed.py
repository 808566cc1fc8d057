"""What a desk says of the parts that units have in tasks."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.desk import plans
from danvan.desk.plans import decision_items, task_items
from danvan.plans.actions.petitions import answer, ask_for_day
from danvan.plans.actions.task_parts import release, reopen
from danvan.plans.tests.factories import done, part_of, task_under
from danvan.units.scope import scope_of
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

TODAY, DUE, LATER = date(2026, 5, 20), date(2026, 5, 31), date(2026, 6, 15)


@pytest.fixture(autouse=True)
def may(on_day):
    on_day(TODAY)


@pytest.fixture
def part():
    return part_of(UnitFactory(name="UBND xã Khe Thử"), due_on=DUE)


def owed(post):
    post.user.__dict__.pop("_scope", None)
    return [(item.due, item.first_due, item.note, item.address) for item in task_items(scope_of(post.user), TODAY)]


def test_a_part_is_owed_until_it_is_done(part):
    officer = officer_of(part.unit)
    before = owed(officer)

    done(part, officer, TODAY)

    assert (before, owed(officer)) == ([(DUE, DUE, "chủ trì", f"/parts/{part.pk}/")], [])


def test_a_part_opened_again_says_why(part):
    officer = officer_of(part.unit)
    done(part, officer, TODAY)

    reopen(part, by=officer_of(part.task.plan.drafting_office), reason="Thiếu biên bản")

    assert [note for _due, _first, note, _address in owed(officer)] == ["chủ trì; phải làm tiếp vì: Thiếu biên bản"]


def test_a_part_put_off_shows_both_days_and_its_request_waited_for_the_makers(part):
    officer, maker = officer_of(part.unit), officer_of(part.task.plan.drafting_office)
    petition = ask_for_day(part, by=officer, proposed_on=LATER, words="Chờ hướng dẫn.")
    waiting = [(str(item.what), item.unit) for item in decision_items(scope_of(maker.user), TODAY)]

    answer(petition, by=maker, granted=True, words="Đồng ý.")

    assert waiting == [("Kiến nghị: đề nghị thời hạn khác, Rà soát thủ tục hành chính", "UBND xã Khe Thử")]
    assert [(due, first) for due, first, _note, _address in owed(officer)] == [(LATER, DUE)]


def test_the_request_of_a_unit_that_only_a_task_names_waits_for_the_makers_too():
    broadcaster = UnitFactory(name="Đài Phát thanh Thử")
    task = task_under(UnitFactory(), along=[broadcaster], due_on=DUE)
    officer, maker = officer_of(broadcaster), officer_of(task.plan.drafting_office)
    ask_for_day(task.parts.get(unit=broadcaster), by=officer, proposed_on=LATER, words="Chờ.")

    waiting = [item.unit for item in decision_items(scope_of(maker.user), TODAY)]
    own = [item.unit for item in decision_items(scope_of(officer.user), TODAY)]

    assert (waiting, own) == (["Đài Phát thanh Thử"], [])


def test_whom_the_makers_let_go_owes_nothing(part):
    release(part, by=officer_of(part.task.plan.drafting_office), reason="Không có đối tượng")

    assert owed(officer_of(part.unit)) == []


def test_a_part_put_off_beyond_two_months_leaves_the_desk(part):
    part.due_on = date(2026, 12, 1)
    part.save()

    assert owed(officer_of(part.unit)) == []


def test_many_units_that_one_serves_are_one_row_until_few_are_left(monkeypatch):
    monkeypatch.setattr(plans, "FEW", 2)
    commune = UnitFactory()
    villages = [UnitFactory(parent=commune) for _each in range(3)]
    task = task_under(*villages, due_on=DUE)
    officer = officer_of(commune)

    many = owed(officer)
    release(task.parts.first(), by=officer_of(task.plan.drafting_office), reason="Nhầm")

    assert many == [(DUE, DUE, "chủ trì", f"/plans/{task.plan_id}/tasks/{task.pk}/?loc=chua-xong")]
    assert len(owed(officer)) == 2


def test_the_desk_asks_as_often_for_three_parts_as_for_one(part):
    officer, counts = officer_of(part.unit), []
    for _each in range(2):
        owed(officer)
        scope = scope_of(officer.user)
        with CaptureQueriesContext(connection) as asked:
            list(task_items(scope, TODAY))
        counts.append(len(asked))
        for _more in range(2):
            task_under(part.unit, plan=part.task.plan, due_on=DUE)

    assert counts[0] == counts[1]
