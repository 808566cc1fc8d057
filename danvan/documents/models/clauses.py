"""What was read out of a document, sentence by sentence, and what a person made of it."""

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _

from danvan.documents.models.documents import Document


class Reading(models.Model):
    """One pass of the reader over a text. A new pass is a new reading; decided clauses of the old stay where they are.

    `header` is what was read at the top and the end of the paper, field by field, and never changes; `reader` says which
    reader it was; `header_by` looked at it.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="readings")
    made_at = models.DateTimeField(_("đọc lúc"))
    reader = models.CharField(max_length=20, blank=True, editable=False)
    header = models.JSONField(default=dict)
    header_by = models.CharField(_("người xác nhận phần đầu"), max_length=200, blank=True)
    header_at = models.DateTimeField(null=True)

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


UNDECIDED = (ClauseState.UNSURE, ClauseState.PROPOSED)
KEPT = (ClauseState.ACCEPTED, ClauseState.CORRECTED)


class ClauseQuerySet(models.QuerySet["Clause"]):
    def of(self, document: Document) -> "ClauseQuerySet":
        """What stands beside a text: all of its latest reading, and of earlier ones what somebody decided."""
        latest = Reading.objects.filter(document=document).order_by("-pk").values("pk")[:1]
        return self.filter(Q(reading__in=latest) | ~Q(state__in=UNDECIDED), reading__document=document)

    def doubtful_first(self) -> "ClauseQuerySet":
        """What a person must look at, then what they may accept, then what is decided; each in the text's order."""
        rank = Case(When(state=ClauseState.UNSURE, then=0), When(state=ClauseState.PROPOSED, then=1), default=2)
        return self.annotate(rank=rank).order_by("rank", F("start").asc(nulls_last=True), "order", "pk")

    def undecided(self) -> "ClauseQuerySet":
        """Those nobody has looked at; what is uncertain comes first."""
        return self.filter(state__in=UNDECIDED)

    def kept(self) -> "ClauseQuerySet":
        """Those a person accepted or corrected."""
        return self.filter(state__in=KEPT)


class Clause(models.Model):
    """A sentence of a document with its place: [start, end) in the text, `section` as people cite it ("mục II.1, gạch
    thứ 2"). `proposed` is what the reader made of it and never changes; `decided` is what the person made of that. What
    a person added by hand has no proposal, and no place where the text does not say it.
    """

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="clauses")
    kind = models.CharField(_("loại"), max_length=10, choices=ClauseKind.choices)
    section = models.CharField(_("mục"), max_length=100, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    words = models.TextField(_("nguyên văn"))
    proposed = models.JSONField(_("nội dung máy đọc"), default=dict)
    decided = models.JSONField(_("nội dung đã xác nhận"), null=True)
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
            models.CheckConstraint(
                name="clause_has_words", condition=Q(end__gt=F("start")) | Q(start__isnull=True, end__isnull=True)
            ),
            models.CheckConstraint(
                name="clause_decided_has_content",
                condition=~Q(state__in=["accepted", "corrected"]) | Q(decided__isnull=False),
            ),
        ]

    @property
    def is_undecided(self) -> bool:
        """Whether nobody has looked at it yet."""
        return self.state in UNDECIDED

    @property
    def content(self) -> dict[str, object]:
        """What holds now: the person's word, else the reader's proposal."""
        return self.decided if self.decided is not None else self.proposed
