"""Past years from paper: one model typed, and the sums that were published."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from danvan.core.acting import Acting, acting_of
from danvan.core.errors import Refused
from danvan.core.paging import paged
from danvan.core.views import show
from danvan.exemplars.actions.past import keep_past
from danvan.exemplars.actions.sums import NUMBERS, keep_sums
from danvan.exemplars.forms.past import PastForm, SumsForm
from danvan.exemplars.models import Came, PublishedSum
from danvan.exemplars.queries.register import sums_visible_to
from danvan.units.permissions import writes_somewhere
from danvan.workflow.keys import new_key


@require_http_methods(["GET", "POST"])
def new_past(request: HttpRequest) -> HttpResponse:
    """Writes down a model of a past year; what the paper does not say stays empty and nobody asks for it."""
    by = _writing(request)
    form = PastForm(request.POST or None, by=by)
    if request.method == "POST" and form.is_valid():
        (pk,) = keep_past([form.past], by=by, key=request.POST.get("key"), came=Came.PAPER)
        messages.success(request, _("Đã ghi vào sổ. Bản chụp quyết định có thể đính kèm ở trang này."))
        return redirect("exemplars:exemplar", pk)
    status = 422 if form.is_bound else 200
    return show(request, "exemplars/past.html", {"form": form, "key": new_key()}, status=status)


@require_GET
def sums(request: HttpRequest) -> HttpResponse:
    """The published sums of the units in sight, the newest year first."""
    rows = sums_visible_to(request.user).select_related("office", "level")
    heads = [PublishedSum._meta.get_field(name).verbose_name for name in NUMBERS]  # type: ignore[union-attr]
    context = {
        "page": paged(rows, request.GET, ["-year", "-pk"]),
        "names": NUMBERS,
        "numeric_heads": [{"label": capfirst(head), "numeric": True} for head in heads],
        "may_write": writes_somewhere(acting_of(request)),
    }
    return show(request, "exemplars/sums.html", context)


@require_http_methods(["GET", "POST"])
def new_sums(request: HttpRequest) -> HttpResponse:
    """Keeps what an office published of a year, whether or not it adds up."""
    by = _writing(request)
    form = SumsForm(request.POST or None, by=by)
    if request.method == "POST" and form.is_valid():
        (kept,) = keep_sums([form.said], by=by, key=request.POST.get("key"))
        messages.success(request, _("Đã ghi số liệu. %(note)s") % {"note": kept.note})
        return redirect("register:sums")
    status = 422 if form.is_bound else 200
    return show(request, "exemplars/new_sums.html", {"form": form, "key": new_key()}, status=status)


def _writing(request: HttpRequest) -> Acting:
    by = acting_of(request)
    if not writes_somewhere(by):
        raise Refused(_("Vai trò hiện tại không ghi sổ mô hình. Mời chuyển sang vai trò chuyên viên."), status=403)
    return by
