"""What becomes of the work on tasks when a plan, or a paper that amended one, must not have been here."""

import io
from datetime import date

import pytest
from django.core.management import call_command

from danvan.accounts.tests.factories import UserFactory
from danvan.audit.models import Entry
from danvan.documents.tests.factories import recorded
from danvan.files.models import Attachment, Blob, Evidence
from danvan.plans.actions.amendments import Change, amend
from danvan.plans.actions.petitions import ask_for_day
from danvan.plans.actions.task_notes import correct, note, prove_by
from danvan.plans.models import Petition, Task, TaskNote, TaskPart
from danvan.plans.tests.factories import done, part_of, photo, task_under
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

TODAY, SECRET = date(2026, 5, 20), "zqhoabantrang"


@pytest.fixture(autouse=True)
def may(on_day, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    on_day(TODAY)


def purge(record):
    by = UserFactory().username
    call_command("purge", record._meta.label_lower, record.pk, reason="Có dấu MẬT", by=by, stdout=io.StringIO())


def test_a_purged_plan_takes_the_work_on_its_tasks_along():
    part = part_of(UnitFactory(), words=f"Rà soát {SECRET}")
    officer = officer_of(part.unit)
    first = note(part, f"Đã họp {SECRET}", by=officer, files=[photo(f"{SECRET}.jpg")])
    correct(first, f"Đã họp lại {SECRET}", by=officer, reason=SECRET)
    prove_by(part, "plans.plan", part.task.plan_id, by=officer)
    ask_for_day(part, by=officer, proposed_on=date(2026, 7, 15), words=SECRET)
    done(part, officer, TODAY)

    purge(part.task.plan)

    left = [model.objects.count() for model in (Task, TaskPart, TaskNote, Petition, Attachment, Evidence, Blob)]
    said = str(list(Entry.objects.values_list("object_label", "changes", "reason")))
    assert (left, SECRET in said) == ([0] * 7, False)


def test_work_carried_into_purged_words_goes_back_to_where_it_was():
    worked, idle = UnitFactory(name="UBND xã Khe Thử"), UnitFactory(name="UBND xã Bản Thử")
    task = task_under(worked, idle)
    for unit in (worked, idle):
        unit.parent, unit.path = task.plan.issuer, f"{task.plan.issuer.path}{unit.path}"
        unit.save()
    secret = recorded(task.plan.issuer, "99/KH-UBND", by=officer_of(task.plan.issuer))
    changed = {"words": f"Rà soát {SECRET}", "lead_words": "UBND xã Khe Thử; UBND xã Bản Thử", "due_on": TODAY}
    paper = {"basis": "99/KH-UBND", "from_on": TODAY, "words": SECRET, "document": secret}
    amend(task.plan, [Change("task", task, changed)], by=officer_of(task.plan.issuer), **paper)
    part = TaskPart.objects.get(unit=worked)
    note(part, "Đã họp 3/5 thôn", by=officer_of(worked))

    purge(secret)

    part.refresh_from_db()
    told = Entry.objects.about(part).get(verb="carry_over")
    assert (part.task, part.notes.get().words, Task.objects.get()) == (task, "Đã họp 3/5 thôn", task)
    assert (sorted(each.unit.name for each in task.parts.all()), SECRET in str(told.changes) + told.object_label) == (
        ["UBND xã Bản Thử", "UBND xã Khe Thử"],
        False,
    )
