"""How the list of those missing is narrowed, and what is typed when units are urged."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.units.forms.holdings import OnceForm
from danvan.units.models import UnitKind
from danvan.urging.models import PREPARED_WAYS, How
from danvan.urging.queries import BEFORE, NEVER, WAITING, Narrowing

URGED = [
    ("", _("Tất cả")),
    (NEVER, _("Chưa đôn đốc")),
    (BEFORE, _("Đã đôn đốc, trước ngày")),
    (WAITING, _("Đang chờ trả lời kiến nghị")),
]
MARKED, ALL = "marked", "all"


class NarrowingForm(forms.Form):
    """Words and filters over the list; what cannot be read is passed over."""

    all_optional = True

    q = forms.CharField(required=False, max_length=200)
    loai = forms.ChoiceField(label=_("Loại đơn vị"), required=False)
    da = forms.ChoiceField(label=_("Đôn đốc"), required=False, choices=URGED)
    truoc = DayField(label=_("Trước ngày"), required=False, help_text="")

    def __init__(self, *args: Any, kinds: QuerySet[UnitKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: list[tuple[str, Any]] = [("", _("Mọi loại")), *kinds.values_list("code", "name")]
        self.fields["loai"].choices = choices  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def asked(self) -> Narrowing:
        """What was asked for, as far as it could be read. A day alone means urged before it."""
        said = self.cleaned_data
        before = said.get("truoc")
        urged = said.get("da", "") or (BEFORE if before else "")
        return Narrowing(text=said.get("q", ""), kind=said.get("loai", ""), urged=urged, before=before)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The filters as hidden fields of the form that chooses units."""
        return [(name, self.data.get(name, "")) for name in self.fields if self.data.get(name)]


class PrepareForm(OnceForm):
    """For which way a list is made, of which units: those marked, or all that the filters leave; by which day."""

    how = forms.ChoiceField(choices=[(way.value, way.label) for way in PREPARED_WAYS])
    which = forms.ChoiceField(choices=[(MARKED, ""), (ALL, "")], required=False)
    asked_on = DayField(label=_("Đề nghị xong trước khi hết ngày"), required=False)


class DayForm(OnceForm):
    """Another day to ask for."""

    asked_on = DayField(label=_("Đề nghị xong trước khi hết ngày"))
    version = forms.IntegerField(widget=forms.HiddenInput)


class SendForm(OnceForm):
    """That a text was sent, or notices are to go."""


class LetterSentForm(SendForm):
    """That a công văn went out: on which day, under which number and by whom signed, where that is known."""

    sent_on = DayField(label=_("Đã gửi ngày"), initial=clock.today)
    symbol = forms.CharField(label=_("Số, ký hiệu (nếu đã có)"), max_length=100, required=False)
    signer_position = forms.CharField(label=_("Quyền hạn, chức vụ người ký"), max_length=300, required=False)
    signer_name = forms.CharField(label=_("Họ tên người ký"), max_length=200, required=False)


class MessageSentForm(SendForm):
    """That a message went out, on which day."""

    sent_on = DayField(label=_("Đã gửi ngày"), initial=clock.today)


SENT_FORMS: dict[str, type[SendForm]] = {How.LETTER: LetterSentForm, How.MESSAGE: MessageSentForm, How.NOTICE: SendForm}


class DaysForm(OnceForm):
    """The days of reminders, as numbers of days before and after, and whether on the day itself."""

    before = forms.CharField(
        label=_("Trước hạn (số ngày)"),
        required=False,
        max_length=60,
        help_text=_("Cách nhau bằng dấu phẩy, như 7, 3, 1."),
    )
    on_day = forms.BooleanField(label=_("Đúng ngày đến hạn"), required=False)
    after = forms.CharField(label=_("Quá hạn (số ngày)"), required=False, max_length=60, help_text=_("Như 1, 3, 7."))

    def __init__(self, *args: Any, offsets: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["before"].initial = ", ".join(str(-offset) for offset in offsets if offset < 0)
        self.fields["after"].initial = ", ".join(str(offset) for offset in offsets if offset > 0)
        self.fields["on_day"].initial = 0 in offsets

    def clean_before(self) -> list[int]:
        return [-each for each in counts(self.cleaned_data["before"])]

    def clean_after(self) -> list[int]:
        return counts(self.cleaned_data["after"])

    @property
    def offsets(self) -> list[int]:
        """All steps as days from the due day."""
        said = self.cleaned_data
        return [*said["before"], *([0] if said["on_day"] else []), *said["after"]]


def counts(typed: str) -> list[int]:
    """Numbers of days as they were typed: "7, 3, 1"."""
    parts = typed.replace(";", ",").replace(" ", ",").split(",")
    words = [part for part in parts if part]
    if not all(re.fullmatch("[1-9][0-9]?", word) for word in words):
        raise ValidationError(_("Ghi số ngày từ 1 trở lên, cách nhau bằng dấu phẩy."))
    return sorted({int(word) for word in words})


class CallForm(OnceForm):
    """A telephone call: which day, who answered by their post, what was said, the day promised."""

    on = DayField(label=_("Ngày gọi"), initial=clock.today)
    answered_by = forms.CharField(
        label=_("Người trả lời (chức vụ)"), max_length=200, required=False, help_text=_("Như: Phó Chủ tịch, Văn phòng.")
    )
    note = forms.CharField(
        label=_("Nội dung trao đổi"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    promised_on = DayField(label=_("Hẹn xong ngày"), required=False)


class CorrectionForm(CallForm):
    """What the call was in truth, or that there was none, and why it is corrected."""

    void = forms.BooleanField(label=_("Không có lần đôn đốc này (ghi nhầm)"), required=False)
    reason = forms.CharField(label=_("Lý do đính chính"), max_length=300)


class VoidForm(OnceForm):
    """That a unit was not urged as noted, and why."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)
