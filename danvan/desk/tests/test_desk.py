"""What do I owe, by when: one list for all units, posts and remits of a person."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from danvan.accounts.tests.people import at_work, somebody
from danvan.desk import plans, sources
from danvan.desk.items import Item, grouped
from danvan.desk.sources import decision_items, draft_items, owed_items
from danvan.plans.actions.assignments import record_own_plan, take_on
from danvan.plans.actions.petitions import raise_petition
from danvan.plans.models import PetitionKind, ReportingClause, Task, TaskPart
from danvan.plans.tests.factories import PlanFactory, issued_plan
from danvan.plans.tests.scenes import browser_of, said
from danvan.plans.workflow import PLAN
from danvan.units.scope import scope_of
from danvan.units.tests.factories import HoldingFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db

SUNDAY = date(2026, 5, 24)


def owed_by(user, day=SUNDAY):
    scope = scope_of(user)
    return [(item.what, item.unit, item.due) for item in owed_items(scope, day)]


def test_rows_stand_by_day_and_those_without_a_day_last():
    row = {"unit": "UBND xã", "address": "/", "button": "Làm"}
    late, today, later = (Item("v", due=day, **row) for day in (date(2026, 5, 1), SUNDAY, date(2026, 5, 25)))
    undated = Item("v", **row)

    groups = grouped([undated, later, today, late], SUNDAY)

    assert (groups.overdue, groups.this_week, groups.coming, groups.undated) == ([late], [today], [later], [undated])


def test_a_new_plan_waits_to_be_taken_on_then_to_be_answered_by_an_own_plan():
    commune = UnitFactory(name="UBND xã Khe Thử")
    duty = issued_plan(commune).assignments.get()
    officer = officer_of(commune)
    title = duty.plan.title

    new = owed_by(officer.user)
    take_on(duty, by=officer)
    taken = owed_by(officer.user)
    record_own_plan(duty, PlanFactory(issuer=commune, stage="issued", issued_on=SUNDAY), by=officer)

    assert new == [(f"Tiếp nhận kế hoạch: {title}", "UBND xã Khe Thử", None)]
    assert taken == [(f"Ban hành kế hoạch của đơn vị để thực hiện: {title}", "UBND xã Khe Thử", None)]
    assert owed_by(officer.user) == []


def test_a_report_is_owed_on_the_day_its_words_come_to():
    commune = UnitFactory(name="UBND xã Khe Thử")
    plan = issued_plan(commune)
    words = {"due_rule": "2026-05-25", "due_words": "trước ngày 25/5/2026"}
    ReportingClause.objects.create(plan=plan, words="Báo cáo 6 tháng", **words)

    owed = owed_by(officer_of(commune).user, date(2026, 5, 20))

    assert ("Báo cáo 6 tháng", "UBND xã Khe Thử", date(2026, 5, 24)) in owed


def test_a_task_is_owed_by_the_units_that_have_a_part_in_it():
    commune, other = UnitFactory(), UnitFactory()
    plan = issued_plan(commune, other)
    task = Task.objects.create(plan=plan, words="Rà soát thủ tục", due_on=date(2026, 6, 30))
    TaskPart.objects.create(task=task, unit=commune, leads=True)

    owed, none = owed_by(officer_of(commune).user), owed_by(officer_of(other).user)

    assert ("Rà soát thủ tục", commune.name, date(2026, 6, 30)) in owed
    assert "Rà soát thủ tục" not in [what for what, _unit, _due in none]


def test_the_unit_above_sees_what_a_village_without_accounts_owes():
    commune = UnitFactory()
    village = UnitFactory(name="Thôn Thử", parent=commune)
    issued_plan(village)
    officer = officer_of(commune).user

    without = owed_by(officer)
    HoldingFactory(unit=village)
    del officer._scope

    assert [unit for _what, unit, _due in without] == ["Thôn Thử"]
    assert owed_by(officer) == []


@pytest.mark.parametrize(
    ("part", "heading"), [("OWED", "Chờ làm, không ghi hạn"), ("DECISIONS", "Chờ tôi quyết"), ("DRAFTS", "Đang soạn")]
)
def test_one_more_app_on_the_desk_is_one_more_source(monkeypatch, part, heading):
    office = UnitFactory(name="UBND xã Khe Thử")
    row = Item("Mô hình “Ngày thứ bảy giúp dân”", office.name, "/exemplars/1/", "Xem")
    monkeypatch.setattr(sources, part, [*getattr(sources, part), lambda scope, day: iter([row])])

    page = said(browser_of(officer_of(office)).get("/"))

    assert 'href="/exemplars/1/"' in page
    assert page.index(heading) < page.index("Ngày thứ bảy giúp dân")


def test_the_same_step_of_many_units_is_one_row_that_leads_to_their_list(monkeypatch):
    monkeypatch.setattr(plans, "FEW", 2)
    commune = UnitFactory()
    villages = [UnitFactory(parent=commune) for _each in range(3)]
    plan = issued_plan(*villages)
    ReportingClause.objects.create(plan=plan, words="Báo cáo 6 tháng", due_rule="2026-05-25")
    officer = officer_of(commune)

    rows = list(owed_items(scope_of(officer.user), SUNDAY))
    take_on(plan.assignments.get(unit=villages[0]), by=replace(officer, source="điện thoại"))
    after = owed_by(officer.user)

    assert [(row.what, row.unit, row.address) for row in rows] == [
        (f"Tiếp nhận kế hoạch: {plan.title}", "3 đơn vị", f"/plans/{plan.pk}/units/?trang_thai=new"),
        ("Báo cáo 6 tháng", "3 đơn vị", f"/plans/{plan.pk}/schedule/"),
    ]
    assert sorted(unit for what, unit, _due in after if "kế hoạch" in what) == sorted(each.name for each in villages)


def test_one_person_of_two_lines_has_one_list():
    state, party = UnitFactory(name="UBND xã"), UnitFactory(name="Đảng ủy xã")
    issued_plan(state)
    issued_plan(party, symbol="22-KH/TU")
    user = HoldingFactory(unit=state).user
    HoldingFactory(user=user, unit=party)

    assert sorted(unit for _what, unit, _due in owed_by(user)) == ["UBND xã", "Đảng ủy xã"]


def test_a_kien_nghi_waits_for_the_offices_that_made_the_plan_and_for_nobody_else():
    commune = UnitFactory()
    duty = issued_plan(commune).assignments.get()
    raise_petition(duty, by=officer_of(commune), kind=PetitionKind.NOT_OURS, words="Không thuộc chức năng.")
    office, commune_user = officer_of(duty.plan.drafting_office).user, officer_of(commune).user

    assert [item.unit for item in decision_items(scope_of(office), SUNDAY)] == [commune.name]
    assert list(decision_items(scope_of(commune_user), SUNDAY)) == []


def test_drafts_and_submitted_plans_stand_with_those_who_make_them():
    plan = PlanFactory()
    officer = officer_of(plan.drafting_office)

    writing = [item.what for item in draft_items(scope_of(officer.user), SUNDAY)]
    PLAN.advance(plan, "submit", by=officer)
    waiting = [item.what for item in decision_items(scope_of(officer.user), SUNDAY)]

    assert (writing, waiting) == ([plan.title], [f"Ghi nhận ban hành: {plan.title}"])


def test_a_desk_without_work_says_so():
    user = somebody()
    HoldingFactory(user=user)

    assert "Không còn việc nào phải làm" in at_work(user).get("/").content.decode()


def test_an_account_without_a_post_is_told_whom_to_ask():
    assert "Đề nghị quản trị đơn vị giao vai trò" in at_work(somebody()).get("/").content.decode()


def test_the_desk_costs_the_same_however_many_plans_there_are():
    user, commune = somebody(), UnitFactory()
    HoldingFactory(user=user, unit=commune)
    browser = at_work(user)

    give_work(commune, 1)
    with_one = questions_of(browser)
    give_work(commune, 2)

    assert questions_of(browser) == with_one


def give_work(commune, plans):
    """Plans that bind the commune, each with a task and a report."""
    for number in range(plans):
        plan = issued_plan(commune, symbol=f"{number}/KH-UBND")
        task = Task.objects.create(plan=plan, words="Rà soát", due_on=SUNDAY)
        TaskPart.objects.create(task=task, unit=commune)
        ReportingClause.objects.create(plan=plan, words="Báo cáo", due_rule="2026-12-10")


def questions_of(browser):
    """How often the desk asks the database."""
    with CaptureQueriesContext(connection) as asked:
        browser.get("/")
    return len(asked)
