"""Which documents a draft says it carries out; they may come from another line and from no superior of the issuer."""

from danvan.audit.actions import record
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.documents.models import Document
from danvan.plans.actions.lines import must_be_writable
from danvan.plans.models import Commission, Plan
from danvan.workflow.authors import add_authors
from danvan.workflow.keys import spend


@action
def carry_out(
    plan: Plan, words: str, document: Document | None = None, *, by: Acting, key: str | None = None
) -> Commission:
    """Adds a document that the plan carries out, in words; with its record where it has arrived."""
    spend(key)
    fresh = must_be_writable(plan, by)
    order = fresh.commissions.count() + 1
    commission = Commission.objects.create(plan=fresh, words=words, document=document, order=order)
    add_authors(fresh, by)
    record("carry_out", fresh, by=by, changes={"commissions": ("", words)})
    return commission


@action
def leave_out(commission: Commission, *, by: Acting) -> None:
    """Takes a document out of a draft again."""
    fresh = must_be_writable(commission.plan, by)
    record("leave_out", fresh, by=by, changes={"commissions": (commission.words, "")})
    commission.delete()
    add_authors(fresh, by)
