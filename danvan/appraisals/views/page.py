"""The frames that pages of a sitting, a case and a decision share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.appraisals.models import Case, Decision, Sitting
from danvan.appraisals.permissions import (
    cases_visible_to,
    decisions_visible_to,
    judging_seat,
    keeps,
    keeps_case,
    visible_to,
)
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.views import show
from danvan.workflow.editing import Conflict
from danvan.workflow.keys import new_key
from danvan.workflow.locking import NOT_ALLOWED

OF_SITTING = ("office__kind", "office__territory", "office__parent__kind", "level", "criteria", "panel", "chair")
TONES = {
    "preparing": "off",
    "assessing": "info",
    "voting": "warn",
    "counted": "ok",
    "closed": "off",
    "dropped": "off",
    "waiting": "off",
    "opened": "info",
    "decided": "ok",
    "released": "ok",
    "taken_out": "off",
    "draft": "off",
    "signed": "warn",
    "announcing": "info",
    "announced": "ok",
    "writing": "info",
    "lapsed": "off",
}


def sitting_or_404(request: HttpRequest, pk: int) -> Sitting:
    """The sitting, if this person may see it."""
    return get_object_or_404(visible_to(request.user).select_related(*OF_SITTING), pk=pk)


def kept_or_refused(request: HttpRequest, pk: int) -> Sitting:
    """The sitting, if this person sees it and keeps it."""
    found = sitting_or_404(request, pk)
    if not keeps(acting_of(request), found):
        raise Refused(NOT_ALLOWED, status=403)
    return found


def case_or_404(request: HttpRequest, pk: int) -> Case:
    """The case, if this person may see it: whoever is tied to its model may not."""
    rows = cases_visible_to(request.user).select_related(
        "exemplar__unit",
        "exemplar__field",
        "exemplar__level",
        "exemplar__consent",
        "count",
        *(f"sitting__{each}" for each in OF_SITTING),
    )
    return get_object_or_404(rows, pk=pk)


def kept_case_or_refused(request: HttpRequest, pk: int) -> Case:
    """The case, if this person sees it and keeps its sitting."""
    found = case_or_404(request, pk)
    if not keeps_case(acting_of(request), found):
        raise Refused(NOT_ALLOWED, status=403)
    return found


def judged_or_refused(request: HttpRequest, pk: int) -> Case:
    """The case, for whoever has a seat on it or keeps it."""
    found, by = case_or_404(request, pk), acting_of(request)
    if judging_seat(by, found) is None and not keeps_case(by, found):
        raise Refused(NOT_ALLOWED, status=403)
    return found


def decision_or_404(request: HttpRequest, pk: int) -> Decision:
    """The decision, if this person may see it."""
    rows = decisions_visible_to(request.user).select_related(
        "office__kind", "office__territory", "office__parent__kind", "level", "sitting__panel", "document"
    )
    return get_object_or_404(rows, pk=pk)


def show_sitting(
    request: HttpRequest, sitting: Sitting, tab: str, template: str, *, status: int = 200, **values: Any
) -> HttpResponse:
    """One page of the sitting."""
    context = {
        "sitting": sitting,
        "tabs": _tabs(sitting, tab),
        "tones": TONES,
        "keeps": keeps(acting_of(request), sitting),
        "key": new_key(),
        **values,
    }
    return show(request, template, context, status=status)


def answered(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[str], Any],
    done: Callable[[], HttpResponse],
    **page: Any,
) -> HttpResponse:
    """Shows a form on a page of its own; sent and right, the act is done once. What stands against it is said on it."""
    against: Refused | None = None
    if request.method == "POST" and form.is_valid():
        against = _tried(form, act)
        if against is None:
            return done()
    status = against.status if against is not None else 422 if form.is_bound else 200
    conflict = against if isinstance(against, Conflict) else None
    return show(request, "appraisals/form.html", {"form": form, "conflict": conflict, **page}, status=status)


def _tried(form: forms.Form, act: Callable[[str], Any]) -> Refused | None:
    try:
        act(form.cleaned_data.get("key") or new_key())
    except Conflict as conflict:
        # Sent again, it is decided over what the other person saved.
        form.data = {**form.data.dict(), "version": str(conflict.version)}  # type: ignore[attr-defined]
        return conflict
    except Refused as refused:
        if refused.status == 403:
            raise
        form.add_error(None, str(refused))
        return refused
    return None


def _tabs(sitting: Sitting, current: str) -> list[tuple[str, str, int | None, bool]]:
    items = [
        ("cases", _("Hồ sơ"), "appraisals:sitting"),
        ("papers", _("Giấy tờ"), "appraisals:papers"),
        ("history", _("Lịch sử"), "appraisals:history"),
    ]
    return [(label, reverse(route, args=[sitting.pk]), None, name == current) for name, label, route in items]
