"""One figure as it is said, corrected or confirmed; on a page of one unit and in a row of a table."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core.errors import Refused
from danvan.core.fields import AmountField
from danvan.core.formats import number, number_to_edit
from danvan.core.text import one_line
from danvan.measures.actions.figures import Said
from danvan.measures.asked import Asked
from danvan.measures.models import Figure
from danvan.measures.typed import read_amount
from danvan.measures.unusual import Oddity, oddities

LONGEST = 500
SHORT = 200
UNTOLD = (None, None, "")


def kept_of(figure: Figure | None) -> tuple[int | None, int | None, str]:
    """What a field shows of a figure; nothing where none stands."""
    return (figure.part, figure.whole, figure.note) if figure is not None and figure.part is not None else UNTOLD


class ScaledField(AmountField):
    """An amount as it is kept: a whole number of the measure's smallest step."""

    def __init__(self, decimals: int, **how: Any) -> None:
        super().__init__(required=False, **how)
        self.decimals = decimals
        self.widget.attrs["inputmode"] = "decimal" if decimals else "numeric"

    def prepare_value(self, value: Any) -> Any:
        return number_to_edit(Decimal(value).scaleb(-self.decimals)) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        try:
            return read_amount(value, self.decimals)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal


class LineField(forms.CharField):
    """A sentence on one line."""

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class FigureForm(forms.Form):
    """What a unit says of one measure. `said` is what is to be recorded, None where it says nothing new; a form shown
    with another version than now, which would change it, is `stale` and keeps what was typed.
    """

    note = LineField(label=gettext_lazy("Ghi chú, nguồn"), required=False, max_length=LONGEST)
    reason = LineField(label=gettext_lazy("Lý do sửa"), required=False, max_length=LONGEST)
    confirmed = forms.CharField(label=gettext_lazy("Số liệu đúng như vậy"), required=False)
    answer = LineField(label=gettext_lazy("Giải thích ngắn"), required=False, max_length=SHORT)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=1_000_000)

    asks: list[Oddity]
    base: Figure | None = None
    stale = False
    said: Said | None = None
    old_version: Callable[["FigureForm", int], Figure | None] = staticmethod(lambda form, version: None)

    def __init__(self, data: Mapping[str, Any] | None = None, *, asked: Asked, **how: Any) -> None:
        self.asked, measure, figure = asked, asked.measure, asked.figure
        initial: dict[str, Any] = {"version": asked.version}
        if figure is not None:
            initial |= {"part": figure.part, "whole": figure.whole, "note": figure.note}
        super().__init__(data, initial=initial, **how)
        self.asks = []
        self.fields["part"] = ScaledField(measure.decimals, label=measure.words)
        if asked.asks_whole:
            self.fields["whole"] = ScaledField(measure.decimals, label=measure.whole_words or _("Trên tổng số"))

    @property
    def mark(self) -> str:
        """What a tick confirms: these questions about just these values."""
        said = self.cleaned_data
        return f"{said.get('part')}/{said.get('whole')}:{','.join(ask.code for ask in self.asks)}"

    @property
    def is_confirmed(self) -> bool:
        return bool(self.asks) and self.cleaned_data.get("confirmed") == self.mark

    @property
    def wants_reason(self) -> bool:
        """Whether the reason belongs on the page as it comes back."""
        return self.stale or "reason" in self.errors or bool(self.is_bound and self.data.get(self.add_prefix("reason")))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            self._weigh(cleaned)
        return cleaned

    def _weigh(self, cleaned: dict[str, Any]) -> None:
        part, whole = cleaned["part"], cleaned.get("whole")
        typed = (part, whole, cleaned["note"])
        if typed == kept_of(self.asked.figure) or self._nobody_touched(typed):
            return
        if part is None:
            self._left_blank(whole, cleaned["note"])
        elif self.asked.asks_whole and whole is None:
            self.add_error("whole", _("Chưa ghi tổng số. Đề nghị ghi cả hai số để tính được tỷ lệ."))
        else:
            self._changed(cleaned, part, whole)

    @property
    def shown_with(self) -> int:
        """The version that the form was made with."""
        version: int | None = self.cleaned_data["version"]
        return self.asked.version if version is None else version

    def _nobody_touched(self, typed: tuple[int | None, int | None, str]) -> bool:
        """Whether another said it meanwhile, while this field still holds what it was shown with."""
        if self.shown_with == self.asked.version:
            return False
        self.base = self.old_version(self, self.shown_with)
        return typed == kept_of(self.base)

    def _left_blank(self, whole: int | None, note: str) -> None:
        if self.asked.figure is not None:
            self.add_error(
                "part", _("Ô trống không xóa số đã báo. Ghi 0 nếu không phát sinh, hoặc rút số liệu nếu báo nhầm.")
            )
        elif whole is not None or note:
            self.add_error("part", _("Chưa ghi số liệu. Không phát sinh thì ghi 0."))

    def _changed(self, cleaned: dict[str, Any], part: int, whole: int | None) -> None:
        if self.shown_with != self.asked.version:
            self._is_stale()
            return
        if self.asked.version and not cleaned["reason"]:
            was = {"old": self.shown(self.asked.current)}
            self.add_error("reason", _("Đã có số liệu %(old)s. Sửa số liệu thì ghi rõ lý do.") % was)
        self.asks = oddities(part, whole, self.asked.period, self.asked.before, self.asked.measure.decimals)
        if self.asks and not self.is_confirmed:
            self.add_error("confirmed", _("Mời xem lại; đúng như vậy thì đánh dấu rồi lưu."))
        if not self.errors:
            self.said = self._to_say(cleaned, part, whole)

    def _is_stale(self) -> None:
        """Somebody said it first. The form comes back held to the version of now, with everything that was typed."""
        self.stale = True
        self.data = {**self._sent(), self.add_prefix("version"): self.asked.version}
        self.add_error("part", _("Người khác vừa ghi số liệu này. Mời so sánh rồi lưu lại."))

    def _to_say(self, cleaned: dict[str, Any], part: int, whole: int | None) -> Said:
        return Said(
            self.asked.measure,
            part,
            whole,
            note=cleaned["note"],
            reason=cleaned["reason"],
            confirmed=self._confirmation(cleaned["answer"]),
            version=self.asked.version,
        )

    def _confirmation(self, answer: str) -> str:
        """What was asked and what was answered, as it is kept."""
        if not self.asks:
            return ""
        asked = "; ".join(ask.sentence for ask in self.asks)
        return f"{asked}: {answer or _('đúng như vậy')}"[:LONGEST]

    def _sent(self) -> dict[str, Any]:
        return {key: self.data.get(key) for key in self.data}

    def shown(self, figure: Figure | None) -> str:
        """A figure in a sentence: 12, or 12/15; in words where it was taken back."""
        if figure is None:
            return _("chưa có")
        if figure.part is None:
            return _("đã rút")
        measure = self.asked.measure
        return "/".join(number(measure.amount(each)) for each in (figure.part, figure.whole) if each is not None)
