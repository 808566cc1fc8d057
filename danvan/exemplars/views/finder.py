"""Models that fit a unit like one's own, each with the reasons it is offered for."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from danvan.core.views import show
from danvan.exemplars.queries.asked import Asked
from danvan.exemplars.queries.fitting import fits_for
from danvan.exemplars.queries.register_lists import fields_offered
from danvan.units.models import Unit
from danvan.units.scope import scope_of


@require_GET
def finder(request: HttpRequest) -> HttpResponse:
    """What one's unit may learn from; of several units the one that was chosen, of a field if one was."""
    asked, units = Asked.of(request.GET), units_of(request)
    chosen = next((unit for unit in units if str(unit.pk) == request.GET.get("cho")), units[0] if units else None)
    context = {
        "units": [(unit.pk, unit.name) for unit in units],
        "chosen": chosen,
        "field": asked.field,
        "fields": fields_offered(request.user),
        "fits": fits_for(chosen, asked.field, request.user) if chosen else [],
    }
    return show(request, "exemplars/finder.html", context)


def units_of(request: HttpRequest) -> list[Unit]:
    """The units this person works in, as their posts carry them."""
    return list({post.unit.pk: post.unit for post in scope_of(request.user).working}.values())
