"""The kiến nghị of a unit about what a plan asks of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.plans.models.assignments import Assignment
from danvan.plans.models.content import Target, Task
from danvan.plans.models.plans import Plan
from danvan.plans.models.task_parts import TaskPart
from danvan.units.models import Unit
from danvan.workflow.models import Staged


class PetitionKind(models.TextChoices):
    """The four things a unit may raise."""

    NOT_OURS = "not_ours", _("không thuộc chức năng")
    NO_OBJECT = "no_object", _("không có đối tượng trên địa bàn")
    OTHER_DATE = "other_date", _("đề nghị thời hạn khác")
    OTHER_FIGURE = "other_figure", _("đề nghị chỉ tiêu khác")


class PetitionStage(models.TextChoices):
    """Until it is answered the duty stands."""

    DRAFT = "draft", _("dự thảo")
    SENT = "sent", _("chờ trả lời")
    GRANTED = "granted", _("đồng ý")
    REFUSED = "refused", _("không đồng ý")
    WITHDRAWN = "withdrawn", _("đã rút")


class Petition(Staged):
    """A unit asks the issuer to change what it owes; about the whole plan, or one target, or one task.

    It stands under the unit's duty; a unit that a task names and no duty binds asks about its `part` alone. Granted for
    a part, `given_on` is the part's day from then on, which need not be the day that was proposed.
    """

    stage = models.CharField(_("tình trạng"), max_length=30, choices=PetitionStage.choices)
    assignment = models.ForeignKey(Assignment, models.CASCADE, null=True, blank=True, related_name="petitions")
    part = models.ForeignKey(TaskPart, models.PROTECT, null=True, blank=True, related_name="petitions")
    kind = models.CharField(_("nội dung kiến nghị"), max_length=15, choices=PetitionKind.choices)
    target = models.ForeignKey(Target, models.PROTECT, null=True, blank=True, related_name="petitions")
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="petitions")
    words = models.TextField(_("lý do"))
    proposed_on = models.DateField(_("thời hạn đề nghị"), null=True, blank=True)
    proposed_figure = models.DecimalField(_("mức đề nghị"), max_digits=14, decimal_places=4, null=True, blank=True)
    given_on = models.DateField(_("cho đến ngày"), null=True, blank=True)
    sent_on = models.DateField(_("gửi ngày"), null=True)
    answer = models.TextField(_("trả lời"), blank=True)
    answered_on = models.DateField(_("trả lời ngày"), null=True)

    class Meta:
        verbose_name = _("kiến nghị")
        constraints = [
            models.CheckConstraint(
                name="petition_of_a_unit",
                condition=models.Q(assignment__isnull=False) | models.Q(part__isnull=False),
                violation_error_message=_("Kiến nghị phải của một đơn vị được giao việc."),
            ),
            models.CheckConstraint(
                name="petition_about_one_clause",
                condition=models.Q(target__isnull=True) | models.Q(task__isnull=True),
                violation_error_message=_("Mỗi kiến nghị chỉ về một chỉ tiêu hoặc một nhiệm vụ."),
            ),
            models.CheckConstraint(
                name="petition_for_date_names_it",
                condition=~models.Q(kind="other_date") | models.Q(proposed_on__isnull=False),
                violation_error_message=_("Đề nghị thời hạn khác thì ghi rõ ngày đề nghị."),
            ),
            models.CheckConstraint(
                name="petition_for_figure_names_it",
                condition=~models.Q(kind="other_figure") | models.Q(proposed_figure__isnull=False),
                violation_error_message=_("Đề nghị chỉ tiêu khác thì ghi rõ mức đề nghị."),
            ),
        ]
        # The few that wait are found by themselves, however many duties they may stand under.
        indexes = [models.Index(fields=["stage", "assignment"], name="petition_by_stage")]

    @property
    def plan(self) -> Plan:
        """The plan it is about."""
        return self.assignment.plan if self.assignment else self._part.task.plan

    @property
    def unit(self) -> Unit:
        """The unit that asks."""
        return self.assignment.unit if self.assignment else self._part.unit

    @property
    def _part(self) -> TaskPart:
        """Its part, which the database asks for where there is no duty."""
        assert self.part is not None
        return self.part
