"""What is open to the public of a model, and the lists that people keep of the register."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.exemplars.models.exemplars import Exemplar
from danvan.workflow.models import Staged


class PageStage(models.TextChoices):
    """The life of a public page. Only one that a leader approved is seen outside; taken down, it is gone there."""

    PREPARED = "prepared", _("chờ duyệt")
    PUBLIC = "public", _("đang công khai")
    TAKEN_DOWN = "taken_down", _("đã gỡ")


class PublicPage(Staged):
    """A page of a model as it was prepared and approved, behind a random code: its words and pictures are those of then,
    nothing live. `body` is a list of blocks: facts, texts, goals. `pictures` are the ids of attachments, in their order.
    """

    stage = models.CharField(_("trạng thái"), max_length=30, choices=PageStage.choices)
    exemplar = models.ForeignKey(Exemplar, models.PROTECT, related_name="public_pages")
    code = models.CharField(max_length=40, unique=True, editable=False)
    title = models.CharField(_("tiêu đề"), max_length=300, blank=True)
    body = models.JSONField(_("nội dung"), default=list)
    pictures = models.JSONField(default=list)
    prepared_at = models.DateTimeField(_("soạn lúc"))
    approved_at = models.DateTimeField(_("duyệt lúc"), null=True, blank=True)
    taken_down_at = models.DateTimeField(_("gỡ lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("trang công khai")
        constraints = [
            models.UniqueConstraint(
                name="public_page_one_standing",
                fields=["exemplar"],
                condition=~Q(stage="taken_down"),
                violation_error_message=_("Mô hình đang có một trang công khai. Muốn thay, mời gỡ trang đó trước."),
            )
        ]


class SavedView(models.Model):
    """A list of the register that somebody keeps: what was asked, as the address has it. One without a name was made for a
    single export and goes after days; `counted` is how many rows the screen said then.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(_("tên"), max_length=100, blank=True)
    query = models.TextField(max_length=2000)
    counted = models.PositiveIntegerField(null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("bộ lọc đã lưu")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="saved_view_name_once",
                fields=["user", "name"],
                condition=~Q(name=""),
                violation_error_message=_("Đã có bộ lọc mang tên này."),
            )
        ]
