"""What goes with a model that must not have been here: its cases with all that was marked, said and voted there, the papers
of visits, and what decisions say of it. What rests on a document that goes keeps the number and the day it says.
"""

from collections.abc import Iterable
from itertools import chain

from django.db.models import Model, QuerySet

from danvan.appraisals.models import Case, Count, Criteria, Decision, Line, Sheet, Visit, Vote
from danvan.documents.models import Document
from danvan.exemplars.models import Exemplar


def parts_of(record: Model) -> Iterable[Model]:
    """What of a model's judging has a history, files or notices of its own."""
    if not isinstance(record, Exemplar):
        return ()
    cases = _cases_of(record)
    return chain(cases, *(model.objects.filter(case__in=cases).order_by("pk") for model in (Sheet, Visit)))


def erase_judging(record: Model) -> int:
    """Takes the cases of a model away, each with everything that rests on it; gives how many. A decision of which no line
    is left stays as what was signed, without a word of the model.
    """
    if not isinstance(record, Exemplar):
        return 0
    Line.objects.filter(exemplar=record).delete()
    cases = _cases_of(record)
    for model in (Vote, Count, Sheet, Visit):
        model.objects.filter(case__in=cases).delete()
    gone = cases.count()
    cases.delete()
    return gone


def untie(record: Model) -> int:
    """Criteria, sittings and decisions that only point to a document keep their own words; gives how many."""
    if not isinstance(record, Document):
        return 0
    return sum(model.objects.filter(document=record).update(document=None) for model in (Criteria, Decision))


def _cases_of(exemplar: Exemplar) -> "QuerySet[Case]":
    return Case.objects.filter(exemplar=exemplar).order_by("pk")
