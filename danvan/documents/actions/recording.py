"""Recording a document with all that its paper says, in one act."""

from collections.abc import Mapping, Sequence
from typing import Any

from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.documents.actions.documents import bring_in, name_issuers, put_on_record
from danvan.documents.models import Document, Issuer
from danvan.files.actions.attachments import attach
from danvan.files.models import Role
from danvan.files.receiving import Received
from danvan.units.models import Unit
from danvan.workflow.keys import spend


@action
def record_new(
    unit: Unit,
    values: Mapping[str, Any],
    *,
    by: Acting,
    issuers: Sequence[Issuer],
    received: Received | None = None,
    key: str | None = None,
) -> Document:
    """Records a document that was never read here: by its number and date, with its file or where the paper lies."""
    spend(key)
    read = received.reading if received else None
    office: dict[str, Any] = {} if unit == getattr(by, "unit", None) else {"drafting_office": by.unit}  # type: ignore[attr-defined]
    document = bring_in(unit, by=by, issuers=issuers, text=read.text if read else "", **values, **office)
    _file(document, received, by)
    return put_on_record(document, by=by, symbol=values["symbol"], signed_on=values["signed_on"])


@action
def record_read(
    document: Document,
    values: Mapping[str, Any],
    *,
    by: Acting,
    issuers: Sequence[Issuer],
    version: int | None = None,
    received: Received | None = None,
    key: str | None = None,
) -> Document:
    """Records a text that was read here, as its signed paper says it."""
    name_issuers(document, issuers)
    _file(document, received, by)
    return put_on_record(document, by=by, key=key, version=version, **values)


def _file(document: Document, received: Received | None, by: Acting) -> None:
    if received is not None:
        attach(document, received, by=by, role=Role.SIGNED)
