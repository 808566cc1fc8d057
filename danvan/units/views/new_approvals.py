"""What an auditor looks at first."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from danvan.audit.history import history
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.views import show
from danvan.units.permissions import audits
from danvan.units.queries.new_approvals import NEW_FOR
from danvan.units.queries.new_approvals import new_approvals as found
from danvan.workflow.locking import NOT_ALLOWED


@require_safe
def new_approvals(request: HttpRequest) -> HttpResponse:
    """Approvals by new accounts, of the records this auditor sees."""
    if not audits(acting_of(request)):
        raise Refused(NOT_ALLOWED, status=403)
    context = {"history": history(found(), request.user, request.GET), "days": NEW_FOR}
    return show(request, "units/new_approvals.html", context)
