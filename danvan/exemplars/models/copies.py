"""Who took a model over, what they changed, and with what result."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.exemplars.models.dossiers import Goal
from danvan.exemplars.models.exemplars import Exemplar
from danvan.units.models import Unit
from danvan.workflow.models import Staged


class CopyingStage(models.TextChoices):
    """A copy runs until its outcome is told."""

    TAKEN_OVER = "taken_over", _("đang áp dụng")
    REPORTED = "reported", _("đã báo kết quả")
    DROPPED = "dropped", _("thôi áp dụng")


class Copying(Staged):
    """A unit takes a model over from another ("nhân rộng"): what it changes, and later the outcome against the original's
    own goals. `exemplar` is the copy as a model of its own, where the unit registered it. The sources say from what an
    office above typed it, for a unit without accounts.
    """

    stage = models.CharField(_("trạng thái"), max_length=30, choices=CopyingStage.choices)
    origin = models.ForeignKey(Exemplar, models.PROTECT, related_name="copyings", verbose_name=_("mô hình gốc"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="copyings", verbose_name=_("đơn vị áp dụng"))
    exemplar = models.OneToOneField(
        Exemplar, models.PROTECT, null=True, blank=True, related_name="copied_as", verbose_name=_("bản đăng ký riêng")
    )
    changes_words = models.TextField(_("điều chỉnh cho phù hợp"), max_length=4000)
    started_on = models.DateField(_("áp dụng từ ngày"))
    source = models.CharField(_("ghi theo nguồn"), max_length=100, blank=True)
    outcome_due_on = models.DateField(_("báo kết quả trước"), null=True, blank=True)
    outcome_on = models.DateField(_("báo kết quả ngày"), null=True, blank=True)
    outcome_words = models.TextField(_("kết quả áp dụng"), max_length=4000, blank=True)
    outcome_source = models.CharField(_("kết quả ghi theo nguồn"), max_length=100, blank=True)
    dropped_reason = models.CharField(_("lý do thôi áp dụng"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("lần nhân rộng")
        constraints = [
            models.UniqueConstraint(
                name="copying_once_a_unit",
                fields=["origin", "unit"],
                condition=~Q(stage="dropped"),
                violation_error_message=_("Đơn vị đã áp dụng mô hình này."),
            ),
            models.CheckConstraint(
                name="copying_reported_says_what",
                condition=~Q(stage="reported") | (Q(outcome_on__isnull=False) & ~Q(outcome_words="")),
                violation_error_message=_("Báo kết quả thì ghi cả ngày và nội dung."),
            ),
        ]
        indexes = [models.Index(fields=["unit", "stage"], name="copying_of_unit")]


class CopyGoal(models.Model):
    """What a copy achieved of one of the original's goals, in thousandths of the goal's unit."""

    copying = models.ForeignKey(Copying, models.CASCADE, related_name="goals")
    goal = models.ForeignKey(Goal, models.PROTECT, related_name="+")
    achieved = models.BigIntegerField(_("đạt được"), null=True, blank=True)

    class Meta:
        verbose_name = _("kết quả theo mục tiêu gốc")
        constraints = [models.UniqueConstraint(name="copy_goal_once", fields=["copying", "goal"])]


class Exchange(models.Model):
    """A visit or an exchange of experience between a model and one that copies it."""

    copying = models.ForeignKey(Copying, models.PROTECT, related_name="exchanges")
    on = models.DateField(_("ngày"))
    words = models.CharField(_("nội dung trao đổi"), max_length=1000)
    source = models.CharField(_("ghi theo nguồn"), max_length=100, blank=True)
    added_by_id = models.BigIntegerField(null=True)
    added_by_name = models.CharField(_("người ghi"), max_length=200)
    added_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("lần trao đổi kinh nghiệm")
        ordering = ["on", "pk"]
