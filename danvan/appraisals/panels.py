"""On a model's page: for who sees its case the way there; for all others what was announced, and nothing before that."""

from typing import Any

from django.http import HttpRequest

from danvan.appraisals.models import Case, CaseStage, Line
from danvan.appraisals.permissions import cases_visible_to
from danvan.exemplars.models import Exemplar


def exemplar_panel(request: HttpRequest, exemplar: Exemplar) -> dict[str, Any] | None:
    """The newest case in sight, and the outcomes that were announced with the panel's conclusion."""
    if not Case.objects.filter(exemplar=exemplar).exists():
        return None
    seen = cases_visible_to(request.user).filter(exemplar=exemplar).exclude(stage=CaseStage.TAKEN_OUT)
    case = seen.select_related("sitting").order_by("-pk").first()
    told = Line.objects.filter(exemplar=exemplar, announced_at__isnull=False, decision__kind="recognise")
    lines = list(told.select_related("decision__office", "case").order_by("-announced_at"))
    return {"case": case, "lines": lines} if case or lines else None
