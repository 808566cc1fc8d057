"""One case: what the model says of itself, what the panel found, and each thing that is written down about it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from danvan.appraisals.actions import ballots, recusing, sheets
from danvan.appraisals.actions import cases as acts
from danvan.appraisals.forms import cases as forms
from danvan.appraisals.models import Case, Count
from danvan.appraisals.permissions import judging_seat, sheets_visible_to, visits_visible_to, votes_visible_to
from danvan.appraisals.queries.case_page import page_of, who_may_judge
from danvan.appraisals.views.page import TONES, answered, case_or_404, judged_or_refused, kept_case_or_refused
from danvan.appraisals.wording import tally_words
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.views import show
from danvan.exemplars.actions.looks import look
from danvan.exemplars.amounts import said
from danvan.exemplars.panels.remarks import remarks_panel
from danvan.files.receiving import store
from danvan.workflow.keys import new_key
from danvan.workflow.locking import NOT_ALLOWED

GET_POST = ["GET", "HEAD", "POST"]


@require_safe
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one case."""
    found = case_or_404(request, pk)
    if found.exemplar.is_individual:
        look([found.exemplar], by=acting_of(request))
    told = page_of(found, acting_of(request), request.user)
    votes = tally_words(told.tally) if told.tally else ""
    context = {"case": found, "told": told, "tones": TONES, "key": new_key(), "votes": votes, "amount": said}
    return show(request, "appraisals/case.html", {**context, "remarks": remarks_panel(request, found.exemplar)})


@require_http_methods(GET_POST)
def visits(request: HttpRequest, pk: int) -> HttpResponse:
    """Writes a visit down."""
    found = judged_or_refused(request, pk)
    form = forms.VisitForm(request.POST or None, members=who_may_judge(found))
    return _on_case(
        request,
        found,
        form,
        lambda key: acts.note_visit(found, by=acting_of(request), key=key, **form.said()),
        _("Ghi kết quả thẩm tra"),
    )


@require_http_methods(GET_POST)
def visit_files(request: HttpRequest, pk: int, visit_pk: int) -> HttpResponse:
    """Takes in a photo or a paper of a visit."""
    found = judged_or_refused(request, pk)
    row = get_object_or_404(visits_visible_to(request.user).filter(case=found), pk=visit_pk)
    form = forms.VisitFileForm(request.POST or None, request.FILES or None)

    def act(key: str) -> None:
        if form.admitted is not None:
            acts.give_file(row, store(form.admitted), by=acting_of(request), role=form.cleaned_data["role"], key=key)

    return _on_case(request, found, form, act, _("Ảnh, giấy tờ của lần thẩm tra"))


@require_http_methods(GET_POST)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Writes the joint sheet, or one's own."""
    found = case_or_404(request, pk)
    row = sheets.sheet_for(found, acting_of(request))
    form = forms.SheetForm(request.POST or None, sheet=row, rows=found.sitting.criteria.rows.all())

    def act(key: str) -> None:
        said = form.cleaned_data
        how: dict[str, Any] = {"by": acting_of(request), "version": said["version"], "key": key}
        sheets.write(sheets.open_sheet(found, by=acting_of(request)), form.marks, said["opinion"], **how)

    return _on_case(request, found, form, act, _("Phiếu thẩm định chung") if row.is_joint else _("Phiếu của tôi"))


@require_POST
def sheet_stage(request: HttpRequest, pk: int, sheet_pk: int) -> HttpResponse:
    """Signs a sheet, or opens it again."""
    found = case_or_404(request, pk)
    row = get_object_or_404(sheets_visible_to(request.user).filter(case=found), pk=sheet_pk)
    by, key = acting_of(request), request.POST.get("key")
    if request.POST.get("move") == "sign":
        sheets.sign(row, by=by, key=key)
    else:
        sheets.rewrite(row, by=by, reason=request.POST.get("reason", ""), key=key)
    return redirect("appraisals:case", pk)


@require_http_methods(GET_POST)
def opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """The vote of one's own seat."""
    found = case_or_404(request, pk)
    if judging_seat(acting_of(request), found) is None:
        raise Refused(NOT_ALLOWED, status=403)
    form = forms.OpinionForm(request.POST or None)
    return _on_case(
        request,
        found,
        form,
        lambda key: ballots.vote(found, by=acting_of(request), key=key, **form.said()),
        _("Ý kiến của tôi"),
    )


