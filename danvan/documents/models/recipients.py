"""To whom a document went."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.documents.models.clauses import Clause
from danvan.documents.models.documents import Document
from danvan.units.models import Unit


class Purpose(models.TextChoices):
    """Why a recipient gets it, as the "Nơi nhận" block says."""

    REPORT = "report", _("để báo cáo")
    CARRY_OUT = "carry_out", _("để thực hiện")
    COOPERATE = "cooperate", _("để phối hợp")
    INFORM = "inform", _("để biết")
    FILE = "file", _("lưu")
    OTHER = "other", _("khác")


class Recipient(models.Model):
    """A line of "Nơi nhận" as printed, with its purpose."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="recipients")
    words = models.CharField(_("nơi nhận"), max_length=500)
    purpose = models.CharField(_("mục đích"), max_length=10, choices=Purpose.choices, default=Purpose.OTHER)
    clause = models.OneToOneField(Clause, models.CASCADE, null=True, related_name="recipient")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("nơi nhận")
        ordering = ["order"]


class Addressee(models.Model):
    """A unit the document was sent to by name; its people may read it from then on."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="addressees")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="received_documents")
    sent_on = models.DateField(_("ngày gửi"))

    class Meta:
        verbose_name = _("đơn vị nhận")
        constraints = [models.UniqueConstraint(name="addressee_once", fields=["document", "unit"])]
