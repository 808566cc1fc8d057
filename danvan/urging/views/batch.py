"""One list: seen by name, taken away as a text or a công văn, sent, dropped; and what a unit sees of it."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from danvan.audit.history import history_of
from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.exports.answers import DOCX, attachment
from danvan.core.pace import costly
from danvan.core.paging import paged
from danvan.core.views import show
from danvan.papers.writer import write
from danvan.units.models import Unit
from danvan.urging import letters as papers
from danvan.urging.actions import batches as acts
from danvan.urging.actions.batches import Outcome
from danvan.urging.causes import Asked, Cause, cause_of
from danvan.urging.forms import SENT_FORMS, DayForm
from danvan.urging.models import Batch, BatchStage, How, Standing, day_words
from danvan.urging.permissions import batches_visible_to, urges, urgings_visible_to
from danvan.urging.queries import done_to, last_signer, reached, reached_in_all
from danvan.urging.views.missing import MOST_ID
from danvan.urging.wording import message
from danvan.workflow.locking import NOT_ALLOWED

NAMES_SIZE = 200


def batch_or_404(request: HttpRequest, pk: int) -> tuple[Batch, Cause]:
    """The list, if this person may see it or a unit of theirs was in it."""
    rows = batches_visible_to(request.user).select_related("office__kind", "office__parent__kind", "office__territory")
    batch = rows.filter(pk=pk).first() if pk <= MOST_ID else None
    cause = cause_of(batch.cause) if batch else None
    if batch is None or cause is None:
        raise Http404
    return batch, cause


@require_GET
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """All units of the list by name, and what leaves; for a unit that was urged, what is asked of it."""
    row, cause = batch_or_404(request, pk)
    return show_batch(request, row, cause)


def show_batch(request: HttpRequest, row: Batch, cause: Cause, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of a list as this reader may see it."""
    asked = cause.find(row.object_id)
    if asked is None:
        return show(request, "urging/over.html", {"batch": row, "cause": cause}, status=status)
    watches = cause.watches(request.user, row.object_id)
    signer = signer_of(row) if watches else {}
    seen = urgings_visible_to(request.user).filter(batch=row).select_related("unit__territory")
    page = paged(seen, request.GET, ["unit__kind__order", "unit__sort_key", "pk"], size=NAMES_SIZE)
    context = {
        "batch": row,
        "cause": cause,
        "asked": asked,
        "watches": watches,
        "step": day_words(row.step) if row.step is not None else "",
        "page": page,
        "addresses": {} if watches else {each.pk: cause.unit_address(row.object_id, each.unit_id) for each in page},
        "answered": answered(row, cause, request.user, page.rows) if watches else set(),
        "late": asked.lateness(clock.today()),
        "may_act": row.stage == BatchStage.PREPARED and urges(acting_of(request), row),
        "signer": signer,
        "leaves": leaves(request, row, cause, asked, page.rows) if watches else {},
        "history": history_of(parts_told(row), request.user) if watches else None,
        **forms_of(row, signer),
        **forms,
    }
    return show(request, "urging/batch.html", context, status=status)


def parts_told(row: Batch) -> list[Any]:
    """Whose history the page tells: the list's, and of a call that of its one unit."""
    return [row, *row.urgings.all()] if row.how == How.PHONE else [row]


def signer_of(row: Batch) -> dict[str, str]:
    """Who signed a công văn; while it is drafted, who signed the office's last."""
    if row.how != How.LETTER:
        return {}
    if row.stage == BatchStage.SENT:
        return {"signer_position": row.signer_position, "signer_name": row.signer_name}
    return last_signer(row.office)


def forms_of(row: Batch, signer: dict[str, str]) -> dict[str, Any]:
    """The forms of a list that was not sent; whoever signed last is proposed."""
    day = DayForm(initial={"asked_on": row.asked_on, "version": row.version})
    return {"sending": SENT_FORMS.get(row.how, SENT_FORMS[How.NOTICE])(initial=signer), "day": day}


def leaves(request: HttpRequest, row: Batch, cause: Cause, asked: Asked, shown: list[Any]) -> dict[str, Any]:
    """What would leave by this way: the text to copy, or how many people a notice reaches in each unit shown."""
    if row.how == How.MESSAGE:
        units = listed(row, cause, request.user)
        return {"text": message(cause, asked, units, row.asked_on, row.holding, clock.today())}
    if row.how == How.NOTICE and row.stage == BatchStage.PREPARED:
        counted = reached([each.unit for each in shown], clock.today())
        totals = reached_in_all(listed(row, cause, request.user), clock.today())
        return {"reached": {unit.pk: number for unit, number in counted}, "totals": totals}
    return {}


