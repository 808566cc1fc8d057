"""The office's calendar: which days are off or made up for, by which paper, and since when we hold it to be so."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.core.errors import Refused
from danvan.core.text import one_line
from danvan.core.views import show
from danvan.deadlines import actions as acts
from danvan.deadlines.models import Holiday
from danvan.deadlines.queries import years_known
from danvan.desk.forms import HolidayForm
from danvan.desk.permissions import keeps_calendar

NOT_YOURS = gettext_lazy("Lịch làm việc do quản trị của cơ quan cấp tỉnh ghi. Đề nghị báo quản trị khi thấy chưa đúng.")


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """The days of one year that are not what their weekday says; whoever keeps the calendar adds to it."""
    return show_year(request, asked_year(request), HolidayForm() if keeps_calendar(acting_of(request)) else None)


@require_POST
def days(request: HttpRequest) -> HttpResponse:
    """Enters a day; open due dates that are counted move with it."""
    keeper_or_refused(request)
    form = HolidayForm(request.POST)
    if not form.is_valid():
        return show_year(request, asked_year(request), form, status=422)
    try:
        day = acts.add_holiday(form.entry, by=acting_of(request)).day
    except Refused as refusal:
        form.add_error("day", refusal.sentence)
        return show_year(request, asked_year(request), form, status=refusal.status)
    messages.success(request, _("Đã ghi vào lịch. Thời hạn đếm theo ngày làm việc đã được tính lại."))
    return to_year(day.year)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a day out of the calendar, for a reason."""
    keeper_or_refused(request)
    holiday, reason = day_or_404(pk), one_line(request.POST.get("reason", ""))
    if not reason:
        raise Refused(_("Thu hồi một ngày thì ghi rõ lý do."))
    acts.withdraw_holiday(holiday, reason=reason[:300], by=acting_of(request))
    messages.success(request, _("Đã thu hồi. Thời hạn đếm theo ngày làm việc đã được tính lại."))
    return to_year(holiday.day.year)


@require_POST
def confirmation(request: HttpRequest, pk: int) -> HttpResponse:
    """The notice came and says what was expected."""
    keeper_or_refused(request)
    holiday, source = day_or_404(pk), one_line(request.POST.get("source", ""))
    if not source:
        raise Refused(_("Mời ghi văn bản thông báo ngày nghỉ, ví dụ “Thông báo 1234/TB-BNV”."))
    acts.confirm_holiday(holiday, source=source[:300], by=acting_of(request))
    messages.success(request, _("Đã ghi nhận là chính thức."))
    return to_year(holiday.day.year)


def show_year(request: HttpRequest, year: int, form: HolidayForm | None, *, status: int = 200) -> HttpResponse:
    """One year's days, those withdrawn among them."""
    rows = Holiday.objects.of_year(year)
    years = sorted({year, clock.today().year, *years_known()}, reverse=True)
    context = {"rows": rows, "year": year, "years": years, "form": form}
    return show(request, "desk/calendar.html", context, status=status)


def asked_year(request: HttpRequest) -> int:
    """The year asked for; this one where it cannot be read."""
    asked = request.GET.get("nam", "")
    return int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) > 0 else clock.today().year


def to_year(year: int) -> HttpResponse:
    return redirect(f"{reverse('desk:calendar')}?nam={year}")


def day_or_404(pk: int) -> Holiday:
    return get_object_or_404(Holiday, pk=pk)


def keeper_or_refused(request: HttpRequest) -> None:
    if not keeps_calendar(acting_of(request)):
        raise Refused(NOT_YOURS, status=403)
