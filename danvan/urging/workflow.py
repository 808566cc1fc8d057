"""The table of a batch: nothing leaves before it is sent, and sending is pressed by a person."""

from django.utils.translation import gettext_lazy as _

from danvan.urging import permissions as may
from danvan.urging.models import BatchStage
from danvan.workflow.table import Move, Workflow

OFFICES = _("cơ quan giao việc")

BATCH = Workflow(
    _("Đợt đôn đốc"),
    BatchStage,
    Move("send", (BatchStage.PREPARED,), BatchStage.SENT, _("Ghi nhận đã gửi"), may.urges, OFFICES),
    Move("drop", (BatchStage.PREPARED,), BatchStage.DROPPED, _("Bỏ danh sách"), may.urges, OFFICES),
)
