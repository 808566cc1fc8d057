"""The tables of judging: a sitting, a case in it, a sheet, a decision."""

from django.utils.translation import gettext_lazy as _

from danvan.appraisals import permissions as may
from danvan.appraisals.models import CaseStage, DecisionStage, SheetStage, SittingStage
from danvan.workflow.table import Move, Workflow

KEEPER, SEAT = _("thư ký của đợt"), _("thành viên giữ vị trí đó")
DECIDER = _("cơ quan được giao công nhận ở cấp đó, người không liên quan hồ sơ nào")

SIGN = ("sign", _("Ghi nhận quyết định công nhận đã ký"))
ANNOUNCE = ("announce", _("Công bố quyết định công nhận"))

SITTING = Workflow(
    _("Đợt thẩm định"),
    SittingStage,
    Move("start", ("preparing",), "assessing", _("Bắt đầu thẩm định"), may.keeps, KEEPER),
    Move("to_vote", ("assessing",), "voting", _("Chuyển sang biểu quyết"), may.keeps, KEEPER),
    Move("count", ("voting",), "counted", _("Kiểm phiếu, mở kết quả"), may.keeps, KEEPER),
    Move("reopen", ("counted",), "assessing", _("Mở lại thẩm định"), may.reopens, _("lãnh đạo cơ quan thẩm định")),
    Move("finish", ("counted",), "closed", _("Kết thúc đợt"), may.keeps, KEEPER),
    Move("drop", ("preparing",), "dropped", _("Bỏ đợt"), may.keeps, KEEPER),
)

CASE = Workflow(
    _("Hồ sơ thẩm định"),
    CaseStage,
    Move("open", ("waiting",), "opened", _("Bắt đầu thẩm định"), lambda by, case: may.keeps(by, case.sitting), KEEPER),
    Move("decide", ("opened",), "decided", _("Ghi kết luận"), may.keeps_case, KEEPER),
    Move(
        "undecide",
        ("decided",),
        "opened",
        _("Mở lại kết luận"),
        lambda by, case: may.keeps_case(by, case) or may.reopens(by, case.sitting),
        KEEPER,
    ),
    Move("announce", ("decided",), "released", _("Công bố"), may.announces_case, DECIDER),
    Move("take_out", ("waiting", "opened"), "taken_out", _("Đưa ra khỏi đợt"), may.keeps_case, KEEPER),
)

SHEET = Workflow(
    _("Phiếu thẩm định"),
    SheetStage,
    Move("sign", ("writing",), "signed", _("Ký phiếu"), may.signs_sheet, SEAT),
    Move("rewrite", ("signed",), "writing", _("Mở lại để sửa"), may.rewrites_sheet, SEAT, returns=True),
    Move("lapse", ("writing",), "lapsed", _("Không chờ phiếu này"), may.lets_lapse, KEEPER),
)

DECISION = Workflow(
    _("Quyết định về mô hình"),
    DecisionStage,
    Move("sign", ("draft",), "signed", _("Ghi nhận đã ký"), may.concludes, DECIDER, four_eyes=True, named=SIGN),
    Move("unsign", ("signed",), "draft", _("Trả về dự thảo"), may.concludes, DECIDER, returns=True, named=SIGN),
    Move(
        "announce",
        ("signed",),
        "announcing",
        _("Công bố"),
        may.concludes,
        DECIDER,
        four_eyes=True,
        named=ANNOUNCE,
    ),
    Move("done", ("announcing",), "announced", _("Đã công bố xong"), may.decides, DECIDER),
    Move("drop", ("draft",), "dropped", _("Bỏ dự thảo"), may.drafts, _("người soạn quyết định")),
)
