"""The numbered decision over models, and what it says of each."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.appraisals.models.cases import Case
from danvan.appraisals.models.sittings import Sitting
from danvan.documents.models import Document
from danvan.exemplars.models import Exemplar, Level
from danvan.units.models import Unit
from danvan.workflow.models import Staged


class DecisionKind(models.TextChoices):
    """What is decided."""

    RECOGNISE = "recognise", _("công nhận")
    OUTSTANDING = "outstanding", _("chọn mô hình tiêu biểu")
    WITHDRAW = "withdraw", _("thôi công nhận")


class DecisionStage(models.TextChoices):
    """Decided first, announced together later; until then nothing of it is known outside."""

    DRAFT = "draft", _("dự thảo")
    SIGNED = "signed", _("đã ký, chờ công bố")
    ANNOUNCING = "announcing", _("đang công bố")
    ANNOUNCED = "announced", _("đã công bố")
    DROPPED = "dropped", _("đã bỏ")


class Outcome(models.TextChoices):
    """What it says of one model, typed by a person; never read from votes."""

    YES = "yes", _("có")
    NO = "no", _("không")


class Decision(Staged):
    """A decision of an office. Number, day and signer stay here until it is announced: a document of the register would
    be seen by everybody who sees the office.
    """

    stage = models.CharField(_("trạng thái"), max_length=30, choices=DecisionStage.choices)
    office = models.ForeignKey(
        Unit, models.PROTECT, related_name="model_decisions", verbose_name=_("cơ quan quyết định")
    )
    kind = models.CharField(_("loại quyết định"), max_length=15, choices=DecisionKind.choices)
    year = models.PositiveSmallIntegerField(_("năm"))
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("cấp"))
    sitting = models.ForeignKey(Sitting, models.PROTECT, null=True, blank=True, related_name="decisions")
    symbol = models.CharField(_("số, ký hiệu"), max_length=100, blank=True)
    signed_on = models.DateField(_("ngày ký"), null=True, blank=True)
    signer = models.CharField(_("người ký"), max_length=200, blank=True)
    signer_position = models.CharField(_("chức vụ người ký"), max_length=300, blank=True)
    paper_kept_at = models.CharField(_("nơi lưu bản gốc"), max_length=300, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("quyết định về mô hình")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="decision_one_of_a_sitting",
                fields=["sitting"],
                condition=Q(sitting__isnull=False) & ~Q(stage="dropped"),
                violation_error_message=_("Đợt này đã có quyết định đang lập. Mời mở quyết định đó."),
            ),
            models.CheckConstraint(
                name="decision_signed_has_its_number",
                condition=Q(stage__in=["draft", "dropped"]) | (~Q(symbol="") & Q(signed_on__isnull=False)),
                violation_error_message=_("Quyết định đã ký phải có số, ký hiệu và ngày ký."),
            ),
        ]


class Line(models.Model):
    """One model in a decision. `reason` says why the outcome differs from the votes, or why a recognition ends;
    `held_reason` keeps the line back when the rest is announced.
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="lines")
    exemplar = models.ForeignKey(Exemplar, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="lines")
    outcome = models.CharField(_("kết quả"), max_length=5, choices=Outcome.choices, blank=True)
    reason = models.CharField(_("lý do"), max_length=500, blank=True)
    held_reason = models.CharField(_("lý do giữ lại"), max_length=500, blank=True)
    announced_at = models.DateTimeField(_("công bố lúc"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("dòng của quyết định")
        ordering = ["exemplar__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(name="line_once_in_a_decision", fields=["decision", "exemplar"]),
        ]
