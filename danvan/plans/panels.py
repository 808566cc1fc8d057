"""What plans add to the pages of documents and units."""

from typing import Any

from django.db.models import Count, F, Q
from django.http import HttpRequest

from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.documents.models import Clause, Document
from danvan.documents.permissions import can_read
from danvan.plans.actions.reading import issuer_for
from danvan.plans.models import AssignmentStage, PlanStage
from danvan.plans.permissions import assignments_visible_to, parts_visible_to, visible_to
from danvan.plans.tones import DUTY_TONES, PLAN_TONES
from danvan.units.models import Unit

MOST_SHOWN = 30


def plan_panel(request: HttpRequest, document: Document) -> dict[str, Any] | None:
    """The plan that was made of this document, or the way to make it; nothing for whoever may do neither."""
    plan = visible_to(request.user).filter(document=document).first()
    if plan is not None:
        return {"plan": plan, "document": document}
    by = acting_of(request)
    if not can_read(by, document) or issuer_for(document, by) is None:
        return None
    clauses = Clause.objects.of(document)
    return {"plan": None, "document": document, "kept": clauses.kept().count(), "waiting": clauses.undecided().count()}


def unit_panel(request: HttpRequest, unit: Unit) -> dict[str, Any] | None:
    """All that binds a unit, of whatever line, its open parts of tasks, and the plans it issued itself, as far as this
    reader sees them.
    """
    duties = assignments_visible_to(request.user).filter(unit=unit).exclude(stage=AssignmentStage.ENDED)
    duties = duties.filter(plan__stage=PlanStage.ISSUED).select_related("plan__issuer", "plan__document")
    own = visible_to(request.user).filter(issuer=unit).select_related("document")
    rows = list(duties.order_by("-plan__issued_on", "-pk")[: MOST_SHOWN + 1])
    plans = list(own.order_by(F("issued_on").desc(nulls_first=True), "-pk")[: MOST_SHOWN + 1])
    if not rows and not plans:
        return None
    work = parts_visible_to(request.user).filter(unit=unit).standing().open().with_due()
    parts = work.aggregate(parts_open=Count("pk"), parts_late=Count("pk", filter=Q(due__lt=clock.today())))
    most = MOST_SHOWN if max(len(rows), len(plans)) > MOST_SHOWN else None
    tones = {"duty_tones": DUTY_TONES, "plan_tones": PLAN_TONES}
    return {"duties": rows[:MOST_SHOWN], "plans": plans[:MOST_SHOWN], "most": most, **parts, **tones}
