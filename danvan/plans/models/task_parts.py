"""The work on tasks: each unit does its own part, notes how far it is, and proves that it is done."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from danvan.plans.models.content import Task
from danvan.plans.models.plans import PlanStage
from danvan.units.models import Unit
from danvan.workflow.models import Staged


class PartStage(models.TextChoices):
    """How far a unit is with its part of a task. One that was opened again says why until it is done anew."""

    UNDER_WAY = "under_way", _("đang thực hiện")
    DONE = "done", _("đã xong")
    REOPENED = "reopened", _("phải làm tiếp")
    LEFT = "left", _("đã thôi giao")


OPEN_PARTS = (PartStage.UNDER_WAY, PartStage.REOPENED)


class TaskPartQuerySet(models.QuerySet["TaskPart"]):
    """Parts, as the plan page, the desk and the figures ask for them."""

    def standing(self) -> Self:
        """Those still given to a unit, in lines that no amendment ended, under plans in force."""
        in_force = Q(task__plan__stage=PlanStage.ISSUED, task__to_on__isnull=True)
        return self.filter(in_force).exclude(stage=PartStage.LEFT)

    def open(self) -> Self:
        """Those not done yet."""
        return self.filter(stage__in=OPEN_PARTS)

    def with_due(self) -> Self:
        """Adds `due`, the day that counts now: the part's own where it was put off, else the task's."""
        return self.annotate(due=Coalesce("due_on", "task__due_on"))

    def late_on(self, day: date) -> Self:
        """Open ones whose day is over; needs `with_due`."""
        return self.open().filter(due__lt=day)


class TaskPart(Staged):
    """A unit's part in a task: it leads, or it works along. `due_on` is its own day once it was put off; `done_on` the
    day the work was done, as the unit says, `recorded_at` the moment somebody wrote that down. `first_unit` had the part
    before a unit that ended left it to its heir.
    """

    stage = models.CharField(
        _("tình trạng"), max_length=30, choices=PartStage.choices, default=PartStage.UNDER_WAY.value
    )
    task = models.ForeignKey(Task, models.CASCADE, related_name="parts", verbose_name=_("nhiệm vụ"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="task_parts", verbose_name=_("đơn vị"))
    first_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    leads = models.BooleanField(_("chủ trì"), default=False)
    due_on = models.DateField(_("gia hạn đến"), null=True, blank=True)
    done_on = models.DateField(_("xong ngày"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("ghi nhận lúc"), null=True, blank=True)
    reopened_reason = models.CharField(_("lý do phải làm tiếp"), max_length=500, blank=True)
    left_reason = models.CharField(_("lý do thôi giao"), max_length=500, blank=True)

    objects = TaskPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("đơn vị thực hiện nhiệm vụ")
        constraints = [
            models.UniqueConstraint(name="task_part_once", fields=["task", "unit"]),
            models.CheckConstraint(
                name="task_part_done_on_a_day",
                condition=~Q(stage="done") | Q(done_on__isnull=False, recorded_at__isnull=False),
                violation_error_message=_("Phần việc đã xong thì phải ghi ngày xong."),
            ),
            models.CheckConstraint(
                name="task_part_reopened_says_why",
                condition=~Q(stage="reopened") | ~Q(reopened_reason=""),
                violation_error_message=_("Mở lại phần việc thì phải ghi lý do."),
            ),
        ]
        indexes = [
            models.Index(fields=["task", "leads", "stage", "due_on"], name="task_part_of_task"),
            models.Index(fields=["unit", "stage"], name="task_part_of_unit"),
        ]

    @property
    def due_now(self) -> date | None:
        """The last good day as it stands."""
        return self.due_on or self.task.due_on

    @property
    def first_due(self) -> date | None:
        """The day as the plan first set it."""
        return self.task.first_due_on or self.task.due_on

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN_PARTS


class TaskNote(models.Model):
    """A dated word on how far a part is, in the name of `unit`: the one that has the part, or an office that made the plan.

    It is never changed or deleted: a correction is another note that `corrects` it, with the reason, and both are read.
    """

    part = models.ForeignKey(TaskPart, models.PROTECT, related_name="notes")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    said_on = models.DateField(_("ngày"))
    words = models.TextField(_("nội dung"))
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    reason = models.CharField(_("lý do sửa"), max_length=300, blank=True)
    source = models.CharField(_("ghi theo nguồn"), max_length=100, blank=True)
    added_by_id = models.BigIntegerField(null=True)
    added_by_name = models.CharField(_("người ghi"), max_length=200)
    added_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("ghi chép tiến độ")
        ordering = ["said_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="task_note_correction_says_why",
                condition=Q(corrects__isnull=True) | ~Q(reason=""),
                violation_error_message=_("Sửa ghi chép thì phải ghi lý do."),
            ),
        ]
