"""Choosing under which post one works."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.core.errors import Refused
from danvan.core.logs import tell
from danvan.units.posts import CHOSEN
from danvan.units.scope import scope_of


@require_POST
def current_holding(request: HttpRequest) -> HttpResponse:
    """Works under another post from now on, in all pages of this session."""
    wanted = request.POST.get("post", "")
    if wanted not in {str(post.holding_id) for post in scope_of(request.user).posts}:
        raise Refused(_("Vai trò này đã kết thúc hoặc không phải của bạn. Mời chọn vai trò khác."), status=403)
    request.session.cycle_key()
    request.session[CHOSEN] = wanted
    tell("post_taken_up", post=int(wanted))
    back = request.POST.get("next", "/")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/")
