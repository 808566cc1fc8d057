"""What was done about units that are missing: batches, the urging of each unit in them, and the days of reminders."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.units.models import Unit
from danvan.urging.causes import Cause
from danvan.workflow.models import Staged


class How(models.TextChoices):
    """By which way a unit was urged."""

    PHONE = "phone", _("điện thoại")
    LETTER = "letter", _("công văn")
    NOTICE = "notice", _("thông báo trong hệ thống")
    MESSAGE = "message", _("nhắn tin, Zalo")
    REMINDER = "reminder", _("nhắc tự động")


# What is prepared as a list before it leaves.
PREPARED_WAYS = (How.MESSAGE, How.LETTER, How.NOTICE)


class BatchStage(models.TextChoices):
    """Nothing has left before a batch is sent."""

    PREPARED = "prepared", _("đang chuẩn bị")
    SENT = "sent", _("đã đôn đốc")
    DROPPED = "dropped", _("đã bỏ")


class Standing(models.TextChoices):
    """How the urging of one unit stands. Only `urged` counts."""

    LISTED = "listed", _("trong danh sách, chưa gửi")
    URGED = "urged", _("đã đôn đốc")
    TAKEN_OUT = "taken_out", _("đã thực hiện trước khi gửi")
    UNREACHED = "unreached", _("chưa có tài khoản để nhận")
    CORRECTED = "corrected", _("đã đính chính")
    VOID = "void", _("ghi nhầm, không tính")


Row = TypeVar("Row", bound=models.Model)


class AboutQuerySet(models.QuerySet[Row]):
    """Rows about one thing asked for."""

    def about(self, cause: Cause, pk: int) -> Self:
        return self.filter(cause=cause.key, object_type=cause.object_type, object_id=pk)


class Batch(Staged):
    """One press for one or many units: why, about which record, how, by whom as they were called then.

    `asked_on` is the new day it asks for; who signed a công văn is recorded with its number when it was sent; `step` and
    `due_on` say which reminder of which due day went out by itself, so that it goes out once.
    """

    stage = models.CharField(_("tình trạng"), max_length=30, choices=BatchStage.choices)
    cause = models.CharField(max_length=40)
    object_type = models.CharField(max_length=100)
    object_id = models.BigIntegerField()
    title = models.CharField(_("về việc"), max_length=1000)
    how = models.CharField(_("cách đôn đốc"), max_length=10, choices=How.choices)
    office = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name=_("cơ quan đôn đốc"))
    by_id = models.BigIntegerField(null=True)
    by_name = models.CharField(_("người đôn đốc"), max_length=400)
    holding = models.CharField(_("vai trò"), max_length=500, blank=True)
    made_at = models.DateTimeField(_("lập lúc"))
    asked_on = models.DateField(_("đề nghị xong trước khi hết ngày"), null=True, blank=True)
    sent_on = models.DateField(_("đôn đốc ngày"), null=True)
    symbol = models.CharField(_("số, ký hiệu công văn"), max_length=100, blank=True)
    signer_position = models.CharField(_("quyền hạn, chức vụ người ký"), max_length=300, blank=True)
    signer_name = models.CharField(_("họ tên người ký"), max_length=200, blank=True)
    step = models.SmallIntegerField(null=True)
    due_on = models.DateField(_("thời hạn"), null=True)

    objects = AboutQuerySet["Batch"].as_manager()

    class Meta:
        verbose_name = _("đợt đôn đốc")
        constraints = [
            models.UniqueConstraint(
                name="reminder_once_per_step",
                fields=["cause", "object_type", "object_id", "due_on", "step"],
                condition=Q(step__isnull=False),
            ),
            models.CheckConstraint(
                name="batch_sent_on_a_day",
                condition=~Q(stage="sent") | Q(sent_on__isnull=False),
                violation_error_message=_("Cần ghi ngày đã gửi."),
            ),
        ]
        indexes = [
            models.Index(fields=["object_type", "object_id", "cause"], name="batch_about"),
            models.Index(fields=["office"], name="batch_being_prepared", condition=Q(stage="prepared")),
        ]


class UrgingQuerySet(AboutQuerySet["Urging"]):
    """Urgings, as the list of those missing asks for them."""

    def counted(self) -> Self:
        """Those that count: what a person did, and that stands uncorrected."""
        return self.filter(standing=Standing.URGED).exclude(how=How.REMINDER)

    def noted(self) -> Self:
        """All that happened, reminders and what was corrected since among them."""
        return self.exclude(standing__in=[Standing.LISTED, Standing.TAKEN_OUT])


class Urging(models.Model):
    """One unit in a batch. A call keeps who answered, by post, what was said and the day promised.

    A correction is a later row that `corrects` the earlier one, with its reason; neither is changed or deleted.
    """

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="urgings")
    cause = models.CharField(max_length=40)
    object_type = models.CharField(max_length=100)
    object_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="urgings", verbose_name=_("đơn vị"))
    how = models.CharField(_("cách đôn đốc"), max_length=10, choices=How.choices)
    standing = models.CharField(_("tình trạng"), max_length=10, choices=Standing.choices)
    on = models.DateField(_("ngày đôn đốc"), null=True)
    answered_by = models.CharField(_("người trả lời (chức vụ)"), max_length=200, blank=True)
    note = models.TextField(_("nội dung trao đổi"), blank=True)
    promised_on = models.DateField(_("hẹn xong ngày"), null=True, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    reason = models.CharField(_("lý do đính chính"), max_length=300, blank=True)

    objects = UrgingQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần đôn đốc")
        constraints = [
            models.UniqueConstraint(name="urging_once_per_batch", fields=["batch", "unit"]),
            models.CheckConstraint(
                name="correction_has_its_reason",
                condition=Q(corrects__isnull=True) | ~Q(reason=""),
                violation_error_message=_("Đính chính thì ghi rõ lý do."),
            ),
        ]
        indexes = [
            models.Index(fields=["object_type", "object_id", "cause", "unit", "standing", "on"], name="urging_about"),
            models.Index(fields=["unit", "-on"], name="urging_of_unit"),
        ]


class ReminderDay(models.Model):
    """A day on which units are reminded: so many days before (negative) or after the due day, 0 the day itself."""

    offset = models.SmallIntegerField(_("số ngày so với thời hạn"), unique=True)
    active = models.BooleanField(_("đang dùng"), default=True)

    class Meta:
        verbose_name = _("ngày nhắc")
        ordering = ["offset"]


FIRST_DAYS = (-7, -3, -1, 0, 1, 3, 7)


def day_words(offset: int) -> str:
    """The step in words: trước hạn 3 ngày, đúng hạn, quá hạn 1 ngày."""
    if offset == 0:
        return str(_("đến hạn"))
    words = _("trước hạn %(days)s ngày") if offset < 0 else _("quá hạn %(days)s ngày")
    return words % {"days": abs(offset)}


def on_or_none(day: date | None) -> str:
    """A day as history keeps it."""
    return day.isoformat() if day else ""
