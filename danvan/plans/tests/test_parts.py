"""Who has a part in which task, by name, and the days that are counted."""

from datetime import date

import pytest
from django.test import Client

from danvan.audit.models import Entry
from danvan.deadlines.actions import Entry as Day
from danvan.deadlines.actions import add_holiday
from danvan.deadlines.models import HolidayKind
from danvan.desk.plans import task_items
from danvan.plans.actions.amendments import Change, amend
from danvan.plans.actions.bindings import bind
from danvan.plans.actions.copying import copy
from danvan.plans.actions.lines import add_line, change_line
from danvan.plans.actions.plans import issue
from danvan.plans.models import Task
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.workflow import PLAN
from danvan.units.models import Level
from danvan.units.scope import scope_of
from danvan.units.selectors import Selector
from danvan.units.tests.factories import KindFactory, UnitFactory, leader_of, officer_of

pytestmark = pytest.mark.django_db

SIGNED_ON = date(2026, 1, 16)


@pytest.fixture
def plan(on_day):
    """A draft of a committee with a department "Sở Nội vụ", a broadcaster and two communes below it."""
    on_day(SIGNED_ON)
    made = PlanFactory(drafting_office__name="Sở Nội vụ tỉnh Khe Thử", drafting_office__short_name="Sở Nội vụ")
    UnitFactory(kind=KindFactory(code="dai", level=Level.PROVINCE), parent=made.issuer, name="Đài Phát thanh Khe Thử")
    for _each in range(2):
        UnitFactory(kind=KindFactory(code="ubnd-xa", plural="UBND các xã"), parent=made.issuer)
    return made


def task_of(plan, *, by=None, **values):
    return add_line(plan, "task", {"words": "Rà soát thủ tục", **values}, by=by or officer_of(plan.drafting_office))


def parts_of(task):
    return [(part.unit.name, part.leads) for part in task.parts.order_by("-leads", "pk")]


def issued(plan):
    officer = officer_of(plan.drafting_office)
    bind(plan, "Sở Nội vụ", Selector(units=(plan.drafting_office_id,)), by=officer)
    PLAN.advance(plan, "submit", by=officer)
    return issue(plan, by=leader_of(plan.issuer), symbol="21/KH-UBND", signed_on=SIGNED_ON, signer="Trần Văn Mẫu")


def test_a_tasks_words_name_who_leads_and_who_works_along(plan):
    task = task_of(plan, lead_words="Sở Nội vụ", cooperating_words="Đài Phát thanh Khe Thử, Sở Nội vụ")

    assert parts_of(task) == [("Sở Nội vụ tỉnh Khe Thử", True), ("Đài Phát thanh Khe Thử", False)]


def test_a_kind_of_units_names_all_of_them_and_words_that_mean_nobody_name_none(plan):
    communes = task_of(plan, lead_words="UBND các xã")
    unknown = task_of(plan, lead_words="Các nhà hảo tâm")

    assert [len(parts_of(communes)), parts_of(unknown)] == [2, []]


def test_other_words_name_others(plan):
    task = task_of(plan, lead_words="UBND các xã")
    officer = officer_of(plan.drafting_office)

    change_line(task, {"lead_words": "Sở Nội vụ"}, by=officer, version=task.version)

    assert parts_of(task) == [("Sở Nội vụ tỉnh Khe Thử", True)]


def test_a_unit_that_opened_before_the_signing_has_its_part_too(plan):
    task = task_of(plan, lead_words="UBND các xã")
    UnitFactory(kind=KindFactory(code="ubnd-xa"), parent=plan.issuer)

    issued(plan)

    assert len(parts_of(task)) == 3


def test_a_copy_and_an_amendment_name_their_parts(plan):
    task = task_of(plan, lead_words="Sở Nội vụ")
    made = copy(issued(plan), by=officer_of(plan.drafting_office))
    changed = {"words": "Rà soát lại thủ tục", "lead_words": "UBND các xã"}
    paper = {"basis": "30/KH-UBND", "from_on": SIGNED_ON, "words": "Sửa đổi"}

    amend(plan, [Change("task", task, changed)], by=officer_of(plan.drafting_office), **paper)

    new = Task.objects.get(replaces=task)
    assert [parts_of(made.tasks.get()), len(parts_of(new))] == [[("Sở Nội vụ tỉnh Khe Thử", True)], 2]


