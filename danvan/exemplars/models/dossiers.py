"""What was filled in for a model: dossiers in versions, the words under each heading, and what was said to them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.exemplars.models.exemplars import Exemplar
from danvan.exemplars.models.forms import Form, Heading, Purpose
from danvan.exemplars.models.lists import ResourceUnit

# Amounts are kept in whole thousandths of their unit.
PLACES = 3


class Dossier(models.Model):
    """One version of a registration, or of a year's result. Sent back, it stays as it was and the next `number` begins.

    `later` is the result of a further year of a model that was recognised before: it moves no stage, and its amounts are its
    own (`LaterGoal`, `LaterResource`), since the model's goals and resources tell of its first year.
    """

    exemplar = models.ForeignKey(Exemplar, models.CASCADE, related_name="dossiers")
    purpose = models.CharField(_("hồ sơ"), max_length=20, choices=Purpose.choices)
    year = models.PositiveSmallIntegerField(_("năm"))
    number = models.PositiveSmallIntegerField(_("lần"), default=1)
    later = models.BooleanField(_("kết quả của năm sau"), default=False, editable=False)
    form = models.ForeignKey(Form, models.PROTECT, related_name="dossiers")
    submitted_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    submitted_by_id = models.BigIntegerField(null=True)
    submitted_by_name = models.CharField(_("người gửi"), max_length=200, blank=True)
    source = models.CharField(_("nhập thay theo nguồn"), max_length=100, blank=True)
    returned_at = models.DateTimeField(_("trả lại lúc"), null=True, blank=True)
    judged_at = models.DateTimeField(_("đánh giá lúc"), null=True, blank=True)
    late_reason = models.CharField(_("lý do gửi muộn"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("hồ sơ mô hình")
        ordering = ["year", "purpose", "number"]
        constraints = [
            models.UniqueConstraint(name="dossier_number_once", fields=["exemplar", "purpose", "year", "number"]),
            models.UniqueConstraint(
                name="dossier_one_open",
                fields=["exemplar", "purpose", "year"],
                condition=Q(submitted_at__isnull=True),
                violation_error_message=_("Hồ sơ này đang có một bản chưa gửi. Mời mở bản đó để làm tiếp."),
            ),
        ]
        # A desk looks for those of later years that came back: a handful in a register of many thousands.
        indexes = [
            models.Index(
                name="dossier_later_open", fields=["exemplar"], condition=Q(later=True, submitted_at__isnull=True)
            ),
            models.Index(
                name="dossier_later_sent",
                fields=["exemplar"],
                condition=Q(later=True, submitted_at__isnull=False, returned_at__isnull=True, judged_at__isnull=True),
            ),
        ]

    @property
    def is_open(self) -> bool:
        """Whether it is still being written."""
        return self.submitted_at is None


class DossierText(models.Model):
    """The words under one heading of one dossier, as typed."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="texts")
    heading = models.ForeignKey(Heading, models.PROTECT, related_name="+")
    words = models.TextField(_("nội dung"), blank=True)

    class Meta:
        verbose_name = _("nội dung một mục")
        constraints = [models.UniqueConstraint(name="dossier_text_once", fields=["dossier", "heading"])]


