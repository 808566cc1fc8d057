"""Before, on and after the day of a task: who is not done with their part, and what urging them leaves."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.core.acting import SYSTEM
from danvan.files.purging import hanging_on
from danvan.plans.actions.amendments import Change, amend
from danvan.plans.actions.petitions import answer, ask_for_day, raise_petition
from danvan.plans.models import PetitionKind, TaskPart
from danvan.plans.tests.factories import done, issued_plan, task_under
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.plans.urging_tasks import TASKS
from danvan.units.actions.merging import merge_units
from danvan.units.models import Unit
from danvan.units.tests.factories import UnitFactory, officer_of
from danvan.urging.actions.batches import prepare, send
from danvan.urging.actions.calls import Call, note_call
from danvan.urging.actions.reminding import remind
from danvan.urging.models import Batch, How

pytestmark = pytest.mark.django_db

DUE = date(2026, 5, 24)
BEFORE, ON, AFTER, LATER = date(2026, 5, 20), DUE, date(2026, 5, 26), date(2026, 6, 15)


class Work:
    """A task of three communes, led by the first two; the last works along."""

    def __init__(self, **values):
        self.communes = [UnitFactory(name=f"UBND xã Khe {letter}") for letter in "ABC"]
        plan = issued_plan(*self.communes)
        self.task = task_under(*self.communes[:2], along=self.communes[2:], plan=plan, due_on=DUE, **values)
        self.maker = officer_of(plan.drafting_office)

    def part(self, at):
        return TaskPart.objects.get(task=self.task, unit=self.communes[at])

    def finish(self, at):
        done(self.part(at), officer_of(self.communes[at]), BEFORE)

    def put_off(self, at, to_day=LATER):
        petition = ask_for_day(
            self.part(at), by=officer_of(self.communes[at]), proposed_on=to_day, words="Chờ hướng dẫn."
        )
        return answer(petition, by=self.maker, granted=True, words="Đồng ý.", given_on=to_day)

    @property
    def asked(self):
        return TASKS.find(self.task.pk)

    def missing(self, user=None):
        return [unit.name[-1] for unit in TASKS.missing(self.task.pk, user).order_by("name")]

    def still(self):
        names = {unit.pk: unit.name[-1] for unit in self.communes}
        return sorted(names[pk] for pk in TASKS.still_missing(self.task.pk, Unit.objects.filter(pk__in=names)))

    def waiting(self):
        return sorted(unit.name[-1] for unit in TASKS.waiting(self.task.pk))


@pytest.fixture
def work(on_day):
    on_day(BEFORE)
    return Work()


@pytest.mark.parametrize(
    ("day", "late"), [(BEFORE, ""), (ON, ""), (AFTER, "quá hạn 2 ngày (hạn 24/5/2026)")], ids=["before", "on", "after"]
)
def test_before_on_and_after_the_day_those_are_named_who_are_not_done(work, on_day, day, late):
    work.finish(0)
    on_day(day)

    assert (work.missing(), work.still()) == (["B", "C"], ["B", "C"])
    assert work.asked.due_on == DUE
    assert bool(work.asked.lateness(day)) is bool(late)


def test_who_was_given_a_later_day_is_named_only_when_that_is_over(work, on_day):
    work.put_off(1)

    on_day(AFTER)
    meanwhile = work.missing()
    on_day(date(2026, 6, 16))

    assert (meanwhile, work.missing()) == (["A", "C"], ["A", "B", "C"])


def test_who_waits_for_an_answer_stands_apart(work):
    ask_for_day(work.part(0), by=officer_of(work.communes[0]), proposed_on=LATER, words="Chờ hướng dẫn.")
    duty = work.task.plan.assignments.get(unit=work.communes[1])
    raise_petition(duty, by=officer_of(work.communes[1]), kind=PetitionKind.NOT_OURS, words="Không thuộc chức năng.")

    assert work.waiting() == ["A", "B"]
    assert "Đôn đốc 1 đơn vị" in said(browser_of(work.maker).get(f"/plans/{work.task.plan_id}/tasks/{work.task.pk}/"))
    assert TASKS.all_units(work.task.pk).count() == 3


def test_the_heir_of_a_unit_that_ended_is_named_in_its_place(work):
    heir = UnitFactory(name="UBND xã Khe D")
    merge_units([work.communes[0]], into=heir, by=SYSTEM, on=BEFORE, basis="Nghị quyết 7")

    assert work.missing() == ["B", "C", "D"]


def test_words_that_an_amendment_replaced_are_urged_in_their_new_reading(work):
    issuer = work.task.plan.issuer
    for unit in work.communes:
        Unit.objects.filter(pk=unit.pk).update(parent=issuer, path=f"{issuer.path}{unit.path}")
    named = "; ".join(unit.name for unit in work.communes)
    change = Change("task", work.task, {"words": "Rà soát thủ tục", "lead_words": named, "due_on": LATER})
    amend(work.task.plan, [change], by=work.maker, basis="45/KH-UBND", from_on=BEFORE, words="Sửa nhiệm vụ")
    new = work.task.replaced_by.get()

    assert TASKS.find(work.task.pk) is None
    assert TASKS.find(new.pk).due_on == LATER
    assert TASKS.missing(new.pk, None).count() == 3


def test_tasks_with_work_left_are_due_on_their_day_and_no_other(work):
    all_done = Work()
    for at in range(3):
        all_done.finish(at)

    assert TASKS.due_within(DUE, DUE) == [work.task.pk]
    assert TASKS.due_within(date(2026, 1, 1), date(2026, 5, 23)) == []


def test_a_task_that_asks_for_plans_is_reminded_of_once_as_that(on_day):
    on_day(BEFORE)
    work = Work(words="Ban hành kế hoạch thực hiện")

    assert TASKS.due_within(DUE, DUE) == []
    assert work.missing() == ["A", "B", "C"]


def test_units_are_reminded_before_and_after_the_day_by_themselves(work, on_day):
    for unit in work.communes[:2]:
        officer_of(unit)
    work.finish(0)
    on_day(date(2026, 5, 22))
    before = remind()
    on_day(date(2026, 5, 25))
    after = remind()

    assert (before, after) == (1, 1)
    assert list(Batch.objects.order_by("pk").values_list("cause", "step", "due_on")) == [
        ("task", 0, DUE),
        ("task", 1, DUE),
    ]


def test_a_list_that_went_out_urges_only_who_is_not_done_by_then(work):
    batch = prepare(
        TASKS, work.asked, Unit.objects.filter(pk__in=[unit.pk for unit in work.communes]), How.MESSAGE, by=work.maker
    )
    work.finish(2)

    outcome = send(batch, by=work.maker)

    assert (outcome.urged, outcome.answered) == (2, ["UBND xã Khe C"])


def test_the_page_of_a_task_leads_its_makers_to_the_list_and_nobody_else(work):
    page = reverse("plans:task", args=[work.task.plan_id, work.task.pk])
    listed = reverse("urging:missing", args=["task", work.task.pk])
    commune = browser_of(officer_of(work.communes[0]))
    work.finish(0)

    to_maker, to_commune = said(browser_of(work.maker).get(page)), said(commune.get(page))

    assert ("Đôn đốc 2 đơn vị" in to_maker, listed in to_maker) == (True, True)
    assert (listed in to_commune, commune.get(listed).status_code) == (False, 404)
    shown = said(browser_of(work.maker).get(listed))
    assert all(words in shown for words in ("chưa hoàn thành nhiệm vụ được giao", "UBND xã Khe B", "UBND xã Khe C"))
    assert "UBND xã Khe A" not in shown


def test_a_unit_finds_its_own_part_from_what_urged_it(work):
    assert TASKS.unit_address(work.task.pk, work.communes[1].pk) == reverse("plans:part", args=[work.part(1).pk])


def test_beside_each_part_its_makers_read_when_it_was_last_urged(work):
    call = Call(on=BEFORE, answered_by="Văn phòng", note="Hẹn trong tuần.")
    note_call(TASKS, work.asked, work.communes[0], call, by=work.maker)
    page = reverse("plans:task", args=[work.task.plan_id, work.task.pk])

    to_maker = said(browser_of(work.maker).get(page))
    to_commune = said(browser_of(officer_of(work.communes[0])).get(page))

    assert "đã đôn đốc 01 lần, gần nhất 20/5/2026 (điện thoại)" in to_maker
    assert "đã đôn đốc" not in to_commune


def test_the_page_asks_as_often_for_one_part_as_for_three(work):
    alone = task_under(work.communes[0], plan=work.task.plan)
    browser = browser_of(work.maker)

    few, many = (questions(browser, reverse("plans:task", args=[task.plan_id, task.pk])) for task in (alone, work.task))

    assert many == few


def test_what_was_done_about_a_task_goes_with_a_plan_that_is_purged(work):
    note_call(TASKS, work.asked, work.communes[0], Call(on=BEFORE, answered_by="Văn phòng"), by=work.maker)

    assert len(list(hanging_on(work.task))) == 2
