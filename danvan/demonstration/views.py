"""Turning the demonstration's clock."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from danvan.core import clock
from danvan.demonstration.making import MOMENTS, stands


@require_POST
@login_not_required
def clock_setting(request: HttpRequest) -> HttpResponse:
    """Sets the clock to one of the story's moments, for everybody who looks at this demonstration."""
    moment = request.POST.get("moment", "")
    if moment not in MOMENTS or not stands():
        raise Http404
    clock.turn_to(MOMENTS[moment] or clock.machine_now())
    back = request.POST.get("next", "/")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/")