def listed(row: Batch, cause: Cause, user: Any) -> QuerySet[Unit]:
    """The units to which a list goes (or went), in the order of an office: whoever has answered is left out."""
    inside = row.urgings.exclude(standing=Standing.TAKEN_OUT).values("unit")
    units = Unit.objects.filter(pk__in=inside)
    if row.stage == BatchStage.PREPARED:
        units = units.filter(pk__in=cause.missing(row.object_id, user).values("pk"))
    return units.select_related("kind", "territory").in_order()


def answered(row: Batch, cause: Cause, user: Any, shown: list[Any]) -> set[int]:
    """The units shown of a list not sent yet that have answered since they were chosen."""
    if row.stage != BatchStage.PREPARED:
        return set()
    units = {each.unit_id for each in shown}
    return units - set(cause.missing(row.object_id, user).filter(pk__in=units).values_list("pk", flat=True))


def prepared_or_refused(request: HttpRequest, pk: int) -> tuple[Batch, Cause]:
    """The list, for whoever may act on it."""
    row, cause = batch_or_404(request, pk)
    if not urges(acting_of(request), row):
        raise Refused(NOT_ALLOWED, status=403)
    return row, cause


@costly("letters")
@require_GET
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The công văn as a file, to be signed and sent elsewhere; taking it away urges nobody."""
    row, cause = batch_or_404(request, pk)
    asked = cause.find(row.object_id)
    if row.how != How.LETTER or asked is None or not cause.watches(request.user, row.object_id):
        raise Http404
    units = list(listed(row, cause, request.user))
    done = done_to(cause, row.object_id, [unit.pk for unit in units])
    signs = {"position": request.GET.get("chuc_vu", "")[:300], "name": request.GET.get("ky", "")[:200]}
    paper = papers.letter(row, cause, asked, units, done, today=clock.today(), **signs)
    return attachment(write(paper), _("cong-van-don-doc.docx"), DOCX)


@require_POST
def sending(request: HttpRequest, pk: int) -> HttpResponse:
    """It went out, or (notices) goes out now; who answered meanwhile is taken out and said."""
    row, cause = prepared_or_refused(request, pk)
    form = SENT_FORMS.get(row.how, SENT_FORMS[How.NOTICE])(request.POST)
    if not form.is_valid():
        return show_batch(request, row, cause, status=422, sending=form)
    outcome = acts.send(row, by=acting_of(request), key=form.cleaned_data["key"], **form.said())
    say(request, outcome)
    return redirect("urging:batch", row.pk)


def say(request: HttpRequest, outcome: Outcome) -> None:
    """What became of the list, the units that fell out of it by name."""
    messages.success(request, _("Đã ghi nhận đôn đốc %(count)s đơn vị.") % {"count": outcome.urged})
    if outcome.answered:
        words = ngettext(
            "%(count)s đơn vị vừa thực hiện, đã bỏ khỏi danh sách: %(names)s.",
            "%(count)s đơn vị vừa thực hiện, đã bỏ khỏi danh sách: %(names)s.",
            len(outcome.answered),
        )
        messages.info(request, words % {"count": len(outcome.answered), "names": named(outcome.answered)})
    if outcome.unreached:
        words = _("%(count)s đơn vị chưa có tài khoản nên không nhận được, đề nghị gọi điện: %(names)s.")
        messages.warning(request, words % {"count": len(outcome.unreached), "names": named(outcome.unreached)})


def named(names: list[str], most: int = 10) -> str:
    """The first names, and how many more there are."""
    rest = len(names) - most
    return ", ".join(names[:most]) + (_(" và %(count)s đơn vị khác") % {"count": rest} if rest > 0 else "")


@require_POST
def dropping(request: HttpRequest, pk: int) -> HttpResponse:
    """The list is not used."""
    row, cause = prepared_or_refused(request, pk)
    acts.drop(row, by=acting_of(request), key=request.POST.get("key"))
    messages.info(request, _("Đã bỏ danh sách, chưa đơn vị nào được đôn đốc theo danh sách này."))
    return redirect("urging:missing", cause.key, row.object_id)


@require_POST
def day(request: HttpRequest, pk: int) -> HttpResponse:
    """Another day to ask for, while nothing has left."""
    row, cause = prepared_or_refused(request, pk)
    form = DayForm(request.POST)
    if not form.is_valid():
        return show_batch(request, row, cause, status=422, day=form)
    acts.choose_day(row, by=acting_of(request), key=form.cleaned_data["key"], **form.said())
    return redirect("urging:batch", row.pk)
