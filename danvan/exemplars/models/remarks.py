"""What was noticed against going through the motions, and what was answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.exemplars.models.exemplars import Exemplar


class RemarkKind(models.TextChoices):
    """What was seen. None of them blocks anything."""

    SIMILAR_TEXT = "similar_text", _("nội dung gần giống nhau")
    SAME_PHOTO = "same_photo", _("cùng một ảnh")
    LAST_HOUR = "last_hour", _("nhiều bản đăng ký sát giờ hết hạn")
    EQUAL_EVERYWHERE = "equal_everywhere", _("kết quả đúng bằng kế hoạch ở mọi mục tiêu")
    NOTHING_SINCE = "nothing_since", _("ra mắt rồi chưa có hoạt động")


class Remark(models.Model):
    """A note to whoever receives or appraises a model: what was seen, about which other model. `facts` holds ids and numbers
    only; its words are made when it is shown, to a reader who may know them. It can be answered by the unit and settled.
    """

    exemplar = models.ForeignKey(Exemplar, models.CASCADE, related_name="remarks")
    kind = models.CharField(_("nhận thấy"), max_length=20, choices=RemarkKind.choices)
    about = models.ForeignKey(Exemplar, models.CASCADE, null=True, blank=True, related_name="+")
    share = models.PositiveSmallIntegerField(_("giống nhau (%)"), null=True, blank=True)
    facts = models.JSONField(default=dict)
    seen_at = models.DateTimeField(_("nhận thấy lúc"))
    asked_at = models.DateTimeField(_("hỏi đơn vị lúc"), null=True, blank=True)
    answer = models.TextField(_("trả lời"), max_length=4000, blank=True)
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    answered_by_id = models.BigIntegerField(null=True)
    answered_by_name = models.CharField(_("người trả lời"), max_length=200, blank=True)
    settled_at = models.DateTimeField(_("kết luận lúc"), null=True, blank=True)
    settled_by_id = models.BigIntegerField(null=True)
    settled_by_name = models.CharField(_("người kết luận"), max_length=200, blank=True)
    settled_words = models.CharField(_("kết luận"), max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("điều cần xem lại")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="remark_once", fields=["exemplar", "kind", "about"]),
            models.UniqueConstraint(
                name="remark_once_alone", fields=["exemplar", "kind"], condition=Q(about__isnull=True)
            ),
        ]
