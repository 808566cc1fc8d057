"""Rounds of registration, and the short form by which somebody without an account proposes a model."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.exemplars.models.forms import Form
from danvan.exemplars.models.lists import Level
from danvan.plans.models import Plan
from danvan.units.models import Unit
from danvan.workflow.models import Staged

FIRST_YEAR, LAST_YEAR = 2000, 2100


class RoundStage(models.TextChoices):
    """The life of a round. One that was closed may be opened again, with a reason and a new last day."""

    DRAFT = "draft", _("đang chuẩn bị")
    OPEN = "open", _("đang nhận đăng ký")
    CLOSED = "closed", _("đã đóng")
    DROPPED = "dropped", _("đã bỏ")


class RoundKind(models.TextChoices):
    """The round of the year, or one that adds to it in the middle of the year."""

    MAIN = "main", _("đợt chính")
    SUPPLEMENT = "supplement", _("đăng ký bổ sung")


class Round(Staged):
    """A round ("đợt đăng ký"): the office that receives, for which level and year, between which days (both within).

    `selector` says which units are expected to register (none: those bound by the plan); `late_allowed` whether what
    comes after the last day is still taken, with a reason; `first_closes_on` is the last day before it was opened again:
    what comes after that is late, and taken; `direct` whether a model may be registered here that no
    lower level has recognised.
    """

    stage = models.CharField(_("trạng thái"), max_length=30, choices=RoundStage.choices)
    office = models.ForeignKey(
        Unit, models.PROTECT, related_name="exemplar_rounds", verbose_name=_("cơ quan nhận đăng ký")
    )
    level = models.ForeignKey(Level, models.PROTECT, related_name="rounds", verbose_name=_("cấp"))
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="exemplar_rounds", verbose_name=_("theo kế hoạch")
    )
    year = models.PositiveSmallIntegerField(_("năm"))
    name = models.CharField(_("tên đợt"), max_length=300)
    kind = models.CharField(_("loại đợt"), max_length=10, choices=RoundKind.choices, default=RoundKind.MAIN.value)
    registration_form = models.ForeignKey(Form, models.PROTECT, related_name="+", verbose_name=_("mẫu đăng ký"))
    result_form = models.ForeignKey(Form, models.PROTECT, related_name="+", verbose_name=_("mẫu báo cáo kết quả"))
    selector = models.JSONField(_("đơn vị đăng ký"), null=True, blank=True)
    opens_on = models.DateField(_("nhận từ ngày"))
    closes_on = models.DateField(_("đến hết ngày"))
    first_closes_on = models.DateField(_("ngày cuối ban đầu"), null=True, blank=True, editable=False)
    result_due_on = models.DateField(_("hạn báo cáo kết quả"), null=True, blank=True)
    late_allowed = models.BooleanField(_("nhận đăng ký muộn, có lý do"), default=True)
    direct = models.BooleanField(_("nhận đăng ký thẳng, chưa qua cấp dưới"), default=True)

    class Meta:
        verbose_name = _("đợt đăng ký")
        constraints = [
            models.CheckConstraint(
                name="round_closes_after_it_opens",
                condition=Q(closes_on__gte=F("opens_on")),
                violation_error_message=_("Ngày cuối nhận đăng ký không thể trước ngày bắt đầu."),
            ),
            models.CheckConstraint(
                name="round_of_a_year",
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                violation_error_message=_("Năm của đợt đăng ký chưa đúng."),
            ),
            models.CheckConstraint(
                name="round_result_after_opening",
                condition=Q(result_due_on__isnull=True) | Q(result_due_on__gte=F("opens_on")),
                violation_error_message=_("Hạn báo cáo kết quả không thể trước ngày bắt đầu nhận đăng ký."),
            ),
        ]
        indexes = [models.Index(fields=["office", "-year"], name="round_of_office")]

    def __str__(self) -> str:
        return self.name


class DropBox(models.Model):
    """One unit's door into a round: a random `code` in a QR that anybody may write through and nobody can read by."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="boxes")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị nhận"))
    code = models.CharField(max_length=40, unique=True, editable=False)
    made_at = models.DateTimeField(_("lập lúc"))
    closed_at = models.DateTimeField(_("đóng lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("mã QR nhận đề xuất")
        constraints = [
            models.UniqueConstraint(
                name="drop_box_one_open", fields=["round", "unit"], condition=Q(closed_at__isnull=True)
            )
        ]


class SlipStage(models.TextChoices):
    """A slip waits until an officer of the unit takes it as a draft, or lets it go."""

    WAITING = "waiting", _("chờ xem")
    TAKEN = "taken", _("đã lập bản đăng ký")
    DROPPED = "dropped", _("không dùng")


class Slip(Staged):
    """What came through a QR: a name, the problem, what will be done, a photo. It names no person and no way to reach one;
    `network_digest` only bounds how much comes from one network, and is erased after days.
    """

    stage = models.CharField(_("trạng thái"), max_length=30, choices=SlipStage.choices)
    box = models.ForeignKey(DropBox, models.PROTECT, related_name="slips")
    name = models.CharField(_("tên mô hình"), max_length=200)
    place_words = models.CharField(_("thôn, tổ, nhóm"), max_length=200)
    problem = models.TextField(_("vấn đề cần giải quyết"), max_length=2000)
    what = models.TextField(_("sẽ làm gì"), max_length=2000)
    sent_at = models.DateTimeField(_("gửi lúc"))
    network_digest = models.CharField(max_length=64, blank=True, editable=False)
    exemplar = models.OneToOneField(
        "exemplars.Exemplar", models.PROTECT, null=True, blank=True, related_name="slip", editable=False
    )

    class Meta:
        verbose_name = _("phiếu đề xuất")
        indexes = [models.Index(fields=["box", "stage"], name="slip_of_box")]
