"""What goes with a document or a plan that must not have been here: the plans made of it, their copies for later years, and
every line, duty and kiến nghị of those. A plan that only carries such a document out stays, in its own words.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from django.db.models import Model, Q

from danvan.audit.erasing import erase_words
from danvan.audit.models import Entry
from danvan.documents.likeness import is_part_of, runs
from danvan.documents.models import Document
from danvan.documents.purging import text_of
from danvan.plans.actions.lines import LINES
from danvan.plans.models import Amendment, Answer, Assignment, Commission, Petition, Plan, TaskPart


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
    """The lines, duties, kiến nghị and amendments of a plan."""
    if not isinstance(record, Plan):
        return []
    models = (*LINES.values(), Assignment, Amendment)
    lines = chain.from_iterable(model.objects.filter(plan=record) for model in models)
    return [*lines, *Petition.objects.filter(assignment__plan=record)]


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
    Petition.objects.filter(assignment__plan=plan).delete()
    Answer.objects.filter(Q(plan=plan) | Q(assignment__plan=plan)).delete()
    Assignment.objects.filter(plan=plan).delete()
    TaskPart.objects.filter(task__plan=plan).delete()
    for model in LINES.values():
        model.objects.filter(plan=plan).update(replaces=None)
        model.objects.filter(plan=plan).delete()
    Plan.objects.filter(pk=plan.pk).delete()


def _undo(amendment: Amendment) -> None:
    """The lines it brought go, those it ended hold again, and the plan's history forgets its words."""
    told = defaultdict(list)
    for change in amendment.changes:
        told[change["line"]].append(change)
    for line, changes in told.items():
        new = [each["new"] for each in changes if each["new"]]
        if line in ("target", "task"):
            Petition.objects.filter(**{f"{line}__in": new}).delete()
        LINES[line].objects.filter(replaces__in=new).update(replaces=None)
        LINES[line].objects.filter(pk__in=new).delete()
        LINES[line].objects.filter(pk__in=[each["old"] for each in changes if each["old"]]).update(to_on=None)
    entries = Entry.objects.about(amendment.plan).filter(verb="amend", reason=amendment.basis)
    erase_words(list(entries.values_list("pk", flat=True)))
    amendment.delete()


def _forget_lines_that_went(document: Document) -> None:
    """A line that was changed and then taken out of its draft still has a history, which may say what the paper said."""
    said = runs(text_of(document))
    for model in LINES.values():
        told = Entry.objects.filter(object_type=model._meta.label_lower)
        gone = told.exclude(object_id__in=model.objects.values("pk")).exclude(changes={})
        words = {entry.pk: chain.from_iterable(entry.changes.values()) for entry in gone.iterator()}
        erase_words([pk for pk, pairs in words.items() if any(is_part_of(str(each or ""), said) for each in pairs)])
