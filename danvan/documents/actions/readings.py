"""Laying what the reader found beside a text, and confirming the top of the paper."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.documents.actions.citations import link_cited
from danvan.documents.actions.clauses import settle
from danvan.documents.actions.documents import bring_in, index, rename_issuers
from danvan.documents.fingerprint import reader_mark
from danvan.documents.headers import day_of, header_of
from danvan.documents.issuers import unit_named
from danvan.documents.models import (
    UNDECIDED,
    Citation,
    Clause,
    ClauseState,
    Document,
    Family,
    Issuer,
    Reading,
)
from danvan.documents.permissions import can_read
from danvan.documents.proposals import Proposal, passing_mentions, proposals, relation_of
from danvan.documents.reader import Reading as Found
from danvan.documents.symbols import symbol_key
from danvan.files.actions.attachments import attach
from danvan.files.models import Role
from danvan.files.receiving import Received
from danvan.units.models import Line, Unit
from danvan.workflow.authors import add_authors
from danvan.workflow.editing import save_changes
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked

LONGEST = 300_000
FAMILIES = {Line.STATE: Family.STATE, Line.PARTY: Family.PARTY, Line.FRONT: Family.FRONT}
TEXTS = ("type_name", "symbol", "title", "place", "signer", "signer_position")


def refuse_endless(text: str) -> None:
    """A text is read whole, in the page; one of a thousand pages is not a plan."""
    if len(text) > LONGEST:
        raise Refused(_("Văn bản dài hơn 300.000 chữ nên không đọc được một lần. Mời bỏ bớt phụ lục rồi đưa vào lại."))


@action
def read_in(
    unit: Unit,
    *,
    by: Acting,
    text: str,
    found: Found,
    drafted_for: Unit | None = None,
    received: Received | None = None,
    key: str | None = None,
) -> Document:
    """Brings a text in with what the reader found in it, for a person to confirm."""
    spend(key)
    header = header_of(found, text)
    issuers = issuers_read(header)
    document = bring_in(
        unit,
        by=by,
        family=header["family"]["value"] or FAMILIES[Line(unit.line)],
        issuers=issuers,
        text=text,
        drafted_for=drafted_for,
        drafting_office=by.unit,  # type: ignore[attr-defined]
        signed_on=day_of(header),
        **{name: header[name]["value"] for name in TEXTS},
    )
    if received is not None:
        attach(document, received, by=by, role=Role.SOURCE)
    _lay(document, found, header, text)
    return document


@action
def read_again(document: Document, *, by: Acting, found: Found) -> int:
    """Lays a new pass of the reader beside the text. What somebody decided stays; returns how many clauses are new."""
    fresh = locked(document)
    if not can_read(renewed(by), fresh):
        raise Refused(NOT_ALLOWED, status=403)
    Clause.objects.filter(reading__document=fresh, state__in=UNDECIDED).delete()
    fresh.citations.filter(clause__isnull=True).delete()
    count = _lay(fresh, found, header_of(found, fresh.text.body), fresh.text.body)
    record("read_again", fresh, by=by, changes={"clauses": ("", str(count))})
    return count


@action
def confirm_header(
    document: Document,
    values: Mapping[str, Any],
    *,
    by: Acting,
    version: int,
    issuers: Sequence[Unit | str | Issuer] = (),
    key: str | None = None,
) -> Document:
    """Writes the top of the paper as the person sees it; what was read stays beside it."""
    save_changes(document, values, by=by, version=version, allowed=can_read, key=key, verb="confirm_header")
    rename_issuers(document, issuers, by=by)
    document.readings.update(header_by=by.name, header_at=clock.now())
    index(document)
    add_authors(document, by)
    return document


def issuers_read(header: Mapping[str, Any]) -> list[Issuer]:
    """The issuers as printed, each with its unit where there is no doubt which that is."""
    family, day = header["family"]["value"], day_of(dict(header))
    words = [told["value"] for told in header["issuers"] if told["value"]]
    return [Issuer(words=each, unit=unit_named(each, family, day)) for each in words]


def _lay(document: Document, found: Found, header: dict[str, Any], text: str) -> int:
    reading = Reading.objects.create(document=document, made_at=clock.now(), reader=reader_mark(), header=header)
    fresh = _undecided(document, proposals(found, text))
    made = Clause.objects.bulk_create(_clause(reading, each, order) for order, each in enumerate(fresh, 1))
    for clause in made:
        settle(clause, document)
    mentions = passing_mentions(found)
    Citation.objects.bulk_create(_mention(document, each, order) for order, each in enumerate(mentions, 1000))
    link_cited(document)
    return len(made)


def _undecided(document: Document, found: list[Proposal]) -> list[Proposal]:
    """The proposals about which nobody has decided yet: of the same kind, at a place nobody spoke of."""
    spoken = Clause.objects.filter(reading__document=document).exclude(state__in=UNDECIDED)
    places = {(each.kind, each.start): each.end for each in spoken if each.start is not None}
    return [each for each in found if (each.kind, each.start) not in places]


def _clause(reading: Reading, found: Proposal, order: int) -> Clause:
    return Clause(
        reading=reading,
        kind=found.kind,
        section=found.section,
        start=found.start,
        end=found.end,
        words=found.words,
        proposed=found.content,
        doubt=found.doubt,
        state=ClauseState.UNSURE if found.is_unsure else ClauseState.PROPOSED,
        order=order,
    )


def _mention(document: Document, found: Any, order: int) -> Citation:
    return Citation(
        document=document,
        relation=relation_of(found),
        words=found.printed[:1000],
        symbol=found.symbol[:100],
        symbol_key=symbol_key(found.symbol)[:100],
        issuer_words=found.issuer[:300],
        signed_on=found.date or None,
        order=order,
    )
