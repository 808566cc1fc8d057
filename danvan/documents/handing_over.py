"""The documents that somebody is reading, for the day the post is handed over."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core.acting import Acting
from danvan.core.registry import label_of
from danvan.documents.models import Document, DocumentStage
from danvan.units.models import Becomes, Holding
from danvan.units.open_work import Open, Source, add_source
from danvan.workflow.authors import written_by


def under_way(holding: Holding) -> QuerySet[Document]:
    """What the holder brought in or confirmed for the unit and has not put on record."""
    own = Q(unit=holding.unit_id) | Q(drafting_office=holding.unit_id)
    mine = Q(pk__in=written_by(Document, holding.user_id))
    return Document.objects.filter(own, mine, stage=DocumentStage.DRAFT).order_by("pk")


def being_read(holding: Holding, day: date) -> Iterator[Open]:
    """Documents not yet on record."""
    for document in under_way(holding):
        yield Open(label_of(document), Becomes.MOVES, record=document)


def pass_on(holding: Holding, successor: Holding, by: Acting, on: date) -> None:
    """The successor reads on; the history of each says so."""
    for document in under_way(holding):
        told = {"in_charge": (holding.user.full_name, successor.user.full_name), "on": (None, on)}
        record("hand_over", document, by=by, changes=told)


add_source(Source("documents.being_read", _("Văn bản đang đọc, chưa vào sổ"), being_read, pass_on))
