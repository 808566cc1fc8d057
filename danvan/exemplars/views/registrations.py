"""Registering a model, and writing its dossiers."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.sent import shown_version, tried
from danvan.core.views import show
from danvan.exemplars.actions.dossiers import CLOSED, begin_result, can_write
from danvan.exemplars.actions.later import begin_later
from danvan.exemplars.actions.pages import save_page
from danvan.exemplars.actions.registrations import draft
from danvan.exemplars.amounts import sums
from danvan.exemplars.forms.hands import HandForm
from danvan.exemplars.forms.pages import DossierPage
from danvan.exemplars.forms.registrations import ConsentForm, FactsForm
from danvan.exemplars.models import Dossier, DossierText, Exemplar, Purpose, Stage, Subject
from danvan.exemplars.permissions import registers
from danvan.exemplars.permissions.lists import forms_visible_to
from danvan.exemplars.private import warnings
from danvan.exemplars.queries.choices import units_registered_for
from danvan.exemplars.queries.dossiers import WRITTEN_IN, content_of, missing_sentence, open_dossier
from danvan.exemplars.queries.forms import newer_form
from danvan.exemplars.views.pages import exemplar_or_404, show_exemplar, year_sent
from danvan.files.actions.drafts import drop_draft, save_draft
from danvan.files.models import Draft
from danvan.files.persons import find
from danvan.files.queries import draft_of, form_key
from danvan.units.models import Unit
from danvan.units.permissions import serves
from danvan.workflow.editing import Conflict
from danvan.workflow.keys import new_key
from danvan.workflow.locking import NOT_ALLOWED

NEW = form_key(Exemplar)
KEPT_FOR_LATER = gettext_lazy(
    "Báo cáo kết quả năm %(year)s được trả lại, cần bổ sung và gửi trước. Nội dung vừa nhập của năm %(typed)s vẫn được giữ, "
    "hiện lại khi viết tiếp báo cáo năm đó."
)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begins a registration: what it is called, whose it is, in which round."""
    by = acting_of(request)
    units = units_registered_for(by)
    unit = _asked_unit(request, list(units))
    serving = serves(by, unit)
    form, hand = FactsForm(request.POST or None, unit=unit), HandForm(request.POST or None, serving=serving)
    consent = ConsentForm(request.POST or None, consent=None)
    if request.method == "POST" and all([form.is_valid(), consent.is_valid(), hand.is_valid()]):
        made: list[Exemplar] = []
        agreed = consent.values if form.values["subject"] == Subject.INDIVIDUAL else None
        key = request.POST.get("key")
        if tried(form, lambda: made.append(draft(unit, form.values, by=by, key=key, consent=agreed))):
            drop_draft(NEW, by=by)
            messages.success(request, _("Đã lưu bản nháp. Mời viết tiếp từng mục; chưa xong vẫn lưu được."))
            return redirect("exemplars:form", made[0].pk)
    context = {"form": form, "consent": consent, "hand": hand, "units": units, "unit": unit, "key": new_key()}
    return show(request, "exemplars/new.html", context, status=422 if form.is_bound else 200)


def _asked_unit(request: HttpRequest, units: list[Unit]) -> Unit:
    """The unit that is registered for: the one asked for among those this post writes for, else its own."""
    if not units:
        raise Refused(
            _("Vai trò hiện tại không đăng ký mô hình. Mời chuyển sang vai trò chuyên viên hoặc lãnh đạo."), status=403
        )
    asked = request.POST.get("unit") or request.GET.get("unit", "")
    own = getattr(acting_of(request), "unit", None)
    return next((unit for unit in units if str(unit.pk) == asked), next((u for u in units if u == own), units[0]))


@require_http_methods(["GET", "POST"])
def form(request: HttpRequest, pk: int) -> HttpResponse:
    """The registration, to be written."""
    return dossier_page(request, pk, Purpose.REGISTRATION)


@require_http_methods(["GET", "POST"])
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """The result, to be written; opened for the first time, its dossier is begun by the button that leads here."""
    return dossier_page(request, pk, Purpose.RESULT)


@require_POST
def result_beginning(request: HttpRequest, pk: int) -> HttpResponse:
    """Begins the report of a model's result, of its first year or of one it went on for, and opens it."""
    exemplar, by = exemplar_or_404(request, pk), acting_of(request)
    if exemplar.stage == Stage.RECOGNISED:
        begin_later(exemplar, year_sent(request), by=by)
    else:
        begin_result(exemplar, by=by)
    return redirect("exemplars:result", pk)


