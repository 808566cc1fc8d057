"""What goes with a document or a plan that must not have been here: the plans made of it, their copies for later years, and
every line, duty and kiến nghị of those. A plan that only carries such a document out stays, in its own words.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from django.db.models import Model, Q, QuerySet

from danvan.audit.erasing import erase_words
from danvan.audit.models import Entry
from danvan.core.likeness import is_part_of, runs
from danvan.documents.models import Document
from danvan.documents.purging import text_of
from danvan.files import purging
from danvan.files.actions.attachments import let_go
from danvan.files.models import Attachment
from danvan.measures.models import Measure
from danvan.measures.purging import forget_measures
from danvan.plans.actions.lines import LINES
from danvan.plans.models import Amendment, Answer, Assignment, Commission, Petition, Plan, Task, TaskNote, TaskPart
from danvan.plans.queries import petitions_of


def made_of(record: Model) -> Iterable[Model]:
    """From a document to the plans made of it, from a plan to its paper and to the drafts copied from it."""
    if isinstance(record, Document):
        lines = Q(document=record)
        for model in LINES.values():
            lines |= Q(pk__in=model.objects.filter(clause__reading__document=record).values("plan"))
        return Plan.objects.filter(lines).order_by("pk")
    if isinstance(record, Plan):
        copies = Plan.objects.filter(copied_from=record).order_by("pk")
        return chain(Document.objects.filter(plan=record), copies)
    return ()


def parts_of(record: Model) -> list[Model]:
    """The lines, duties, parts of tasks with their notes, kiến nghị and amendments of a plan."""
    if not isinstance(record, Plan):
        return []
    models = (*LINES.values(), Assignment, Amendment)
    lines = chain.from_iterable(model.objects.filter(plan=record) for model in models)
    work = chain(TaskPart.objects.filter(task__plan=record), TaskNote.objects.filter(part__task__plan=record))
    return [*lines, *work, *petitions_of(record)]


def untie(record: Model) -> int:
    """Plans that only point to a document keep their own words; what it amended reads as before. Gives how many."""
    if not isinstance(record, Document):
        return 0
    untied = Commission.objects.filter(document=record).update(document=None)
    untied += Commission.objects.filter(citation__document=record).update(citation=None)
    for amendment in Amendment.objects.filter(document=record):
        _undo(amendment)
        untied += 1
    _forget_lines_that_went(record)
    return untied


def erase_plan(plan: Plan) -> None:
    """Takes a plan away with everything that hangs on it, in the order in which one rests on the other."""
    Plan.objects.filter(replaced_by=plan).update(replaced_by=None)
    petitions_of(plan).delete()
    Answer.objects.filter(Q(plan=plan) | Q(assignment__plan=plan)).delete()
    Assignment.objects.filter(plan=plan).delete()
    _drop_notes(Q(part__task__plan=plan))
    TaskPart.objects.filter(task__plan=plan).delete()
    for model in LINES.values():
        model.objects.filter(plan=plan).update(replaces=None)
        model.objects.filter(plan=plan).delete()
    Plan.objects.filter(pk=plan.pk).delete()
    forget_measures(Measure.objects.filter(gauges=None, countings=None))


def _undo(amendment: Amendment) -> None:
    """The lines it brought go, those it ended hold again with the work on them, and the plan's history forgets its words."""
    told = defaultdict(list)
    for change in amendment.changes:
        told[change["line"]].append(change)
    for line, changes in told.items():
        new = [each["new"] for each in changes if each["new"]]
        purging.forget(purging.with_all_parts(LINES[line].objects.filter(pk__in=new)))
        if line in ("target", "task"):
            Petition.objects.filter(**{f"{line}__in": new}).delete()
        if line == "task":
            _give_work_back(Task.objects.filter(pk__in=new))
        LINES[line].objects.filter(replaces__in=new).update(replaces=None)
        LINES[line].objects.filter(pk__in=new).delete()
        LINES[line].objects.filter(pk__in=[each["old"] for each in changes if each["old"]]).update(to_on=None)
    parts = TaskPart.objects.filter(task__plan=amendment.plan).values("pk")
    carried = Entry.objects.filter(object_type=TaskPart._meta.label_lower, object_id__in=parts, verb="carry_over")
    erase_words(list(carried.filter(reason=amendment.basis).values_list("pk", flat=True)))
    entries = Entry.objects.about(amendment.plan).filter(verb="amend", reason=amendment.basis)
    erase_words(list(entries.values_list("pk", flat=True)))
    amendment.delete()


def _give_work_back(tasks: QuerySet[Task]) -> None:
    """Parts on which somebody worked go back to the words they came from; what has no such words goes with them."""
    for task in tasks:
        if task.replaces_id:
            there = TaskPart.objects.filter(task=task.replaces_id).values("unit")
            task.parts.filter(version__gt=1).exclude(unit__in=there).update(task=task.replaces_id)
        Petition.objects.filter(part__task=task).delete()
        for owner in (*TaskNote.objects.filter(part__task=task), *task.parts.all()):
            for each in Attachment.objects.of(owner):
                let_go(each)
        _drop_notes(Q(part__task=task))


def _drop_notes(which: Q) -> None:
    notes = TaskNote.objects.filter(which)
    notes.update(corrects=None, reason="")
    notes.delete()


def _forget_lines_that_went(document: Document) -> None:
    """A line that was changed and then taken out of its draft still has a history, which may say what the paper said."""
    said = runs(text_of(document))
    for model in LINES.values():
        told = Entry.objects.filter(object_type=model._meta.label_lower)
        gone = told.exclude(object_id__in=model.objects.values("pk")).exclude(changes={})
        words = {entry.pk: chain.from_iterable(entry.changes.values()) for entry in gone.iterator()}
        erase_words([pk for pk, pairs in words.items() if any(is_part_of(str(each or ""), said) for each in pairs)])
