"""What goes out of the register as workbooks."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from danvan.core.exports.sheets import Column, Sheet
from danvan.documents.models import Document


def register_sheet(documents: Iterable[Document]) -> Sheet:
    """The register as offices print it."""
    columns = [
        Column(_("TT"), 6),
        Column(_("Số, ký hiệu"), 22),
        Column(_("Ngày ký"), 13),
        Column(_("Ngày đến"), 13),
        Column(_("Loại văn bản"), 16),
        Column(_("Trích yếu"), 60),
        Column(_("Cơ quan ban hành"), 35),
        Column(_("Người ký"), 22),
        Column(_("Đơn vị giữ văn bản"), 35),
        Column(_("Trạng thái"), 18),
    ]
    rows = [(number, *_row(document)) for number, document in enumerate(documents, 1)]
    return Sheet(_("Sổ văn bản"), columns, rows, title=_("Sổ văn bản"))


def _row(document: Document) -> tuple[object, ...]:
    issuers = "; ".join(issuer.words for issuer in document.issuers.all())
    days = (document.signed_on, document.received_on)
    said = (document.type_name, document.title, issuers, document.signer, document.unit.name)
    return (document.symbol, *days, *said, str(document.get_stage_display()))
