"""The page of notices."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from danvan.core import clock
from danvan.core.views import show
from danvan.notifications import actions
from danvan.notifications.forms import LettersForm
from danvan.notifications.models import Letters, Notice, Preference
from danvan.notifications.queries import notices_of


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """What happened on my records, the newest first."""
    return show(request, "notifications/notices.html", _page(request), block="main")


@require_POST
def reading(request: HttpRequest, pk: int) -> HttpResponse:
    """I have read this one."""
    actions.read_notices([get_object_or_404(Notice.objects.of(request.user), pk=pk)])
    return redirect("notifications:notices")


@require_POST
def readings(request: HttpRequest) -> HttpResponse:
    """I have read all that the page showed me."""
    actions.read_all(request.user, _moment(request.POST.get("until", "")))
    return redirect("notifications:notices")


@require_POST
def letters(request: HttpRequest) -> HttpResponse:
    """Choose whether I get letters."""
    form = LettersForm(request.POST)
    if not form.is_valid():
        return show(request, "notifications/notices.html", {**_page(request), "form": form}, status=422)
    actions.choose_letters(request.user, Letters(form.cleaned_data["letters"]))
    return redirect("notifications:notices")


def _page(request: HttpRequest) -> dict[str, object]:
    chosen = Preference.objects.of(request.user).values_list("letters", flat=True).first()
    return {
        "page": notices_of(request.user, request.GET),
        "until": clock.now().isoformat(),
        "form": LettersForm(initial={"letters": chosen or Letters.DAILY}),
    }


def _moment(written: str) -> datetime:
    """The moment a page was shown; now, where the form says none that could be one."""
    try:
        shown = datetime.fromisoformat(written)
    except ValueError:
        return clock.now()
    return shown if shown.tzinfo is not None else clock.now()
