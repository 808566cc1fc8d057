"""Who may see and write documents.

| what | who |
|---|---|
| see a text that is not on record | those at work in the unit that keeps it, or in its drafting office |
| see a document on record | who sees that unit, and who works in a unit it was addressed to |
| write it, put it on record, withdraw it | officers and leaders of the unit that keeps it or of its drafting office |
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from danvan.core.acting import Acting
from danvan.documents.models import Addressee, Document, DocumentStage
from danvan.units.permissions import writes_for, writes_in
from danvan.units.scope import scope_of


def visible_to(user: Any) -> QuerySet[Document]:
    """The documents a person may see; a text not on record stays with those who are making it."""
    scope = scope_of(user)
    keepers = scope.mine("unit") | scope.mine("drafting_office")
    addressed = Exists(Addressee.objects.filter(scope.seen("unit"), document=OuterRef("pk")))
    recorded = ~Q(stage=DocumentStage.DRAFT) & (scope.seen("unit") | Q(addressed))
    return Document.objects.filter(keepers | recorded)


def can_keep(by: Acting, document: Document) -> bool:
    """Those who write in the unit that keeps the document, or serve it, or write in the office that drafts it."""
    drafting = document.drafting_office
    return writes_for(by, document.unit) or (drafting is not None and writes_in(by, drafting))
