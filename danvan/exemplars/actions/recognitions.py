"""What documents say of a model: recognised, outstanding, commended; and that it is so no longer."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.documents.models import Document
from danvan.exemplars.actions.finding import be_found
from danvan.exemplars.actions.years import settle_year
from danvan.exemplars.models import Exemplar, Recognition, RecognitionKind
from danvan.exemplars.permissions import recognises
from danvan.units.models import Unit
from danvan.workflow.locking import NOT_ALLOWED, locked


@action
def note_recognition(
    exemplar: Exemplar,
    *,
    by: Acting,
    year: int,
    kind: str,
    office: Unit | None,
    symbol: str = "",
    signed_on: date | None = None,
    signer_words: str = "",
    document: Document | None = None,
    paper_kept_at: str = "",
) -> Recognition:
    """Writes down what a numbered document says of a model, and has its year counted. The stage is moved by the caller."""
    if not recognises(by, locked(exemplar)):
        raise Refused(NOT_ALLOWED, status=403)
    row = Recognition(
        exemplar=exemplar,
        year=year,
        kind=kind,
        office=office,
        symbol=symbol,
        signed_on=signed_on,
        signer_words=signer_words,
        document=document,
        paper_kept_at=paper_kept_at,
    )
    if Recognition.objects.filter(exemplar=exemplar, year=year, kind=kind, withdrawn_on__isnull=True).exists():
        raise Refused(_("Mô hình đã có quyết định này của năm đó. Mời xem lại danh sách."))
    row.save()
    if kind == RecognitionKind.OUTSTANDING:
        _latest_outstanding(exemplar)
    settle_year(exemplar, year)
    be_found(exemplar)
    record(f"note_{kind}", exemplar, by=by, changes={"decision": ("", symbol), "year": (None, year)})
    return row


@action
def note_withdrawal(
    exemplar: Exemplar, *, by: Acting, on: date, basis: str, reason: str, kinds: tuple[str, ...] = ()
) -> list[Recognition]:
    """Writes down that a document takes a model's recognition back. What was recognised stays to be read, with the day it
    ended, the document and the reason.
    """
    if not recognises(by, locked(exemplar)):
        raise Refused(NOT_ALLOWED, status=403)
    wanted = kinds or (RecognitionKind.RECOGNISED, RecognitionKind.OUTSTANDING)
    rows = list(Recognition.objects.filter(exemplar=exemplar, kind__in=wanted, withdrawn_on__isnull=True))
    for row in rows:
        row.withdrawn_on, row.withdrawn_basis, row.withdrawn_reason = on, basis, reason
        row.save()
    _latest_outstanding(exemplar)
    for year in {row.year for row in rows}:
        settle_year(exemplar, year)
    record("note_withdrawal", exemplar, by=by, changes={"decision": ("", basis)}, reason=reason)
    return rows


def _latest_outstanding(exemplar: Exemplar) -> None:
    """The mark beside the stage: the newest day on which it was called outstanding, while that holds."""
    holding = Recognition.objects.filter(
        exemplar=exemplar, kind=RecognitionKind.OUTSTANDING, withdrawn_on__isnull=True, signed_on__isnull=False
    )
    newest = holding.order_by("-signed_on").values_list("signed_on", flat=True).first()
    Exemplar.objects.filter(pk=exemplar.pk).update(outstanding_on=newest)
    exemplar.outstanding_on = newest
