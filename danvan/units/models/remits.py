"""Remits: the rights of an office over others that no tree gives."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.units.models.dated import Dated, DatedQuerySet, ends_after_start
from danvan.units.models.groups import UnitGroup
from danvan.units.models.units import Unit


class Act(models.TextChoices):
    """What a remit lets an office do for those it is over."""

    GUIDE = "guide", _("hướng dẫn")
    RECEIVE = "receive", _("tiếp nhận")
    RETURN = "return", _("trả lại")
    VERIFY = "verify", _("thẩm định")
    CONSOLIDATE = "consolidate", _("tổng hợp")
    RECOGNISE = "recognise", _("công nhận")


class Remit(Dated):
    """An office guides, receives, returns, verifies, consolidates or recognises for other units, by a paper, from a day on.

    Over exactly one of: a unit's subtree, a group, a selector (the words of a plan, see `units.selectors`). `subject`
    narrows it to one kind of thing (see `units.remit_subjects`) or, with `subject_id`, to a single one; empty means all.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="remits", verbose_name=_("đơn vị được giao"))
    over_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    over_group = models.ForeignKey(UnitGroup, models.PROTECT, null=True, blank=True, related_name="+")
    over_selector = models.JSONField(null=True, blank=True)
    subject = models.CharField(_("chỉ với loại hồ sơ"), max_length=100, blank=True)
    subject_id = models.BigIntegerField(null=True, blank=True)
    acts = models.JSONField(_("việc được giao"), default=list)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DatedQuerySet["Remit"].as_manager()

    class Meta:
        verbose_name = _("phạm vi phụ trách")
        constraints = [
            ends_after_start("remit_ends_after_start"),
            models.CheckConstraint(
                name="remit_over_one_thing",
                condition=(
                    Q(over_unit__isnull=False, over_group__isnull=True, over_selector__isnull=True)
                    | Q(over_unit__isnull=True, over_group__isnull=False, over_selector__isnull=True)
                    | Q(over_unit__isnull=True, over_group__isnull=True, over_selector__isnull=False)
                ),
                violation_error_message=_(
                    "Phạm vi phụ trách phải là một trong: đơn vị và cấp dưới, nhóm, hoặc diện đơn vị."
                ),
            ),
            models.CheckConstraint(
                name="remit_names_one_of_a_subject",
                condition=Q(subject_id__isnull=True) | ~Q(subject=""),
            ),
        ]

    def is_about(self, subject: str = "", subject_id: int | None = None) -> bool:
        """Whether it is over things of this subject: it is over all, over the whole subject, or over this very one."""
        return not self.subject or (self.subject == subject and self.subject_id in (None, subject_id))
