"""The days of reminders: read by everybody at work, chosen by the administrators of a province."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.audit.history import history
from danvan.audit.models import Entry
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.views import show
from danvan.urging.actions.days import choose_days
from danvan.urging.forms import DaysForm
from danvan.urging.models import ReminderDay, day_words
from danvan.urging.permissions import keeps_days
from danvan.workflow.locking import NOT_ALLOWED


@require_http_methods(["GET", "POST"])
def days(request: HttpRequest) -> HttpResponse:
    """On which days units are reminded by themselves, and since when by whose choice."""
    by = acting_of(request)
    keeps = keeps_days(by)
    if request.method == "POST" and not keeps:
        raise Refused(NOT_ALLOWED, status=403)
    offsets = list(ReminderDay.objects.filter(active=True).values_list("offset", flat=True))
    form = DaysForm(request.POST or None, offsets=offsets)
    if request.method == "POST" and form.is_valid():
        choose_days(form.offsets, by=by, key=form.cleaned_data["key"])
        messages.success(request, _("Đã ghi các ngày nhắc; áp dụng từ lần nhắc tới."))
        return redirect("urging:days")
    told = history(Entry.objects.filter(object_type=ReminderDay._meta.label_lower), request.user, request.GET)
    context = {"words": [day_words(offset) for offset in offsets], "form": form if keeps else None, "history": told}
    return show(request, "urging/days.html", context, status=422 if form.is_bound else 200)
