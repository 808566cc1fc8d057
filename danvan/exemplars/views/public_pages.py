"""Preparing what the public may see of a model, approving it, and taking it down."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.sent import shown_version
from danvan.core.text import plain_text
from danvan.core.views import show
from danvan.exemplars.actions import public_pages as acts
from danvan.exemplars.forms.public_pages import PageForm
from danvan.exemplars.models import PageStage, PublicPage
from danvan.exemplars.permissions.public import pages_visible_to, prepares_page
from danvan.exemplars.queries.snapshots import newer_result
from danvan.exemplars.tones import PAGE_TONES
from danvan.exemplars.views.page import exemplar_or_404
from danvan.exemplars.workflow import PAGE
from danvan.workflow.keys import new_key


@require_http_methods(["GET", "POST"])
def pages(request: HttpRequest, pk: int) -> HttpResponse:
    """The page that stands, or the form by which one is prepared."""
    exemplar, by = exemplar_or_404(request, pk), acting_of(request)
    prepares = prepares_page(by, exemplar)
    standing = exemplar.public_pages.exclude(stage=PageStage.TAKEN_DOWN).first()
    form = PageForm(request.POST or None, exemplar=exemplar)
    if request.method == "POST":
        if not prepares:
            raise Refused(_("Chỉ đơn vị có mô hình đã công nhận hoặc cơ quan tiếp nhận soạn trang này."), status=403)
        if form.is_valid():
            chosen = {name: form.cleaned_data[name] for name in ("title", "texts", "pictures")}
            acts.prepare(exemplar, by=by, key=request.POST.get("key"), **chosen)
            messages.success(
                request, _("Đã soạn trang. Lãnh đạo cơ quan tiếp nhận xem và duyệt thì trang mới công khai.")
            )
            return redirect("public:pages", exemplar.pk)
    context = {
        "exemplar": exemplar,
        "standing": standing,
        "newer": newer_result(standing) if standing else None,
        "address": request.build_absolute_uri(reverse("portal:page", args=[standing.code])) if standing else "",
        "tones": PAGE_TONES,
        "moves": PAGE.open_to(by, standing) if standing else [],
        "form": form,
        "prepares": prepares,
        "gone": exemplar.public_pages.filter(stage=PageStage.TAKEN_DOWN).order_by("-taken_down_at")[:5],
        "key": new_key(),
    }
    return show(request, "exemplars/public.html", context, status=422 if form.is_bound else 200)


@require_POST
def stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Approves a page, or takes it down with a reason."""
    page = _page_or_404(request, pk)
    key, version = request.POST.get("key"), shown_version(request) or None
    if request.POST.get("move") == "approve":
        acts.approve(page, by=acting_of(request), key=key, version=version)
        messages.success(request, _("Trang đã công khai. Ai có địa chỉ đều xem được."))
        return redirect("public:pages", page.exemplar_id)
    if request.POST.get("move") != "take_down":
        raise Refused(_("Không có bước này. Mời quay lại trang mô hình."))
    reason = plain_text(request.POST.get("reason", ""))
    if not reason:
        raise Refused(_("Gỡ trang thì ghi rõ lý do."))
    acts.take_down(page, by=acting_of(request), reason=reason, key=key, version=version)
    messages.success(request, _("Đã gỡ trang. Địa chỉ cũ không còn mở được."))
    return redirect("public:pages", page.exemplar_id)


def _page_or_404(request: HttpRequest, pk: int) -> PublicPage:
    found = pages_visible_to(request.user).select_related("exemplar__unit", "exemplar__level").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
