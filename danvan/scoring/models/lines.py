"""Groups, criteria, grades: the rows of a set's outline."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.scoring.models.sets import CriteriaSet
from danvan.scoring.outline import GroupKind, Scorer

GROUPS = [
    (GroupKind.BASE.value, _("thang điểm")),
    (GroupKind.BONUS.value, _("điểm thưởng")),
    (GroupKind.PENALTY.value, _("điểm trừ")),
]
SCORERS = [
    (Scorer.SELF.value, _("tự chấm")),
    (Scorer.SUPERIOR.value, _("cấp trên chấm")),
    (Scorer.COMPUTED.value, _("máy tính")),
]


class GroupRow(models.Model):
    """See `outline.Group`."""

    of = models.ForeignKey(CriteriaSet, models.CASCADE, related_name="groups")
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    kind = models.CharField(_("loại nhóm"), max_length=10, choices=GROUPS, default=GroupKind.BASE.value)
    number = models.CharField(_("số"), max_length=20)
    words = models.CharField(_("tên nhóm"), max_length=500)
    most = models.PositiveIntegerField(_("điểm"))

    class Meta:
        verbose_name = _("nhóm tiêu chí")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(name="group_order_once", fields=["of", "order"])]


class CriterionRow(models.Model):
    """See `outline.Criterion`."""

    group = models.ForeignKey(GroupRow, models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField(_("thứ tự"))
    number = models.CharField(_("số"), max_length=20)
    words = models.CharField(_("nội dung"), max_length=1000)
    most = models.PositiveIntegerField(_("điểm tối đa"))
    step = models.PositiveIntegerField(_("bước điểm"), default=25)
    scorer = models.CharField(_("ai chấm"), max_length=10, choices=SCORERS, default=Scorer.SELF.value)
    needs_evidence = models.BooleanField(_("phải có minh chứng"), default=True)
    waived_when = models.CharField(_("không áp dụng khi"), max_length=500, blank=True)
    measure = models.CharField(_("tính từ số liệu"), max_length=100, blank=True)
    is_sample = models.BooleanField(_("dòng mẫu"), default=False)

    class Meta:
        verbose_name = _("tiêu chí")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(name="criterion_order_in_group", fields=["group", "order"])]


class GradeRow(models.Model):
    """See `outline.Grade`."""

    criterion = models.ForeignKey(CriterionRow, models.CASCADE, related_name="grades")
    points = models.PositiveIntegerField(_("điểm"))
    words = models.CharField(_("khi"), max_length=500)

    class Meta:
        verbose_name = _("mức điểm")
        ordering = ["-points", "pk"]
