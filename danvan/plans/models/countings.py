"""How a target is counted, as somebody decided."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.core.periods import Period
from danvan.measures.models import Measure
from danvan.plans.models.content import Target


class Counting(models.Model):
    """What is counted for a target, over which days, of which units: proposed from its words, decided by a person.

    Rule and threshold stand on the target itself. `share` is how many per cent of the units must do what is asked of
    each ("minimum": the target's own threshold is then what each must reach). Of the units bound those are counted that
    any of the `selectors` means, all where there is none; as of `members_on`, or of the day the plan was signed. They are
    to have said it by `due_on`, or by the last day that is counted.
    """

    target = models.OneToOneField(Target, models.CASCADE, related_name="counting")
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="countings")
    share = models.DecimalField(_("tỷ lệ đơn vị phải đạt"), max_digits=7, decimal_places=4, default=100)
    starts_on = models.DateField(_("số liệu từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    due_on = models.DateField(_("báo cáo đến hết ngày"), null=True, blank=True)
    selectors = models.JSONField(default=list, blank=True)
    members_on = models.DateField(_("đơn vị tính đến ngày"), null=True, blank=True)
    denominator_words = models.CharField(_("mẫu số theo lời văn"), max_length=300, blank=True)
    decided_by = models.CharField(_("người quyết định"), max_length=200)
    decided_at = models.DateTimeField(_("lúc"))
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("cách tính chỉ tiêu")
        constraints = [
            models.CheckConstraint(
                name="counting_window",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("Ngày cuối của số liệu không thể trước ngày đầu."),
            ),
            models.CheckConstraint(
                name="counting_due_after_start",
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("starts_on")),
                violation_error_message=_("Hạn báo cáo không thể trước ngày đầu của số liệu."),
            ),
        ]

    @property
    def window(self) -> Period:
        """The days whose figures are counted, under the name they bear."""
        return Period.spanning(self.starts_on, self.ends_on)
