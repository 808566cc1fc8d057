"""Criteria sets: the list, one set, what leads it on, its versions and its trial."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.audit.history import history_of
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.sent import shown_version, tried
from danvan.core.views import show
from danvan.documents.permissions import visible_to as documents_visible_to
from danvan.measures.registry import tallies
from danvan.scoring.actions import sets as acts
from danvan.scoring.arithmetic import judge
from danvan.scoring.differences import differences
from danvan.scoring.forms.sets import ChangeForm, NewForm, began_with, said_of
from danvan.scoring.forms.trial import TrialForm
from danvan.scoring.models import CriteriaSet
from danvan.scoring.models.bands import EFFECTS
from danvan.scoring.models.lines import GROUPS, SCORERS
from danvan.scoring.outline import Outline
from danvan.scoring.permissions import offices_for, visible_to
from danvan.scoring.published import examples
from danvan.scoring.queries.outlines import outline_of
from danvan.scoring.queries.sets import listed, versions_of
from danvan.scoring.soundness import errors, findings
from danvan.scoring.views.page import TONES, set_or_404, show_set, written_or_refused
from danvan.scoring.wording import band_words, reasons
from danvan.scoring.workflow import CRITERIA_SET
from danvan.workflow.editing import Conflict
from danvan.workflow.locking import NOT_ALLOWED

GET_POST = ["GET", "HEAD", "POST"]
EXAMPLE, COPY = "mau", "bo"
WORDS: dict[str, Any] = {"kinds_of_group": dict(GROUPS), "scorers": dict(SCORERS), "effects": dict(EFFECTS)}


@require_safe
def sets(request: HttpRequest) -> HttpResponse:
    """The sets in sight, each once, by its newest version."""
    context = {
        "rows": listed(request.user),
        "tones": TONES,
        "begins": bool(offices_for(acting_of(request))),
        "examples": examples().values(),
    }
    return show(request, "scoring/sets.html", context)


@require_http_methods(GET_POST)
def new(request: HttpRequest) -> HttpResponse:
    """Begins a set: empty, from an example, or from a copy of another set in sight."""
    by = acting_of(request)
    offices = offices_for(by)
    if not offices:
        raise Refused(NOT_ALLOWED, status=403)
    example, copied = examples().get(request.GET.get(EXAMPLE, "")), _copied(request)
    initial = began_with(example) | (said_of(copied) if copied else {})
    form = NewForm(request.POST or None, offices=offices, reader=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        outline = outline_of(copied) if copied else example.outline if example else Outline(10_000)
        said = form.cleaned_data
        how: dict[str, Any] = {"by": by, "key": said["key"], "kinds": said["kinds"]}
        made: list[int] = []
        if tried(form, lambda: made.append(acts.begin(said["office"], form.facts, outline, **how).pk)):
            return redirect("scoring:set", made[0])
    status = 422 if form.is_bound else 200
    return show(request, "scoring/new.html", {"form": form, "example": example, "copied": copied}, status=status)


def _copied(request: HttpRequest) -> CriteriaSet | None:
    asked = request.GET.get(COPY, "")
    return get_object_or_404(visible_to(request.user), pk=asked) if asked.isdecimal() else None


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One set: its lines, its bands, its facts, and what is wrong with it as long as it is written."""
    found, by = set_or_404(request, pk), acting_of(request)
    outline = outline_of(found)
    wrong = findings(outline) if found.is_draft else []
    document = documents_visible_to(request.user).filter(pk=found.document_id).first() if found.document_id else None
    return show_set(
        request,
        found,
        "lines",
        "scoring/set.html",
        outline=outline,
        findings=wrong,
        errors=len(errors(wrong)),
        moves=CRITERIA_SET.open_to(by, found),
        document=document,
        kinds=list(found.kinds.all()),
        **WORDS,
        measures={each.key: each.words for each in tallies()},
    )


@require_http_methods(GET_POST)
def facts(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes what is said of a set as a whole."""
    found = written_or_refused(request, pk)
    form = ChangeForm(request.POST or None, reader=request.user, initial=said_of(found))
    conflict: Conflict | None = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        how: dict[str, Any] = {"by": acting_of(request), "version": said["version"], "key": said["key"]}
        try:
            if tried(form, lambda: acts.change(found, form.facts, kinds=said["kinds"], **how)):
                messages.success(request, _("Đã lưu."))
                return redirect("scoring:set", pk)
        except Conflict as overtaken:
            conflict = overtaken
            form.data = {**form.data.dict(), "version": str(conflict.version)}  # type: ignore[attr-defined]
    status = 409 if conflict else 422 if form.is_bound else 200
    return show_set(request, found, "lines", "scoring/facts.html", status=status, form=form, conflict=conflict)


@require_POST
def stage(request: HttpRequest, pk: int) -> HttpResponse:
    """Settles, reopens or drops a set."""
    found = set_or_404(request, pk)
    sent, by = request.POST, acting_of(request)
    move = sent.get("move", "")
    if move not in CRITERIA_SET.moves or not CRITERIA_SET.is_open(by, found, move):
        raise Refused(NOT_ALLOWED, status=403)
    version = shown_version(request) or None
    acts.press(found, move, by=by, version=version, reason=sent.get("reason", ""), key=sent.get("key"))
    return redirect("scoring:sets") if move == "drop" else redirect("scoring:set", pk)


@require_http_methods(GET_POST)
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """Tries the set on an invented sheet; nothing is kept."""
    found = set_or_404(request, pk)
    outline = outline_of(found)
    form = TrialForm(request.POST or None, outline=outline)
    shown: dict[str, Any] = {"form": form, "outline": outline}
    if form.is_bound and form.is_valid():
        judgement = judge(outline, form.sheet())
        shown |= {"judgement": judgement, "band": band_words(judgement), "reasons": reasons(outline, judgement)}
    status = 422 if form.is_bound and form.errors else 200
    return show_set(request, found, "trial", "scoring/trial.html", status=status, **shown)


@require_http_methods(GET_POST)
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """The versions of a set and how this one differs from another; begins the next."""
    found, by = set_or_404(request, pk), acting_of(request)
    if request.method == "POST":
        made = acts.begin_version(found, by=by, key=request.POST.get("key"))
        return redirect("scoring:set", made.pk)
    rows = versions_of(found, request.user)
    asked = request.GET.get("voi", "")
    other = None
    if asked.isdecimal():
        other = get_object_or_404(visible_to(request.user), pk=asked)
    elif earlier := [row for row in rows if row.number < found.number]:
        other = earlier[0]
    changes = differences(outline_of(other), outline_of(found)) if other else []
    begins = bool(offices_for(by))
    shown: dict[str, Any] = {"rows": rows, "other": other, "changes": changes, "begins": begins}
    return show_set(request, found, "versions", "scoring/versions.html", **shown)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Who did what with the set."""
    found = set_or_404(request, pk)
    told = history_of([found], request.user, request.GET)
    return show_set(request, found, "history", "scoring/history.html", history=told)
