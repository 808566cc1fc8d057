"""The forms that models are registered and reported with: data of a plan, in versions."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.documents.models import Document
from danvan.plans.models import Plan

MOST_HEADINGS = 30
LONGEST_TEXT = 20_000


class Purpose(models.TextChoices):
    """What a form is filled in for."""

    REGISTRATION = "registration", _("đăng ký")
    RESULT = "result", _("báo cáo kết quả")


class Form(models.Model):
    """One version of a form: of a plan, or with no plan the form of the house. While it is prepared it has no `from_on`;
    in use it is not changed any more, and a change is the next `number`. `to_on` says that the plan went back to the form
    of the house. With `for_running` it is also what dossiers are begun with in rounds that were opened on the one before.
    It rests on a paper, in words that everybody reads, and where the paper is in the register on its `document`.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="exemplar_forms")
    purpose = models.CharField(_("dùng để"), max_length=20, choices=Purpose.choices)
    number = models.PositiveSmallIntegerField(_("phiên bản"), default=1)
    from_on = models.DateField(_("dùng từ ngày"), null=True, blank=True)
    to_on = models.DateField(_("đến trước ngày"), null=True, blank=True)
    for_running = models.BooleanField(_("cả các đợt đang mở"), default=False)
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("văn bản căn cứ")
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("mẫu hồ sơ")
        ordering = ["purpose", "-number"]
        constraints = [
            models.UniqueConstraint(name="form_version_of_plan", fields=["plan", "purpose", "number"]),
            models.UniqueConstraint(
                name="form_version_of_house", fields=["purpose", "number"], condition=Q(plan__isnull=True)
            ),
            models.UniqueConstraint(
                name="form_prepared_once_for_plan", fields=["plan", "purpose"], condition=Q(from_on__isnull=True)
            ),
            models.UniqueConstraint(
                name="form_prepared_once_for_house",
                fields=["purpose"],
                condition=Q(plan__isnull=True, from_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Mẫu %(purpose)s, phiên bản %(number)d")) % {
            "purpose": self.get_purpose_display(),
            "number": self.number,
        }

    @property
    def called(self) -> str:
        """What it is called within a sentence; a plan's own form is not that of the house."""
        words = (
            _("mẫu riêng của kế hoạch, phiên bản %(number)d") if self.plan_id else _("mẫu chung, phiên bản %(number)d")
        )
        return str(words) % {"number": self.number}

    @property
    def is_prepared(self) -> bool:
        """Whether it is still being written."""
        return self.from_on is None

    def is_over(self, day: date) -> bool:
        """Whether its plan has gone back to the form of the house."""
        return self.to_on is not None and self.to_on <= day


class HeadingKind(models.TextChoices):
    """How a heading is filled in: words, or the table of goals, of resources, or the days beside the words."""

    TEXT = "text", _("lời văn")
    GOALS = "goals", _("bảng mục tiêu")
    RESOURCES = "resources", _("bảng nguồn lực")
    DATES = "dates", _("thời gian thực hiện")


class Heading(models.Model):
    """One heading of a form. `key` names those that the house knows by their meaning ("why", "how"), whatever their
    words; a heading that an office added has none. `longest` is how many letters may be typed.
    """

    form = models.ForeignKey(Form, models.CASCADE, related_name="headings")
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    key = models.SlugField(max_length=20, blank=True)
    label = models.CharField(_("mục"), max_length=300)
    hint = models.CharField(_("gợi ý"), max_length=1000, blank=True)
    required = models.BooleanField(_("bắt buộc"), default=True)
    longest = models.PositiveIntegerField(_("dài nhất (chữ)"), default=4000)
    kind = models.CharField(_("cách điền"), max_length=10, choices=HeadingKind.choices, default=HeadingKind.TEXT.value)

    class Meta:
        verbose_name = _("mục của mẫu")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(name="heading_order_once", fields=["form", "order"]),
            models.UniqueConstraint(name="heading_key_once", fields=["form", "key"], condition=~Q(key="")),
            models.CheckConstraint(
                name="heading_not_endless",
                condition=Q(longest__gte=1, longest__lte=LONGEST_TEXT),
                violation_error_message=_("Mỗi mục dài nhất 20.000 chữ; nội dung dài hơn để ở tệp đính kèm."),
            ),
        ]

    def __str__(self) -> str:
        return self.label
