"""The duty of one unit under one plan, and the plan the unit made of it."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.plans.models.plans import Plan
from danvan.units.models import Unit
from danvan.workflow.models import Staged


class AssignmentStage(models.TextChoices):
    """What a unit has made of a plan that binds it. An open kiến nghị stands beside the stage, not in its place."""

    NEW = "new", _("chưa tiếp nhận")
    TAKEN = "taken", _("đã tiếp nhận")
    PLANNED = "planned", _("đã có kế hoạch")
    ENDED = "ended", _("đã hết trách nhiệm")


class TakenHow(models.TextChoices):
    """How a unit came to have the plan before it."""

    OPENED = "opened", _("đơn vị mở xem")
    SERVED = "served", _("đơn vị cấp trên nhập thay")
    OTHER_WAY = "other_way", _("đã nhận qua đường khác")


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Duties, as the plan page and the desk ask for them."""

    def standing(self) -> Self:
        """Those that still bind."""
        return self.exclude(stage=AssignmentStage.ENDED)


class Assignment(Staged):
    """A plan binds a unit from a day on. `first_unit` had the duty before a unit that ended left it to its heir."""

    stage = models.CharField(_("tình trạng"), max_length=30, choices=AssignmentStage.choices)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="assignments", verbose_name=_("đơn vị"))
    first_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    bound_on = models.DateField(_("được giao ngày"))
    taken_on = models.DateField(_("tiếp nhận ngày"), null=True)
    taken_how = models.CharField(_("cách tiếp nhận"), max_length=10, choices=TakenHow.choices, blank=True)
    planned_on = models.DateField(_("có kế hoạch ngày"), null=True)
    petition_open = models.BooleanField(_("có kiến nghị"), default=False)
    needs_update = models.BooleanField(_("cần cập nhật"), default=False)
    ended_reason = models.CharField(_("lý do hết trách nhiệm"), max_length=300, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("đơn vị được giao")
        constraints = [models.UniqueConstraint(name="assignment_once", fields=["plan", "unit"])]
        indexes = [
            # With all that is counted of a plan's duties, so that counting thousands reads no row of them.
            models.Index(fields=["plan", "stage", "petition_open", "needs_update", "unit"], name="assignment_of_plan"),
            models.Index(fields=["unit", "stage"], name="assignment_of_unit"),
        ]


class Answer(models.Model):
    """A unit's own plan answers a duty; one own plan may answer several, of two lines, without being typed twice."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="answers")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="answers")
    section = models.CharField(_("mục đáp ứng"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("kế hoạch cụ thể hóa")
        constraints = [models.UniqueConstraint(name="answer_once", fields=["assignment", "plan"])]
