"""What the house knows of documents and their clauses."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.core import navigation, registry
from danvan.core.formats import table_date
from danvan.documents import handing_over
from danvan.documents.models import (
    Addressee,
    Citation,
    Clause,
    ClauseKind,
    Document,
    DocumentText,
    Issuer,
    Reading,
    Recipient,
)
from danvan.documents.permissions import clauses_visible_to, visible_to
from danvan.documents.purging import clauses_of, copies, forget_elsewhere
from danvan.documents.queries import found_by
from danvan.documents.workflow import DOCUMENT
from danvan.files import purging


def label(document: Document) -> str:
    """A document as people cite it: "Kế hoạch 21/KH-UBND: Thực hiện công tác …"; without a number, by its title."""
    name = f"{document.type_name} {document.symbol}".strip() or _("Văn bản")
    return f"{name}: {document.title or _('chưa có trích yếu')}"


def recorded_label(document: Document) -> str:
    """The same for the record of work, which outlives the document: by number and day, never by what it says."""
    if not document.symbol:
        return _("%(type)s chưa có số, mã %(pk)s") % {"type": document.type_name or _("Văn bản"), "pk": document.pk}
    day = _(" ngày %(day)s") % {"day": table_date(document.signed_on)} if document.signed_on else ""
    return f"{document.type_name} {document.symbol}{day}".strip()


def recorded_clause(clause: Clause) -> str:
    """A sentence for the record of work: by its kind and place."""
    kind = ClauseKind(clause.kind).label.capitalize()
    place = ", ".join(filter(None, [kind, clause.section]))
    return _("%(clause)s của %(document)s") % {"clause": place, "document": recorded_label(clause.reading.document)}


def page_of(document_id: int) -> str:
    """The document's page."""
    return reverse("documents:document", args=[document_id])


DOCUMENT.speaks_of(Document)
speak_of(
    Document,
    verbs={
        "bring_in": gettext_lazy("Đưa văn bản vào"),
        "hand_over": gettext_lazy("Bàn giao việc xử lý"),
        "read_again": gettext_lazy("Đọc lại bằng bộ đọc mới"),
        "confirm_header": gettext_lazy("Xác nhận phần đầu văn bản"),
        "name_issuers": gettext_lazy("Ghi lại cơ quan ban hành"),
        "accept_certain": gettext_lazy("Nhận mọi mục chắc chắn"),
        "add_clause": gettext_lazy("Thêm mục bộ đọc bỏ sót"),
        "correct": gettext_lazy("Đính chính thông tin"),
        "address": gettext_lazy("Gửi đến các đơn vị"),
    },
    fields={
        "issuers": gettext_lazy("cơ quan ban hành"),
        "in_charge": gettext_lazy("người xử lý"),
        "clauses": gettext_lazy("điểm, khoản"),
        "addressees": gettext_lazy("số đơn vị nhận"),
    },
)
speak_of(
    Clause,
    verbs={
        "accept_clause": gettext_lazy("Nhận một mục của bản đọc"),
        "correct_clause": gettext_lazy("Sửa một mục của bản đọc"),
        "drop_clause": gettext_lazy("Bỏ một mục của bản đọc"),
        "put_back_clause": gettext_lazy("Xem lại một mục từ đầu"),
    },
)
navigation.add_entry(gettext_lazy("Văn bản"), "documents:documents", order=10)
registry.register(
    Document,
    word=gettext_lazy("văn bản"),
    label=label,
    recorded_as=recorded_label,
    address=lambda document: page_of(document.pk),
    found_by=found_by,
    listed_at="documents:documents",
    visible_to=visible_to,
)
registry.register(
    Clause,
    word=gettext_lazy("điểm, khoản trong văn bản"),
    label=lambda clause: clause.words[:200],
    recorded_as=recorded_clause,
    address=lambda clause: f"{page_of(clause.reading.document_id)}#khoan-{clause.pk}",
    visible_to=clauses_visible_to,
    # What was read and what was decided stand side by side on the reading itself.
    unrecorded=frozenset({"decided"}),
    unit_id=lambda clause: clause.reading.document.unit_id,
)
KEPT = (DocumentText, Reading, Clause, Citation, Recipient, Issuer, Addressee)
purging.also_purge("documents", copies)
purging.hang_on("documents", clauses_of)
purging.also_erase("documents", gettext_lazy("bản dán chưa gửi"), forget_elsewhere, *KEPT)
# Read at start-up so that hand-overs know what is being read.
__all__ = ["handing_over"]
