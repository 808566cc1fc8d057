"""What proves what: from a line of work to a file or to any other record of the house."""

from typing import Self

from django.db import models
from django.db.models import Model
from django.utils.translation import gettext_lazy as _


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Links, as pages ask for them."""

    def of(self, record: Model) -> Self:
        """What a record rests on, in the order it was named."""
        return self.filter(from_type=record._meta.label_lower, from_id=record.pk).order_by("pk")


class Evidence(models.Model):
    """One link from a record to what proves it. The reader's rights to the other end are asked at each look."""

    from_type = models.CharField(max_length=100)
    from_id = models.BigIntegerField()
    to_type = models.CharField(max_length=100)
    to_id = models.BigIntegerField()
    note = models.CharField(_("ghi chú"), max_length=500, blank=True)
    added_by_id = models.BigIntegerField(null=True)
    added_by_name = models.CharField(_("người dẫn"), max_length=200)
    added_at = models.DateTimeField(_("lúc"))

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("minh chứng")
        constraints = [
            models.UniqueConstraint(name="evidence_once", fields=["from_type", "from_id", "to_type", "to_id"]),
        ]
        indexes = [models.Index(fields=["to_type", "to_id"], name="evidence_of_target")]
