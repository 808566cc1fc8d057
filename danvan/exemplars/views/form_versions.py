"""The forms of the house and of plans: their versions, what each changed, the editor, the preview."""

from types import SimpleNamespace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.audit.history import history_of
from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.sent import shown_version
from danvan.core.views import show
from danvan.documents.models import Document
from danvan.documents.permissions import visible_to as documents_visible_to
from danvan.exemplars.actions import form_versions as acts
from danvan.exemplars.forms.dossiers import Grids, TextsForm
from danvan.exemplars.forms.headings import BasisForm, HeadingsPage, UseForm
from danvan.exemplars.headings import HeadingSaid, known_to_house, said_of
from danvan.exemplars.models import Form, Goal, HeadingKind, Purpose
from danvan.exemplars.permissions.lists import forms_visible_to, keeps_form
from danvan.exemplars.queries.dossiers import GRIDS
from danvan.exemplars.queries.form_versions import before, compared, identity, state_of, use_of, versions
from danvan.exemplars.queries.forms import form_today
from danvan.exemplars.views.lists import framed
from danvan.plans.models import Plan
from danvan.plans.permissions import of_own_units
from danvan.plans.permissions import visible_to as plans_visible_to
from danvan.workflow.editing import Conflict
from danvan.workflow.locking import NOT_ALLOWED

MOST_PLANS = 50


@require_safe
def forms(request: HttpRequest) -> HttpResponse:
    """What the house, or one plan, asks to be filled in: the version in use and all others."""
    plan = _plan_asked(request, request.GET.get("ke_hoach", ""))
    today = clock.today()
    parts = []
    for purpose in Purpose:
        used, rows = form_today(purpose, plan, today), versions(plan, purpose)
        parts.append((purpose, used, [(row, *state_of(row, used, today)) for row in rows]))
    context = {
        **framed("forms"),
        "plan": plan,
        "parts": parts,
        "keeps": keeps_form(acting_of(request), plan),
        "plans": _plans_with_forms(request),
        "own_plans": _own_plans(request),
    }
    return show(request, "exemplars/forms.html", context)


@require_POST
def new_version(request: HttpRequest) -> HttpResponse:
    """Prepares the next version, and opens it to be written."""
    plan = _plan_asked(request, request.POST.get("plan", ""))
    purpose = request.POST.get("purpose", "")
    if purpose not in Purpose.values:
        raise Http404
    form = acts.begin_version(plan, purpose, by=acting_of(request), key=request.POST.get("key"))
    return redirect("lists:headings", form.pk)


