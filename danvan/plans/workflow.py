"""The four tables of plans: the plan, the duty of one unit, its part of one task, and the kiến nghị about either."""

from django.utils.translation import gettext_lazy as _

from danvan.plans import permissions as may
from danvan.plans.models import OPEN_PARTS, PartStage, PetitionStage, PlanStage
from danvan.plans.models import AssignmentStage as Duty
from danvan.plans.touching import touch_duty, touch_part, touch_petition
from danvan.workflow.table import Move, Workflow

DRAFT, SUBMITTED, ISSUED = PlanStage.DRAFT, PlanStage.SUBMITTED, PlanStage.ISSUED
OFFICE, EITHER = _("cơ quan tham mưu"), _("cơ quan ban hành hoặc cơ quan tham mưu")
LEADERS, UNIT = _("lãnh đạo cơ quan ban hành hoặc cơ quan tham mưu"), _("đơn vị được giao hoặc đơn vị nhập thay")
WORKERS = _("đơn vị có phần việc, đơn vị nhập thay, hoặc cơ quan ban hành, tham mưu nhập thay")
KEEPER = _("người ghi nhận sắp xếp đơn vị")
KEEPERS = _("đơn vị có kế hoạch, đơn vị nhập thay, hoặc cơ quan nhận được văn bản")

# Acts that a holder may delegate by themselves.
ISSUE, SEND_BACK = ("issue", _("Ghi nhận ban hành kế hoạch")), ("send_back", _("Trả lại dự thảo kế hoạch"))
END, ANSWER = ("end", _("Kết thúc, thay thế kế hoạch")), ("answer", _("Trả lời kiến nghị"))

PLAN = Workflow(
    _("Kế hoạch"),
    PlanStage,
    Move("submit", (DRAFT,), SUBMITTED, _("Trình ký"), may.drafts, OFFICE),
    Move(
        "send_back",
        (SUBMITTED,),
        DRAFT,
        _("Trả lại để sửa"),
        may.leads_either,
        LEADERS,
        returns=True,
        named=SEND_BACK,
    ),
    Move("take_back", (SUBMITTED,), DRAFT, _("Rút về sửa"), may.drafts, OFFICE),
    Move(
        "issue",
        (SUBMITTED,),
        ISSUED,
        _("Ghi nhận ban hành"),
        may.makes,
        EITHER,
        four_eyes=True,
        named=ISSUE,
    ),
    Move("record_paper", (DRAFT,), ISSUED, _("Ghi nhận kế hoạch đã ký"), may.records_paper, KEEPERS),
    Move("drop", (DRAFT,), PlanStage.DROPPED, _("Bỏ dự thảo"), may.drafts, OFFICE),
    Move(
        "end",
        (ISSUED,),
        PlanStage.ENDED,
        _("Kết thúc kế hoạch"),
        may.makes,
        EITHER,
        named=END,
    ),
    Move(
        "replace",
        (ISSUED,),
        PlanStage.REPLACED,
        _("Ghi nhận thay thế"),
        may.makes,
        EITHER,
        named=END,
    ),
)

ASSIGNMENT = Workflow(
    _("Trách nhiệm của đơn vị theo kế hoạch"),
    Duty,
    Move("take_on", (Duty.NEW,), Duty.TAKEN, _("Tiếp nhận"), may.answers_or_makes, UNIT),
    Move(
        "plan", (Duty.NEW, Duty.TAKEN, Duty.PLANNED), Duty.PLANNED, _("Ghi nhận kế hoạch"), may.answers_or_makes, UNIT
    ),
    Move("unplan", (Duty.PLANNED,), Duty.TAKEN, _("Gỡ kế hoạch đã ghi nhận"), may.answers_or_makes, UNIT),
    Move(
        "pass_on", (Duty.NEW, Duty.TAKEN, Duty.PLANNED), Duty.ENDED, _("Chuyển đơn vị kế thừa"), may.reorganises, KEEPER
    ),
    Move("release", (Duty.NEW, Duty.TAKEN, Duty.PLANNED), Duty.ENDED, _("Thôi giao"), may.releases, EITHER),
    after=touch_duty,
)

PART = Workflow(
    _("Phần việc của đơn vị trong nhiệm vụ"),
    PartStage,
    Move("close", OPEN_PARTS, PartStage.DONE, _("Ghi nhận đã xong"), may.works_on, WORKERS),
    Move("reopen", (PartStage.DONE,), PartStage.REOPENED, _("Mở lại"), may.works_on, WORKERS),
    Move("pass_on", OPEN_PARTS, PartStage.LEFT, _("Chuyển đơn vị kế thừa"), may.reorganises, KEEPER),
    Move("release", OPEN_PARTS, PartStage.LEFT, _("Thôi giao"), may.gives_parts, EITHER),
    Move("give_back", (PartStage.LEFT,), PartStage.UNDER_WAY, _("Giao lại"), may.gives_back, EITHER),
    after=touch_part,
)

PETITION = Workflow(
    _("Kiến nghị"),
    PetitionStage,
    Move("send", (PetitionStage.DRAFT,), PetitionStage.SENT, _("Gửi kiến nghị"), may.raises, UNIT),
    Move(
        "withdraw",
        (PetitionStage.DRAFT, PetitionStage.SENT),
        PetitionStage.WITHDRAWN,
        _("Rút kiến nghị"),
        may.raises,
        UNIT,
    ),
    Move(
        "grant",
        (PetitionStage.SENT,),
        PetitionStage.GRANTED,
        _("Đồng ý"),
        may.decides,
        EITHER,
        four_eyes=True,
        named=ANSWER,
    ),
    Move(
        "refuse",
        (PetitionStage.SENT,),
        PetitionStage.REFUSED,
        _("Không đồng ý"),
        may.decides,
        EITHER,
        four_eyes=True,
        named=ANSWER,
    ),
    after=touch_petition,
)
