"""The table of documents: from the text somebody brought to the record, and off it again."""

from django.utils.translation import gettext_lazy as _

from danvan.documents.models import DocumentStage
from danvan.documents.permissions import can_keep
from danvan.workflow.table import Move, Workflow

DRAFT, RECORDED, WITHDRAWN = DocumentStage.DRAFT, DocumentStage.RECORDED, DocumentStage.WITHDRAWN
KEEPERS = _("đơn vị quản lý văn bản hoặc cơ quan soạn thảo")

DOCUMENT = Workflow(
    _("Văn bản"),
    DocumentStage,
    Move("record", (DRAFT,), RECORDED, _("Vào sổ"), can_keep, KEEPERS),
    Move("withdraw", (RECORDED,), WITHDRAWN, _("Rút khỏi sổ"), can_keep, KEEPERS),
    Move("discard", (DRAFT,), WITHDRAWN, _("Bỏ văn bản đang đọc"), can_keep, KEEPERS),
)
