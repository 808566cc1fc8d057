"""The tables of the register: a model at its level, a round of registration, a slip, and a copy."""

from django.utils.translation import gettext_lazy as _

from danvan.exemplars import permissions as may
from danvan.exemplars.models import LIVING, CopyingStage, PageStage, RoundStage, SlipStage, Stage
from danvan.exemplars.permissions import copies as copying
from danvan.exemplars.permissions import public
from danvan.exemplars.permissions.rounds import runs, takes
from danvan.workflow.table import Move, Workflow

DRAFT, SUBMITTED, RETURNED, ACCEPTED = Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED, Stage.ACCEPTED
UNDER_WAY, REPORTED, APPRAISING, RECOGNISED = Stage.UNDER_WAY, Stage.REPORTED, Stage.APPRAISING, Stage.RECOGNISED
UNIT, RECEIVER = _("đơn vị đăng ký hoặc đơn vị nhập thay"), _("cơ quan tiếp nhận")
COPIER = _("đơn vị áp dụng hoặc đơn vị nhập thay")
EITHER, PANEL = _("đơn vị hoặc cơ quan tiếp nhận"), _("cơ quan được giao thẩm định")
RECOGNISER = _("cơ quan được giao công nhận ở cấp đó")

# Acts that a holder may delegate by themselves.
ACCEPT, RETURN = ("accept", _("Tiếp nhận mô hình")), ("send_back", _("Trả lại hồ sơ mô hình"))
ANNOUNCE = ("announce", _("Công bố kết quả công nhận mô hình"))

EXEMPLAR = Workflow(
    _("Mô hình, điển hình"),
    Stage,
    Move("submit", (DRAFT, RETURNED), SUBMITTED, _("Gửi đăng ký"), may.registers, UNIT),
    Move("take_back", (SUBMITTED,), DRAFT, _("Rút về sửa"), may.takes_back, UNIT),
    Move(
        "send_back",
        (SUBMITTED,),
        RETURNED,
        _("Trả lại để bổ sung"),
        may.receives,
        RECEIVER,
        returns=True,
        named=RETURN,
    ),
    Move("accept", (SUBMITTED,), ACCEPTED, _("Tiếp nhận"), may.receives, RECEIVER, four_eyes=True, named=ACCEPT),
    Move(
        "decline",
        (SUBMITTED,),
        Stage.DECLINED,
        _("Không tiếp nhận"),
        may.receives,
        RECEIVER,
        four_eyes=True,
        named=ACCEPT,
    ),
    Move("begin", (ACCEPTED,), UNDER_WAY, _("Bắt đầu thực hiện"), may.registers_or_receives, EITHER),
    Move("pause", (UNDER_WAY,), Stage.PAUSED, _("Tạm dừng"), may.registers, UNIT),
    Move("resume", (Stage.PAUSED,), UNDER_WAY, _("Tiếp tục thực hiện"), may.registers, UNIT),
    Move("report", (UNDER_WAY,), REPORTED, _("Báo cáo kết quả"), may.registers, UNIT),
    Move(
        "send_result_back",
        (REPORTED,),
        UNDER_WAY,
        _("Trả lại báo cáo kết quả"),
        may.receives,
        RECEIVER,
        returns=True,
        named=RETURN,
    ),
    Move("appraise", (REPORTED,), APPRAISING, _("Đưa vào thẩm định"), may.appraises, PANEL),
    Move("release", (APPRAISING,), REPORTED, _("Đưa ra khỏi đợt thẩm định"), may.appraises, PANEL),
    Move(
        "recognise",
        (APPRAISING,),
        RECOGNISED,
        _("Công nhận"),
        may.recognises,
        RECOGNISER,
        four_eyes=True,
        named=ANNOUNCE,
    ),
    Move(
        "not_recognise",
        (APPRAISING,),
        Stage.NOT_RECOGNISED,
        _("Chưa công nhận"),
        may.recognises,
        RECOGNISER,
        four_eyes=True,
        named=ANNOUNCE,
    ),
    Move(
        "record_paper",
        (ACCEPTED, UNDER_WAY, REPORTED),
        RECOGNISED,
        _("Ghi nhận quyết định công nhận đã ký"),
        may.recognises,
        RECOGNISER,
        four_eyes=True,
        named=ANNOUNCE,
    ),
    Move("go_on", (Stage.NOT_RECOGNISED,), UNDER_WAY, _("Làm tiếp"), may.registers, UNIT),
    Move("finish", LIVING, Stage.FINISHED, _("Hoàn thành nhiệm vụ"), may.registers_or_receives, EITHER),
    Move("find_unsuitable", LIVING, Stage.UNSUITABLE, _("Không còn phù hợp"), may.registers_or_receives, EITHER),
    Move(
        "withdraw",
        (RECOGNISED, Stage.FINISHED, Stage.UNSUITABLE),
        Stage.WITHDRAWN,
        _("Thôi công nhận"),
        may.recognises,
        RECOGNISER,
        four_eyes=True,
        named=ANNOUNCE,
    ),
    Move(
        "close",
        (Stage.FINISHED, Stage.UNSUITABLE, Stage.DECLINED, Stage.WITHDRAWN, Stage.NOT_RECOGNISED),
        Stage.CLOSED,
        _("Đóng hồ sơ"),
        may.receives,
        RECEIVER,
    ),
    Move("drop", (DRAFT, RETURNED), Stage.DROPPED, _("Bỏ bản đăng ký"), may.registers, UNIT),
)

