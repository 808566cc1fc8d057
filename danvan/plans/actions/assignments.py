"""Binding units, and what each makes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.documents.actions.documents import bring_in, put_on_record
from danvan.files.actions.attachments import attach
from danvan.files.models import Role
from danvan.files.receiving import Received
from danvan.plans.actions.finding import be_found
from danvan.plans.models import Answer, Assignment, AssignmentStage, Plan, PlanForm, PlanStage, TakenHow
from danvan.plans.permissions import makes
from danvan.plans.workflow import ASSIGNMENT, PLAN
from danvan.units.models import Unit
from danvan.units.permissions import serves, writes_for, writes_in


@dataclass(frozen=True)
class SignedPaper:
    """What a signed plan on paper says of itself, and where it lies: a file here, or the office that keeps it."""

    title: str
    symbol: str
    signed_on: date
    signer: str
    family: str
    form: str = PlanForm.PLAN
    signer_position: str = ""
    paper_kept_at: str = ""
    file: Received | None = None

    @property
    def type_name(self) -> str:
        return "Chương trình" if self.form == PlanForm.PROGRAMME else "Kế hoạch"

    @property
    def signing(self) -> dict[str, Any]:
        """The facts of its signing, as the document keeps them."""
        return {name: getattr(self, name) for name in ("signer", "signer_position", "paper_kept_at")}


@action
def assign(plan: Plan, units: Iterable[Unit], *, by: Acting, bound_on: date) -> None:
    """Binds units to an issued plan; a unit that is bound already keeps what it has made of it."""
    rows = [Assignment(plan=plan, unit=unit, bound_on=bound_on, stage=AssignmentStage.NEW) for unit in units]
    Assignment.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    record("assign", plan, by=by, changes={"units": ("", str(len(rows)))})


@action
def take_on(assignment: Assignment, *, by: Acting, key: str | None = None) -> Assignment:
    """The unit has the plan before it: it opened it, was served by the unit above, or got it by another way."""
    how = how_taken(assignment, by)
    return ASSIGNMENT.advance(assignment, "take_on", by=by, key=key, taken_on=clock.today(), taken_how=how)


def how_taken(assignment: Assignment, by: Acting) -> TakenHow:
    """In which way this hand takes the plan on; whoever types for another unit says from what."""
    if writes_in(by, assignment.unit):
        return TakenHow.OPENED
    if not by.source:
        raise Refused(_("Nhập thay thì ghi rõ theo nguồn nào: bản giấy, điện thoại, tin nhắn hay gặp trực tiếp."))
    served = serves(by, assignment.unit) and not makes(by, assignment.plan)
    return TakenHow.SERVED if served else TakenHow.OTHER_WAY


@action
def record_paper_plan(
    assignment: Assignment, paper: SignedPaper, *, by: Acting, section: str = "", key: str | None = None
) -> Answer:
    """Records the plan that the unit issued on paper, as the answer to its duty: the paper's own facts, nothing more.

    Whoever serves the unit, or received the paper, does so in its name and says from what.
    """
    unit = assignment.unit
    keeper = unit if writes_for(by, unit) else getattr(by, "unit", unit)
    document = bring_in(
        keeper, by=by, family=paper.family, type_name=paper.type_name, title=paper.title, issuers=[unit]
    )
    put_on_record(document, by=by, symbol=paper.symbol, signed_on=paper.signed_on, **paper.signing)
    if paper.file is not None:
        attach(document, paper.file, by=by, role=Role.SIGNED)
    plan = Plan.objects.create(
        issuer=unit,
        drafting_office=unit,
        family=paper.family,
        form=paper.form,
        section=section if paper.form == PlanForm.CHAPTER else "",
        title=paper.title,
        starts_on=assignment.plan.starts_on,
        ends_on=assignment.plan.ends_on,
        document=document,
        stage=PlanStage.DRAFT,
    )
    be_found(plan)
    PLAN.advance(plan, "record_paper", by=by, issued_on=paper.signed_on, signer=paper.signer)
    return record_own_plan(assignment, plan, by=by, section=section, key=key)


@action
def record_own_plan(
    assignment: Assignment, plan: Plan, *, by: Acting, section: str = "", key: str | None = None, **how: Any
) -> Answer:
    """Records the unit's own plan as the answer to its duty. One plan may answer several duties, of two lines."""
    if plan.issuer_id != assignment.unit_id:
        raise Refused(_("Kế hoạch này do đơn vị khác ban hành. Mời chọn kế hoạch của chính đơn vị."))
    if plan.issued_on is None:
        raise Refused(_("Kế hoạch của đơn vị chưa ban hành. Mời ghi nhận ban hành trước, rồi chọn lại."))
    if plan.pk == assignment.plan_id:
        raise Refused(_("Một kế hoạch không tự cụ thể hóa chính nó. Mời chọn kế hoạch riêng của đơn vị."))
    first = assignment.planned_on or plan.issued_on
    taken: dict[str, Any] = (
        {} if assignment.taken_on else {"taken_on": clock.today(), "taken_how": how_taken(assignment, by)}
    )
    done: dict[str, Any] = {"planned_on": first, "needs_update": False, **taken}
    ASSIGNMENT.advance(assignment, "plan", by=by, key=key, **done, **how)
    answer, _made = Answer.objects.update_or_create(assignment=assignment, plan=plan, defaults={"section": section})
    return answer
