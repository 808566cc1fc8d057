"""A model before a panel, who stays out of it, and what the panel found on the spot."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.appraisals.models.sittings import Sitting
from danvan.committees.models import Member
from danvan.exemplars.models import Exemplar
from danvan.workflow.models import Staged


class CaseStage(models.TextChoices):
    """What becomes of a model within the sitting. What is decided is not known outside before it is announced."""

    WAITING = "waiting", _("chờ thẩm định")
    OPENED = "opened", _("đang thẩm định")
    DECIDED = "decided", _("đã kết luận")
    RELEASED = "released", _("đã công bố")
    TAKEN_OUT = "taken_out", _("đã đưa ra khỏi đợt")


LIVE = (CaseStage.WAITING, CaseStage.OPENED, CaseStage.DECIDED)


class Proposed(models.TextChoices):
    """What the panel proposes to whoever decides."""

    YES = "yes", _("đề nghị công nhận")
    NO = "no", _("chưa đề nghị công nhận")


class Case(Staged):
    """One model in one sitting. It belongs to the office that appraises, never to the model's unit."""

    stage = models.CharField(_("trạng thái"), max_length=30, choices=CaseStage.choices)
    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="cases")
    exemplar = models.ForeignKey(Exemplar, models.PROTECT, related_name="cases", verbose_name=_("mô hình"))
    conclusion_words = models.TextField(_("kết luận"), max_length=4000, blank=True)
    proposed = models.CharField(_("đề xuất"), max_length=5, choices=Proposed.choices, blank=True)

    class Meta:
        verbose_name = _("hồ sơ thẩm định")
        ordering = ["exemplar__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="case_one_live",
                fields=["exemplar"],
                condition=Q(stage__in=[*LIVE]),
                violation_error_message=_("Mô hình đang được thẩm định ở một đợt khác."),
            ),
        ]


class Why(models.TextChoices):
    """Why somebody stays out of a case."""

    TIED = "tied", _("thuộc hoặc gắn với đơn vị của hồ sơ")
    DECLARED = "declared", _("tự xin không tham gia")


class Recusal(models.Model):
    """Somebody stays out of a case: a member, or a person who is none. Never taken back while the sitting lives."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="recusals")
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    why = models.CharField(_("lý do"), max_length=10, choices=Why.choices)
    words = models.CharField(_("ghi rõ"), max_length=300, blank=True)
    since = models.DateField(_("từ ngày"))

    class Meta:
        verbose_name = _("đứng ngoài hồ sơ")
        constraints = [
            models.CheckConstraint(
                name="recusal_of_somebody", condition=Q(member__isnull=False) | Q(user__isnull=False)
            ),
            models.UniqueConstraint(
                name="recusal_of_member_once", fields=["case", "member"], condition=Q(member__isnull=False)
            ),
            models.UniqueConstraint(
                name="recusal_of_person_once", fields=["case", "user"], condition=Q(member__isnull=True)
            ),
        ]


class Visit(models.Model):
    """Members went to see: on which day, who, what they found. A correction is a later visit's row that says so."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="visits")
    on = models.DateField(_("ngày thẩm tra"))
    who = models.ManyToManyField(Member, related_name="+", verbose_name=_("thành viên đi thẩm tra"))
    findings = models.TextField(_("kết quả thẩm tra"), max_length=8000)
    by_name = models.CharField(_("người ghi"), max_length=200)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("lần thẩm tra")
        ordering = ["on", "pk"]
