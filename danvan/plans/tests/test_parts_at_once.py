"""Many hands at one part of a task at the same moment: closed once, asked once, and no word lost."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.errors import Overtaken, Refused
from danvan.plans.actions.amendments import Change, amend
from danvan.plans.actions.petitions import ask_for_day
from danvan.plans.actions.task_notes import correct, note
from danvan.plans.actions.task_parts import close
from danvan.plans.models import PartStage, Petition, Task, TaskNote, TaskPart
from danvan.plans.tests.factories import part_of, photo
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db(transaction=True)

MOST, TODAY = 8, date(2026, 5, 20)


@pytest.fixture(autouse=True)
def may(on_day):
    on_day(TODAY)


@pytest.fixture
def part():
    return part_of(UnitFactory(name="UBND xã Khe Thử"), due_on=date(2026, 5, 31))


@pytest.fixture
def officers(part):
    return [officer_of(part.unit) for _each in range(MOST)]


def kinds(results):
    """What each hand met."""
    return sorted(type(result).__name__ for result in results)


def test_of_several_who_close_a_part_one_does(part, officers, at_once):
    proof = photo()

    results = at_once(lambda n: close(TaskPart.objects.get(), by=officers[n], done_on=TODAY, files=[proof]))

    assert kinds(results) == sorted([Overtaken.__name__] * (len(results) - 1) + [TaskPart.__name__])
    assert (TaskPart.objects.get().stage, Entry.objects.filter(verb="close").count()) == (PartStage.DONE, 1)


def test_of_several_who_ask_for_a_day_one_request_waits(part, officers, at_once):
    day = date(2026, 6, 15)

    results = at_once(lambda n: ask_for_day(TaskPart.objects.get(), by=officers[n], proposed_on=day, words="Chờ."))

    assert kinds(results) == sorted([Refused.__name__] * (len(results) - 1) + [Petition.__name__])
    assert Petition.objects.count() == 1


def test_of_several_corrections_of_one_note_one_stands_and_all_notes_are_kept(part, officers, at_once):
    first = note(part, "Đã họp 3/5 thôn", by=officers[0])

    results = at_once(lambda n: correct(TaskNote.objects.get(pk=first.pk), f"Lần {n}", by=officers[n], reason="Nhầm"))
    more = at_once(lambda n: note(TaskPart.objects.get(), f"Ghi {n}", by=officers[n]) and None)

    assert kinds(results) == sorted([Overtaken.__name__] * (len(results) - 1) + [TaskNote.__name__])
    assert (more, TaskNote.objects.count()) == ([None] * len(more), 2 + len(more))


def test_a_note_written_while_the_task_is_amended_is_with_the_unit_afterwards(part, officers, at_once):
    maker = officer_of(part.task.plan.drafting_office)
    part.unit.parent, part.unit.path = part.task.plan.issuer, f"{part.task.plan.issuer.path}{part.unit.path}"
    part.unit.save()
    changed = {"words": "Rà soát lại", "lead_words": "UBND xã Khe Thử", "due_on": date(2026, 9, 30)}
    paper = {"basis": "45/KH-UBND", "from_on": TODAY, "words": "Sửa"}

    def work(n):
        if n == 0:
            task = Task.objects.get(replaces=None)
            return amend(task.plan, [Change("task", task, changed)], by=maker, **paper) and None
        return note(TaskPart.objects.get(), f"Ghi {n}", by=officers[n]) and None

    results = at_once(work)

    kept = TaskPart.objects.get()
    assert results == [None] * len(results)
    assert (kept.task.words, kept.notes.count()) == ("Rà soát lại", len(results) - 1)
