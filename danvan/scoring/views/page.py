"""The frame that pages of one criteria set share."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.views import show
from danvan.scoring.models import CriteriaSet
from danvan.scoring.permissions import keeps, visible_to, writes
from danvan.workflow.keys import new_key
from danvan.workflow.locking import NOT_ALLOWED

TONES = {"draft": "warn", "settled": "ok", "dropped": "off"}


def set_or_404(request: HttpRequest, pk: int) -> CriteriaSet:
    """The set, if this person may see it."""
    rows = visible_to(request.user).select_related("office__kind", "office__territory", "keeper", "document")
    return get_object_or_404(rows, pk=pk)


def written_or_refused(request: HttpRequest, pk: int) -> CriteriaSet:
    """The set, if this person may write it now."""
    found = set_or_404(request, pk)
    if not writes(acting_of(request), found):
        raise Refused(NOT_ALLOWED, status=403)
    return found


def show_set(
    request: HttpRequest, criteria: CriteriaSet, tab: str, template: str, *, status: int = 200, **values: Any
) -> HttpResponse:
    """One page of a set."""
    by = acting_of(request)
    context = {
        "criteria": criteria,
        "tabs": _tabs(criteria, tab),
        "tones": TONES,
        "keeps": keeps(by, criteria),
        "writes": writes(by, criteria),
        "key": new_key(),
        **values,
    }
    return show(request, template, context, status=status)


def _tabs(criteria: CriteriaSet, current: str) -> list[tuple[str, str, int | None, bool]]:
    items = [
        ("lines", _("Tiêu chí"), "scoring:set"),
        ("trial", _("Thử"), "scoring:trial"),
        ("versions", _("Phiên bản"), "scoring:versions"),
        ("history", _("Lịch sử"), "scoring:history"),
    ]
    return [(label, reverse(route, args=[criteria.pk]), None, name == current) for name, label, route in items]
