"""The daily letter: one for each person who wants it and has something new, with titles they may see as it is sent."""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage, get_connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import clock
from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.core.formats import moment, number, table_date
from danvan.deadlines.queries import working_calendar
from danvan.jobs.actions import start_job
from danvan.jobs.kinds import Run, job_kind
from danvan.notifications.models import Letters, Notice, Preference
from danvan.notifications.queries import Line, lines

LETTERS = "notifications.letters"
MOST_LINES, MOST_TOLD = 30, 500

logger = logging.getLogger(__name__)


def start_letters() -> None:
    """Each working day: has the letters written and sent, as a job, since a mail server may be slow."""
    if working_calendar().is_working_day(clock.today()):
        start_job(LETTERS, by=SYSTEM)


@job_kind(LETTERS, gettext_lazy("Gửi thư thông báo hằng ngày"), resumes=True)
def send_letters(run: Run) -> str:
    """Sends each person's letter and remembers it at once, so that a second try begins with who is left."""
    until, sent = clock.now(), 0
    with get_connection() as connection:
        for user in run.each(list(readers())):
            sent += _send(user, until, connection)
    return _("Đã gửi %(sent)s thư.") % {"sent": number(sent)}


def readers() -> QuerySet[Any]:
    """Who wants a letter, has an address, and has unread notices that no letter told yet."""
    told_until = Preference.objects.filter(user=OuterRef("user")).values("told_until")
    wants_none = Preference.objects.filter(user=OuterRef("pk"), letters=Letters.NONE)
    new = Notice.objects.unread().filter(user=OuterRef("pk")).annotate(told=Subquery(told_until))
    people = get_user_model()._default_manager.filter(is_active=True).exclude(email="")
    return people.filter(~Exists(wants_none), Exists(new.filter(Q(told=None) | Q(at__gt=F("told"))))).order_by("pk")


def letter_to(user: Any, told: Sequence[Line]) -> EmailMessage:
    """The letter: how many, and for each record what happened, its title and its address. Nothing else of it."""
    count = number(len(told))
    subject = _("%(count)s hồ sơ có việc mới, %(day)s") % {"count": count, "day": table_date(clock.today())}
    return EmailMessage(subject=subject, body="\n".join(_body(user, told)), to=[user.email])


def _send(user: Any, until: datetime, connection: Any) -> int:
    told = list(lines(_new_to(user), user))
    if told:
        letter = letter_to(user, told)
        letter.connection = connection
        try:
            letter.send()
        except (SMTPException, OSError) as error:
            # The next day's letter tells it; who else gets one today must not wait for this address.
            logger.warning("letter to account %s was not taken: %s", user.pk, type(error).__name__)
            connection.close()
            return 0
    _remember(user, until)
    return 1 if told else 0


def _new_to(user: Any) -> list[Notice]:
    told_until = Preference.objects.filter(user=user).values_list("told_until", flat=True).first()
    new = Notice.objects.of(user).unread().order_by("-at")
    return list((new.filter(at__gt=told_until) if told_until else new)[:MOST_TOLD])


@action
def _remember(user: Any, until: datetime) -> None:
    Preference.objects.update_or_create(user=user, defaults={"told_until": until})


def _body(user: Any, told: Sequence[Line]) -> Iterator[str]:
    yield _("Kính gửi %(name)s,") % {"name": user.full_name}
    yield ""
    yield _("%(count)s hồ sơ có việc mới mà đồng chí chưa xem:") % {"count": number(len(told))}
    for line in told[:MOST_LINES]:
        yield ""
        yield f"- {line.happened}: {line.title}"
        if line.notice.served:
            yield "  " + _("Nhập thay: %(units)s") % {"units": line.notice.served}
        yield f"  {moment(line.notice.at)} · {_address(line.address)}"
    if len(told) > MOST_LINES:
        yield ""
        yield _("và %(count)s hồ sơ khác.") % {"count": number(len(told) - MOST_LINES)}
    yield ""
    yield _("Xem tất cả: %(address)s") % {"address": _address(reverse("notifications:notices"))}
    yield _("Thư này do hệ thống gửi mỗi ngày một lần; có thể tắt ở trang Thông báo.")


def _address(path: str) -> str:
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"
