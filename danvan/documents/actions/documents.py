"""Bringing a document in, putting it on record, putting it right, and sending it out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.search import LONGEST_TEXT
from danvan.core.text import fold, sort_key
from danvan.documents.actions.citations import link_those_that_cite, pass_on
from danvan.documents.issuers import findable
from danvan.documents.models import Addressee, Document, DocumentStage, DocumentText, Issuer
from danvan.documents.permissions import can_bring, can_correct
from danvan.documents.symbols import symbol_key
from danvan.documents.workflow import DOCUMENT
from danvan.units.models import Unit
from danvan.workflow.authors import add_authors
from danvan.workflow.editing import save_changes


@action
def bring_in(
    unit: Unit,
    *,
    by: Acting,
    family: str,
    type_name: str,
    title: str,
    issuers: Sequence[Unit | str | Issuer],
    text: str = "",
    **fields: Any,
) -> Document:
    """Takes a document into a unit's keeping, as a text that is not on record yet."""
    document = Document(unit=unit, family=family, type_name=type_name, title=title, stage=DocumentStage.DRAFT, **fields)
    if not can_bring(by, document):
        raise Refused(_("Chỉ cán bộ của đơn vị mới đưa văn bản vào được. Mời chuyển sang vai trò phù hợp."), status=403)
    document.save()
    DocumentText.objects.create(document=document, body=text)
    name_issuers(document, issuers)
    index(document)
    add_authors(document, by)
    record("bring_in", document, by=by)
    return document


@action
def put_on_record(
    document: Document,
    *,
    by: Acting,
    symbol: str,
    signed_on: date,
    key: str | None = None,
    version: int | None = None,
    **fields: Any,
) -> Document:
    """Puts a document on record under its number and date, as printed on the signed paper, and links who cited it."""
    changes = {"symbol": symbol.strip(), "signed_on": signed_on, **fields}
    DOCUMENT.advance(document, "record", by=by, key=key, version=version, **changes)
    index(document)
    link_those_that_cite(document)
    return document


@action
def correct(
    document: Document,
    values: Mapping[str, Any],
    *,
    by: Acting,
    version: int,
    reason: str,
    issuers: Sequence[Unit | str | Issuer] = (),
    key: str | None = None,
) -> Document:
    """Puts facts of a recorded document right; the record of work keeps what they said before, and why."""
    if not reason.strip():
        raise Refused(_("Đính chính thì ghi rõ lý do, ví dụ “chép nhầm ngày ký”."))
    how: dict[str, Any] = {"by": by, "version": version, "allowed": can_correct, "key": key}
    save_changes(document, values, verb="correct", reason=reason, **how)
    rename_issuers(document, issuers, by=by, reason=reason)
    index(document)
    pass_on(document)
    link_those_that_cite(document)
    return document


@action
def withdraw(document: Document, *, by: Acting, reason: str, key: str | None = None) -> Document:
    """Takes a document off the record; it stays readable with the reason."""
    if not reason.strip():
        raise Refused(_("Rút khỏi sổ thì ghi rõ lý do, ví dụ “vào sổ trùng”."))
    DOCUMENT.advance(document, "withdraw", by=by, key=key, reason=reason.strip())
    pass_on(document)
    return document


@action
def discard(document: Document, *, by: Acting, key: str | None = None) -> Document:
    """Gives up a text that never came on record."""
    return DOCUMENT.advance(document, "discard", by=by, key=key)


@action
def address_to(document: Document, units: Iterable[Unit], *, by: Acting) -> None:
    """Sends a document to units by name; those who have it already keep their day."""
    today = clock.today()
    rows = [Addressee(document=document, unit=unit, sent_on=today) for unit in units]
    Addressee.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    record("address", document, by=by, changes={"addressees": ("", str(len(rows)))})


def name_issuers(document: Document, issuers: Sequence[Unit | str | Issuer]) -> None:
    """Writes who issued it, in their order: by unit, or by the words where no unit is known."""
    document.issuers.all().delete()
    Issuer.objects.bulk_create(_issuer(document, each, order) for order, each in enumerate(issuers))


def rename_issuers(document: Document, issuers: Sequence[Unit | str | Issuer], *, by: Acting, reason: str = "") -> None:
    """Writes the issuers anew where they differ, and says so in the record of work."""
    before = issuer_words(document)
    name_issuers(document, issuers or list(document.issuers.all()))
    after = issuer_words(document)
    if before != after:
        record("name_issuers", document, by=by, changes={"issuers": (before, after)}, reason=reason)


def index(document: Document) -> None:
    """What the document is found by: number, title, issuers and its whole text; the key under which its number is matched,
    and where it stands in a sorted list.
    """
    kept, _made = DocumentText.objects.get_or_create(document=document)
    said = f"{document.symbol} {document.title} {issuer_words(document)} {kept.body}"
    kept.folded = fold(said)[:LONGEST_TEXT]
    kept.save(update_fields=["folded"])
    document.symbol_key, document.symbol_sort = symbol_key(document.symbol), sort_key(document.symbol)
    document.type_sort = sort_key(document.type_name)
    document.save(update_fields=["symbol_key", "symbol_sort", "type_sort"])


def issuer_words(document: Document) -> str:
    """Who issued it, as printed: "A; B"."""
    return "; ".join(document.issuers.values_list("words", flat=True))


def _issuer(document: Document, issuer: Unit | str | Issuer, order: int) -> Issuer:
    unit = issuer.unit if isinstance(issuer, Issuer) else issuer if isinstance(issuer, Unit) else None
    words = issuer.words if isinstance(issuer, Issuer) else unit.name if unit else str(issuer)
    return Issuer(document=document, words=words, folded=findable(words), unit=unit, order=order)
