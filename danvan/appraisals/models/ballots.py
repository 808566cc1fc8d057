"""Yes or no: votes of seats, and counts where a ballot was secret."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.appraisals.models.cases import Case
from danvan.committees.models import Member


class Says(models.TextChoices):
    """What a seat says to a case."""

    FOR = "for", _("đồng ý")
    AGAINST = "against", _("không đồng ý")
    OTHER = "other", _("ý kiến khác")


class How(models.TextChoices):
    """By which way it was said."""

    MEETING = "meeting", _("tại cuộc họp")
    WRITTEN = "written", _("bằng văn bản trên hệ thống")
    PAPER = "paper", _("bằng phiếu giấy")


class Vote(models.Model):
    """A seat's vote on a case, once whoever casts it. Its words and its side never stand in the record of work."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="votes")
    seat = models.PositiveSmallIntegerField()
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    says = models.CharField(_("ý kiến"), max_length=10, choices=Says.choices)
    words = models.TextField(_("nói rõ"), max_length=4000, blank=True)
    how = models.CharField(_("hình thức"), max_length=10, choices=How.choices)
    cast_by_id = models.BigIntegerField()
    cast_by_name = models.CharField(_("người ghi"), max_length=200)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("ý kiến biểu quyết")
        constraints = [
            models.UniqueConstraint(
                name="vote_once_a_seat",
                fields=["case", "seat"],
                violation_error_message=_("Vị trí này đã có ý kiến về hồ sơ. Mỗi vị trí chỉ biểu quyết một lần."),
            )
        ]


class Count(models.Model):
    """What a ballot counted, where nobody knows whose paper is whose."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="count")
    present = models.PositiveSmallIntegerField(_("số phiếu phát ra"))
    agreed = models.PositiveSmallIntegerField(_("đồng ý"))
    against = models.PositiveSmallIntegerField(_("không đồng ý"))
    other = models.PositiveSmallIntegerField(_("ý kiến khác"), default=0)
    invalid = models.PositiveSmallIntegerField(_("không hợp lệ"), default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("kết quả kiểm phiếu")
        constraints = [
            models.CheckConstraint(
                name="count_adds_up",
                condition=Q(present=F("agreed") + F("against") + F("other") + F("invalid")),
                violation_error_message=_("Cộng các loại phiếu phải bằng số phiếu phát ra. Mời kiểm lại."),
            )
        ]