ROUND_OFFICE, TAKER = _("cơ quan nhận đăng ký"), _("đơn vị có mã QR hoặc đơn vị nhập thay")
ROUND = Workflow(
    _("Đợt đăng ký mô hình"),
    RoundStage,
    Move("open", (RoundStage.DRAFT,), RoundStage.OPEN, _("Mở đợt đăng ký"), runs, ROUND_OFFICE),
    Move("close", (RoundStage.OPEN,), RoundStage.CLOSED, _("Đóng đợt"), runs, ROUND_OFFICE),
    Move("reopen", (RoundStage.CLOSED,), RoundStage.OPEN, _("Mở lại đợt"), runs, ROUND_OFFICE),
    Move("drop", (RoundStage.DRAFT,), RoundStage.DROPPED, _("Bỏ đợt"), runs, ROUND_OFFICE),
)
SLIP = Workflow(
    _("Phiếu đề xuất mô hình"),
    SlipStage,
    Move("take", (SlipStage.WAITING,), SlipStage.TAKEN, _("Lập bản đăng ký từ phiếu"), takes, TAKER),
    Move("drop", (SlipStage.WAITING,), SlipStage.DROPPED, _("Không dùng"), takes, TAKER),
)
APPROVE = ("approve", _("Duyệt trang công khai"))

PAGE = Workflow(
    _("Trang công khai của mô hình"),
    PageStage,
    Move(
        "approve",
        (PageStage.PREPARED,),
        PageStage.PUBLIC,
        _("Duyệt, công khai"),
        public.approves_page,
        _("lãnh đạo cơ quan tiếp nhận"),
        four_eyes=True,
        named=APPROVE,
    ),
    Move(
        "take_down",
        (PageStage.PREPARED, PageStage.PUBLIC),
        PageStage.TAKEN_DOWN,
        _("Gỡ trang"),
        public.takes_page_down,
        EITHER,
    ),
)

COPYING = Workflow(
    _("Lần nhân rộng"),
    CopyingStage,
    Move(
        "report", (CopyingStage.TAKEN_OVER,), CopyingStage.REPORTED, _("Báo kết quả áp dụng"), copying.carries, COPIER
    ),
    Move(
        "reopen", (CopyingStage.REPORTED,), CopyingStage.TAKEN_OVER, _("Sửa kết quả áp dụng"), copying.carries, COPIER
    ),
    Move("drop", (CopyingStage.TAKEN_OVER,), CopyingStage.DROPPED, _("Thôi áp dụng"), copying.carries, COPIER),
)
