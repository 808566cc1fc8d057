"""What the house knows of documents and their clauses."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.core import navigation, registry
from danvan.documents.models import Clause, Document
from danvan.documents.permissions import clauses_visible_to, visible_to
from danvan.documents.workflow import DOCUMENT


def label(document: Document) -> str:
    """A document as people cite it: "Kế hoạch 21/KH-UBND: Thực hiện công tác …"; without a number, by its title."""
    name = f"{document.type_name} {document.symbol}".strip() or _("Văn bản")
    return f"{name}: {document.title or _('chưa có trích yếu')}"


def page_of(document_id: int) -> str:
    """The document's page."""
    return reverse("documents:document", args=[document_id])


DOCUMENT.speaks_of(Document)
speak_of(
    Document,
    verbs={
        "bring_in": gettext_lazy("Đưa văn bản vào"),
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
    address=lambda document: page_of(document.pk),
    visible_to=visible_to,
)
registry.register(
    Clause,
    word=gettext_lazy("điểm, khoản trong văn bản"),
    label=lambda clause: clause.words[:200],
    address=lambda clause: f"{page_of(clause.reading.document_id)}#khoan-{clause.pk}",
    visible_to=clauses_visible_to,
    # What was read and what was decided stand side by side on the reading itself.
    unrecorded=frozenset({"decided"}),
    unit_id=lambda clause: clause.reading.document.unit_id,
)
