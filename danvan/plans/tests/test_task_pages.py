"""The pages of a plan's tasks, as people of each office see them."""

import io
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from danvan.files.tests.papers import pictures
from danvan.plans.actions.amendments import Change, amend
from danvan.plans.actions.task_notes import note
from danvan.plans.models import TaskPart
from danvan.plans.tests.factories import done, issued_plan, part_of, task_under
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.models import FocalPoint
from danvan.units.tests.factories import LONG_AGO, UnitFactory, officer_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)


@pytest.fixture(autouse=True)
def may(on_day):
    on_day(TODAY)


@pytest.fixture
def commune():
    return UnitFactory(name="UBND xã Khe Thử")


@pytest.fixture
def part(commune):
    return part_of(commune, due_on=date(2026, 5, 10))


def maker_of(part):
    return officer_of(part.task.plan.drafting_office)


def picture():
    return SimpleUploadedFile("anh.jpg", pictures.photo("JPEG"))


def test_a_plans_tasks_say_how_far_they_are(part, commune):
    task_under(commune, UnitFactory(), along=[UnitFactory()], plan=part.task.plan, due_on=date(2026, 6, 30))
    done(part, officer_of(commune), TODAY)

    page = said(browser_of(maker_of(part)).get(f"/plans/{part.task.plan_id}/tasks/"))

    words = ("Xong 1/2 nhiệm vụ", "hạn gần nhất 30/06/2026", "xong 0/2 đơn vị chủ trì", "phối hợp: xong 0/1")
    assert [each in page for each in words] == [True] * 4


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ("", {"Việc trễ", "Việc xong", "Việc người khác"}),
        ("cua-toi", {"Việc trễ", "Việc xong"}),
        ("qua-han", {"Việc trễ"}),
        ("chua-xong", {"Việc trễ", "Việc người khác"}),
        ("gì đó", {"Việc trễ", "Việc xong", "Việc người khác"}),
    ],
)
def test_tasks_are_narrowed_to_mine_late_and_not_done(commune, chosen, shown):
    plan, officer = issued_plan(commune, UnitFactory()), officer_of(commune)
    task_under(commune, plan=plan, words="Việc trễ", due_on=date(2026, 5, 10))
    done(task_under(commune, plan=plan, words="Việc xong").parts.get(), officer, TODAY)
    task_under(UnitFactory(), plan=plan, words="Việc người khác")

    page = said(browser_of(officer).get(f"/plans/{plan.pk}/tasks/", {"loc": chosen}))

    assert {words for words in ("Việc trễ", "Việc xong", "Việc người khác") if words in page} == shown


def test_an_empty_filter_says_how_to_see_more(part):
    page = said(browser_of(maker_of(part)).get(f"/plans/{part.task.plan_id}/tasks/?loc=cua-toi"))

    assert "Không có nhiệm vụ nào như vậy." in page


def test_a_task_shows_each_unit_by_name_with_its_last_word_and_whom_to_call(part, commune):
    note(part, "Đã họp 3/5 thôn", by=officer_of(commune))
    FocalPoint.objects.create(unit=commune, charge="officer", name="Lò Thị Mẫu", phone="0208 000 101", from_on=LONG_AGO)

    page = said(browser_of(maker_of(part)).get(f"/plans/{part.task.plan_id}/tasks/{part.task_id}/"))

    words = (commune.name, "Đã họp 3/5 thôn", "0208 000 101", "quá hạn 10 ngày</small>")
    assert [each in page for each in words] == [True] * 4


def test_a_neighbour_of_the_task_reads_names_and_stages_and_no_words(part, commune):
    other = UnitFactory()
    TaskPart.objects.create(task=part.task, unit=other, leads=True)
    note(part, "Đã họp 3/5 thôn", by=officer_of(commune))

    page = said(browser_of(officer_of(other)).get(f"/plans/{part.task.plan_id}/tasks/{part.task_id}/"))

    assert [commune.name in page, "Đã họp 3/5 thôn" in page, f"/parts/{part.pk}/" in page] == [True, False, False]


def test_an_amended_task_leads_to_its_new_words(part):
    changed = {"words": "Rà soát lại", "lead_words": "", "due_on": date(2026, 9, 30)}
    paper = {"basis": "45/KH-UBND", "from_on": TODAY, "words": "Sửa đổi"}
    amend(part.task.plan, [Change("task", part.task, changed)], by=maker_of(part), **paper)

    page = said(browser_of(maker_of(part)).get(f"/plans/{part.task.plan_id}/tasks/{part.task_id}/"))

    assert ("nhiệm vụ thực hiện theo nội dung sửa đổi" in page, "UBND xã Khe Thử" in page) == (True, True)


def test_the_pages_ask_as_often_for_many_as_for_one(commune):
    plan = issued_plan(commune)
    small, large = task_under(commune, plan=plan), task_under(*(UnitFactory() for _each in range(5)), plan=plan)
    for part in TaskPart.objects.all():
        post = officer_of(part.unit)
        for number in range(2):
            note(part, f"Lần {number}", by=post)
        done(part, post, TODAY)
    browser = browser_of(officer_of(plan.drafting_office))

    one, many = (questions(browser, f"/plans/{plan.pk}/tasks/{task.pk}/") for task in (small, large))
    few = questions(browser, f"/plans/{plan.pk}/tasks/")
    for _each in range(3):
        task_under(*(UnitFactory() for _each in range(3)), plan=plan)

    assert (one, few) == (many, questions(browser, f"/plans/{plan.pk}/tasks/"))


def test_the_workbook_has_every_part_with_both_delays(part, commune):
    TaskPart.objects.filter(pk=part.pk).update(due_on=date(2026, 5, 15))
    note(part, "Đã họp 3/5 thôn", by=officer_of(commune))
    done(part, replace(maker_of(part), source="bản giấy"), date(2026, 5, 18))
    task_under(plan=part.task.plan, words="Việc chưa rõ ai làm")

    answer = browser_of(maker_of(part)).get(f"/plans/{part.task.plan_id}/tasks.xlsx")

    rows = [row for row in load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True) if row[0]]
    found = next(row for row in rows if row[3] == commune.name)
    assert (found[4], found[5], found[9], found[10], found[11]) == ("chủ trì", "đã xong", 3, 8, 1)
    assert ("Việc chưa rõ ai làm" in [row[1] for row in rows], found[12]) == (True, "20/05/2026: Đã họp 3/5 thôn")
