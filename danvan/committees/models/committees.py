"""The steering body itself: in which office it sits, which papers it rests on, and how long."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.core.text import SORT_KEY_LENGTH
from danvan.documents.models import Document
from danvan.units.models import Unit
from danvan.units.models.dated import DatedQuerySet, ends_after_start, in_force


class Kind(models.TextChoices):
    """What the body is for: it steers at a level, steers at the base, or appraises."""

    STEERING = "steering", _("Ban Chỉ đạo")
    TEAM = "team", _("Tổ chỉ đạo")
    APPRAISAL = "appraisal", _("Tổ thẩm định")


class CommitteeQuerySet(DatedQuerySet["Committee"]):
    """Committees, as pages ask for them."""

    def in_order(self) -> Self:
        """As Vietnamese sort their names, the newest term of one name first."""
        return self.order_by("sort_key", "-from_on", "-pk")


class Committee(models.Model):
    """A steering body for one term, the days [from_on, to_on); without an end until a document ends it.

    `host` is the office whose body it is and through which it issues; `standing_office` the one that keeps it, where
    that is another (cơ quan thường trực). Each of its papers is a document of the register, or number, day and, for
    the one that set it up, the place where it lies. One without such a paper is only prepared.
    """

    kind = models.CharField(_("loại"), max_length=10, choices=Kind.choices)
    name = models.CharField(_("tên gọi"), max_length=300)
    host = models.ForeignKey(Unit, models.PROTECT, related_name="committees", verbose_name=_("cơ quan thành lập"))
    standing_office = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cơ quan thường trực"),
    )
    from_on = models.DateField(_("hoạt động từ ngày"))
    to_on = models.DateField(_("đến trước ngày"), null=True, blank=True)
    symbol = models.CharField(_("số, ký hiệu quyết định"), max_length=100, blank=True)
    signed_on = models.DateField(_("ngày ký quyết định"), null=True, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("quyết định thành lập")
    )
    paper_kept_at = models.CharField(_("nơi lưu bản gốc"), max_length=300, blank=True)
    rules_symbol = models.CharField(_("số, ký hiệu quy chế"), max_length=100, blank=True)
    rules_signed_on = models.DateField(_("ngày ký quy chế"), null=True, blank=True)
    rules_document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("quy chế làm việc")
    )
    ended_symbol = models.CharField(_("số, ký hiệu văn bản kết thúc"), max_length=100, blank=True)
    ended_signed_on = models.DateField(_("ngày ký văn bản kết thúc"), null=True, blank=True)
    ended_document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("văn bản kết thúc")
    )
    copied_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="later", verbose_name=_("nhiệm kỳ trước")
    )
    folded = models.TextField(editable=False)
    sort_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, db_index=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        verbose_name = _("Ban Chỉ đạo, tổ")
        constraints = [
            ends_after_start("committee_ends_after_start"),
            models.CheckConstraint(
                name="committee_number_has_its_day",
                condition=Q(symbol="", signed_on__isnull=True) | (~Q(symbol="") & Q(signed_on__isnull=False)),
                violation_error_message=_("Quyết định thành lập phải có cả số, ký hiệu và ngày ký."),
            ),
            models.CheckConstraint(
                name="committee_standing_office_is_another",
                condition=Q(standing_office__isnull=True) | ~Q(standing_office=models.F("host")),
                violation_error_message=_("Cơ quan thường trực chỉ ghi khi khác cơ quan thành lập."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_at_work(self, day: date) -> bool:
        """Whether a day lies in its term."""
        return self.from_on <= day and (self.to_on is None or day < self.to_on)

    def is_over(self, day: date) -> bool:
        """Whether its term, or the document that ended it, lies behind a day."""
        return self.to_on is not None and self.to_on <= day

    @property
    def last_day(self) -> date | None:
        """The last day of the term, as offices say it."""
        return self.to_on - timedelta(days=1) if self.to_on else None


def at_work(day: date, prefix: str = "committee") -> Q:
    """The condition for what belongs to a committee (behind `prefix__`) whose term a day lies in."""
    return in_force(day, prefix)


def not_over(day: date, prefix: str = "committee") -> Q:
    """The condition for what belongs to a committee that works on a day or is to work later."""
    return Q(**{f"{prefix}__to_on__isnull": True}) | Q(**{f"{prefix}__to_on__gt": day})
