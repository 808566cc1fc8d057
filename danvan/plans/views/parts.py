"""One unit's part of a task: noted, proved, closed, opened again, put off."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from danvan.audit.history import history_of
from danvan.core import clock
from danvan.core.acting import Acting, acting_of
from danvan.core.sent import shown_version, tried
from danvan.core.text import plain_text
from danvan.core.views import show
from danvan.files.models import Evidence
from danvan.files.queries import proofs_of, record_at
from danvan.plans.actions import task_notes as notes
from danvan.plans.actions import task_parts as acts
from danvan.plans.actions.petitions import ask_for_day
from danvan.plans.forms.tasks import ClosingForm, CorrectionForm, NoteForm, OtherDayForm, ProofForm, today
from danvan.plans.models import TaskPart
from danvan.plans.permissions import asks_for, corrects, makes, parts_visible_to, petitions_visible_to, works_on
from danvan.plans.queries import focal_points_of
from danvan.plans.queries.part_lists import late
from danvan.plans.queries.part_pages import files_of, left_to, notes_of
from danvan.plans.queries.parts import progress_of
from danvan.plans.tones import PART_TONES
from danvan.plans.views.duties import only_for
from danvan.plans.workflow import PART
from danvan.units.permissions import writes_in
from danvan.units.posts import SOURCES
from danvan.workflow.keys import new_key

SHOWN = ("unit", "first_unit", "task__plan__issuer", "task__plan__drafting_office", "task__plan__document")
# The moves that need no more than a reason, each with its act.
PRESSED: dict[str, Callable[..., TaskPart]] = {
    "reopen": acts.reopen,
    "release": acts.release,
    "give_back": acts.give_back,
}


def part_or_404(request: HttpRequest, pk: int) -> TaskPart:
    """The part, if this person may see it."""
    return get_object_or_404(parts_visible_to(request.user).select_related(*SHOWN, "task__clause__reading"), pk=pk)


@require_GET
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """How far one unit is with its part, and what it may do next."""
    return show_part(request, part_or_404(request, pk))


def show_part(request: HttpRequest, row: TaskPart, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of a part; a form that came back with errors stands in its place."""
    by, day, said = acting_of(request), clock.today(), notes_of(row)
    context = {
        "part": row,
        "late": late(row, day),
        "tone": PART_TONES[row.stage],  # type: ignore[index]
        "moves": [move for move in PART.open_to(by, row) if move.name in PRESSED],
        "may_close": PART.is_open(by, row, "close"),
        "works": works_on(by, row),
        "asks": asks_for(by, row) and row.is_open and row.due_now is not None,
        "serving": not writes_in(by, row.unit),
        "speaks": makes(by, row.task.plan),
        "sources": SOURCES,
        "notes": [(each, corrects(by, each.note)) for each in said],
        "files": files_of(row),
        "proofs": proofs_of(row, request.user),
        "petitions": petitions_visible_to(request.user).filter(part=row).order_by("-pk"),
        "progress": progress_of([row.task], day)[row.task_id],
        "to_call": focal_points_of([row.unit_id], day)[row.unit_id],
        "left": left_to(row),
        "history": history_of([row], request.user, request.GET),
        "key": new_key(),
        **_fresh(row),
        **forms,
    }
    return show(request, "plans/part.html", context, status=status)


def _fresh(row: TaskPart) -> dict[str, Any]:
    """The forms as they stand before anybody types; each has names of its own, since all are on one page."""
    return {
        "noting": NoteForm(initial=today(), auto_id="ghi-%s"),
        "closing": ClosingForm(initial={**today(), "version": row.version}, auto_id="xong-%s"),
        "proving": ProofForm(auto_id="chung-%s"),
        "asking": OtherDayForm(auto_id="han-%s"),
        "correcting": CorrectionForm(auto_id="sua-%s"),
        "corrected": None,
    }


@require_POST
def part_notes(request: HttpRequest, pk: int) -> HttpResponse:
    """Writes down how far the part is, with a photo."""
    row, by = part_or_404(request, pk), acting_of(request)
    only_for(works_on(by, row))
    form = NoteForm(request.POST, request.FILES, auto_id="ghi-%s")
    if not form.is_valid():
        return show_part(request, row, noting=form, status=422)
    said, key = form.cleaned_data, request.POST.get("key")
    noted = partial(notes.note, row, said["words"], said_on=said["said_on"], files=form.received)
    if not tried(form, partial(noted, by=by, key=key)):
        return show_part(request, row, noting=form, status=422)
    messages.success(request, _("Đã ghi tiến độ."))
    return redirect("plans:part", row.pk)


