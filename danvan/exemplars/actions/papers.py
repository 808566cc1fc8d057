"""Decisions that were signed on paper, recorded: recognised, outstanding, commended, and recognised no longer."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.documents.models import Document
from danvan.exemplars.actions.recognitions import note_recognition, note_withdrawal
from danvan.exemplars.actions.stages import press
from danvan.exemplars.models import SHARED, Exemplar, Recognition, RecognitionKind
from danvan.units.acting import InPost
from danvan.units.models import Unit
from danvan.workflow.keys import spend

LATER_KINDS = (RecognitionKind.OUTSTANDING, RecognitionKind.COMMENDED)
NOT_YET = _("Ngày ký không thể sau hôm nay.")


@action
def record_paper(
    exemplar: Exemplar,
    *,
    by: Acting,
    year: int,
    symbol: str,
    signed_on: date,
    signer_words: str = "",
    document: Document | None = None,
    paper_kept_at: str = "",
    key: str | None = None,
    version: int | None = None,
) -> Recognition:
    """Records that a decision signed on paper recognised a model; the document of the register is named, or where the
    paper lies.
    """
    _must_prove(document, paper_kept_at, signed_on)
    press(exemplar, "record_paper", by=by, key=key, version=version)
    kept: dict[str, Any] = {"signer_words": signer_words, "document": document, "paper_kept_at": paper_kept_at}
    told: dict[str, Any] = {"year": year, "symbol": symbol, "signed_on": signed_on, **kept}
    return note_recognition(exemplar, by=by, kind=RecognitionKind.RECOGNISED, office=_office(by), **told)


@action
def note_paper(
    exemplar: Exemplar,
    kind: str,
    *,
    by: Acting,
    year: int,
    symbol: str,
    signed_on: date,
    signer_words: str = "",
    document: Document | None = None,
    paper_kept_at: str = "",
    key: str | None = None,
) -> Recognition:
    """Records that a recognised model was chosen as outstanding, or commended; neither is the other, nor recognition."""
    spend(key)
    _must_prove(document, paper_kept_at, signed_on)
    if exemplar.stage not in SHARED or kind not in LATER_KINDS:
        raise Refused(_("Chỉ mô hình đã công nhận mới ghi được tiêu biểu, khen thưởng."))
    kept: dict[str, Any] = {"signer_words": signer_words, "document": document, "paper_kept_at": paper_kept_at}
    told: dict[str, Any] = {"year": year, "symbol": symbol, "signed_on": signed_on, **kept}
    return note_recognition(exemplar, by=by, kind=kind, office=_office(renewed(by)), **told)


@action
def withdraw(
    exemplar: Exemplar,
    *,
    by: Acting,
    on: date,
    basis: str,
    reason: str,
    key: str | None = None,
    version: int | None = None,
) -> Exemplar:
    """Records that a document recognises a model no longer, and why; what was recognised stays to be read and counted."""
    if on > clock.today():
        raise Refused(NOT_YET)
    press(exemplar, "withdraw", by=by, key=key, version=version, reason=reason)
    note_withdrawal(exemplar, by=by, on=on, basis=basis, reason=reason)
    return exemplar


def _must_prove(document: Document | None, paper_kept_at: str, signed_on: date) -> None:
    if document is None and not paper_kept_at:
        raise Refused(_("Mời ghi văn bản trong sổ văn bản, hoặc nơi lưu bản giấy của quyết định."))
    if signed_on > clock.today():
        raise Refused(NOT_YET)


def _office(by: Acting) -> Unit | None:
    return by.unit if isinstance(by, InPost) else None
