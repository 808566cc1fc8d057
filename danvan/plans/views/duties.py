"""The duty of one unit: taken on, answered by its own plan, disputed by a kiến nghị."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.views import show
from danvan.plans.actions import assignments as acts
from danvan.plans.actions import petitions as petition_acts
from danvan.plans.forms.duties import AnswerForm, OwnPlanForm, PaperPlanForm, PetitionForm
from danvan.plans.models import Assignment, Petition
from danvan.plans.permissions import answers_for, answers_or_makes, assignments_visible_to, petitions_visible_to
from danvan.plans.tones import DUTY_TONES
from danvan.plans.workflow import ASSIGNMENT, PETITION
from danvan.units.permissions import writes_in
from danvan.units.posts import SOURCES
from danvan.urging.panels import urgings_seen
from danvan.workflow.keys import new_key
from danvan.workflow.locking import NOT_ALLOWED


def duty_or_404(request: HttpRequest, pk: int) -> Assignment:
    """The duty, if this person may see it."""
    rows = assignments_visible_to(request.user).select_related("plan__issuer", "plan__document", "unit", "first_unit")
    return get_object_or_404(rows, pk=pk)


def only_for(allowed: bool) -> None:
    """Stops who sees the duty but may not act on it, before their form is looked at."""
    if not allowed:
        raise Refused(NOT_ALLOWED, status=403)


@require_http_methods(["GET"])
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """What one unit owes under a plan, and what it has made of it."""
    row = duty_or_404(request, pk)
    return show_duty(request, row)


def show_duty(request: HttpRequest, row: Assignment, *, status: int = 200, **forms: object) -> HttpResponse:
    """The page of a duty; a form that came back with errors stands in its place."""
    by = acting_of(request)
    context = {
        "duty": row,
        "tone": DUTY_TONES[row.stage],  # type: ignore[index]
        "moves": [move.name for move in ASSIGNMENT.open_to(by, row)],
        "serving": answers_or_makes(by, row) and not writes_in(by, row.unit),
        "sources": SOURCES,
        "may_raise": answers_for(by, row) and row.stage != "ended",
        "petitions": row.petitions.select_related("target", "task").order_by("-pk"),
        "urgings": urgings_seen(row.plan, row.unit, request.user),
        "answers": row.answers.select_related("plan__document"),
        "own_plan": OwnPlanForm(assignment=row),
        "paper_plan": PaperPlanForm(),
        "petition": PetitionForm(assignment=row),
        "key": new_key(),
        **forms,
    }
    return show(request, "plans/duty.html", context, status=status)


@require_POST
def acceptance(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the plan on, for one's own unit or for one that is served."""
    row = duty_or_404(request, pk)
    acts.take_on(row, by=acting_of(request), key=request.POST.get("key"))
    messages.success(request, _("Đã tiếp nhận kế hoạch."))
    return redirect("plans:duty", row.pk)


@require_POST
def own_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Records which plan of the unit answers this duty."""
    row = duty_or_404(request, pk)
    only_for(answers_or_makes(acting_of(request), row))
    form = OwnPlanForm(request.POST, assignment=row)
    if not form.is_valid():
        return show_duty(request, row, own_plan=form, status=422)
    said = form.cleaned_data
    key = request.POST.get("key")
    acts.record_own_plan(row, said["plan"], by=acting_of(request), section=said["section"], key=key)
    messages.success(request, _("Đã ghi nhận kế hoạch của đơn vị."))
    return redirect("plans:duty", row.pk)


@require_POST
def paper_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Records the plan that the unit issued on paper."""
    row, by = duty_or_404(request, pk), acting_of(request)
    only_for(answers_or_makes(by, row))
    form = PaperPlanForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_duty(request, row, paper_plan=form, status=422)
    acts.record_paper_plan(
        row, form.paper(row), by=by, section=form.cleaned_data["section"], key=request.POST.get("key")
    )
    messages.success(request, _("Đã ghi nhận kế hoạch của đơn vị."))
    return redirect("plans:duty", row.pk)


@require_POST
def petitions(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends a kiến nghị about the plan or one line of it."""
    row = duty_or_404(request, pk)
    only_for(answers_for(acting_of(request), row))
    form = PetitionForm(request.POST, assignment=row)
    if not form.is_valid():
        return show_duty(request, row, petition=form, status=422)
    petition_acts.raise_petition(row, by=acting_of(request), key=request.POST.get("key"), **form.cleaned_data)
    messages.success(request, _("Đã gửi kiến nghị. Trong khi chờ trả lời, trách nhiệm vẫn giữ nguyên."))
    return redirect("plans:duty", row.pk)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The issuer's answer to a kiến nghị."""
    rows = petitions_visible_to(request.user).select_related(
        "assignment__plan", "assignment__unit", "part__task__plan", "part__unit", "target", "task"
    )
    petition: Petition = get_object_or_404(rows, pk=pk)
    by = acting_of(request)
    if not PETITION.is_open(by, petition, "grant"):
        raise Refused(_("Kiến nghị đã được trả lời, hoặc vai trò hiện tại không trả lời được."), status=403)
    first = {"version": petition.version, "key": new_key(), "given_on": petition.proposed_on}
    form = AnswerForm(request.POST or None, initial=first, for_day=petition_acts.asks_for_day(petition))
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        petition_acts.answer(petition, by=by, granted=said.pop("granted") == "yes", **said)
        messages.success(request, _("Đã trả lời kiến nghị."))
        return redirect(asked_at(petition) if petition.part_id else reverse("plans:units", args=[petition.plan.pk]))
    context = {"petition": petition, "form": form, "back": asked_at(petition)}
    return show(request, "plans/answer.html", context, status=422 if form.is_bound else 200)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit takes its kiến nghị back."""
    petition = get_object_or_404(petitions_visible_to(request.user).select_related("assignment"), pk=pk)
    petition_acts.withdraw(petition, by=acting_of(request), key=request.POST.get("key"))
    return redirect(asked_at(petition))


def asked_at(petition: Petition) -> str:
    """Where the unit asked it: on the page of its part of a task, or of its duty."""
    if petition.part_id is not None:
        return reverse("plans:part", args=[petition.part_id])
    return reverse("plans:duty", args=[petition.assignment_id])
