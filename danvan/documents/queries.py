"""Reads of documents that span several records."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from danvan.core.search import matching
from danvan.documents.actions.citations import names_one
from danvan.documents.issuers import findable, spelled_out
from danvan.documents.models import Citation, Document, DocumentStage, Family, Issuer, Relation
from danvan.documents.reader.symbols import SYMBOL, symbol_at
from danvan.documents.symbols import symbol_key

MOST_ALIKE = 20
CHOICES = {"he": ("family", Family.values), "trang_thai": ("stage", DocumentStage.values)}


def register(rows: QuerySet[Document], asked: QueryDict) -> QuerySet[Document]:
    """The documents a list asks for: by words of number, title, issuers and text, with or without tone marks; by family,
    type, issuer, year, stage, and by what they are to others.
    """
    rows = matching(rows, asked.get("q", ""), "text__folded")
    for name, (column, values) in CHOICES.items():
        if asked.get(name) in values:
            rows = rows.filter(**{column: asked[name]})
    if kind := asked.get("loai", "").strip():
        rows = rows.filter(type_name=kind)
    if spelled_out(issuer := asked.get("co_quan", "")[:300]):
        rows = rows.filter(pk__in=Issuer.objects.filter(folded__contains=findable(issuer)).values("document"))
    if (year := asked.get("nam", "")).isdecimal() and len(year) == 4 and int(year):
        rows = rows.filter(signed_on__year=int(year))
    if (relation := asked.get("quan_he", "")) in Relation.values:
        rows = rows.filter(pk__in=Citation.objects.filter(relation=relation).values("document"))
    return rows


def found_by(rows: QuerySet[Document], text: str) -> QuerySet[Document]:
    """The documents that hold every word, the newest first."""
    return matching(rows, text, "text__folded").newest_first()  # type: ignore[attr-defined]


def named_in(rows: QuerySet[Document], words: str) -> Document | None:
    """The one recorded document whose number and symbol the words cite first; None where there is none, or two."""
    cited = (symbol_at(found) for found in SYMBOL.finditer(words))
    key = next((symbol_key(symbol.text) for symbol in cited if symbol), "")
    found = list(rows.filter(symbol_key=key, stage=DocumentStage.RECORDED)[:2]) if key else []
    return found[0] if len(found) == 1 else None


def alike(rows: QuerySet[Document], document: Document, issuers: Sequence[str]) -> list[Document]:
    """The recorded documents that may be this same paper: its number and symbol, its issuer, its year or term."""
    near = rows.filter(stage=DocumentStage.RECORDED).like(document)  # type: ignore[attr-defined]
    near = near.select_related("unit").prefetch_related("issuers")[:MOST_ALIKE]
    return [each for each in near if any(names_one(words, _words(each)) for words in issuers) or not issuers]


def relations_of(document: Document, visible: QuerySet[Document]) -> dict[str, list[Any]]:
    """What the document rests on, what it mentions in passing, and what cites it; each with the other document where this
    reader may see it.
    """
    cites = list(document.citations.select_related("cited"))
    cited_by = Citation.objects.filter(cited=document, document__in=visible).select_related("document")
    seen = set(visible.filter(pk__in=[each.cited_id for each in cites if each.cited_id]).values_list("pk", flat=True))
    told = [(each, each.cited if each.cited_id in seen else None) for each in cites]
    passing = [pair for pair in told if pair[0].clause_id is None]
    return {
        "cites": [pair for pair in told if pair not in passing],
        "mentions": passing,
        "cited_by": list(cited_by),
    }


def _words(document: Document) -> list[str]:
    return [issuer.words for issuer in document.issuers.all()]