def dossier_page(request: HttpRequest, pk: int, purpose: str) -> HttpResponse:
    """A dossier that is being written: shown, or saved as it stands."""
    exemplar, by = exemplar_or_404(request, pk), acting_of(request)
    if not registers(by, exemplar):
        raise Refused(NOT_ALLOWED, status=403)
    dossier = open_dossier(exemplar, purpose)
    if exemplar.stage not in WRITTEN_IN[Purpose(purpose)] or dossier is None:
        if request.method == "POST":
            keep(request, exemplar, purpose)
        raise Refused(CLOSED, status=409)
    if dossier.later and year_sent(request) not in (0, dossier.year):
        keep(request, exemplar, purpose)
        raise Refused(KEPT_FOR_LATER % {"year": dossier.year, "typed": year_sent(request)}, status=409)
    page = page_of(request, exemplar, dossier)
    if request.method == "GET":
        kept = draft_of(draft_key(exemplar, purpose, _draft_year(dossier)), by)
        page.resume(kept)
        return show_page(request, page, draft=kept)
    return save(request, page)


def page_of(request: HttpRequest, exemplar: Exemplar, dossier: Dossier) -> DossierPage:
    """The page as it stands, or as it was sent."""
    data = request.POST if request.method == "POST" else None
    dossier.exemplar = exemplar
    return DossierPage(data, exemplar, content_of(dossier), serving=serves(acting_of(request), exemplar.unit))


def save(request: HttpRequest, page: DossierPage) -> HttpResponse:
    """Saves what was typed, unfinished or not; what cannot be saved stays on the page, with its sentence."""
    dossier, by = page.content.dossier, acting_of(request)
    if not page.is_valid():
        keep(request, page.exemplar, dossier.purpose)
        return show_page(request, page, status=422)
    try:
        version, key = shown_version(request), request.POST.get("key")
        consent = page.consent.values if page.consent and page.is_of_person else None
        save_page(dossier, page.typed, by=by, version=version, key=key, consent=consent)
    except Conflict as conflict:
        keep(request, page.exemplar, dossier.purpose)
        fresh = page_of(request, exemplar_or_404(request, page.exemplar.pk), dossier)
        fresh.is_valid()
        return show_page(request, fresh, conflict=conflict, status=409)
    drop_draft(draft_key(page.exemplar, dossier.purpose, _draft_year(dossier)), by=by)
    messages.success(request, _("Đã lưu."))
    if "done" in request.POST:
        return redirect("exemplars:exemplar", page.exemplar.pk)
    return redirect("exemplars:form" if page.content.registering else "exemplars:result", page.exemplar.pk)


def show_page(request: HttpRequest, page: DossierPage, *, status: int = 200, **values: Any) -> HttpResponse:
    """The dossier's form; after a conflict it carries the marks of what stands now, and the person decides."""
    conflict = values.get("conflict")
    was = page.content.marks if conflict else page.was
    left = DossierText.objects.filter(dossier=page.content.dossier).exclude(heading__form=page.content.dossier.form_id)
    purpose, newer = page.content.dossier.purpose, newer_form(page.content.dossier)
    said = [(each, page.content.said(each)) for each in page.content.headings]
    context: dict[str, Any] = {
        "page": page,
        "was": was,
        "version": conflict.version if conflict else shown_version(request) or page.exemplar.version,
        "left": list(left.select_related("heading")),
        "missing": missing_sentence(page.content),
        "sums": sums(page.content.resources),
        "draft_address": reverse("exemplars:draft", args=[page.exemplar.pk, purpose]),
        "private": warnings(said, page.exemplar.person_name),
        "newer": newer,
        "newer_in_sight": newer is not None and forms_visible_to(request.user).filter(pk=newer.pk).exists(),
        "draft": None,
        "conflict": None,
        **values,
    }
    return show_exemplar(request, page.exemplar, "", "exemplars/form.html", status=status, **context)


@require_POST
def draft_kept(request: HttpRequest, pk: int, purpose: str) -> HttpResponse:
    """Keeps what is being typed, unless it may not be here at all."""
    exemplar = exemplar_or_404(request, pk)
    if purpose not in Purpose.values or not can_write(acting_of(request), exemplar, purpose):
        raise Refused(NOT_ALLOWED, status=403)
    keep(request, exemplar, purpose)
    return HttpResponse(status=204)


def keep(request: HttpRequest, exemplar: Exemplar, purpose: str) -> Draft | None:
    """Keeps the form on the server; a list of persons is kept nowhere, not even as a draft."""
    by, key = acting_of(request), draft_key(exemplar, purpose, year_sent(request))
    typed = {name: [str(one) for one in values] for name, values in request.POST.lists()}
    if any(find(one) for values in typed.values() for one in values):
        drop_draft(key, by=by)
        return None
    try:
        return save_draft(key, typed, by=by)
    except Refused:
        # Longer than a draft may be: it stays on the page alone.
        return None


def draft_key(exemplar: Exemplar, purpose: str, year: int) -> str:
    """The name of the draft of a dossier's page; each later year has one of its own."""
    return form_key(exemplar, f"{Purpose(purpose).value}{year or ''}")


def _draft_year(dossier: Dossier) -> int:
    return dossier.year if dossier.later else 0
