"""What every page of one model shares: its head, its tabs, its buttons."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.core.acting import acting_of
from danvan.core.views import show
from danvan.exemplars.actions.looks import look
from danvan.exemplars.models import Exemplar, Stage
from danvan.exemplars.permissions import hidden_from, receives, registers, stands_near, visible_to
from danvan.exemplars.tones import EXEMPLAR_TONES
from danvan.units.permissions import serves
from danvan.units.posts import SOURCES
from danvan.workflow.keys import new_key

OF_PAGE = (
    "unit__kind",
    "unit__territory",
    "first_unit",
    "level",
    "field",
    "receiver",
    "round__office",
    "round__level",
    "plan__document",
    "target",
    "collective_unit",
    "consent",
    "elevated_from",
)
UNPROCESSABLE = 422


def exemplar_or_404(request: HttpRequest, pk: int) -> Exemplar:
    """The model, if this person may see it, with what its pages show. That an individual's is looked at is written down
    before anything of it is shown.
    """
    found = visible_to(request.user).select_related(*OF_PAGE).filter(pk=pk).first()
    if found is None:
        raise Http404
    if request.method in ("GET", "HEAD"):
        look([found], by=acting_of(request))
    return found


def year_sent(request: HttpRequest) -> int:
    """The year that a form is of; 0 where it says none."""
    said = request.POST.get("year", "")
    return int(said) if said.isdecimal() and len(said) == 4 else 0


def show_exemplar(
    request: HttpRequest, exemplar: Exemplar, tab: str, template: str, *, status: int = 200, **values: Any
) -> HttpResponse:
    """One page of the model, in its frame."""
    by = acting_of(request)
    context = {
        "exemplar": exemplar,
        # What is done here for a unit where nobody signs in asks from what.
        "serving": registers(by, exemplar) and serves(by, exemplar.unit),
        "speaks": receives(by, exemplar),
        "sources": SOURCES,
        "source_said": request.POST.get("source", ""),
        "tone": EXEMPLAR_TONES[Stage(exemplar.stage)],
        "hidden": hidden_from(request.user, exemplar),
        "tabs": tabs(exemplar, tab, near=stands_near(request.user, exemplar)),
        "key": new_key(),
        "by": by,
        **values,
    }
    return show(request, template, context, block=request.GET.get("phan"), status=status)


def tabs(exemplar: Exemplar, current: str, *, near: bool) -> list[tuple[str, str, int | None, bool]]:
    """The tabs of a model; its history is for those near it."""
    items = [
        ("page", _("Mô hình"), "exemplars:exemplar"),
        ("dossiers", _("Hồ sơ"), "exemplars:dossiers"),
        ("ladder", _("Các cấp, từng năm"), "ladder:ladder"),
        ("copies", _("Nhân rộng"), "ladder:copies"),
        ("history", _("Lịch sử"), "exemplars:history"),
    ]
    shown = items if near else items[:-1]
    return [(label, reverse(route, args=[exemplar.pk]), None, name == current) for name, label, route in shown]
