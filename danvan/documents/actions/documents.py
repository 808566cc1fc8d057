"""Bringing a document in, putting it on record, and sending it out."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.text import fold
from danvan.documents.models import Addressee, Document, DocumentStage, Issuer
from danvan.documents.permissions import can_keep
from danvan.documents.symbols import symbol_key
from danvan.documents.workflow import DOCUMENT
from danvan.units.models import Unit
from danvan.workflow.authors import add_authors


@action
def bring_in(
    unit: Unit, *, by: Acting, family: str, type_name: str, title: str, issuers: Sequence[Unit | str], **fields: Any
) -> Document:
    """Takes a document into a unit's keeping, as a text that is not on record yet."""
    document = Document(unit=unit, family=family, type_name=type_name, title=title, stage=DocumentStage.DRAFT, **fields)
    if not can_keep(by, document):
        raise Refused(_("Chỉ cán bộ của đơn vị mới đưa văn bản vào được. Mời chuyển sang vai trò phù hợp."), status=403)
    set_keys(document)
    document.save()
    Issuer.objects.bulk_create(_issuer(document, each, order) for order, each in enumerate(issuers))
    add_authors(document, by)
    record("bring_in", document, by=by)
    return document


@action
def put_on_record(document: Document, *, by: Acting, symbol: str, signed_on: date, **fields: Any) -> Document:
    """Puts a document on record under its number and date, as printed on the signed paper, and links who cited it."""
    changes = {"symbol": symbol.strip(), "symbol_key": symbol_key(symbol), "signed_on": signed_on, **fields}
    return DOCUMENT.advance(document, "record", by=by, **changes)


@action
def address_to(document: Document, units: Iterable[Unit], *, by: Acting) -> None:
    """Sends a document to units by name; those who have it already keep their day."""
    today = clock.today()
    rows = [Addressee(document=document, unit=unit, sent_on=today) for unit in units]
    Addressee.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    record("address", document, by=by, changes={"addressees": ("", str(len(rows)))})


def set_keys(document: Document) -> None:
    """The columns that are made from others: for matching and for searching."""
    document.symbol_key = symbol_key(document.symbol)
    document.folded = fold(f"{document.symbol} {document.title}")


def _issuer(document: Document, issuer: Unit | str, order: int) -> Issuer:
    unit = issuer if isinstance(issuer, Unit) else None
    return Issuer(document=document, words=unit.name if unit else str(issuer), unit=unit, order=order)
