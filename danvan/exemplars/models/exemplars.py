"""A model at one level."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.core.text import SORT_KEY_LENGTH
from danvan.exemplars.models.lists import FieldCode, Level
from danvan.exemplars.models.rounds import Round
from danvan.plans.models import Plan, Target
from danvan.units.models import Territory, Unit
from danvan.workflow.models import Staged


class Stage(models.TextChoices):
    """The ladder at one level. To have finished one's work, or to fit no longer, is no shame and reads so."""

    DRAFT = "draft", _("đang soạn")
    SUBMITTED = "submitted", _("đã gửi đăng ký")
    RETURNED = "returned", _("trả lại để bổ sung")
    ACCEPTED = "accepted", _("đã tiếp nhận")
    DECLINED = "declined", _("không tiếp nhận")
    UNDER_WAY = "under_way", _("đang thực hiện")
    PAUSED = "paused", _("tạm dừng")
    REPORTED = "reported", _("đã báo cáo kết quả")
    APPRAISING = "appraising", _("đang thẩm định")
    RECOGNISED = "recognised", _("đã công nhận")
    NOT_RECOGNISED = "not_recognised", _("chưa công nhận")
    FINISHED = "finished", _("đã hoàn thành nhiệm vụ")
    UNSUITABLE = "unsuitable", _("không còn phù hợp")
    WITHDRAWN = "withdrawn", _("đã thôi công nhận")
    CLOSED = "closed", _("đã đóng hồ sơ")
    DROPPED = "dropped", _("đã bỏ bản đăng ký")


# With the unit alone: nobody above has it before them.
UNSENT = (Stage.DRAFT, Stage.RETURNED, Stage.DROPPED)
# It lives: it may still finish, or turn out not to fit any more.
LIVING = (
    Stage.ACCEPTED,
    Stage.UNDER_WAY,
    Stage.PAUSED,
    Stage.REPORTED,
    Stage.RECOGNISED,
    Stage.NOT_RECOGNISED,
)
# Open to every unit of the province, to be copied.
SHARED = (Stage.RECOGNISED, Stage.FINISHED)


class Subject(models.TextChoices):
    """Whose model it is. Chosen, never read from "mô hình" or "điển hình": offices use both words for both."""

    COLLECTIVE = "collective", _("tập thể")
    INDIVIDUAL = "individual", _("cá nhân")


class Called(models.TextChoices):
    """The word its registrants use for it."""

    MODEL = "model", _("mô hình")
    EXEMPLAR = "exemplar", _("điển hình")


class Came(models.TextChoices):
    """How the record came into the house."""

    OWN = "own", _("đơn vị lập")
    SLIP = "slip", _("từ phiếu đề xuất qua mã QR")
    PAPER = "paper", _("ghi lại từ hồ sơ giấy")
    IMPORT = "import", _("nhập từ Excel")
    ELEVATION = "elevation", _("được chọn từ cấp dưới")


