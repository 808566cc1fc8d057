"""What plans add to the pages of documents."""

from typing import Any

from django.http import HttpRequest

from danvan.core.acting import acting_of
from danvan.documents.models import Clause, Document
from danvan.documents.permissions import can_read
from danvan.plans.actions.reading import issuer_for
from danvan.plans.permissions import visible_to


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
