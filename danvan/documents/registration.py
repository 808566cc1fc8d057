"""What the house knows of documents."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.audit.words import speak_of
from danvan.core import registry
from danvan.documents.models import Document
from danvan.documents.permissions import visible_to


def label(document: Document) -> str:
    """A document as people cite it: "Kế hoạch 21/KH-UBND: Thực hiện công tác …"; without a number, by its title."""
    number = f" {document.symbol}" if document.symbol else ""
    return f"{document.type_name}{number}: {document.title}"


registry.register(
    Document,
    word=_("văn bản"),
    label=label,
    address=lambda document: reverse("documents:document", args=[document.pk]),
    visible_to=visible_to,
)

speak_of(
    Document,
    verbs={"bring_in": _("Đưa văn bản vào"), "put_on_record": _("Ghi nhận văn bản"), "address": _("Ghi nơi nhận")},
    fields={"addressees": _("số nơi nhận")},
)
