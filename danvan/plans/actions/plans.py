"""Drafting a plan, having it issued, and ending it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core.acting import SYSTEM, Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.documents.actions.documents import address_to, bring_in, put_on_record
from danvan.documents.models import Document
from danvan.files.actions.attachments import attach
from danvan.files.models import Role
from danvan.files.receiving import Received
from danvan.plans.actions.assignments import assign
from danvan.plans.actions.countings import begin_all
from danvan.plans.actions.days import count_days
from danvan.plans.actions.finding import be_found
from danvan.plans.actions.notices import tell_makers, tell_units
from danvan.plans.actions.parts import name_parts
from danvan.plans.models import Plan, PlanForm, PlanStage
from danvan.plans.permissions import can_write, issuers_for
from danvan.plans.queries import units_bound
from danvan.plans.workflow import PLAN
from danvan.units.models import Unit
from danvan.units.tree_lock import hold_trees
from danvan.workflow.authors import add_authors
from danvan.workflow.editing import save_changes
from danvan.workflow.keys import spend

TYPE_NAMES = {PlanForm.PLAN: "Kế hoạch", PlanForm.PROGRAMME: "Chương trình", PlanForm.CHAPTER: "Kế hoạch"}


@action
def draft(
    issuer: Unit,
    *,
    by: Acting,
    family: str,
    title: str,
    starts_on: date,
    ends_on: date,
    key: str | None = None,
    **fields: Any,
) -> Plan:
    """Begins a plan for one's own unit, or for the committee above that one's office advises."""
    spend(key)
    if issuer not in issuers_for(by):
        raise Refused(
            _("Vai trò hiện tại không soạn kế hoạch cho cơ quan này. Mời chọn cơ quan ban hành khác."), status=403
        )
    plan = Plan.objects.create(
        issuer=issuer,
        drafting_office=by.unit,  # type: ignore[attr-defined]
        family=family,
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        stage=PlanStage.DRAFT,
        **fields,
    )
    be_found(plan)
    add_authors(plan, by)
    record("draft", plan, by=by)
    return plan


@action
def edit(plan: Plan, values: Mapping[str, Any], *, by: Acting, version: int, key: str | None = None) -> Plan:
    """Changes what the draft says of itself: title, period, issuer, form, signer."""
    save_changes(plan, values, by=by, version=version, allowed=can_write, key=key)
    be_found(plan)
    return plan


@action
def press(
    plan: Plan, move: str, *, by: Acting, reason: str = "", key: str | None = None, version: int | None = None
) -> Plan:
    """A step that needs no more than a press: submitted, sent back, taken back, given up. Its offices are told of what
    waits for them.
    """
    PLAN.advance(plan, move, by=by, reason=reason, key=key, version=version)
    if move in ("submit", "send_back"):
        tell_makers(plan, move, by=by)
    return plan


@action
def issue(
    plan: Plan,
    *,
    by: Acting,
    symbol: str,
    signed_on: date,
    signed_file: Received | None = None,
    key: str | None = None,
    version: int | None = None,
    **signing: str,
) -> Plan:
    """Records the plan as issued under its number and date, and binds its units by name from that day.

    Whoever wrote a part of it may not; the leader presses, or another officer records the signed paper. `signing` is
    signer, signer_position and paper_kept_at, as the paper says.
    """
    # Counting begins with the plan, and needs the trees for itself before any row is held.
    hold_trees()
    by = PLAN.for_move(by, "issue")
    units = units_bound(plan, signed_on)
    if not plan.bindings.exists() and plan.form != PlanForm.CHAPTER:
        raise Refused(_("Kế hoạch chưa có đơn vị thực hiện. Mời chọn diện đơn vị trước khi ban hành."))
    document = _signed_paper(plan, by=by, symbol=symbol, signed_on=signed_on, **signing)
    if signed_file is not None:
        attach(document, signed_file, by=by, role=Role.SIGNED)
    kept: dict[str, Any] = {name: signing[name] for name in ("signer", "signer_position") if name in signing}
    how: dict[str, Any] = {"key": key, "version": version, **kept}
    PLAN.advance(plan, "issue", by=by, issued_on=signed_on, document=document, **how)
    be_found(plan)
    assign(plan, units, by=by, bound_on=signed_on)
    name_parts(plan, plan.tasks.all(), signed_on)
    count_days(plan, signed_on)
    begin_all(plan, by=SYSTEM)
    tell_units(plan, "assign", by=by)
    address_to(document, units, by=by)
    return plan


def _signed_paper(plan: Plan, *, by: Acting, symbol: str, signed_on: date, **signing: Any) -> Document:
    """The plan's document on record: the one it was read from, or a new one where it was written here."""
    document = plan.document or bring_in(
        plan.issuer,
        by=by,
        family=plan.family,
        type_name=TYPE_NAMES[PlanForm(plan.form)],
        title=plan.title,
        issuers=[plan.issuer],
        drafting_office=plan.drafting_office,
    )
    return put_on_record(document, by=by, symbol=symbol, signed_on=signed_on, **signing)
