"""What members and secretaries fill in about one case."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.appraisals.forms.sittings import seat_label
from danvan.appraisals.models import Criterion, Marking, Proposed, Says, Sheet
from danvan.appraisals.wording import marks_of
from danvan.committees.models import Member
from danvan.core import clock
from danvan.core.fields import DayField, PointsField, RecordsField
from danvan.core.points import points_words
from danvan.exemplars.forms.activities import FileForm
from danvan.units.forms.holdings import OnceForm

MET = [("", _("chưa ghi")), ("1", _("đạt")), ("0", _("chưa đạt"))]


class VisitForm(OnceForm):
    """Who went to see, when, and what they found."""

    on = DayField(label=_("Ngày thẩm tra"), initial=clock.today)
    who = RecordsField(
        label=_("Thành viên đi thẩm tra"), queryset=Member.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    findings = forms.CharField(label=_("Kết quả thẩm tra"), max_length=8000, widget=forms.Textarea(attrs={"rows": 8}))

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "who", members)


class VisitFileForm(OnceForm, FileForm):
    """A photo or a paper of a visit."""


class SheetForm(OnceForm):
    """A sheet: one field a criterion, named by its number in this house, never by what the browser sends."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    opinion = forms.CharField(
        label=_("Nhận xét"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(self, *args: Any, sheet: Sheet, rows: Iterable[Criterion], **kwargs: Any) -> None:
        said = marks_of(sheet)
        kwargs.setdefault("initial", {"version": sheet.version, "opinion": sheet.opinion})
        super().__init__(*args, **kwargs)
        self.rows = list(rows)
        by_points = sheet.case.sitting.criteria.marking == Marking.POINTS
        for row in self.rows:
            self.fields[f"m{row.pk}"] = _points(row) if by_points else _met(row)
            self.initial[f"m{row.pk}"] = _typed(said.get(row.pk))
        self.order_fields([*(f"m{row.pk}" for row in self.rows), "opinion"])

    @property
    def marks(self) -> dict[int, int | bool]:
        """What was filled in, by criterion; what was left open is not there."""
        said = {row.pk: self.cleaned_data.get(f"m{row.pk}") for row in self.rows}
        return {pk: value for pk, value in said.items() if value is not None and value != ""}


class OpinionForm(OnceForm):
    """Yes or no of one's own seat."""

    says = forms.ChoiceField(label=_("Ý kiến"), choices=Says.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Nói rõ"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class BallotForm(OpinionForm):
    """How a member voted, written down by the secretary."""

    member = forms.ModelChoiceField(label=_("Thành viên"), queryset=Member.objects.none(), empty_label=None)
    on_paper = forms.BooleanField(label=_("Theo phiếu giấy"), required=False)
    field_order = ["member", "says", "words", "on_paper"]

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "member", members)


class CountForm(OnceForm):
    """What a secret ballot counted."""

    present = forms.IntegerField(label=_("Số phiếu phát ra"), min_value=0, max_value=200)
    agreed = forms.IntegerField(label=_("Đồng ý"), min_value=0, max_value=200)
    against = forms.IntegerField(label=_("Không đồng ý"), min_value=0, max_value=200)
    other = forms.IntegerField(label=_("Ý kiến khác"), min_value=0, max_value=200, initial=0)
    invalid = forms.IntegerField(label=_("Không hợp lệ"), min_value=0, max_value=200, initial=0)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)


class ConclusionForm(OnceForm):
    """What the panel concludes."""

    proposed = forms.ChoiceField(label=_("Đề xuất"), choices=Proposed.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("Kết luận"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Đơn vị được đọc sau khi công bố."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class StayOutForm(OnceForm):
    """Why somebody stays out of the case."""

    words = forms.CharField(label=_("Lý do"), max_length=300, required=False)


class MemberStaysOutForm(StayOutForm):
    """The same, of a member, written down by the secretary."""

    member = forms.ModelChoiceField(label=_("Thành viên"), queryset=Member.objects.none(), empty_label=None)
    field_order = ["member", "words"]

    def __init__(self, *args: Any, members: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "member", members)


class ReasonForm(OnceForm):
    """A reason."""

    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


def _offer(form: forms.Form, name: str, members: Any) -> None:
    form.fields[name].queryset = members  # type: ignore[attr-defined]
    form.fields[name].label_from_instance = seat_label  # type: ignore[attr-defined]


def _points(row: Criterion) -> PointsField:
    most = row.most or 0
    return PointsField(
        most=most, required=False, label=row.words, help_text=_("Tối đa %(most)s điểm.") % {"most": points_words(most)}
    )


def _met(row: Criterion) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=row.words, choices=MET, required=False, coerce=lambda typed: typed == "1", empty_value=None
    )


def _typed(said: int | bool | None) -> str:
    if isinstance(said, bool):
        return "1" if said else "0"
    return points_words(said)
