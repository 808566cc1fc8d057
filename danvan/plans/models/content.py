"""What a plan asks for, clause by clause."""

from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.documents.models import Clause
from danvan.measures.rules import Rule
from danvan.plans.models.plans import Plan
from danvan.units.models import Unit


class ContentQuerySet(models.QuerySet[Any]):
    def on(self, day: date) -> Self:
        """The lines as they read on a day: an amendment ends the old wording and begins the new."""
        return self.filter(Q(from_on__isnull=True) | Q(from_on__lte=day), Q(to_on__isnull=True) | Q(to_on__gt=day))


class Content(models.Model):
    """A line of a plan with its place in the document: `section` as people cite it, `clause` the sentence itself.

    An amendment never rewrites a line: the old one ends on its day (`to_on`) and the new one `replaces` it.
    """

    order = models.PositiveIntegerField(_("thứ tự"), default=0)
    section = models.CharField(_("mục"), max_length=100, blank=True)
    words = models.TextField(_("nội dung"))
    clause = models.ForeignKey(Clause, models.PROTECT, null=True, blank=True, related_name="+")
    from_on = models.DateField(_("hiệu lực từ"), null=True, blank=True)
    to_on = models.DateField(_("hết hiệu lực"), null=True, blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ContentQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["order", "pk"]


class Target(Content):
    """A target in the plan's words: comparator, threshold, unit of measure, and the rule by which it counts."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="targets")
    rule = models.CharField(_("cách tính"), max_length=10, choices=Rule.choices)
    comparator = models.CharField(_("so sánh"), max_length=2, blank=True)
    threshold = models.DecimalField(_("mức phải đạt"), max_digits=14, decimal_places=4, null=True, blank=True)
    unit_of_measure = models.CharField(_("đơn vị tính"), max_length=60, blank=True)
    scope_words = models.CharField(_("phạm vi"), max_length=500, blank=True)

    class Meta(Content.Meta):
        verbose_name = _("chỉ tiêu")


class Task(Content):
    """A task: who leads, who works with them, by when. `due_rule` is how the words name the day ("after:10w");
    `first_due_on` stays when the day is put off. The work itself is done part by part, each unit its own.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="tasks")
    lead_words = models.CharField(_("chủ trì"), max_length=500, blank=True)
    cooperating_words = models.CharField(_("phối hợp"), max_length=1000, blank=True)
    due_rule = models.CharField(_("cách tính thời hạn"), max_length=60, blank=True)
    due_on = models.DateField(_("thời hạn"), null=True, blank=True)
    first_due_on = models.DateField(_("thời hạn ban đầu"), null=True, blank=True)
    due_words = models.CharField(_("thời hạn như văn bản ghi"), max_length=300, blank=True)

    class Meta(Content.Meta):
        verbose_name = _("nhiệm vụ")


class Phase(Content):
    """A stretch of the plan's period with its own work."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="phases")
    starts_on = models.DateField(_("từ ngày"), null=True, blank=True)
    ends_on = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta(Content.Meta):
        verbose_name = _("giai đoạn")

    @property
    def last_day(self) -> date | None:
        """The last day of the phase, as offices say it."""
        return self.ends_on - timedelta(days=1) if self.ends_on else None


class ReportingClause(Content):
    """A report the plan asks for: when it is due (a day, or a rule such as "yearly:12-10"), for which data window, to
    whom ("UBND tỉnh") and through whom ("qua Sở Nội vụ tổng hợp").
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="reporting_clauses")
    due_rule = models.CharField(_("thời hạn gửi"), max_length=60)
    due_words = models.CharField(_("thời hạn như văn bản ghi"), max_length=300, blank=True)
    window_starts_on = models.DateField(_("số liệu từ ngày"), null=True, blank=True)
    window_ends_on = models.DateField(_("số liệu đến hết ngày"), null=True, blank=True)
    addressee_words = models.CharField(_("gửi đến"), max_length=300, blank=True)
    channel = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan tổng hợp")
    )

    class Meta(Content.Meta):
        verbose_name = _("chế độ báo cáo")
