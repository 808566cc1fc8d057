"""The editor of a form: a row for each heading, kept or not, and some empty ones."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.core.formats import table_date
from danvan.core.text import fold, one_line
from danvan.documents.models import Document, DocumentStage
from danvan.documents.permissions import visible_to
from danvan.documents.queries import named_in
from danvan.exemplars.forms.fields import LineField, WholeField
from danvan.exemplars.headings import HeadingSaid
from danvan.exemplars.models import LONGEST_TEXT, MOST_HEADINGS, Form
from danvan.units.forms.holdings import OnceForm

# Rows on the page: headings, those that were dropped, and some to spare.
MOST_ROWS, SPARE = 60, 3
# So many of the newest documents are offered as the basis of a version.
OFFERED = 50


class HeadingForm(forms.Form):
    """One row. What the house knows by its meaning carries its key; an empty row is none."""

    key = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    kept = forms.BooleanField(label=gettext_lazy("Dùng"), required=False)
    place = WholeField(
        label=gettext_lazy("Thứ tự"),
        required=False,
        min_value=1,
        max_value=999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 3, "autocomplete": "off"}),
    )
    label = LineField(
        label=gettext_lazy("Tên mục"), required=False, max_length=300, widget=forms.TextInput(attrs={"size": 30})
    )
    hint = LineField(
        label=gettext_lazy("Gợi ý cho người viết"),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={"size": 40}),
    )
    required = forms.BooleanField(label=gettext_lazy("Bắt buộc"), required=False)
    longest = WholeField(
        label=gettext_lazy("Dài nhất (chữ)"),
        required=False,
        min_value=100,
        max_value=LONGEST_TEXT,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, known: dict[str, HeadingSaid], **how: Any) -> None:
        super().__init__(*args, **how)
        self.known = known

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("key") not in self.known:
            typed["key"] = ""
        # An own heading without words is none: the row was to spare, or was wiped.
        if typed["key"] and typed.get("kept") and not typed.get("label") and "label" not in self.errors:
            self.add_error("label", _("Ghi tên mục, hoặc bỏ dấu ở cột Dùng."))
        return typed

    @property
    def says(self) -> bool:
        """Whether it is a heading of the form: an own one as soon as it has words."""
        typed = self.cleaned_data
        return bool(typed.get("kept") and typed.get("label"))

    def value(self, order: int) -> HeadingSaid:
        typed, meaning = self.cleaned_data, self.known.get(self.cleaned_data["key"])
        kind = meaning.kind if meaning else HeadingSaid.kind
        words = {name: typed[name] for name in ("label", "hint", "required", "key")}
        return HeadingSaid(order, longest=typed["longest"] or HeadingSaid.longest, kind=kind, **words)


class HeadingsPage:
    """All rows as they are kept or as they were sent; `dropped` are those that may be taken back."""

    def __init__(
        self, data: Any, kept: Sequence[HeadingSaid], dropped: Sequence[HeadingSaid], known: dict[str, HeadingSaid]
    ) -> None:
        self.known, self.said = known, ""
        self.rows = self._sent(data) if data is not None else self._shown(kept, dropped)

    def _sent(self, data: Any) -> list[HeadingForm]:
        places = [at for at in range(MOST_ROWS) if f"h{at}-label" in data]
        return [HeadingForm(data, prefix=f"h{at}", known=self.known) for at in places]

    def _shown(self, kept: Sequence[HeadingSaid], dropped: Sequence[HeadingSaid]) -> list[HeadingForm]:
        names = ("key", "label", "hint", "required", "longest")
        rows: list[dict[str, Any]] = [
            *({"kept": True, "place": each.order, **{name: getattr(each, name) for name in names}} for each in kept),
            *({"kept": False, **{name: getattr(each, name) for name in names}} for each in dropped),
            *({"kept": True, "longest": HeadingSaid.longest} for _more in range(SPARE)),
        ]
        return [HeadingForm(prefix=f"h{at}", initial=row, known=self.known) for at, row in enumerate(rows[:MOST_ROWS])]

    def is_valid(self) -> bool:
        """Whether it can be kept; every row is asked."""
        valid = not [row for row in self.rows if not row.is_valid()]
        if valid:
            self.said = self._fault()
        return valid and not self.said

    def _fault(self) -> str:
        labels = [fold(each.label) for each in self.values]
        if not labels:
            return _("Mẫu cần ít nhất một mục.")
        if len(labels) > MOST_HEADINGS:
            return _("Mẫu có nhiều nhất %(most)d mục. Mời gộp bớt.") % {"most": MOST_HEADINGS}
        twice = next((each.label for each in self.values if labels.count(fold(each.label)) > 1), "")
        return _("Có hai mục cùng tên “%(label)s”. Mời đổi tên một mục.") % {"label": twice} if twice else ""

    @cached_property
    def values(self) -> list[HeadingSaid]:
        """The headings in their order: by the number typed, those without one at the end."""
        said = [row for row in self.rows if row.says]
        ordered = sorted(said, key=lambda row: row.cleaned_data["place"] or 10_000)
        return [row.value(order) for order, row in enumerate(ordered, 1)]


class BasisForm(forms.Form):
    """On which paper a version rests: in words, and where its maker sees it in the register as that document. The newest are
    offered; any other is found by its number.
    """

    basis = LineField(
        label=gettext_lazy("Căn cứ"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Văn bản ban hành mẫu, nếu có; chép đúng loại, số, ký hiệu và ngày."),
    )
    document = LineField(
        label=gettext_lazy("Văn bản căn cứ trong sổ"),
        max_length=1200,
        required=False,
        help_text=gettext_lazy(
            "Chọn trong danh sách, hoặc gõ số, ký hiệu. Ô Căn cứ để trống thì ghi theo văn bản này."
        ),
        widget=forms.TextInput(attrs={"list": "van-ban-goi-y", "autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, data: Any, *, form: Form, reader: Any) -> None:
        self.kept, self.readable = form.document, visible_to(reader).filter(stage=DocumentStage.RECORDED)
        self.shown = self._shown()
        super().__init__(data, initial={"basis": form.basis, "document": self.shown})
        newest = self.readable.exclude(symbol="").newest_first()[:OFFERED]  # type: ignore[attr-defined]
        self.offered = {title_of(each): each for each in newest}

    def clean_document(self) -> Document | None:
        """The document that was chosen; the one that another maker chose stays, seen or not."""
        typed = self.cleaned_data["document"]
        if not typed or typed == self.shown:
            return self.kept if typed else None
        found = self.offered.get(typed) or named_in(self.readable, typed)
        if found is None:
            raise forms.ValidationError(
                _(
                    "Không tìm thấy đúng một văn bản có số này trong sổ bạn được xem. Kiểm lại số, hoặc chỉ ghi ô Căn cứ."
                )
            )
        return found

    def _shown(self) -> str:
        """What was chosen; of a document that this reader does not see no more than its number."""
        if self.kept is None:
            return ""
        return title_of(self.kept) if self.readable.filter(pk=self.kept.pk).exists() else self.kept.symbol


def title_of(document: Document) -> str:
    """A document as it is chosen among others."""
    day = table_date(document.signed_on) if document.signed_on else ""
    return one_line(", ".join(filter(None, [document.symbol, day, document.title])))


class UseForm(OnceForm):
    """From which day a version is used, and for which rounds."""

    from_on = DayField(label=gettext_lazy("Dùng từ ngày"), initial=clock.today)
    reach = forms.ChoiceField(
        label=gettext_lazy("Dùng cho"),
        choices=[
            ("later", gettext_lazy("các đợt đăng ký mở từ ngày đó")),
            ("running", gettext_lazy("cả các đợt đang mở: hồ sơ bắt đầu viết từ ngày đó theo mẫu này")),
        ],
        widget=forms.RadioSelect,
        initial="later",
    )

    def said(self) -> dict[str, Any]:
        said = super().said()
        return {"from_on": said["from_on"], "for_running": said["reach"] == "running"}