class Comment(models.Model):
    """What the receiving office asks about one heading, or with no heading about the facts of the model beside them. In the
    next version only what was asked about may change.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="comments")
    heading = models.ForeignKey(Heading, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField(_("ý kiến"), max_length=4000)
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(_("người ghi"), max_length=200)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("ý kiến về một mục")
        ordering = ["heading__order", "pk"]
        constraints = [
            models.UniqueConstraint(name="comment_once_a_heading", fields=["dossier", "heading"]),
            models.UniqueConstraint(
                name="comment_once_on_facts", fields=["dossier"], condition=Q(heading__isnull=True)
            ),
        ]


class Goal(models.Model):
    """A target of the model itself, with its unit of measure: what was planned, what was achieved. Amounts are thousandths;
    unknown stays empty, and nought is nought.
    """

    exemplar = models.ForeignKey(Exemplar, models.CASCADE, related_name="goals")
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    words = models.CharField(_("mục tiêu"), max_length=300)
    unit_of_measure = models.CharField(_("đơn vị tính"), max_length=60)
    planned = models.BigIntegerField(_("kế hoạch"), null=True, blank=True)
    achieved = models.BigIntegerField(_("đạt được"), null=True, blank=True)
    counts_people = models.BooleanField(_("đếm người, hộ dân"), default=False)

    class Meta:
        verbose_name = _("mục tiêu của mô hình")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(name="goal_order_once", fields=["exemplar", "order"]),
            models.CheckConstraint(
                name="goal_not_negative",
                condition=(Q(planned__isnull=True) | Q(planned__gte=0))
                & (Q(achieved__isnull=True) | Q(achieved__gte=0)),
                violation_error_message=_("Số của mục tiêu không thể âm."),
            ),
        ]


class ResourcePhase(models.TextChoices):
    """What was meant to be raised, and what was."""

    PLANNED = "planned", _("dự kiến")
    RAISED = "raised", _("đã huy động")


class Giver(models.TextChoices):
    """Whence it comes; people are a number, never names."""

    BUDGET = "budget", _("ngân sách")
    OFFICES = "offices", _("cơ quan, đơn vị")
    PEOPLE = "people", _("nhân dân")
    BUSINESS = "business", _("doanh nghiệp, tổ chức")
    OTHER = "other", _("nguồn khác")


class Amount(models.Model):
    """So much of one thing from one source: `amount` in thousandths of its unit, `base` the same in thousandths of the
    kind's base unit, so that hectares and square metres add up.
    """

    order = models.PositiveSmallIntegerField(_("thứ tự"))
    unit = models.ForeignKey(ResourceUnit, models.PROTECT, related_name="+", verbose_name=_("đơn vị tính"))
    amount = models.BigIntegerField(_("số lượng"))
    base = models.BigIntegerField(editable=False)
    giver = models.CharField(_("từ nguồn"), max_length=10, choices=Giver.choices)
    what = models.CharField(_("nội dung"), max_length=200, blank=True)

    class Meta:
        abstract = True


class Resource(Amount):
    """What a model takes, or raised in its first year."""

    exemplar = models.ForeignKey(Exemplar, models.CASCADE, related_name="resources")
    phase = models.CharField(_("giai đoạn"), max_length=10, choices=ResourcePhase.choices)

    class Meta:
        verbose_name = _("nguồn lực của mô hình")
        ordering = ["phase", "order", "pk"]
        constraints = [
            models.UniqueConstraint(name="resource_order_once", fields=["exemplar", "phase", "order"]),
            models.CheckConstraint(
                name="resource_is_positive",
                condition=Q(amount__gt=0, base__gt=0),
                violation_error_message=_("Số lượng nguồn lực phải lớn hơn 0."),
            ),
        ]


class LaterGoal(models.Model):
    """What a further year achieved of one of the model's goals, in thousandths; unknown stays empty."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="later_goals")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="+")
    achieved = models.BigIntegerField(_("đạt được"), null=True, blank=True)

    class Meta:
        verbose_name = _("kết quả năm sau theo mục tiêu")
        constraints = [
            models.UniqueConstraint(name="later_goal_once", fields=["dossier", "goal"]),
            models.CheckConstraint(
                name="later_goal_not_negative",
                condition=Q(achieved__isnull=True) | Q(achieved__gte=0),
                violation_error_message=_("Số của mục tiêu không thể âm."),
            ),
        ]


class LaterResource(Amount):
    """What a model raised in a further year."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="later_resources")

    class Meta:
        verbose_name = _("nguồn lực huy động năm sau")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(name="later_resource_once", fields=["dossier", "order"]),
            models.CheckConstraint(
                name="later_resource_is_positive",
                condition=Q(amount__gt=0, base__gt=0),
                violation_error_message=_("Số lượng nguồn lực phải lớn hơn 0."),
            ),
        ]


class ActivityKind(models.TextChoices):
    """What happened."""

    WORK = "work", _("việc đã làm")
    MEETING = "meeting", _("họp dân, họp nhóm")
    LAUNCH = "launch", _("ra mắt")
    VISIT = "visit", _("đón đoàn, trao đổi kinh nghiệm")
    OTHER = "other", _("việc khác")


class Activity(models.Model):
    """Something the model did on a day, with its photos and files. It keeps a model from fading."""

    exemplar = models.ForeignKey(Exemplar, models.PROTECT, related_name="activities")
    on = models.DateField(_("ngày"))
    kind = models.CharField(_("loại"), max_length=10, choices=ActivityKind.choices, default=ActivityKind.WORK.value)
    words = models.TextField(_("nội dung"), max_length=1000)
    source = models.CharField(_("ghi theo nguồn"), max_length=100, blank=True)
    added_by_id = models.BigIntegerField(null=True)
    added_by_name = models.CharField(_("người ghi"), max_length=200)
    added_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("hoạt động của mô hình")
        ordering = ["-on", "-pk"]
