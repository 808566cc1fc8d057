"""How one model climbs: its rungs, its years, what documents say of it, when it is looked at again."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.sent import shown_version, tried
from danvan.exemplars.actions.upkeep import check
from danvan.exemplars.forms.ladder import CheckForm
from danvan.exemplars.ladder_acts import ACTS, open_acts
from danvan.exemplars.models import STEPS, CheckPoint, Exemplar, ExemplarYear, Stage
from danvan.exemplars.permissions import registers_or_receives, visible_to
from danvan.exemplars.tones import EXEMPLAR_TONES
from danvan.exemplars.views.pages import exemplar_or_404, show_exemplar
from danvan.workflow.locking import NOT_ALLOWED

LABELS = {name: ExemplarYear._meta.get_field(name).verbose_name for name in STEPS}  # type: ignore[union-attr]


@require_GET
def ladder(request: HttpRequest, pk: int) -> HttpResponse:
    """The rungs a model stands on, its years and its documents."""
    return show_ladder(request, exemplar_or_404(request, pk))


def show_ladder(request: HttpRequest, exemplar: Exemplar, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page; a form that came back with errors stands in its place."""
    by = acting_of(request)
    acts = [
        (act, forms.get(act.name) or act.form(user=request.user, auto_id=f"{act.name}-%s"))
        for act in open_acts(by, exemplar)
    ]
    context = {
        "rungs": rungs(request.user, exemplar),
        "years": [(row, said_of(row)) for row in exemplar.years.select_related("unit")],
        "recognitions": exemplar.recognitions.select_related("office", "document"),
        "proposals": exemplar.proposals.select_related("to_level").order_by("year", "pk"),
        "checks": exemplar.checkpoints.all(),
        "checking": forms.get("checking") or CheckForm(auto_id="kiem-tra-%s"),
        "checked": forms.get("checked"),
        "may_check": registers_or_receives(by, exemplar),
        "acts": acts,
        "for_unit": {each.name for each, _form in acts if each.for_unit(by, exemplar)},
        "open_act": forms.get("open_act", ""),
    }
    return show_exemplar(request, exemplar, "ladder", "exemplars/ladder.html", status=status, **context)


def rungs(user: Any, exemplar: Exemplar) -> list[tuple[Exemplar, str]]:
    """All rungs of the ladder that this reader may see, from below, each with its tone."""
    same = Q(pk=exemplar.origin_id) | Q(root=exemplar.origin_id)
    rows = visible_to(user).filter(same).select_related("level", "unit").order_by("level__order", "pk")
    return [(row, EXEMPLAR_TONES[Stage(row.stage)]) for row in rows]


def said_of(row: ExemplarYear) -> list[tuple[Any, Any]]:
    """What a year came to, each step with its day; a step from paper may have none."""
    return [(LABELS[name], getattr(row, name)) for at, name in enumerate(STEPS) if row.steps >> at & 1]


@require_POST
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Does one of the page's acts."""
    if name not in ACTS:
        raise Http404
    exemplar, by, chosen = exemplar_or_404(request, pk), acting_of(request), ACTS[name]
    if not chosen.may(by, exemplar):
        raise Refused(NOT_ALLOWED, status=403)
    form = chosen.form(request.POST, user=request.user, auto_id=f"{name}-%s")
    compared = {"version": shown_version(request)} if chosen.moves else {}
    if form.is_valid():
        do = partial(chosen.do, exemplar, by=by, key=request.POST.get("key"), **compared, **form.cleaned_data)
        if tried(form, do):
            messages.success(request, chosen.said)
            return redirect("ladder:ladder", exemplar.pk)
    return show_ladder(request, exemplar, status=422, open_act=name, **{name: form})


@require_POST
def checkpoint(request: HttpRequest, pk: int, check_pk: int) -> HttpResponse:
    """Writes down what was found at a check-point."""
    exemplar, by = exemplar_or_404(request, pk), acting_of(request)
    if not registers_or_receives(by, exemplar):
        raise Refused(NOT_ALLOWED, status=403)
    point = get_object_or_404(CheckPoint.objects.select_related("exemplar"), pk=check_pk, exemplar=exemplar)
    form = CheckForm(request.POST, auto_id="kiem-tra-%s")
    if form.is_valid() and tried(form, partial(check, point, by=by, key=request.POST.get("key"), **form.cleaned_data)):
        messages.success(request, _("Đã ghi kết quả kiểm tra."))
        return redirect("ladder:ladder", exemplar.pk)
    return show_ladder(request, exemplar, status=422, checking=form, checked=point.pk)
