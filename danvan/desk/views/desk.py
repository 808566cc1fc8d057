"""The home page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from danvan.core import clock
from danvan.core.views import show
from danvan.desk.items import grouped
from danvan.desk.sources import decision_items, draft_items, owed_items
from danvan.units.scope import scope_of


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Everything this person owes, decides and writes, over all units and remits, whichever post is worked in now."""
    scope, today = scope_of(request.user), clock.today()
    context = {
        "owed": grouped(owed_items(scope, today), today),
        "decisions": list(decision_items(scope, today)),
        "drafts": list(draft_items(scope, today)),
        "posts": scope.posts,
    }
    return show(request, "desk/desk.html", context)
