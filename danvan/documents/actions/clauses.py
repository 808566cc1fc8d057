"""Deciding what was read: accept, correct, drop, put back, add by hand, accept what is certain all at once."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.documents.actions.citations import link_cited
from danvan.documents.models import KEPT, Citation, Clause, ClauseKind, ClauseState, Document, Reading, Recipient
from danvan.documents.permissions import can_decide, can_read
from danvan.documents.places import find_words
from danvan.documents.shapes import SUBJECT, shaped
from danvan.documents.symbols import symbol_key
from danvan.workflow.authors import add_authors
from danvan.workflow.editing import save_changes
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked


@action
def accept(clause: Clause, *, by: Acting, version: int) -> Clause:
    """The reader is right about this sentence."""
    return _decide(clause, ClauseState.ACCEPTED, clause.proposed or clause.decided, by, version, "accept_clause")


@action
def correct(clause: Clause, content: Mapping[str, Any], *, by: Acting, version: int) -> Clause:
    """The sentence says something else; what the reader made of it stays beside the correction."""
    said = shaped(clause.kind, dict(content))
    state = ClauseState.ACCEPTED if said == clause.proposed else ClauseState.CORRECTED
    return _decide(clause, state, said, by, version, "correct_clause")


@action
def drop(clause: Clause, *, by: Acting, version: int) -> Clause:
    """The sentence asks for nothing of this kind; it stays marked as dropped and can be put back."""
    return _decide(clause, ClauseState.DROPPED, clause.decided, by, version, "drop_clause")


@action
def put_back(clause: Clause, *, by: Acting, version: int) -> Clause:
    """Undoes a decision: the clause waits again as it was read; one written by hand holds again."""
    if not clause.proposed:
        return _decide(clause, ClauseState.CORRECTED, clause.decided, by, version, "put_back_clause")
    state = ClauseState.UNSURE if clause.doubt else ClauseState.PROPOSED
    return _decide(clause, state, None, by, version, "put_back_clause")


@action
def add(
    document: Document,
    kind: str,
    content: Mapping[str, Any],
    *,
    by: Acting,
    words: str,
    section: str = "",
    key: str | None = None,
) -> Clause:
    """Adds what the reader did not see: from a sentence of the text, or in the person's own words."""
    spend(key)
    fresh = must_be_readable(document, by)
    reading = fresh.readings.order_by("-pk").first() or Reading.objects.create(document=fresh, made_at=clock.now())
    said = shaped(kind, dict(content))
    place = find_words(fresh.text.body, words)
    last = Clause.objects.filter(reading__document=fresh).aggregate(last=Max("order"))["last"] or 0
    clause = Clause.objects.create(
        reading=reading,
        kind=kind,
        section=section,
        start=place[0] if place else None,
        end=place[1] if place else None,
        words=words or said[SUBJECT[ClauseKind(kind)]],
        decided=said,
        state=ClauseState.CORRECTED,
        decided_by=by.name,
        decided_at=clock.now(),
        order=last + 1,
    )
    settle(clause, fresh)
    link_cited(fresh)
    add_authors(fresh, by)
    record("add_clause", fresh, by=by, changes={"clauses": ("", str(ClauseKind(kind).label))})
    return clause


@action
def accept_certain(document: Document, chosen: Mapping[int, int], *, by: Acting) -> int:
    """Accepts all of these at once, {clause: version} as the person saw them; what changed since is left for a look.

    Returns how many were accepted.
    """
    fresh = must_be_readable(document, by)
    rows = Clause.objects.of(fresh).filter(pk__in=chosen, state=ClauseState.PROPOSED).select_for_update(of=("self",))
    certain = [each for each in rows if each.version == chosen[each.pk]]
    for clause in certain:
        clause.state, clause.decided, clause.version = ClauseState.ACCEPTED, clause.proposed, clause.version + 1
        clause.decided_by, clause.decided_at = by.name, clock.now()
    Clause.objects.bulk_update(certain, ["state", "decided", "version", "decided_by", "decided_at"], batch_size=200)
    add_authors(fresh, by)
    record("accept_certain", fresh, by=by, changes={"clauses": ("", str(len(certain)))})
    return len(certain)


def must_be_readable(document: Document, by: Acting) -> Document:
    """The document under its lock, if this person may confirm its reading now."""
    fresh = locked(document)
    if not can_read(renewed(by), fresh):
        raise Refused(NOT_ALLOWED, status=403)
    return fresh


def settle(clause: Clause, document: Document) -> None:
    """What is kept of a basis or a recipient stands in the register too; what was dropped does not."""
    if clause.kind == ClauseKind.BASIS:
        _settle_citation(clause, document)
    elif clause.kind == ClauseKind.RECIPIENT:
        _settle_recipient(clause, document)


def _decide(clause: Clause, state: ClauseState, decided: Any, by: Acting, version: int, verb: str) -> Clause:
    if state in KEPT and not decided:
        raise Refused(_("Mục này chưa có nội dung. Mời sửa lời trước khi nhận."))
    save_changes(clause, {"state": state, "decided": decided}, by=by, version=version, allowed=can_decide, verb=verb)
    Clause.objects.filter(pk=clause.pk).update(decided_by=by.name, decided_at=clock.now())
    document = clause.reading.document
    settle(clause, document)
    if clause.kind == ClauseKind.BASIS:
        link_cited(document)
    add_authors(document, by)
    return clause


def _settle_citation(clause: Clause, document: Document) -> None:
    if clause.state == ClauseState.DROPPED:
        Citation.objects.filter(clause=clause).delete()
        return
    said = clause.content
    values = {
        "document": document,
        "relation": said["relation"],
        "words": str(said["words"])[:1000],
        "symbol": str(said["symbol"])[:100],
        "symbol_key": symbol_key(str(said["symbol"]))[:100],
        "issuer_words": str(said["issuer"])[:300],
        "signed_on": said["date"] or None,
        "order": clause.order,
        "cited": None,
    }
    Citation.objects.update_or_create(clause=clause, defaults=values)


def _settle_recipient(clause: Clause, document: Document) -> None:
    if clause.state == ClauseState.DROPPED:
        Recipient.objects.filter(clause=clause).delete()
        return
    said = clause.content
    values = {
        "document": document,
        "words": str(said["words"])[:500],
        "purpose": said["purpose"],
        "order": clause.order,
    }
    Recipient.objects.update_or_create(clause=clause, defaults=values)
