"""What goes with a document that must not have been here: a body that rests on it keeps the number and the day it says."""

from django.db.models import Model

from danvan.committees.models import Committee
from danvan.documents.models import Document

RECORDS = ("document", "rules_document", "ended_document")


def untie(record: Model) -> int:
    """Bodies that only point to a document keep their own words. Gives how many."""
    if not isinstance(record, Document):
        return 0
    return sum(Committee.objects.filter(**{name: record}).update(**{name: None}) for name in RECORDS)
