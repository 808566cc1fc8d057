"""What goes with a document that must not have been here: its copies in other registers, the words of its clauses in the
record of work, and what somebody has pasted and not sent.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Length

from danvan.core.likeness import is_part_of, runs, say_the_same
from danvan.core.text import fold
from danvan.documents.models import Clause, Document, DocumentText
from danvan.files.models import Attachment, Draft, Role
from danvan.files.queries import form_key

# Two copies of one paper differ by how their lines were broken.
LENGTHS = (0.95, 1.05)
DOCUMENT = Document._meta.label_lower


def copies(record: Model) -> list[Document]:
    """The same paper wherever else it came in: the documents whose text was read from the same bytes, or says the same."""
    if isinstance(record, Attachment):
        return list(_read_from(Attachment.objects.filter(pk=record.pk)))
    if not isinstance(record, Document):
        return []
    same = {each.pk: each for each in _read_from(Attachment.objects.of(record)) if each.pk != record.pk}
    return [*same.values(), *(each for each in _with_the_text_of(record) if each.pk not in same)]


def clauses_of(record: Model) -> QuerySet[Clause]:
    """The sentences of a document, each with its own history."""
    return Clause.objects.filter(reading__document=record.pk) if isinstance(record, Document) else Clause.objects.none()


def forget_elsewhere(record: Model) -> int:
    """Unties those who cite it, and takes away what anybody pasted of its text and has not sent; gives how many drafts."""
    if not isinstance(record, Document):
        return 0
    record.cited_by.update(cited=None)
    said = runs(text_of(record))
    pasted = Draft.objects.filter(form=form_key(Document, "text"))
    same = [draft.pk for draft in pasted if any(is_part_of(words, said) for words in draft.typed.get("text", []))]
    return Draft.objects.filter(pk__in=same).delete()[0]


def text_of(document: Document) -> str:
    """Its whole text, as far as it is here."""
    return DocumentText.objects.filter(document=document).values_list("body", flat=True).first() or ""


def _read_from(attachments: QuerySet[Attachment]) -> QuerySet[Document]:
    """The documents that have their text from these bytes; a file that was only put beside a text is not the document."""
    files = Attachment.objects.filter(owner_type=DOCUMENT, blob__in=attachments.values("blob"))
    brought = Q(pk__in=files.filter(role=Role.SOURCE).values("owner_id"))
    recorded = Q(pk__in=files.filter(role=Role.SIGNED).values("owner_id"), readings__isnull=True)
    return Document.objects.filter(brought | recorded).order_by("pk")


def _with_the_text_of(document: Document) -> Iterator[Document]:
    body = text_of(document)
    letters = fold(body)
    if not letters:
        return
    least, most = (share * len(body) for share in LENGTHS)
    near: Any = DocumentText.objects.annotate(letters=Length("body")).exclude(document=document)
    same_number = Q(document__symbol_key=document.symbol_key) & ~Q(document__symbol_key="")
    near = near.filter(Q(letters__gte=least, letters__lte=most) | same_number).select_related("document").order_by("pk")
    for other in near.iterator(chunk_size=100):
        numbered = document.symbol_key and other.document.symbol_key == document.symbol_key
        if fold(other.body) == letters or (numbered and say_the_same(other.body, body)):
            yield other.document
