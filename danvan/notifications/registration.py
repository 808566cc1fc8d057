"""What notices hang into the house: the bell, the daily letter, the sweep, and word of long jobs that ended."""

from datetime import timedelta
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from danvan.core import navigation
from danvan.core.acting import SYSTEM
from danvan.core.chores import Daily, schedule
from danvan.files import purging
from danvan.jobs.models import Job
from danvan.jobs.running import job_ended
from danvan.notifications.actions import notify, sweep_notices
from danvan.notifications.bell import bell
from danvan.notifications.letters import start_letters
from danvan.notifications.models import Notice

# Whoever asked for a shorter one is still looking at its page.
WORTH_TELLING = timedelta(minutes=1)


def forget(record: Model) -> int:
    """The notices about a record that must not have been here."""
    return Notice.objects.filter(object_type=record._meta.label_lower, object_id=record.pk).delete()[0]


def tell_who_asked(sender: Any, job: Job, **signal: Any) -> None:
    """A job that took its time is done, refused or failed: who asked for it should know."""
    if job.user_id is not None and job.ended_at is not None and job.ended_at - job.made_at >= WORTH_TELLING:
        notify([job.user_id], job.state, job, by=SYSTEM)


navigation.add_slot("bell", "notifications/bell.html", bell)
schedule("notifications.letters", _("Gửi thư thông báo hằng ngày"), Daily(hour=7), start_letters)
schedule("notifications.sweep", _("Dọn thông báo đã cũ"), Daily(hour=3, minute=40), sweep_notices)
purging.also_erase("notices", _("thông báo"), forget, Notice)
job_ended.connect(tell_who_asked, dispatch_uid="danvan.notifications.jobs")