@require_http_methods(GET_POST)
def ballot(request: HttpRequest, pk: int) -> HttpResponse:
    """The secretary writes down how a member voted."""
    found = kept_case_or_refused(request, pk)
    form = forms.BallotForm(request.POST or None, members=who_may_judge(found))

    def act(key: str) -> None:
        said = form.said()
        ballots.note_vote(found, said.pop("member"), by=acting_of(request), key=key, **said)

    return _on_case(request, found, form, act, _("Ghi ý kiến của thành viên"))


@require_POST
def strike(request: HttpRequest, pk: int, vote_pk: int) -> HttpResponse:
    """Takes back a vote written down wrongly."""
    found = case_or_404(request, pk)
    row = get_object_or_404(votes_visible_to(request.user).filter(case=found), pk=vote_pk)
    ballots.strike(row, by=acting_of(request), key=request.POST.get("key"))
    return redirect("appraisals:case", pk)


@require_http_methods(GET_POST)
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """Writes what a secret ballot counted."""
    found = kept_case_or_refused(request, pk)
    row = Count.objects.filter(case=found).first()
    names = ("present", "agreed", "against", "other", "invalid", "version")
    form = forms.CountForm(request.POST or None, initial={name: getattr(row, name) for name in names} if row else None)

    def act(key: str) -> None:
        said = form.said()
        ballots.count(found, said, by=acting_of(request), version=said.pop("version"), key=key)

    return _on_case(request, found, form, act, _("Kiểm phiếu kín"))


@require_http_methods(GET_POST)
def conclusion(request: HttpRequest, pk: int) -> HttpResponse:
    """Writes what the panel concludes."""
    found = kept_case_or_refused(request, pk)
    form = forms.ConclusionForm(
        request.POST or None,
        initial={"version": found.version, "proposed": found.proposed, "words": found.conclusion_words},
    )
    return _on_case(
        request,
        found,
        form,
        lambda key: acts.conclude(found, by=acting_of(request), **{**form.said(), "key": key}),
        _("Kết luận"),
    )


@require_http_methods(GET_POST)
def recusal(request: HttpRequest, pk: int) -> HttpResponse:
    """Stays out of the case oneself; a secretary writes down who does."""
    found = judged_or_refused(request, pk)
    by = acting_of(request)
    own = judging_seat(by, found)
    form = forms.StayOutForm(request.POST or None)
    if own is None:
        form = forms.MemberStaysOutForm(request.POST or None, members=who_may_judge(found))

    def done() -> HttpResponse:
        messages.success(request, _("Đã ghi đứng ngoài hồ sơ."))
        return redirect("appraisals:sitting", found.sitting_id)

    act: Callable[[str], Any] = lambda key: recusing.stay_out(found, by=by, key=key, **form.said())  # noqa: E731
    return _on_case(request, found, form, act, _("Đứng ngoài hồ sơ"), done)


@require_http_methods(GET_POST)
def taking_out(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the case out of the sitting."""
    found = kept_case_or_refused(request, pk)
    form = forms.ReasonForm(request.POST or None)

    def done() -> HttpResponse:
        return redirect("appraisals:sitting", found.sitting_id)

    act: Callable[[str], Any] = lambda key: acts.take_out(found, by=acting_of(request), key=key, **form.said())  # noqa: E731
    return _on_case(request, found, form, act, _("Đưa ra khỏi đợt"), done)


def _on_case(
    request: HttpRequest, found: Case, form: Any, act: Callable[[str], Any], title: str, done: Any = None
) -> HttpResponse:
    back = reverse("appraisals:case", args=[found.pk])
    trail = [
        (_("Thẩm định"), reverse("appraisals:sittings")),
        (found.sitting.name, reverse("appraisals:sitting", args=[found.sitting_id])),
        (found.exemplar.name, back),
    ]
    page = {"title": title, "submit": _("Ghi"), "trail": trail, "cancel": back, "note": ""}
    return answered(request, form, act, done or (lambda: redirect(back)), **page)