def test_a_unit_named_by_a_task_alone_has_it_on_its_desk_and_may_read_the_plan(plan):
    task = task_of(plan, cooperating_words="Đài Phát thanh Khe Thử", due_on=date(2026, 2, 27))
    broadcaster = task.parts.get().unit
    officer = officer_of(broadcaster)
    browser = Client()
    browser.force_login(officer.user)
    hidden = browser.get(f"/plans/{plan.pk}/tasks/").status_code

    issued(plan)

    rows = [(item.what, item.unit, item.due, item.note) for item in task_items(scope_of(officer.user), SIGNED_ON)]
    assert rows == [("Rà soát thủ tục", "Đài Phát thanh Khe Thử", date(2026, 2, 27), "phối hợp")]
    assert (hidden, browser.get(f"/plans/{plan.pk}/tasks/").status_code) == (404, 200)


def test_the_units_of_a_task_are_shown_by_name(plan):
    task = task_of(plan, lead_words="UBND các xã")
    browser = Client()
    browser.force_login(officer_of(plan.drafting_office).user)

    tasks = browser.get(f"/plans/{plan.pk}/tasks/").content.decode()
    page = browser.get(f"/plans/{plan.pk}/tasks/{task.pk}/").content.decode()

    assert ("2 đơn vị" in tasks, [name in page for name, _leads in parts_of(task)]) == (True, [True, True])


def test_days_counted_from_the_issue_are_counted_from_the_signing(plan):
    words = "trong 10 ngày làm việc kể từ ngày ban hành"
    task = task_of(plan, due_rule="after:10w", due_words=words)
    fixed = task_of(plan, due_rule="2026-06-30", due_on=date(2026, 6, 30))

    issued(plan)

    task.refresh_from_db()
    fixed.refresh_from_db()
    assert (task.due_on, task.first_due_on, fixed.due_on) == (date(2026, 1, 30), date(2026, 1, 30), date(2026, 6, 30))


def test_a_day_off_in_between_moves_a_counted_day_and_history_says_why(plan):
    task = task_of(plan, due_rule="after:10w", due_words="trong 10 ngày làm việc kể từ ngày ban hành")
    put_off = task_of(plan, due_rule="after:5w", due_words="trong 5 ngày làm việc kể từ ngày ban hành")
    issued(plan)
    Task.objects.filter(pk=put_off.pk).update(due_on=date(2026, 3, 2))
    rest = Day(date(2026, 1, 21), "Ngày nghỉ thử", HolidayKind.PUBLIC, "Công văn 5/SNV")

    add_holiday(rest, by=leader_of(plan.issuer))

    task.refresh_from_db()
    put_off.refresh_from_db()
    reasons = [entry.reason for entry in Entry.objects.filter(verb="redate")]
    assert (task.due_on, task.first_due_on, put_off.due_on) == (date(2026, 2, 2), date(2026, 1, 30), date(2026, 3, 2))
    assert reasons == ["Hạn chuyển từ 30/01/2026 sang 02/02/2026 vì 21/01/2026 là Ngày nghỉ thử theo Công văn 5/SNV."]


def test_a_day_that_was_typed_no_longer_follows_a_rule(plan):
    task = task_of(plan, due_rule="after:10w", due_on=date(2026, 1, 30))
    browser = Client()
    browser.force_login(officer_of(plan.drafting_office).user)
    address = f"/plans/{plan.pk}/task/{task.pk}/"
    said = {"words": task.words, "version": task.version}

    browser.post(address, {**said, "due_on": "30/01/2026", "lead_words": "Sở Nội vụ"})
    task.refresh_from_db()
    kept = task.due_rule
    browser.post(address, {**said, "version": task.version, "due_on": "15/02/2026"})

    task.refresh_from_db()
    assert (kept, task.due_rule, task.first_due_on) == ("after:10w", "2026-02-15", date(2026, 2, 15))
