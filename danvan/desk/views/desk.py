"""The home page."""

from itertools import chain

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from danvan.core import clock
from danvan.core.views import show
from danvan.desk.drafts import draft_items
from danvan.desk.items import grouped
from danvan.desk.sources import OWED, decision_items
from danvan.units.scope import scope_of


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Everything this person owes, decides and writes, over all units and remits, whichever post is worked in now."""
    scope, today = scope_of(request.user), clock.today()
    owed = grouped(chain.from_iterable(source(scope, today) for source in OWED), today)
    context = {
        "owed": owed,
        "decisions": list(decision_items(scope, today)),
        "drafts": list(draft_items(scope, today)),
        "posts": scope.posts,
    }
    return show(request, "desk/desk.html", context)
