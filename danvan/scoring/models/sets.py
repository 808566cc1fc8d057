"""Criteria sets: what a set is, and its versions."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.documents.models import Document
from danvan.scoring.outline import Waived
from danvan.units.models import Unit, UnitKind
from danvan.workflow.models import Staged


class SetStage(models.TextChoices):
    """Written, then settled: nothing of a settled set changes, a change is the next version."""

    DRAFT = "draft", _("đang soạn")
    SETTLED = "settled", _("đã chốt")
    DROPPED = "dropped", _("đã bỏ")


WAIVED = [
    (Waived.FULL.value, _("tính đủ điểm")),
    (Waived.RESCALE.value, _("quy đổi theo các tiêu chí còn lại")),
    (Waived.EXCLUDE.value, _("không tính, không quy đổi")),
]


class CriteriaSet(Staged):
    """One version of an office's criteria, kept by the `keeper` that advises it, or by the office itself.

    Versions of one set share their `first`, itself the first's own number. It holds for scoring years from `from_year` to
    `to_year`, both within, and for units of these `kinds`. `base` is in hundredths.
    """

    stage = models.CharField(_("trạng thái"), max_length=30, choices=SetStage.choices)
    office = models.ForeignKey(Unit, models.PROTECT, related_name="criteria_sets", verbose_name=_("cơ quan"))
    keeper = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("cơ quan soạn"))
    first = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="versions")
    number = models.PositiveSmallIntegerField(_("phiên bản"), default=1)
    name = models.CharField(_("tên bộ tiêu chí"), max_length=300)
    from_year = models.PositiveSmallIntegerField(_("áp dụng từ năm"))
    to_year = models.PositiveSmallIntegerField(_("đến hết năm"), null=True, blank=True)
    kinds = models.ManyToManyField(UnitKind, related_name="+", verbose_name=_("loại đơn vị"), blank=True)
    basis = models.CharField(_("theo văn bản"), max_length=300)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    base = models.PositiveIntegerField(_("thang điểm"), default=10_000)
    above_base = models.BooleanField(_("điểm thưởng được vượt thang điểm"), default=True)
    waived = models.CharField(
        _("điểm của tiêu chí không áp dụng"), max_length=10, choices=WAIVED, default=Waived.FULL.value
    )

    class Meta:
        verbose_name = _("bộ tiêu chí")
        ordering = ["-from_year", "name", "-number"]
        constraints = [
            models.CheckConstraint(
                name="criteria_set_years_in_order",
                condition=Q(to_year__isnull=True) | Q(to_year__gte=F("from_year")),
                violation_error_message=_("Năm cuối không thể trước năm đầu áp dụng."),
            ),
            models.CheckConstraint(
                name="criteria_set_has_points",
                condition=Q(base__gt=0),
                violation_error_message=_("Thang điểm phải lớn hơn 0."),
            ),
            models.UniqueConstraint(name="criteria_set_version_once", fields=["first", "number"]),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_draft(self) -> bool:
        """Whether it is still being written."""
        return self.stage == SetStage.DRAFT
