"""From a document cited in words to the document itself, when both are here."""

import re
from collections import defaultdict
from collections.abc import Iterable

from danvan.documents.issuers import spelled_out
from danvan.documents.models import Citation, Document, DocumentStage

YEAR = re.compile(r"/(?:19|20)\d\d\b")


def link_those_that_cite(document: Document) -> int:
    """A document has arrived: whoever cited it before points to it from now on. Returns how many."""
    if not document.symbol_key:
        return 0
    waiting = Citation.objects.filter(symbol_key=document.symbol_key, cited__isnull=True).exclude(document=document)
    words = list(document.issuers.values_list("words", flat=True))
    fitting = [each.pk for each in waiting.select_related("document") if fits(each, document, words)]
    return Citation.objects.filter(pk__in=fitting).update(cited=document)


def link_cited(document: Document) -> int:
    """A document has come in: what it cites and is here already, it points to. Returns how many."""
    waiting = list(document.citations.filter(cited__isnull=True).exclude(symbol_key=""))
    known = candidates({each.symbol_key for each in waiting}, document)
    linked = []
    for citation in waiting:
        citation.document = document
        citation.cited = best(citation, known[citation.symbol_key])
        linked += [citation] if citation.cited else []
    Citation.objects.bulk_update(linked, ["cited"])
    return len(linked)


def pass_on(document: Document) -> None:
    """A document left the record, or says something else now: whoever cited it and does not mean it any more points to
    the copy that is on record, or waits again.
    """
    words = list(document.issuers.values_list("words", flat=True))
    cited_by = document.cited_by.select_related("document")
    citing = [each for each in cited_by if not means(each, document, words)]
    known = candidates({each.symbol_key for each in citing}, document)
    for citation in citing:
        others = [one for one in known[citation.symbol_key] if one.pk != citation.document_id]
        citation.cited = best(citation, others)
    Citation.objects.bulk_update(citing, ["cited"])


def means(citation: Citation, document: Document, issuers: list[str]) -> bool:
    """Whether a citation means this document as it stands on record now."""
    on_record = document.stage == DocumentStage.RECORDED and citation.symbol_key == document.symbol_key
    return on_record and fits(citation, document, issuers)


def candidates(keys: Iterable[str], document: Document) -> dict[str, list[Document]]:
    """The recorded documents that bear one of these numbers."""
    found = defaultdict(list)
    rows = Document.objects.recorded().filter(symbol_key__in=keys).exclude(pk=document.pk).prefetch_related("issuers")
    for each in rows.order_by("pk"):
        found[each.symbol_key].append(each)
    return found


def best(citation: Citation, found: list[Document]) -> Document | None:
    """The one that fits; of several copies the issuer's own, else the first that came."""
    fitting = [each for each in found if fits(citation, each, [issuer.words for issuer in each.issuers.all()])]
    own = [each for each in fitting if any(issuer.unit_id == each.unit_id for issuer in each.issuers.all())]
    return next(iter([*own, *fitting]), None)


def fits(citation: Citation, document: Document, issuers: list[str]) -> bool:
    """Whether a citation of this number means this document: by its day, or by a number that holds its year; and by
    its issuer where one is named. A number alone recurs every year.
    """
    if citation.signed_on:
        same_day = citation.signed_on == document.signed_on
    else:
        later = citation.document.signed_on
        same_day = bool(YEAR.search(citation.symbol)) and not (
            later and document.signed_on and document.signed_on > later
        )
    return same_day and names_one(citation.issuer_words, issuers)


def names_one(words: str, issuers: list[str]) -> bool:
    """Whether the words name one of the issuers, in full or without the place: "UBND tỉnh" is UBND tỉnh Sông Mẫu."""
    said, known = spelled_out(words), [spelled_out(each) for each in issuers]
    return not said or not known or any(said in each or each in said for each in known)
