"""What is counted of a model: its years, and what was said of it by documents."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.documents.models import Document
from danvan.exemplars.models.exemplars import Exemplar, Subject
from danvan.exemplars.models.lists import ClassicField, Level
from danvan.units.models import Unit


class YearKind(models.TextChoices):
    """As what a model stands in a year's list."""

    REGISTERED = "registered", _("đăng ký mới")
    MAINTAINED = "maintained", _("duy trì")
    EXPANDED = "expanded", _("mở rộng")


# The counts that a year may hold, in the order of their bits in `steps`. They are never mixed: each is its own day.
STEPS = (
    "registered_on",
    "carried_on",
    "reported_on",
    "effective_on",
    "recognised_on",
    "outstanding_on",
    "proposed_on",
    "commended_on",
    "copied_on",
    "withdrawn_on",
)


class ExemplarYear(models.Model):
    """A model in one year, at its level: counted once, whatever happened how often. Each count is the day it happened.

    `unit` is the unit of then and never follows heirs. `level`, `subject`, `classic` and `steps` (one bit a count, in the
    order of `STEPS`) repeat what the funnel groups by, so that a nation's is read from one index.
    """

    exemplar = models.ForeignKey(Exemplar, models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField(_("năm"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(_("đứng trong danh sách là"), max_length=10, choices=YearKind.choices)
    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    subject = models.CharField(max_length=10, choices=Subject.choices)
    classic = models.CharField(max_length=10, choices=ClassicField.choices, blank=True)
    steps = models.PositiveSmallIntegerField(default=0)
    registered_on = models.DateField(_("đăng ký"), null=True, blank=True)
    carried_on = models.DateField(_("thực hiện"), null=True, blank=True)
    reported_on = models.DateField(_("báo cáo kết quả"), null=True, blank=True)
    effective_on = models.DateField(_("thực hiện hiệu quả"), null=True, blank=True)
    recognised_on = models.DateField(_("công nhận"), null=True, blank=True)
    outstanding_on = models.DateField(_("tiêu biểu"), null=True, blank=True)
    proposed_on = models.DateField(_("đề nghị khen thưởng, công nhận cấp trên"), null=True, blank=True)
    commended_on = models.DateField(_("khen thưởng"), null=True, blank=True)
    copied_on = models.DateField(_("được nhân rộng"), null=True, blank=True)
    withdrawn_on = models.DateField(_("thôi công nhận"), null=True, blank=True)

    class Meta:
        verbose_name = _("năm của mô hình")
        ordering = ["year"]
        constraints = [models.UniqueConstraint(name="exemplar_year_once", fields=["exemplar", "year"])]
        indexes = [
            models.Index(fields=["year", "level", "unit", "subject", "classic", "steps"], name="exemplar_year_counts"),
            models.Index(fields=["unit", "year"], name="exemplar_year_of_unit"),
        ]


class RecognitionKind(models.TextChoices):
    """What a document says of a model. Commendation is only noted here, as the paper says it."""

    RECOGNISED = "recognised", _("công nhận")
    OUTSTANDING = "outstanding", _("tiêu biểu")
    COMMENDED = "commended", _("khen thưởng")


class Recognition(models.Model):
    """A numbered document recognised a model, of a year, at its level. Withdrawn by a later document, it stays to be read;
    of a row from paper the office, the number and the day may be unknown.
    """

    exemplar = models.ForeignKey(Exemplar, models.PROTECT, related_name="recognitions")
    year = models.PositiveSmallIntegerField(_("năm"))
    kind = models.CharField(_("hình thức"), max_length=12, choices=RecognitionKind.choices)
    office = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan quyết định")
    )
    symbol = models.CharField(_("số, ký hiệu"), max_length=100, blank=True)
    signed_on = models.DateField(_("ngày ký"), null=True, blank=True)
    signer_words = models.CharField(_("người ký"), max_length=300, blank=True)
    document = models.ForeignKey(
        Document, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("văn bản")
    )
    paper_kept_at = models.CharField(_("bản giấy lưu tại"), max_length=300, blank=True)
    withdrawn_on = models.DateField(_("thôi công nhận ngày"), null=True, blank=True)
    withdrawn_basis = models.CharField(_("văn bản thôi công nhận"), max_length=300, blank=True)
    withdrawn_reason = models.CharField(_("lý do"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("lần công nhận")
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="recognition_once_a_year",
                fields=["exemplar", "year", "kind"],
                condition=Q(withdrawn_on__isnull=True),
                violation_error_message=_("Mô hình đã có quyết định này của năm đó."),
            ),
            models.CheckConstraint(
                name="recognition_withdrawn_by_a_paper",
                condition=Q(withdrawn_on__isnull=True) | (~Q(withdrawn_basis="") & ~Q(withdrawn_reason="")),
                violation_error_message=_("Thôi công nhận phải ghi văn bản và lý do."),
            ),
        ]
        indexes = [models.Index(fields=["office", "year"], name="recognition_of_office")]

    @property
    def holds(self) -> bool:
        return self.withdrawn_on is None


class Proposal(models.Model):
    """A recognised model was chosen and proposed to the next level with its dossier; `candidacy` came of it there. Chosen
    `on` a day, it goes up with others by one submission, whose number counts once that is signed.
    """

    exemplar = models.ForeignKey(Exemplar, models.PROTECT, related_name="proposals")
    to_level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("đề nghị lên"))
    year = models.PositiveSmallIntegerField(_("năm"))
    symbol = models.CharField(_("số tờ trình"), max_length=100, blank=True)
    on = models.DateField(_("ngày"))
    signed_on = models.DateField(_("ngày ký tờ trình"), null=True, blank=True)
    signer_words = models.CharField(_("người ký tờ trình"), max_length=300, blank=True)
    candidacy = models.OneToOneField(
        Exemplar, models.PROTECT, null=True, blank=True, related_name="proposed_by", editable=False
    )

    class Meta:
        verbose_name = _("đề nghị lên cấp trên")
        constraints = [
            models.UniqueConstraint(
                name="proposal_once",
                fields=["exemplar", "to_level", "year"],
                violation_error_message=_("Mô hình đã được đề nghị lên cấp này trong năm."),
            ),
            models.CheckConstraint(
                name="proposal_signed_has_its_number",
                condition=Q(signed_on__isnull=True) | ~Q(symbol=""),
                violation_error_message=_("Tờ trình đã ký thì ghi số."),
            ),
        ]


class CheckOutcome(models.TextChoices):
    """What was found at a check-point."""

    KEPT = "kept", _("giữ vững")
    GREW = "grew", _("phát triển thêm")
    STOPPED = "stopped", _("đã dừng")


class CheckPoint(models.Model):
    """A day on which a model that is nurtured over years ("bồi dưỡng đến năm 2015") is looked at again."""

    exemplar = models.ForeignKey(Exemplar, models.CASCADE, related_name="checkpoints")
    due_on = models.DateField(_("kiểm tra vào"))
    words = models.CharField(_("nội dung kiểm tra"), max_length=500, blank=True)
    done_on = models.DateField(_("đã kiểm tra ngày"), null=True, blank=True)
    outcome = models.CharField(_("kết quả"), max_length=10, choices=CheckOutcome.choices, blank=True)
    note = models.CharField(_("ghi chú"), max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("mốc kiểm tra")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(name="checkpoint_once_a_day", fields=["exemplar", "due_on"]),
            models.CheckConstraint(
                name="checkpoint_done_says_what",
                condition=Q(done_on__isnull=True, outcome="") | (Q(done_on__isnull=False) & ~Q(outcome="")),
                violation_error_message=_("Đã kiểm tra thì ghi cả ngày và kết quả."),
            ),
        ]


class PublishedSum(models.Model):
    """Sums of a year as an office once published them, kept as printed whether or not they add up; empty is not said."""

    office = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    year = models.PositiveSmallIntegerField(_("năm"))
    level = models.ForeignKey(Level, models.PROTECT, related_name="+")
    registered = models.PositiveIntegerField(_("đăng ký"), null=True, blank=True)
    effective = models.PositiveIntegerField(_("hiệu quả"), null=True, blank=True)
    recognised = models.PositiveIntegerField(_("công nhận"), null=True, blank=True)
    collective = models.PositiveIntegerField(_("tập thể"), null=True, blank=True)
    individual = models.PositiveIntegerField(_("cá nhân"), null=True, blank=True)
    outstanding = models.PositiveIntegerField(_("tiêu biểu"), null=True, blank=True)
    proposed = models.PositiveIntegerField(_("đề nghị khen thưởng"), null=True, blank=True)
    commended = models.PositiveIntegerField(_("khen thưởng"), null=True, blank=True)
    source = models.CharField(_("nguồn"), max_length=300)
    note = models.CharField(_("ghi chú khi số không khớp"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("số liệu đã công bố")
        ordering = ["-year", "pk"]
        constraints = [models.UniqueConstraint(name="published_sum_once", fields=["office", "year", "level"])]
