"""The QRs of a round, and the slips that wait for an officer."""

from typing import Any

import segno
from django.conf import settings
from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.pace import costly
from danvan.core.paging import paged
from danvan.core.sent import shown_version
from danvan.core.text import plain_text
from danvan.core.views import show
from danvan.exemplars.actions import slips as acts
from danvan.exemplars.forms.slips import DropForm
from danvan.exemplars.models import DropBox, Round, RoundStage, Slip, SlipStage
from danvan.exemplars.permissions.rounds import boxes_visible_to, runs, slips_visible_to
from danvan.exemplars.queries.rounds import expected
from danvan.exemplars.queries.slips import boxes_of, without_box
from danvan.exemplars.views.rounds import round_or_404
from danvan.exemplars.workflow import SLIP
from danvan.files.models import Attachment
from danvan.units.models import Unit
from danvan.units.scope import scope_of
from danvan.workflow.keys import new_key

# One QR a sheet: a round of a province is printed in a few goes.
SHEETS, SIDE = 20, 5
STAGES = {"": SlipStage.WAITING, "da-lap": SlipStage.TAKEN, "khong-dung": SlipStage.DROPPED}


@costly("sheets of QR")
@require_http_methods(["GET", "HEAD", "POST"])
def boxes(request: HttpRequest, pk: int) -> HttpResponse:
    """The QRs of one's units, for the round's office of all: a sheet to print for each. Posted, the missing are made."""
    row = round_or_404(request, pk)
    if request.method == "POST":
        made = acts.make_boxes(row, _mine(request, row), by=acting_of(request), key=request.POST.get("key"))
        messages.success(request, _("Đã lập %(count)d mã QR.") % {"count": made})
        return redirect("rounds:boxes", row.pk)
    seen = boxes_of(row).filter(pk__in=boxes_visible_to(request.user).values("pk"))
    page = paged(seen, request.GET, ["unit__sort_key", "pk"], size=SHEETS)
    context = {
        "round": row,
        "page": page,
        "sheets": [_sheet(box) for box in page],
        "lacking": _lacking(request, row),
        "key": new_key(),
    }
    return show(request, "exemplars/round_boxes.html", context)


def _mine(request: HttpRequest, row: Round) -> QuerySet[Unit]:
    """For whom this person may give a QR: all units of the round for its office, else one's own and those served."""
    if runs(acting_of(request), row):
        return expected(row, clock.today())
    scope = scope_of(request.user)
    return Unit.objects.filter(Q(pk__in=scope.unit_ids) | Q(pk__in=scope.served))


def _lacking(request: HttpRequest, row: Round) -> int:
    if row.stage not in (RoundStage.DRAFT, RoundStage.OPEN):
        return 0
    mine = _mine(request, row).order_by().values("pk")
    return without_box(row, expected(row, clock.today())).filter(pk__in=mine).count()


def _sheet(box: DropBox) -> dict[str, Any]:
    address = settings.SITE_ADDRESS + reverse("rounds:slip_form", args=[box.code])
    picture = segno.make(address, error="m").svg_data_uri(scale=SIDE, border=4, light="#fff")
    return {"box": box, "address": address, "picture": picture}


@require_POST
def box_closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Closes a QR: lost, torn down, or written through by the wrong people."""
    box = get_object_or_404(boxes_visible_to(request.user).select_related("round__office", "unit"), pk=pk)
    acts.close_box(box, by=acting_of(request))
    messages.success(request, _("Đã đóng mã QR của %(unit)s. Bản đã in không dùng được nữa.") % {"unit": box.unit.name})
    return redirect("rounds:boxes", box.round_id)


@require_GET
def slips(request: HttpRequest) -> HttpResponse:
    """The slips of one's units: those that wait, or what became of the others."""
    asked = request.GET.get("xem", "")
    stage = STAGES.get(asked, SlipStage.WAITING)
    rows = slips_visible_to(request.user).filter(stage=stage).select_related("box__unit", "box__round", "exemplar")
    context = {"page": paged(rows, request.GET, ["-sent_at", "-pk"]), "asked": asked if asked in STAGES else ""}
    return show(request, "exemplars/slips.html", {**context, "ways": [(key, at.label) for key, at in STAGES.items()]})


def slip_or_404(request: HttpRequest, pk: int) -> Slip:
    """The slip, if this person's unit got it."""
    rows = slips_visible_to(request.user).select_related("box__unit", "box__round__registration_form", "exemplar")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_GET
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """One slip as it was sent, with what may be made of it."""
    row = slip_or_404(request, pk)
    context = {
        "slip": row,
        "photos": Attachment.objects.of(row),
        "moves": {move.name for move in SLIP.open_to(acting_of(request), row)},
        "form": DropForm(),
        "key": new_key(),
    }
    return show(request, "exemplars/slip.html", context)


@require_POST
def taking(request: HttpRequest, pk: int) -> HttpResponse:
    """Makes a draft of a registration out of a slip."""
    row, key = slip_or_404(request, pk), request.POST.get("key")
    made = acts.take_slip(row, by=acting_of(request), key=key, version=shown_version(request))
    messages.success(request, _("Đã lập bản đăng ký từ phiếu. Mời bổ sung các mục còn lại rồi gửi."))
    return redirect("exemplars:exemplar", made.pk)


@require_POST
def dropping(request: HttpRequest, pk: int) -> HttpResponse:
    """Lets a slip go, with the reason."""
    row, form = slip_or_404(request, pk), DropForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Không dùng phiếu thì ghi lý do, để người khác trong đơn vị cùng biết."))
    reason = plain_text(form.cleaned_data["reason"])
    key, version = request.POST.get("key"), shown_version(request)
    acts.drop_slip(row, by=acting_of(request), reason=reason, key=key, version=version)
    messages.success(request, _("Đã ghi nhận không dùng phiếu này."))
    return redirect("rounds:slips")
