"""What becomes of a set's tie to a document that is purged."""

from django.db.models import Model

from danvan.documents.models import Document
from danvan.scoring.models import CriteriaSet


def untie(record: Model) -> int:
    """Sets that point to the document keep their own words of it; gives how many."""
    return CriteriaSet.objects.filter(document=record).update(document=None) if isinstance(record, Document) else 0
