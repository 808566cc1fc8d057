"""Writing a draft line by line, copying last year's, and changing one that binds."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from danvan.audit.models import Entry
from danvan.core.errors import Refused
from danvan.plans.actions.amendments import Change, amend, end, replace, take_over
from danvan.plans.actions.assignments import record_own_plan
from danvan.plans.actions.copying import copy
from danvan.plans.actions.heirs import inherit_duties
from danvan.plans.actions.lines import add_line, change_line, drop_line
from danvan.plans.models import Assignment, AssignmentStage, PlanStage, ReportingClause, Rule, Target, Task
from danvan.plans.tests.factories import PlanFactory, issued_plan
from danvan.units.acting import in_post
from danvan.units.models import Role, Succession
from danvan.units.tests.factories import HoldingFactory, UnitFactory, leader_of, officer_of
from danvan.workflow.editing import Conflict

pytestmark = pytest.mark.django_db

COVERAGE = {"words": "100% đơn vị có kế hoạch", "rule": Rule.COVERAGE, "comparator": "=", "threshold": Decimal(100)}


def administrator():
    return in_post(HoldingFactory(role=Role.ADMINISTRATOR))


def test_lines_stand_in_the_order_they_were_written():
    plan = PlanFactory()
    officer = officer_of(plan.drafting_office)

    add_line(plan, "target", COVERAGE, by=officer)
    add_line(plan, "target", {**COVERAGE, "words": "Ít nhất một mô hình", "rule": Rule.MINIMUM}, by=officer)

    assert [(row.order, row.words) for row in plan.targets.all()] == [
        (1, "100% đơn vị có kế hoạch"),
        (2, "Ít nhất một mô hình"),
    ]


def test_nobody_writes_in_another_offices_draft():
    plan = PlanFactory()

    with pytest.raises(Refused):
        add_line(plan, "target", COVERAGE, by=officer_of(UnitFactory()))

    assert not Target.objects.exists()


def test_a_submitted_plan_takes_no_more_lines():
    plan = PlanFactory(stage=PlanStage.SUBMITTED)

    with pytest.raises(Refused, match="rút về"):
        add_line(plan, "task", {"words": "Rà soát thủ tục"}, by=officer_of(plan.drafting_office))


def test_two_editors_of_one_line_see_each_others_words():
    plan = PlanFactory()
    officer = officer_of(plan.drafting_office)
    row = add_line(plan, "task", {"words": "Rà soát thủ tục"}, by=officer)
    stale = row.version
    change_line(row, {"words": "Rà soát, cắt giảm thủ tục"}, by=officer, version=stale)

    with pytest.raises(Conflict) as conflict:
        change_line(row, {"words": "Rà soát thủ tục hành chính"}, by=officer, version=stale)

    clash = conflict.value.clashes[0]
    assert (clash.base, clash.theirs, clash.yours) == (
        "Rà soát thủ tục",
        "Rà soát, cắt giảm thủ tục",
        "Rà soát thủ tục hành chính",
    )


def test_a_line_taken_out_stays_in_the_record():
    plan = PlanFactory()
    officer = officer_of(plan.drafting_office)
    row = add_line(plan, "task", {"words": "Rà soát thủ tục"}, by=officer)

    drop_line(row, by=officer)

    assert not Task.objects.exists()
    assert Entry.objects.about(plan).first().changes == {"task": ["Rà soát thủ tục", ""]}


def test_last_years_plan_is_copied_with_its_days_and_years_moved_on():
    plan = PlanFactory(title="Công tác dân vận năm 2026")
    officer = officer_of(plan.drafting_office)
    add_line(plan, "target", COVERAGE, by=officer)
    report = {"words": "Báo cáo 6 tháng", "due_rule": "2026-05-24", "due_words": "trước ngày 25/5/2026"}
    add_line(plan, "reporting", report, by=officer)

    made = copy(plan, by=officer)

    report = ReportingClause.objects.get(plan=made)
    assert (made.title, made.stage, made.starts_on, made.document, made.copied_from) == (
        "Công tác dân vận năm 2027",
        PlanStage.DRAFT,
        date(2027, 1, 1),
        None,
        plan,
    )
    assert (report.due_rule, report.due_words) == ("2027-05-24", "trước ngày 25/5/2027")
    assert made.targets.get().words == plan.targets.get().words


def test_an_amendment_binds_from_its_day_and_the_old_words_stay():
    commune = UnitFactory()
    plan = issued_plan(commune)
    old = Target.objects.create(plan=plan, **COVERAGE)
    change = Change("target", old=old, values={**COVERAGE, "words": "90% đơn vị có kế hoạch", "threshold": Decimal(90)})

    paper = {"basis": "45/KH-UBND ngày 01/6/2026", "from_on": date(2026, 6, 1), "words": "Giảm chỉ tiêu"}
    amend(plan, [change], by=officer_of(plan.drafting_office), **paper)

    assert [row.words for row in plan.targets.on(date(2026, 5, 31))] == ["100% đơn vị có kế hoạch"]
    assert [row.words for row in plan.targets.on(date(2026, 6, 1))] == ["90% đơn vị có kế hoạch"]


def test_a_day_put_off_twice_still_tells_when_the_work_was_due_first():
    plan = issued_plan(UnitFactory())
    first, second, third = date(2026, 6, 30), date(2026, 9, 30), date(2026, 11, 30)
    task = Task.objects.create(plan=plan, words="Rà soát thủ tục", due_on=first, first_due_on=first)

    for later in (second, third):
        put_off = {"words": task.words, "due_on": later, "first_due_on": later}
        paper = {"basis": "45/KH-UBND", "from_on": later.replace(day=1), "words": "Lùi thời hạn"}
        amend(plan, [Change("task", task, put_off)], by=officer_of(plan.drafting_office), **paper)
        task = plan.tasks.get(to_on=None)

    assert (task.due_on, task.first_due_on) == (third, first)


def test_a_plan_copied_from_one_with_a_day_put_off_starts_with_that_day():
    plan = issued_plan(UnitFactory())
    Task.objects.create(plan=plan, words="Rà soát", due_on=date(2026, 9, 30), first_due_on=date(2026, 6, 30))

    task = copy(plan, by=officer_of(plan.drafting_office)).tasks.get()

    assert (task.due_on, task.first_due_on) == (date(2027, 9, 30), date(2027, 9, 30))


def test_a_report_typed_through_an_office_keeps_it_when_its_day_is_amended():
    plan, channel = issued_plan(UnitFactory()), UnitFactory(name="Sở Thử việc")
    browser = Client()
    browser.force_login(officer_of(plan.drafting_office).user)
    paper = {"basis": "45/KH-UBND", "from_on": "01/01/2026", "summary": "Bổ sung chế độ báo cáo"}
    said = {"words": "Báo cáo năm", "due_on": "10/12/2026", "addressee_words": "UBND tỉnh"}

    browser.post(f"/plans/{plan.pk}/amendments/reporting/", {**paper, **said, "channel": channel.code})
    added = plan.reporting_clauses.get()
    later = Change("reporting", added, {"words": "Báo cáo năm", "due_rule": "2026-12-20"})
    words = {"basis": "46/KH-UBND", "from_on": date(2026, 6, 1), "words": "Lùi thời hạn"}
    amend(plan, [later], by=officer_of(plan.drafting_office), **words)

    assert (added.channel, plan.reporting_clauses.get(to_on=None).channel) == (channel, channel)


def test_an_amendment_marks_the_units_own_plans_and_changes_nothing_in_them():
    commune, other = UnitFactory(), UnitFactory()
    plan = issued_plan(commune, other)
    own = PlanFactory(issuer=commune, stage=PlanStage.ISSUED, issued_on=date(2026, 2, 1))
    record_own_plan(plan.assignments.get(unit=commune), own, by=officer_of(commune))
    version = own.version

    paper = {"basis": "45/KH-UBND", "from_on": date(2026, 6, 1), "words": "Sửa thời hạn"}
    amend(plan, [], by=officer_of(plan.drafting_office), **paper)

    own.refresh_from_db()
    marks = dict(plan.assignments.values_list("unit", "needs_update"))
    assert (marks, own.version) == ({commune.pk: True, other.pk: False}, version)


def test_a_draft_is_written_not_amended():
    plan = PlanFactory()

    with pytest.raises(Refused, match="đang thực hiện"):
        amend(plan, [], by=officer_of(plan.drafting_office), basis="45/KH-UBND", from_on=date(2026, 6, 1), words="Sửa")


def test_a_plan_ends_by_a_document():
    plan = issued_plan(UnitFactory())

    end(plan, by=leader_of(plan.issuer), basis="50/QĐ-UBND", on=date(2026, 7, 1))

    assert (plan.stage, plan.ended_on, plan.ended_basis) == (PlanStage.ENDED, date(2026, 7, 1), "50/QĐ-UBND")


def test_a_plan_is_replaced_only_by_another_that_was_issued():
    plan, draft, later = issued_plan(UnitFactory()), PlanFactory(), issued_plan(UnitFactory(), symbol="60/KH-UBND")
    leader = leader_of(plan.issuer)

    with pytest.raises(Refused, match="đã ban hành"):
        replace(plan, draft, by=leader, basis="60/KH-UBND")
    replace(plan, later, by=leader, basis="60/KH-UBND")

    assert (plan.stage, plan.replaced_by) == (PlanStage.REPLACED, later)


def test_the_heir_of_an_issuer_that_ended_takes_its_plan_over(on_day):
    heir = UnitFactory()
    plan = issued_plan(UnitFactory(), heir)
    Succession.objects.create(predecessor=plan.issuer, successor=heir, on=date(2026, 7, 1))
    type(heir).objects.filter(pk=plan.issuer_id).update(closed_on=date(2026, 7, 1))
    on_day(date(2026, 7, 2))
    plan.refresh_from_db()

    take_over(plan, by=officer_of(heir), basis="01/QĐ-UBND")

    duties = dict(plan.assignments.values_list("unit", "ended_reason"))
    assert (plan.issuer, duties.pop(heir.pk), list(duties.values())) == (heir, "đơn vị đã tiếp quản kế hoạch này", [""])


def test_while_the_issuer_is_at_work_nobody_takes_its_plan_over():
    heir = UnitFactory()
    plan = issued_plan(UnitFactory())
    Succession.objects.create(predecessor=plan.issuer, successor=heir, on=date(2026, 7, 1))

    with pytest.raises(Refused, match="vẫn đang hoạt động"):
        take_over(plan, by=officer_of(heir), basis="01/QĐ-UBND")


def test_a_stranger_takes_no_plan_over(on_day):
    plan = issued_plan(UnitFactory())
    stranger = UnitFactory()
    type(stranger).objects.filter(pk=plan.issuer_id).update(closed_on=date(2026, 7, 1))
    on_day(date(2026, 7, 2))
    plan.refresh_from_db()

    with pytest.raises(Refused, match="kế thừa"):
        take_over(plan, by=officer_of(stranger), basis="01/QĐ-UBND")


def test_the_one_heir_carries_on_with_the_duty_as_it_stands():
    commune, heir = UnitFactory(), UnitFactory()
    duty = issued_plan(commune).assignments.get()

    inherit_duties(commune, [heir], by=administrator())

    duty.refresh_from_db()
    assert (duty.unit, duty.first_unit, duty.stage) == (heir, commune, AssignmentStage.NEW)


def test_of_several_heirs_each_gets_a_duty_and_the_old_one_closes():
    commune, first, second = UnitFactory(), UnitFactory(), UnitFactory()
    plan = issued_plan(commune)

    inherit_duties(commune, [first, second], by=administrator())

    rows = {row.unit: (row.stage, row.first_unit) for row in Assignment.objects.filter(plan=plan)}
    assert rows == {
        commune: (AssignmentStage.ENDED, None),
        first: (AssignmentStage.NEW, commune),
        second: (AssignmentStage.NEW, commune),
    }


def test_an_heir_that_was_bound_itself_owes_it_once():
    commune, heir = UnitFactory(), UnitFactory()
    plan = issued_plan(commune, heir)

    inherit_duties(commune, [heir], by=administrator())

    assert Assignment.objects.filter(plan=plan).standing().count() == 1


def test_without_heirs_a_duty_waits_for_the_issuer():
    commune = UnitFactory()
    duty = issued_plan(commune).assignments.get()

    assert inherit_duties(commune, [], by=administrator()) == 0

    duty.refresh_from_db()
    assert duty.stage == AssignmentStage.NEW


REPORT = {"words": "Báo cáo kết quả thực hiện"}


def reporting_desk():
    plan = PlanFactory()
    browser = Client()
    browser.force_login(officer_of(plan.drafting_office).user)
    return plan, browser, f"/plans/{plan.pk}/reporting/"


def test_a_report_may_be_due_on_a_day_or_by_words_that_name_one_each_time():
    plan, browser, address = reporting_desk()

    browser.post(f"{address}new/", {**REPORT, "due_on": "24/5/2026", "due_words": "trước ngày 25/5/2026"})
    browser.post(f"{address}new/", {**REPORT, "due_words": "hằng năm trước ngày 10/12"})

    page = browser.get(f"/plans/{plan.pk}/schedule/").content.decode()
    assert [row.due_rule for row in plan.reporting_clauses.all()] == ["2026-05-25", "yearly:12-10"]
    assert "“trước ngày 25/5/2026” là hết ngày 24/5/2026" in page


def test_a_report_without_a_time_is_asked_for_one():
    plan, browser, address = reporting_desk()

    answer = browser.post(f"{address}new/", {**REPORT, "due_words": "khi có yêu cầu"})

    page = answer.content.decode()
    assert (answer.status_code, "khi có yêu cầu" in page, plan.reporting_clauses.count()) == (422, True, 0)


def test_a_time_that_was_read_stays_until_another_is_typed():
    plan, browser, address = reporting_desk()
    read = {"due_rule": "quarterly:03-20", "due_words": "ngày 20 của tháng cuối quý"}
    row = plan.reporting_clauses.create(words="Báo cáo quý", **read)

    browser.post(f"{address}{row.pk}/", {"words": "Báo cáo hằng quý", "due_words": read["due_words"], "version": 1})
    row.refresh_from_db()
    kept = row.due_rule
    browser.post(f"{address}{row.pk}/", {"words": row.words, "due_on": "20/6/2026", "version": row.version})
    form = browser.get(f"{address}{row.pk}/").content.decode()

    row.refresh_from_db()
    assert "20/06/2026" in form
    assert (kept, row.words, row.due_rule) == ("quarterly:03-20", "Báo cáo hằng quý", "2026-06-20")
