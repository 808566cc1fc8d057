"""Scans of what was signed over many models at once, kept apart from the rows they belong to: whoever stays out of one model
of a sitting sees the sitting, and must not see the paper that tells of all.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.appraisals.models.decisions import Decision
from danvan.appraisals.models.sittings import Sitting


class PaperKind(models.TextChoices):
    """Which paper it is."""

    MINUTES = "minutes", _("biên bản họp")
    SUBMISSION = "submission", _("tờ trình")
    DECISION = "decision", _("quyết định")


OF_SITTING = (PaperKind.MINUTES, PaperKind.SUBMISSION)


class SignedPaper(models.Model):
    """One signed paper of a sitting, or of a decision; its scans are its attachments. After the announcement the scans of a
    decision also hang on the document in the register, where everybody who sees the office reads them.
    """

    kind = models.CharField(_("loại giấy tờ"), max_length=10, choices=PaperKind.choices)
    sitting = models.ForeignKey(Sitting, models.PROTECT, null=True, blank=True, related_name="signed_papers")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="signed_papers")

    class Meta:
        verbose_name = _("bản ký")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="signed_paper_of_one",
                condition=Q(kind="decision", decision__isnull=False, sitting__isnull=True)
                | ~Q(kind="decision") & Q(decision__isnull=True, sitting__isnull=False),
            ),
            models.UniqueConstraint(
                name="signed_paper_of_a_sitting", fields=["sitting", "kind"], condition=Q(sitting__isnull=False)
            ),
            models.UniqueConstraint(
                name="signed_paper_of_a_decision", fields=["decision"], condition=Q(decision__isnull=False)
            ),
        ]

    @property
    def of(self) -> Sitting | Decision:
        """What it belongs to."""
        found = self.sitting or self.decision
        assert found is not None
        return found