class Exemplar(Staged):
    """A model registered at one `level` under a responsible `unit`. A higher level is another row that was `elevated_from`
    this one and shares its `root`, so that nothing that happens above changes a count below.

    A collective is named in free words under the unit ("chi hội phụ nữ thôn 3"), with `collective_unit` where it is a unit
    itself; an individual by name and position only. `first_unit` registered it before it ended and left it to its heir.
    `receiver` is settled when it is sent. `cost` is what it took in money, in thousandths of đồng, for whoever looks for
    models within their means. Days beside the stage are marks: `pilot_on` (điểm chỉ đạo), `launched_on`, `outstanding_on`
    (tiêu biểu, the newest year), `public_on`. Of a row from paper what is unknown stays empty.
    """

    stage = models.CharField(_("trạng thái"), max_length=30, choices=Stage.choices)
    name = models.CharField(_("tên mô hình, điển hình"), max_length=300)
    called = models.CharField(_("gọi là"), max_length=10, choices=Called.choices, default=Called.MODEL.value)
    subject = models.CharField(_("chủ thể"), max_length=10, choices=Subject.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="exemplars", verbose_name=_("đơn vị chịu trách nhiệm"))
    first_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    collective_words = models.CharField(_("tập thể thực hiện"), max_length=300, blank=True)
    collective_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    person_name = models.CharField(_("họ và tên"), max_length=200, blank=True)
    person_position = models.CharField(_("chức vụ, nơi công tác"), max_length=300, blank=True)
    person_account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    field = models.ForeignKey(
        FieldCode, models.PROTECT, null=True, blank=True, related_name="exemplars", verbose_name=_("lĩnh vực")
    )
    level = models.ForeignKey(Level, models.PROTECT, related_name="exemplars", verbose_name=_("đăng ký ở"))
    receiver = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("cơ quan tiếp nhận")
    )
    round = models.ForeignKey(
        Round, models.PROTECT, null=True, blank=True, related_name="exemplars", verbose_name=_("đợt đăng ký")
    )
    plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="exemplars", verbose_name=_("theo kế hoạch")
    )
    target = models.ForeignKey(
        Target, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("thuộc chỉ tiêu")
    )
    year = models.PositiveSmallIntegerField(_("năm đăng ký đầu tiên"))
    starts_on = models.DateField(_("bắt đầu"), null=True, blank=True)
    ends_on = models.DateField(_("kết thúc"), null=True, blank=True)
    elevated_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="elevations")
    root = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    home = models.ForeignKey(Territory, models.PROTECT, null=True, blank=True, related_name="+", editable=False)
    cost = models.BigIntegerField(null=True, blank=True, editable=False)
    came = models.CharField(_("nguồn"), max_length=10, choices=Came.choices, default=Came.OWN.value)
    late_reason = models.CharField(_("lý do gửi muộn"), max_length=500, blank=True)
    registered_on = models.DateField(_("tiếp nhận ngày"), null=True, blank=True)
    pilot_on = models.DateField(_("chọn làm điểm ngày"), null=True, blank=True)
    launched_on = models.DateField(_("ra mắt ngày"), null=True, blank=True)
    outstanding_on = models.DateField(_("tiêu biểu ngày"), null=True, blank=True)
    public_on = models.DateField(_("công khai ngày"), null=True, blank=True)
    last_active_on = models.DateField(_("hoạt động gần nhất"), null=True, blank=True)
    fading_since = models.DateField(_("không có hoạt động từ ngày"), null=True, blank=True)
    folded = models.TextField(editable=False, blank=True)
    sort_key = models.CharField(max_length=SORT_KEY_LENGTH, editable=False, blank=True)

    class Meta:
        verbose_name = _("mô hình, điển hình")
        constraints = [
            models.CheckConstraint(
                name="exemplar_person_only_of_individual",
                # On paper an individual's row often has no more than the name of the model.
                condition=(Q(subject="individual") & (~Q(person_name="") | Q(came__in=["paper", "import"])))
                | Q(subject="collective", person_name="", person_position="", person_account__isnull=True),
                violation_error_message=_("Điển hình cá nhân phải ghi họ và tên; mô hình tập thể thì không ghi."),
            ),
            models.CheckConstraint(
                name="exemplar_collective_only_of_collective",
                condition=Q(subject="collective") | Q(collective_words="", collective_unit__isnull=True),
                violation_error_message=_("Điển hình cá nhân không ghi tập thể thực hiện."),
            ),
            models.CheckConstraint(
                name="exemplar_not_elevated_from_itself",
                condition=Q(elevated_from__isnull=True) | ~Q(elevated_from=F("id")),
            ),
            models.CheckConstraint(
                name="exemplar_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("Ngày kết thúc không thể trước ngày bắt đầu."),
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "-id"], name="exemplar_of_unit"),
            models.Index(fields=["unit", "stage", "level", "field"], name="exemplar_of_unit_at"),
            models.Index(fields=["home", "stage", "-id"], name="exemplar_shared"),
            models.Index(fields=["receiver", "stage", "level", "field"], name="exemplar_at_receiver"),
            models.Index(fields=["level", "year", "-id"], name="exemplar_of_level"),
            models.Index(fields=["stage", "-id"], name="exemplar_by_stage"),
            models.Index(fields=["stage", "level", "field", "-id"], name="exemplar_by_stage_at"),
            models.Index(fields=["sort_key", "id"], name="exemplar_by_name"),
            # Hardly any model was elevated: by its foreign key's index alone SQLite takes the search for a scan.
            models.Index(fields=["elevated_from"], name="exemplar_elevated", condition=Q(elevated_from__isnull=False)),
            models.Index(fields=["fading_since"], name="exemplar_fading", condition=Q(fading_since__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def origin_id(self) -> Any:
        """The lowest rung of its ladder: itself where it was not elevated."""
        return self.root_id or self.pk

    @property
    def is_individual(self) -> bool:
        return self.subject == Subject.INDIVIDUAL


class Consent(models.Model):
    """That an individual agrees to be told of: when, how it was given, where the note lies. It is asked again before a
    public page, and ends when it is withdrawn.
    """

    exemplar = models.OneToOneField(Exemplar, models.CASCADE, related_name="consent")
    given_on = models.DateField(_("đồng ý ngày"))
    how = models.CharField(_("hình thức"), max_length=200)
    kept_at = models.CharField(_("lưu tại"), max_length=300, blank=True)
    for_public = models.BooleanField(_("đồng ý nêu công khai"), default=False)
    asked_again_on = models.DateField(_("hỏi lại ngày"), null=True, blank=True)
    withdrawn_on = models.DateField(_("rút lại ngày"), null=True, blank=True)
    noted_by_id = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("sự đồng ý của cá nhân")
        constraints = [
            models.CheckConstraint(
                name="consent_withdrawn_after_given",
                condition=Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gte=F("given_on")),
                violation_error_message=_("Ngày rút lại không thể trước ngày đồng ý."),
            )
        ]

    @property
    def holds(self) -> bool:
        return self.withdrawn_on is None
