"""A piece of work that somebody asked for and that takes longer than a page."""

import secrets
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    WAITING = "waiting", _("Đang chờ")
    RUNNING = "running", _("Đang làm")
    DONE = "done", _("Đã xong")
    REFUSED = "refused", _("Không làm được")
    FAILED = "failed", _("Gặp lỗi")
    INTERRUPTED = "interrupted", _("Bị ngắt giữa chừng")


OPEN = (State.WAITING, State.RUNNING)


def place_of_file(record: Any, name: str) -> str:
    """Where a job's file lies: under a random name that tells nothing and cannot be guessed."""
    return f"jobs/{secrets.token_hex(16)}"


class JobQuerySet(models.QuerySet["Job"]):
    def of(self, user: Any) -> Self:
        """The jobs this person asked for; nobody else sees them."""
        return self.filter(user_id=user.pk)

    def running(self) -> Self:
        """Those somebody should be working at."""
        return self.filter(state=State.RUNNING)


class Job(models.Model):
    """`arguments` are ids only. `attempt` grows each time the job is taken up again: the number fences off a worker
    that was thought dead and comes back. `done` of `total` are the last figures; while it runs, fresher ones stand in
    the cache, because the work's own transaction would hide them.
    """

    kind = models.CharField(max_length=60)
    user_id = models.BigIntegerField(null=True)
    holding_id = models.BigIntegerField(null=True)
    arguments = models.JSONField(default=dict)
    state = models.CharField(_("tình trạng"), max_length=15, choices=State, default=State.WAITING)
    task_id = models.CharField(max_length=40, blank=True)
    attempt = models.PositiveSmallIntegerField(default=1)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    sentence = models.TextField(_("kết quả"), blank=True)
    result = models.JSONField(default=dict)
    file = models.FileField(upload_to=place_of_file, blank=True)
    file_name = models.CharField(_("tên tệp"), max_length=200, blank=True)
    made_at = models.DateTimeField(_("yêu cầu lúc"))
    started_at = models.DateTimeField(_("bắt đầu lúc"), null=True)
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("việc chạy nền")
        indexes = [
            models.Index(fields=["user_id", "-id"], name="job_of_user"),
            models.Index(fields=["state"], name="job_open", condition=models.Q(state__in=["waiting", "running"])),
        ]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