@require_safe
def form(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: its headings, what it changed, what rests on it."""
    return _show(request, _form_or_404(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def headings(request: HttpRequest, pk: int) -> HttpResponse:
    """The editor of a version that is being prepared."""
    found = _kept(request, pk)
    if not found.is_prepared:
        raise Refused(acts.LOCKED, status=409)
    page, basis = _page(request, found), BasisForm(request.POST or None, form=found, reader=request.user)
    if request.method != "POST":
        return _editor(request, found, page, basis)
    if not all([page.is_valid(), basis.is_valid()]):
        return _editor(request, found, page, basis, status=422)
    how: dict[str, Any] = {"version": shown_version(request), "key": request.POST.get("key"), **basis.cleaned_data}
    try:
        acts.write_headings(found, page.values, by=acting_of(request), **how)
    except Conflict as conflict:
        return _editor(request, found, page, basis, conflict=conflict, status=409)
    messages.success(request, _("Đã lưu mẫu."))
    return redirect("lists:preview" if "preview" in request.POST else "lists:form", pk)


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """A version as its author meets it, in the width of a telephone; nothing can be sent from here."""
    found = _form_or_404(request, pk)
    registering, rows = found.purpose == Purpose.REGISTRATION, list(found.headings.all())
    goal = Goal(pk=1, words=_("Mục tiêu trong bản đăng ký"), unit_of_measure=_("hộ"), planned=40_000)
    content: Any = SimpleNamespace(goals=[] if registering else [goal], resources=[], registering=registering)
    grids = Grids(None, content, {each.kind for each in rows if each.kind in GRIDS})
    texts = TextsForm(None, headings=rows, words={})
    context = {"form": found, "rows": rows, "texts": texts, "grids": grids, "registering": registering}
    return show(request, "exemplars/form_preview.html", context)


@require_POST
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts a version in use."""
    found, asked = _kept(request, pk), UseForm(request.POST)
    if not asked.is_valid():
        return _show(request, found, use=asked, status=422)
    try:
        key, version = asked.cleaned_data["key"], shown_version(request)
        acts.put_in_use(found, by=acting_of(request), key=key, version=version, **asked.said())
    except Refused as refused:
        if refused.status == 403:
            raise
        asked.add_error(None, str(refused))
        return _show(request, _form_or_404(request, pk), use=asked, status=refused.status)
    messages.success(request, _("Đã đưa vào dùng. Hồ sơ đang viết theo phiên bản trước viết tiếp theo phiên bản đó."))
    return redirect("lists:form", pk)


@require_POST
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a version back that nothing was begun with."""
    acts.recall(_kept(request, pk), by=acting_of(request), key=request.POST.get("key"))
    messages.success(request, _("Đã rút về để soạn tiếp."))
    return redirect("lists:form", pk)


@require_POST
def dropping(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives up a version that was being prepared."""
    found = _kept(request, pk)
    plan = found.plan_id
    acts.drop_version(found, by=acting_of(request), key=request.POST.get("key"))
    messages.success(request, _("Đã bỏ phiên bản đang soạn."))
    return _to_forms(plan)


@require_POST
def house_form(request: HttpRequest) -> HttpResponse:
    """A plan goes back to the form of the house."""
    plan, purpose = _plan_asked(request, request.POST.get("plan", "")), request.POST.get("purpose", "")
    if plan is None or purpose not in Purpose.values:
        raise Http404
    acts.return_to_house(plan, purpose, by=acting_of(request), key=request.POST.get("key"))
    messages.success(request, _("Từ hôm nay kế hoạch dùng lại mẫu chung."))
    return _to_forms(plan.pk)


def _to_forms(plan: int | None) -> HttpResponse:
    answer = redirect("lists:forms")
    answer["Location"] += f"?ke_hoach={plan}" if plan else ""
    return answer


def _plan_asked(request: HttpRequest, asked: str) -> Plan | None:
    """The plan whose forms are meant, if this person sees it; none for the house."""
    if not asked:
        return None
    pk = int(asked) if asked.isdecimal() and len(asked) < 16 else 0
    return get_object_or_404(plans_visible_to(request.user).select_related("issuer", "drafting_office"), pk=pk)


def _form_or_404(request: HttpRequest, pk: int) -> Form:
    rows = forms_visible_to(request.user).select_related("plan__issuer", "plan__drafting_office", "document")
    return get_object_or_404(rows, pk=pk)


def _kept(request: HttpRequest, pk: int) -> Form:
    found = _form_or_404(request, pk)
    if not keeps_form(acting_of(request), found.plan):
        raise Refused(NOT_ALLOWED, status=403)
    return found


def _plans_with_forms(request: HttpRequest) -> list[Plan]:
    """The plans in sight that ask for something of their own."""
    rows = plans_visible_to(request.user).filter(pk__in=Form.objects.exclude(plan=None).values("plan"))
    return list(rows.order_by("-issued_on", "-pk")[:MOST_PLANS])


def _own_plans(request: HttpRequest) -> list[Plan]:
    """The plans this post makes."""
    by = acting_of(request)
    rows = Plan.objects.filter(of_own_units(request.user)).select_related("issuer", "drafting_office")
    return [plan for plan in rows.order_by("-issued_on", "-pk")[:MOST_PLANS] if keeps_form(by, plan)]


def _page(request: HttpRequest, found: Form) -> HeadingsPage:
    """The rows of the editor; what the version before has, or the house knows, may be taken back."""
    known, kept = known_to_house(found.purpose), said_of(found.headings.all())
    model = before(found)
    offered = [*(said_of(model.headings.all()) if model else []), *known.values()]
    there, dropped = {identity(each) for each in kept}, dict[str, HeadingSaid]()
    for each in offered:
        if identity(each) not in there:
            dropped.setdefault(identity(each), each)
    return HeadingsPage(request.POST if request.method == "POST" else None, kept, list(dropped.values()), known)


def _editor(
    request: HttpRequest, found: Form, page: HeadingsPage, basis: BasisForm, *, status: int = 200, conflict: Any = None
) -> HttpResponse:
    context = {
        **framed("forms"),
        "form": found,
        "page": page,
        "basis": basis,
        "kinds": dict(HeadingKind.choices),
        "conflict": conflict,
        "version": conflict.version if conflict else shown_version(request) or found.version,
    }
    return show(request, "exemplars/form_headings.html", context, status=status)


def _basis_in_sight(request: HttpRequest, found: Form) -> Document | None:
    """The document a version rests on, for who sees it in the register."""
    if found.document_id is None:
        return None
    return documents_visible_to(request.user).filter(pk=found.document_id).first()


def _show(request: HttpRequest, found: Form, *, use: UseForm | None = None, status: int = 200) -> HttpResponse:
    today, model = clock.today(), before(found)
    rows = list(found.headings.all())
    context = {
        **framed("forms"),
        "form": found,
        "basis": _basis_in_sight(request, found),
        "state": state_of(found, form_today(found.purpose, found.plan, today), today),
        "rows": rows,
        "model": model,
        "changes": compared(model.headings.all(), rows) if model else [],
        "resting": use_of(found),
        "keeps": keeps_form(acting_of(request), found.plan),
        "use": use or UseForm(),
        "history": history_of(found, request.user, request.GET),
    }
    return show(request, "exemplars/form_version.html", context, status=status)
