"""One workbook on its way in: checked whole, mended by its sender, and only then written."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.jobs.models.jobs import Job, place_of_file


class ImportQuerySet(models.QuerySet["ImportRun"]):
    def of(self, user: Any) -> Self:
        """The imports this person sent; nobody else sees them."""
        return self.filter(user_id=user.pk)


class ImportRun(models.Model):
    """A workbook sent for one kind of sheet. Nothing of it is saved while a single row is wrong."""

    class State(models.TextChoices):
        CHECKING = "checking", _("Đang kiểm tra")
        FAULTY = "faulty", _("Có dòng phải sửa")
        CLEAN = "clean", _("Sẵn sàng nhập")
        WRITING = "writing", _("Đang nhập")
        WRITTEN = "written", _("Đã nhập")

    sheet = models.CharField(max_length=60)
    user_id = models.BigIntegerField()
    holding_id = models.BigIntegerField(null=True)
    upload = models.FileField(upload_to=place_of_file)
    file_name = models.CharField(_("tên tệp"), max_length=200)
    state = models.CharField(_("tình trạng"), max_length=15, choices=State, default=State.CHECKING)
    rows = models.PositiveIntegerField(_("số dòng"), default=0)
    faulty_rows = models.PositiveIntegerField(_("số dòng phải sửa"), default=0)
    summary = models.JSONField(_("sẽ làm"), default=list)
    job = models.ForeignKey(Job, models.PROTECT, null=True, related_name="imports")
    made_at = models.DateTimeField(_("gửi lúc"))

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("lần nhập từ Excel")
        indexes = [models.Index(fields=["user_id", "-id"], name="import_of_user")]


class RowFault(models.Model):
    """What is wrong with one row: its number in the sheet, the column if one is to blame, and the sentence."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="faults")
    row = models.PositiveIntegerField(_("dòng"))
    column = models.CharField(_("cột"), max_length=200, blank=True)
    sentence = models.TextField(_("cần sửa"))

    class Meta:
        verbose_name = _("dòng phải sửa")
        ordering = ["row", "id"]
