"""The plan itself."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.documents.models import Document, Family
from danvan.units.models import Unit
from danvan.units.models.dated import ends_after_start
from danvan.workflow.models import Staged


class PlanStage(models.TextChoices):
    """The life of a plan. Only an issued plan binds; it ends by a document or with its period."""

    DRAFT = "draft", _("dự thảo")
    SUBMITTED = "submitted", _("trình ký")
    ISSUED = "issued", _("đang thực hiện")
    ENDED = "ended", _("đã kết thúc")
    REPLACED = "replaced", _("đã được thay thế")
    DROPPED = "dropped", _("đã bỏ dự thảo")


class PlanForm(models.TextChoices):
    """How a unit puts its plan: as a plan, a programme, or a chapter of a wider plan whose section is cited."""

    PLAN = "plan", _("kế hoạch")
    PROGRAMME = "programme", _("chương trình")
    CHAPTER = "chapter", _("một phần của kế hoạch chung")


class Plan(Staged):
    """A plan of work for a period: issued by `issuer`, drafted by `drafting_office`, signed by `signer`.

    `document` is the signed paper, on record once it is issued. `section` is cited for a chapter of a wider plan.
    The days [starts_on, ends_on) are the period; `family` decides the paper's form.
    """

    stage = models.CharField(_("trạng thái"), max_length=30, choices=PlanStage.choices)
    issuer = models.ForeignKey(Unit, models.PROTECT, related_name="plans", verbose_name=_("cơ quan ban hành"))
    drafting_office = models.ForeignKey(
        Unit, models.PROTECT, related_name="drafted_plans", verbose_name=_("cơ quan tham mưu, chủ trì")
    )
    family = models.CharField(_("hệ thống văn bản"), max_length=10, choices=Family.choices)
    form = models.CharField(_("hình thức"), max_length=10, choices=PlanForm.choices, default=PlanForm.PLAN)
    title = models.CharField(_("tên kế hoạch"), max_length=1000)
    section = models.CharField(_("mục trong kế hoạch chung"), max_length=200, blank=True)
    starts_on = models.DateField(_("thực hiện từ ngày"))
    ends_on = models.DateField(_("đến trước ngày"))
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="plan", verbose_name=_("văn bản đã ký")
    )
    signer = models.CharField(_("người ký"), max_length=200, blank=True)
    signer_position = models.CharField(_("quyền hạn, chức vụ người ký"), max_length=300, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    ended_on = models.DateField(_("ngày kết thúc"), null=True, blank=True)
    ended_basis = models.CharField(_("văn bản kết thúc"), max_length=300, blank=True)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaces")
    folded = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = _("kế hoạch")
        constraints = [
            ends_after_start("plan_ends_after_start", "starts_on", "ends_on"),
            models.CheckConstraint(
                name="plan_chapter_cites_section",
                condition=~models.Q(form="chapter") | ~models.Q(section=""),
                violation_error_message=_("Nội dung trong kế hoạch chung phải ghi rõ mục nào."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "-issued_on"], name="plan_by_stage")]

    def __str__(self) -> str:
        return self.title

    def outlives_issuer(self, day: date) -> bool:
        """Whether it still binds although its issuer has ended, until an heir takes it over, replaces or ends it."""
        return self.stage == PlanStage.ISSUED and not self.issuer.is_open(day)

    @property
    def last_day(self) -> date:
        """The last day of the period, as offices say it."""
        return self.ends_on - timedelta(days=1)
