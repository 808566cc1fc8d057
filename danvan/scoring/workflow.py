"""The stages of a criteria set and the moves between them."""

from django.utils.translation import gettext_lazy as _

from danvan.scoring import permissions as may
from danvan.scoring.models import SetStage
from danvan.workflow.table import Move, Workflow

KEEPER = _("cơ quan có bộ tiêu chí")

CRITERIA_SET = Workflow(
    _("Bộ tiêu chí chấm điểm"),
    SetStage,
    Move("settle", ("draft",), "settled", _("Chốt bộ tiêu chí"), may.keeps, KEEPER),
    Move("reopen", ("settled",), "draft", _("Mở lại để sửa"), may.reopens, KEEPER, returns=True),
    Move("drop", ("draft",), "dropped", _("Bỏ bản đang soạn"), may.keeps, KEEPER),
)
