"""A version of a dossier beside the one before it."""

from dataclasses import dataclass

from danvan.exemplars.models import Comment, Dossier, DossierText, Heading
from danvan.exemplars.queries.dossiers import Content, content_of, last_returned


@dataclass(frozen=True)
class Row:
    """What a heading says in a version, what it said before (None where there is no version before), and what the receiver
    said of either.
    """

    heading: Heading
    words: str
    before: str | None
    asked_before: str
    comment: str

    @property
    def changed(self) -> bool:
        return self.before is not None and self.before != self.words


def versions_of(exemplar_id: int) -> list[Dossier]:
    """All that was ever filled in for a model, the newest first; what is being written too."""
    rows = Dossier.objects.filter(exemplar=exemplar_id).select_related("form").prefetch_related("comments")
    return list(rows.order_by("-year", "purpose", "-number"))


def compared(dossier: Dossier, *, near: bool = True) -> list[Row]:
    """Heading by heading; of a version that was sent what it said then, of one that is being written what it says now. To a
    reader who is not `near` neither versions before nor what was said of them are shown.
    """
    content = content_of(dossier)
    same = Dossier.objects.filter(exemplar=dossier.exemplar_id, purpose=dossier.purpose, year=dossier.year)
    same = same if near else same.none()
    before = same.filter(number__lt=dossier.number, submitted_at__isnull=False).order_by("-number").first()
    old = dict(DossierText.objects.filter(dossier=before).values_list("heading", "words")) if before else None
    comments = {(row.dossier_id, row.heading_id): row.words for row in _comments([dossier, before] if near else [])}
    return [
        Row(
            heading,
            _said(content, heading),
            None if old is None else old.get(heading.pk, ""),
            comments.get((before.pk, heading.pk), "") if before else "",
            comments.get((dossier.pk, heading.pk), ""),
        )
        for heading in content.headings
    ]


def asked_of_facts(dossier: Dossier) -> str:
    """What was asked of the facts when the version before this one was sent back."""
    before = last_returned(dossier)
    rows = Comment.objects.filter(dossier=before, heading__isnull=True).values_list("words", flat=True)
    return rows.first() or "" if before else ""


def _said(content: Content, heading: Heading) -> str:
    return content.said(heading) if content.dossier.is_open else content.words.get(heading.pk, "")


def _comments(dossiers: list[Dossier | None]) -> list[Comment]:
    return list(Comment.objects.filter(dossier__in=[each.pk for each in dossiers if each is not None]))
