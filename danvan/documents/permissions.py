"""Who may see and write documents.

| what | who |
|---|---|
| bring one in | officers and leaders, for their own unit, the committee right above it, or a unit they serve |
| see a text that is not on record | those at work in the unit that keeps it, drafts it, or will issue it |
| see a document on record | who sees that unit, who works in one it went into, and in one it was addressed to |
| read it, put it on record, correct, withdraw it | officers and leaders of that unit or of the drafting office |
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from danvan.core.acting import Acting
from danvan.documents.models import Addressee, Citation, Clause, Document, DocumentStage
from danvan.units.models import Unit
from danvan.units.permissions import offices_written_for, serves, writes_for, writes_in
from danvan.units.scope import scope_of


def visible_to(user: Any) -> QuerySet[Document]:
    """The documents a person may see; a text not on record stays with those who are making it."""
    scope = scope_of(user)
    keepers = scope.mine("unit") | scope.mine("drafting_office") | scope.mine("drafted_for")
    addressed = Exists(Addressee.objects.filter(scope.seen("unit"), document=OuterRef("pk")))
    recorded = ~Q(stage=DocumentStage.DRAFT) & (scope.seen("unit") | scope.inherited("unit") | Q(addressed))
    return Document.objects.filter(keepers | recorded)


def clauses_visible_to(user: Any) -> QuerySet[Clause]:
    """Who may see a document may see its clauses."""
    return Clause.objects.filter(reading__document__in=visible_to(user))


def citations_visible_to(user: Any) -> QuerySet[Citation]:
    """Who may see a document may see what it cites."""
    return Citation.objects.filter(document__in=visible_to(user))


def keepers_for(by: Acting) -> list[Unit]:
    """In whose register this post may put a document: its own unit's, or that of the committee its office advises, which
    is of its own level.
    """
    return offices_written_for(by)


def can_bring(by: Acting, document: Document) -> bool:
    """For one of those registers, or for a unit without accounts that the post serves."""
    return can_keep(by, document) and (document.unit in keepers_for(by) or serves(by, document.unit))


def can_keep(by: Acting, document: Document) -> bool:
    """Those who write in the unit that keeps the document, or serve it, or write in the office that drafts it."""
    drafting = document.drafting_office
    return writes_for(by, document.unit) or (drafting is not None and writes_in(by, drafting))


def can_read(by: Acting, document: Document) -> bool:
    """The same people confirm its reading, as long as it was not taken off the record."""
    return document.stage != DocumentStage.WITHDRAWN and can_keep(by, document)


def can_decide(by: Acting, clause: Clause) -> bool:
    """Who may confirm the reading may decide each of its clauses."""
    return can_read(by, clause.reading.document)


def can_correct(by: Acting, document: Document) -> bool:
    """Those who keep it put right what was recorded wrongly."""
    return document.stage == DocumentStage.RECORDED and can_keep(by, document)
