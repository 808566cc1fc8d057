"""What a document rests on, carries out, replaces or amends."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.documents.models.clauses import Clause
from danvan.documents.models.documents import Document


class Relation(models.TextChoices):
    """What one document is to another."""

    BASIS = "basis", _("căn cứ")
    CARRIES_OUT = "carries_out", _("thực hiện")
    REPLACES = "replaces", _("thay thế")
    AMENDS = "amends", _("sửa đổi, bổ sung")
    REPEALS = "repeals", _("bãi bỏ")
    PROPOSAL = "proposal", _("theo đề nghị")
    MENTIONS = "mentions", _("nhắc đến")


class Citation(models.Model):
    """A document named in another: the words as printed, and the document itself once it is on record here.

    `clause` is the sentence in which a person confirms it; what is only mentioned in passing has none.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="citations")
    relation = models.CharField(_("quan hệ"), max_length=15, choices=Relation.choices)
    words = models.CharField(_("lời dẫn"), max_length=1000)
    symbol = models.CharField(_("số, ký hiệu"), max_length=100, blank=True)
    symbol_key = models.CharField(max_length=100, blank=True, editable=False, db_index=True)
    issuer_words = models.CharField(_("cơ quan ban hành"), max_length=300, blank=True)
    signed_on = models.DateField(_("ngày"), null=True, blank=True)
    cited = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="cited_by")
    clause = models.OneToOneField(Clause, models.CASCADE, null=True, related_name="citation")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("văn bản được dẫn")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="citation_of_another",
                condition=models.Q(cited__isnull=True) | ~models.Q(cited=models.F("document")),
                violation_error_message=_("Văn bản không thể dẫn chính nó."),
            )
        ]
