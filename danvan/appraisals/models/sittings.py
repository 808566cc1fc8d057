"""A panel's sitting over the models of one level and year."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.appraisals.models.criteria import Criteria
from danvan.committees.models import Committee, Member
from danvan.exemplars.models import Level
from danvan.units.models import Unit
from danvan.workflow.models import Staged


class SittingStage(models.TextChoices):
    """From the list of cases to the counted votes. Marks and votes of others are open from the count on, not before."""

    PREPARING = "preparing", _("đang chuẩn bị")
    ASSESSING = "assessing", _("đang thẩm định")
    VOTING = "voting", _("đang biểu quyết")
    COUNTED = "counted", _("đã kiểm phiếu")
    CLOSED = "closed", _("đã kết thúc")
    DROPPED = "dropped", _("đã bỏ")


# What members marked and voted is open to the panel.
OPENED = (SittingStage.COUNTED, SittingStage.CLOSED)


class Way(models.TextChoices):
    """One sheet the panel writes together, or one of each member that others see only after the count."""

    JOINT = "joint", _("một phiếu thẩm định chung")
    SEPARATE = "separate", _("phiếu riêng của từng thành viên")


class Voting(models.TextChoices):
    """Where members say yes or no."""

    MEETING = "meeting", _("biểu quyết tại cuộc họp")
    WRITTEN = "written", _("lấy ý kiến bằng văn bản")


class Of(models.TextChoices):
    """Of whom the share of votes is taken."""

    MEMBERS = "members", _("tổng số thành viên")
    PRESENT = "present", _("số thành viên có mặt")


class Reach(models.TextChoices):
    """How far belonging to a unit keeps a member out of its cases."""

    UNIT = "unit", _("cùng đơn vị")
    PAIRS = "unit_and_pairs", _("cùng đơn vị, cơ quan, chi bộ, đoàn thể của đơn vị")
    SUBTREE = "subtree", _("cả đơn vị cấp trên, cấp dưới trong cùng hệ thống")


class Sitting(Staged):
    """A panel sits over cases. `secretaries` are seats of the panel that keep it; `began_on` is since when whoever comes to
    belong to a case's unit stays out of it; the share of votes that proposes a case is more than rule_part/rule_whole.
    """

    stage = models.CharField(_("trạng thái"), max_length=30, choices=SittingStage.choices)
    office = models.ForeignKey(Unit, models.PROTECT, related_name="sittings", verbose_name=_("cơ quan thẩm định"))
    level = models.ForeignKey(Level, models.PROTECT, related_name="+", verbose_name=_("cấp xét"))
    year = models.PositiveSmallIntegerField(_("năm"))
    name = models.CharField(_("tên đợt"), max_length=300)
    criteria = models.ForeignKey(Criteria, models.PROTECT, related_name="sittings", verbose_name=_("bộ tiêu chí"))
    panel = models.ForeignKey(Committee, models.PROTECT, related_name="sittings", verbose_name=_("hội đồng, tổ"))
    way = models.CharField(_("phiếu thẩm định"), max_length=10, choices=Way.choices, default=Way.JOINT.value)
    voting = models.CharField(_("biểu quyết"), max_length=10, choices=Voting.choices, default=Voting.MEETING.value)
    opinions_until = models.DateField(_("nhận ý kiến đến hết ngày"), null=True, blank=True)
    rule_part = models.PositiveSmallIntegerField(_("tỷ lệ phải vượt, phần"), default=1)
    rule_whole = models.PositiveSmallIntegerField(_("trên"), default=2)
    rule_of = models.CharField(_("tính trên"), max_length=10, choices=Of.choices, default=Of.MEMBERS.value)
    reach = models.CharField(_("đứng ngoài khi"), max_length=20, choices=Reach.choices, default=Reach.PAIRS.value)
    began_on = models.DateField(_("bắt đầu ngày"), null=True, editable=False)
    met_on = models.DateField(_("họp ngày"), null=True, blank=True)
    place = models.CharField(_("địa điểm"), max_length=300, blank=True)
    chair = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("chủ trì")
    )
    secretaries = models.ManyToManyField(Member, related_name="+", verbose_name=_("thư ký"), blank=True)
    minutes_symbol = models.CharField(_("số biên bản"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("đợt thẩm định")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="sitting_written_has_its_day",
                condition=~Q(voting="written") | Q(opinions_until__isnull=False),
                violation_error_message=_("Lấy ý kiến bằng văn bản thì ghi nhận ý kiến đến ngày nào."),
            ),
            models.CheckConstraint(
                name="sitting_rule_is_a_share",
                condition=Q(rule_part__gt=0, rule_whole__gt=F("rule_part")),
                violation_error_message=_("Tỷ lệ phải vượt là một phần của cả số, ví dụ 1 trên 2."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_opened(self) -> bool:
        """Whether members see one another's marks and votes."""
        return self.stage in OPENED