@require_POST
def note_correction(request: HttpRequest, pk: int, note_pk: int) -> HttpResponse:
    """Says a note anew; what it said before stays beside it."""
    row, by = part_or_404(request, pk), acting_of(request)
    note = get_object_or_404(row.notes.select_related("unit", "part__task__plan"), pk=note_pk)
    only_for(corrects(by, note))
    form = CorrectionForm(request.POST, auto_id="sua-%s")
    if not form.is_valid():
        return show_part(request, row, correcting=form, corrected=note.pk, status=422)
    if not tried(form, partial(notes.correct, note, by=by, key=request.POST.get("key"), **form.cleaned_data)):
        return show_part(request, row, correcting=form, corrected=note.pk, status=422)
    messages.success(request, _("Đã sửa; nội dung cũ vẫn xem lại được."))
    return redirect("plans:part", row.pk)


@require_POST
def part_proofs(request: HttpRequest, pk: int) -> HttpResponse:
    """Adds a proof: a file, or another record by its address."""
    row, by = part_or_404(request, pk), acting_of(request)
    only_for(works_on(by, row))
    form = ProofForm(request.POST, request.FILES, auto_id="chung-%s")
    found = record_at(request.POST.get("address", ""), request.user)
    if form.is_valid() and form.cleaned_data["address"] and found is None:
        form.add_error(
            "address", _("Không tìm thấy hồ sơ ở địa chỉ này, hoặc bạn không được xem. Mời chép lại địa chỉ.")
        )
    if not form.is_valid():
        return show_part(request, row, proving=form, status=422)
    if not all(tried(form, prove) for prove in proving(row, form, found, by=by, key=request.POST.get("key"))):
        return show_part(request, row, proving=form, status=422)
    messages.success(request, _("Đã thêm minh chứng."))
    return redirect("plans:part", row.pk)


def proving(
    row: TaskPart, form: ProofForm, found: Model | None, *, by: Acting, key: str | None
) -> Iterator[Callable[[], object]]:
    """What a form of proofs does: names the record, keeps the files; the last of it spends the key."""
    if found is not None:
        named = {"words": form.cleaned_data["note"], "key": None if form.admitted else key}
        yield partial(notes.prove_by, row, found._meta.label_lower, found.pk, by=by, **named)
    if form.admitted:
        yield partial(notes.prove, row, form.received, by=by, key=key)


@require_POST
def proof_removal(request: HttpRequest, pk: int, link_pk: int) -> HttpResponse:
    """Takes back a link that was named by mistake."""
    row = part_or_404(request, pk)
    link = get_object_or_404(Evidence.objects.of(row), pk=link_pk)
    notes.take_proof_back(row, link, by=acting_of(request), key=request.POST.get("key"))
    return redirect("plans:part", row.pk)


@require_POST
def part_closing(request: HttpRequest, pk: int) -> HttpResponse:
    """Records that the part is done, with its proof."""
    row, by = part_or_404(request, pk), acting_of(request)
    only_for(works_on(by, row))
    form = ClosingForm(request.POST, request.FILES, auto_id="xong-%s")
    if not form.is_valid():
        return show_part(request, row, closing=form, status=422)
    said, key = form.cleaned_data, request.POST.get("key")
    close = partial(acts.close, row, done_on=said["done_on"], files=form.received, version=said["version"])
    if not tried(form, partial(close, by=by, key=key)):
        return show_part(request, row, closing=form, status=422)
    messages.success(request, _("Đã ghi nhận phần việc xong."))
    return redirect("plans:part", row.pk)


@require_POST
def part_stage(request: HttpRequest, pk: int) -> HttpResponse:
    """A step that needs no more than a reason: opened again, let go, given back."""
    row, by = part_or_404(request, pk), acting_of(request)
    move = request.POST.get("move", "")
    only_for(move in PRESSED and PART.is_open(by, row, move))
    reason, key = plain_text(request.POST.get("reason", "")), request.POST.get("key")
    PRESSED[move](row, by=by, reason=reason, version=shown_version(request) or None, key=key)
    messages.success(request, _("Đã ghi nhận: %(move)s.") % {"move": str(PART.moves[move].label).lower()})
    return redirect("plans:part", row.pk)


@require_POST
def part_day(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks the plan's makers for another day."""
    row, by = part_or_404(request, pk), acting_of(request)
    only_for(asks_for(by, row))
    form = OtherDayForm(request.POST, auto_id="han-%s")
    if not form.is_valid():
        return show_part(request, row, asking=form, status=422)
    asked = partial(ask_for_day, row, by=by, key=request.POST.get("key"), **form.cleaned_data)
    if not tried(form, asked):
        return show_part(request, row, asking=form, status=422)
    messages.success(request, _("Đã gửi đề nghị lùi thời hạn. Trong khi chờ trả lời, thời hạn vẫn giữ nguyên."))
    return redirect("plans:part", row.pk)
