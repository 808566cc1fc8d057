"""The document: what was issued, by whom, under which number, and its text."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from danvan.core.text import SORT_KEY_LENGTH
from danvan.units.models import Unit
from danvan.workflow.models import Staged


class Family(models.TextChoices):
    """Whose rules of form a document follows; numbers of two families are never compared."""

    STATE = "state", _("văn bản hành chính nhà nước")
    PARTY = "party", _("văn bản của Đảng")
    FRONT = "front", _("văn bản của Mặt trận, đoàn thể")


class DocumentStage(models.TextChoices):
    """From the file somebody brought to a document on record. A text that was never issued is only a draft."""

    DRAFT = "draft", _("đang đọc, chưa vào sổ")
    RECORDED = "recorded", _("đã vào sổ")
    WITHDRAWN = "withdrawn", _("đã rút khỏi sổ")


class ReceivedHow(models.TextChoices):
    """By which way a document came that was not issued here (đã nhận qua đường khác)."""

    PAPER = "paper", _("bản giấy")
    SYSTEM = "system", _("hệ thống văn bản")
    MAIL = "mail", _("thư điện tử công vụ")
    OTHER = "other", _("cách khác")


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents, as the register asks for them."""

    def recorded(self) -> Self:
        """Those on record."""
        return self.filter(stage=DocumentStage.RECORDED)

    def like(self, document: "Document") -> Self:
        """Those that bear the same number and symbol in one family, in the same year; for the Party in the same term,
        within which its numbers run on.
        """
        same = Q(family=document.family, symbol_key=document.symbol_key)
        if document.family == Family.PARTY:
            same &= _same_term(document)
        elif document.signed_on:
            same &= Q(signed_on__year=document.signed_on.year)
        return self.filter(same).exclude(pk=document.pk).exclude(symbol_key="")

    def newest_first(self) -> Self:
        return self.order_by(models.F("signed_on").desc(nulls_last=True), "-pk")


TERM_YEARS = 5


def _same_term(document: "Document") -> Q:
    """A term lasts five years; where one of the two papers does not name it, their days must lie so near."""
    year = document.signed_on.year if document.signed_on else 0
    near = Q(signed_on__year__gt=year - TERM_YEARS, signed_on__year__lt=year + TERM_YEARS)
    return Q(term=document.term) | (Q(term="") & near) if document.term else near


class Document(Staged):
    """One document as printed. `symbol` is the number line as it stands, `symbol_key` the same made fit for matching.

    `unit` keeps it in its register; the issuers are rows of `Issuer`, with the words of the day and, where known, the
    unit. `type_name` is stored in words: abbreviations collide between families. `term` is the committee's term
    ("2020-2025"), within which Party numbers run. A number or date that is blank in the text is blank here.
    `drafted_for` is the office in whose name a text written here will be issued. `symbol_sort` and `type_sort` are the
    places of number and type in a Vietnamese list, alike on every database: 2/KH before 10/KH, Đề án after Chương trình.
    """

    stage = models.CharField(_("trạng thái"), max_length=30, choices=DocumentStage.choices)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="documents", verbose_name=_("đơn vị quản lý"))
    family = models.CharField(_("hệ thống văn bản"), max_length=10, choices=Family.choices)
    type_name = models.CharField(_("loại văn bản"), max_length=60)
    symbol = models.CharField(_("số, ký hiệu"), max_length=100, blank=True)
    symbol_key = models.CharField(_("số, ký hiệu để đối chiếu"), max_length=100, blank=True, editable=False)
    symbol_sort = models.CharField(max_length=SORT_KEY_LENGTH, blank=True, editable=False)
    type_sort = models.CharField(max_length=SORT_KEY_LENGTH, blank=True, editable=False)
    title = models.CharField(_("trích yếu"), max_length=1000, blank=True)
    signed_on = models.DateField(_("ngày ký"), null=True, blank=True)
    place = models.CharField(_("địa danh"), max_length=100, blank=True)
    term = models.CharField(_("nhiệm kỳ"), max_length=20, blank=True)
    signer = models.CharField(_("người ký"), max_length=200, blank=True)
    signer_position = models.CharField(_("quyền hạn, chức vụ người ký"), max_length=300, blank=True)
    drafting_office = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="drafted_documents",
        verbose_name=_("cơ quan soạn thảo"),
    )
    drafted_for = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("soạn cho cơ quan"),
    )
    received_on = models.DateField(_("ngày đến"), null=True, blank=True)
    received_how = models.CharField(_("đến bằng"), max_length=15, choices=ReceivedHow.choices, blank=True)
    paper_kept_at = models.CharField(_("nơi lưu bản gốc"), max_length=300, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("văn bản")
        indexes = [
            models.Index(fields=["symbol_key", "family"], name="document_by_symbol"),
            models.Index(fields=["unit", "stage", "-signed_on"], name="document_of_unit"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def short_name(self) -> str:
        """What a trail calls it: its number, else its title."""
        return self.symbol or self.title or gettext("văn bản chưa có trích yếu")


class Issuer(models.Model):
    """Who issued a document: the words as printed then, and the unit where the house knows it. Joint papers have more."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="issuers")
    words = models.CharField(_("cơ quan ban hành"), max_length=300)
    folded = models.CharField(max_length=600, editable=False, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="issued_documents")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("cơ quan ban hành")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(name="issuer_place_once", fields=["document", "order"])]


class DocumentText(models.Model):
    """The text that was read, kept as it was: every clause points into it by the character. Apart from the document, so
    that no list fetches it; `folded` is what a search looks in: number, title, issuers and the whole text.
    """

    document = models.OneToOneField(Document, models.CASCADE, related_name="text")
    body = models.TextField(blank=True)
    folded = models.TextField(editable=False, blank=True)

    class Meta:
        verbose_name = _("toàn văn")
