"""What was read out of a document, sentence by sentence, and what a person made of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from danvan.documents.models.documents import Document


class Reading(models.Model):
    """One pass of the reader over a text. A new pass is a new reading; decided clauses of the old stay where they are."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="readings")
    made_at = models.DateTimeField(_("đọc lúc"))
    header = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("bản đọc")


class ClauseKind(models.TextChoices):
    """What a clause is about. Deadlines of reporting are their own kind: they become reporting clauses of the plan."""

    TARGET = "target", _("chỉ tiêu")
    TASK = "task", _("nhiệm vụ")
    DEADLINE = "deadline", _("thời hạn")
    REPORTING = "reporting", _("chế độ báo cáo")
    PHASE = "phase", _("giai đoạn")
    BASIS = "basis", _("căn cứ")
    RECIPIENT = "recipient", _("nơi nhận")


class ClauseState(models.TextChoices):
    """What a person decided about a clause the reader found, or wrote themselves."""

    UNSURE = "unsure", _("chưa chắc")
    PROPOSED = "proposed", _("chờ xem")
    ACCEPTED = "accepted", _("đã nhận")
    CORRECTED = "corrected", _("đã sửa")
    DROPPED = "dropped", _("đã bỏ")


class ClauseQuerySet(models.QuerySet["Clause"]):
    def undecided(self) -> "ClauseQuerySet":
        """Those nobody has looked at; what is uncertain comes first."""
        return self.filter(state__in=[ClauseState.UNSURE, ClauseState.PROPOSED])

    def kept(self) -> "ClauseQuerySet":
        """Those a person accepted or corrected."""
        return self.filter(state__in=[ClauseState.ACCEPTED, ClauseState.CORRECTED])


class Clause(models.Model):
    """A sentence of a document with its place: [start, end) in the text, `section` as people cite it ("mục II.1, gạch
    thứ 2"). `proposed` is what the reader made of it and never changes; `decided` is what the person made of that.
    """

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="clauses")
    kind = models.CharField(_("loại"), max_length=10, choices=ClauseKind.choices)
    section = models.CharField(_("mục"), max_length=100, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words = models.TextField(_("nguyên văn"))
    proposed = models.JSONField(default=dict)
    decided = models.JSONField(null=True)
    state = models.CharField(_("xác nhận"), max_length=10, choices=ClauseState.choices, default=ClauseState.PROPOSED)
    doubt = models.CharField(_("vì sao chưa chắc"), max_length=300, blank=True)
    decided_by = models.CharField(_("người xác nhận"), max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)
    order = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("điểm, khoản trong văn bản")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(name="clause_has_words", condition=Q(end__gt=F("start"))),
            models.CheckConstraint(
                name="clause_decided_has_content",
                condition=~Q(state__in=["accepted", "corrected"]) | Q(decided__isnull=False),
            ),
        ]

    @property
    def content(self) -> dict[str, object]:
        """What holds now: the person's word, else the reader's proposal."""
        return self.decided if self.decided is not None else self.proposed
