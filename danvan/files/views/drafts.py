"""Where forms send what is being typed, with a script as it is typed, without one by a button."""

import json
import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from danvan.core.acting import Acting
from danvan.core.errors import Overtaken, Refused
from danvan.files.actions import drop_draft, save_draft

FORM = re.compile(r"[a-z_]+\.[a-z_]+:(?:new|\d{1,18})(?::[a-z0-9_-]{1,40})?")


@require_POST
def draft(request: HttpRequest, form: str) -> HttpResponse:
    """Keeps a form as it stands."""
    typed, by = _typed(request), _writer(request)
    # A form sent as fields is held to its holding by the middleware, which does not read JSON.
    if typed.get("holding", [str(by.holding_id)]) != [str(by.holding_id)]:
        raise Overtaken(_("Biểu mẫu được mở với vai trò khác nên chưa lưu nháp. Mời chuyển lại vai trò đó."))
    save_draft(_known(form), typed, by=by)
    return _done(request, _("Đã lưu nháp."))


@require_POST
def removal(request: HttpRequest, form: str) -> HttpResponse:
    """Throws a form's draft away."""
    drop_draft(_known(form), by=_writer(request))
    return _done(request, _("Đã bỏ bản nháp."))


def _known(form: str) -> str:
    if not FORM.fullmatch(form):
        raise Refused(_("Biểu mẫu này không có bản nháp."), status=404)
    return form


def _writer(request: HttpRequest) -> Acting:
    return getattr(request, "acting", None) or Acting(user=request.user)


def _typed(request: HttpRequest) -> dict[str, list[str]]:
    """The fields as typed: from a form, or as JSON `{"name": "value"}` or `{"name": ["value", …]}`."""
    if request.content_type != "application/json":
        return {name: [str(value) for value in values] for name, values in request.POST.lists()}
    try:
        sent = json.loads(request.body)
    except ValueError as error:
        raise Refused(_("Nội dung gửi lên không đọc được. Mời tải lại trang."), status=400) from error
    if not isinstance(sent, dict):
        raise Refused(_("Nội dung gửi lên không đọc được. Mời tải lại trang."), status=400)
    return {str(name): _as_list(value) for name, value in sent.items()}


def _as_list(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else ["" if value is None else str(value)]


def _done(request: HttpRequest, sentence: str) -> HttpResponse:
    """Nothing for a script, which says it itself; the page again, with a sentence, for a button."""
    if request.headers.get("HX-Request") or request.content_type == "application/json":
        return HttpResponse(status=204)
    messages.success(request, sentence)
    back = request.POST.get("next", "/")
    return redirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/")
