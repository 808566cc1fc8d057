"""The links by which people who were taken in come in: made, shown once, and never kept."""

from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.accounts import second_factor
from danvan.accounts.actions.invitations import LASTS, invite_each
from danvan.accounts.models import User
from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.exports import XLSX, Column, Sheet, attachment, workbook
from danvan.core.formats.dates import moment
from danvan.core.paging import paged
from danvan.core.views import show
from danvan.units.acting import holding_words
from danvan.units.forms.invitations import FILE, InvitationsForm
from danvan.units.permissions import keeps_people_somewhere
from danvan.units.queries.invitations import ORDER, never_came_in
from danvan.units.views.holdings import once
from danvan.workflow.keys import new_key
from danvan.workflow.locking import NOT_ALLOWED

FILE_NAME = "phieu-moi.xlsx"


@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request: HttpRequest) -> HttpResponse:
    """Who has an account and never came in; sent, the answer itself holds the links."""
    if not keeps_people_somewhere(acting_of(request)):
        raise Refused(NOT_ALLOWED, status=403)
    return _invite(request)


@second_factor.confirmed
def _invite(request: HttpRequest) -> HttpResponse:
    form = InvitationsForm(request.POST or None, waiting=never_came_in(request.user))
    if request.method != "POST":
        return _show(request, form)
    if not form.is_valid():
        return _show(request, form, status=422)
    try:
        return once(form, lambda: _slips(request, form))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _show(request, form, status=refusal.status)


def _slips(request: HttpRequest, form: InvitationsForm) -> HttpResponse:
    invited = invite_each(form.cleaned_data["people"], by=acting_of(request))
    until = moment(clock.machine_now() + LASTS)
    slips = [_slip(user, token) for user, token in invited]
    if form.cleaned_data["how"] == FILE:
        return attachment(_file(slips, until), FILE_NAME, XLSX)
    for slip in slips:
        picture = segno.make(slip["link"], error="m")
        slip["picture"] = picture.svg_data_uri(scale=5, border=4, light="#fff")
    return show(request, "units/letters.html", {"slips": slips, "until": until})


def _slip(user: User, token: str) -> dict[str, Any]:
    posts = "; ".join(holding_words(post) for post in user.posts)  # type: ignore[attr-defined]
    return {
        "person": user,
        "posts": posts,
        "link": settings.SITE_ADDRESS + reverse("accounts:invitation", args=[token]),
    }


def _file(slips: list[dict[str, Any]], until: str) -> bytes:
    heads = [(_("họ và tên"), 28), (_("vai trò, đơn vị"), 44), (_("tên đăng nhập"), 18), (_("liên kết"), 60)]
    rows = [[slip["person"].full_name, slip["posts"], slip["person"].username, slip["link"]] for slip in slips]
    notes = [_("Mỗi liên kết dùng một lần, đến %(moment)s; chỉ trao riêng cho đúng người.") % {"moment": until}]
    columns = [Column(label, width) for label, width in heads]
    return workbook(Sheet(_("Phiếu mời"), columns, rows, title=_("PHIẾU MỜI NHẬN TÀI KHOẢN"), notes=notes))


def _show(request: HttpRequest, form: InvitationsForm, status: int = 200) -> HttpResponse:
    page = paged(form.waiting, request.GET, ORDER, size=100)
    rows = [{"user": user, "posts": [holding_words(post) for post in user.posts]} for user in page]
    uninvited = form.waiting.filter(invited=False).exists()
    context = {"page": page, "rows": rows, "form": form, "key": new_key(), "uninvited": uninvited}
    return show(request, "units/invitations.html", context, status=status)
