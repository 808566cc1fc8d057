"""What an office fills in about a sitting."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from danvan.appraisals.models import Criteria, Of, Reach, Sitting, Voting, Way
from danvan.committees.models import Committee, Member
from danvan.committees.queries import members_on
from danvan.core import clock
from danvan.core.fields import DayField, RecordsField
from danvan.exemplars.models import Exemplar, Level
from danvan.units.forms.holdings import OnceForm
from danvan.units.models import Unit


class SittingForm(OnceForm):
    """Which models are judged, by what, by whom, and how members say yes or no."""

    name = forms.CharField(label=_("Tên đợt"), max_length=300)
    level = forms.ModelChoiceField(label=_("Cấp xét"), queryset=Level.objects.none(), empty_label=None)
    year = forms.IntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    criteria = forms.ModelChoiceField(label=_("Bộ tiêu chí"), queryset=Criteria.objects.none(), empty_label=None)
    panel = forms.ModelChoiceField(
        label=_("Hội đồng, tổ thẩm định"), queryset=Committee.objects.none(), empty_label=None
    )
    way = forms.ChoiceField(label=_("Phiếu thẩm định"), choices=Way.choices, initial=Way.JOINT)
    voting = forms.ChoiceField(label=_("Biểu quyết"), choices=Voting.choices, initial=Voting.MEETING)
    opinions_until = DayField(
        label=_("Nhận ý kiến đến hết ngày"), required=False, help_text=_("Cần ghi khi lấy ý kiến bằng văn bản.")
    )
    rule_part = forms.IntegerField(label=_("Đề nghị khi quá"), min_value=1, max_value=99, initial=1)
    rule_whole = forms.IntegerField(label=_("trên"), min_value=2, max_value=100, initial=2)
    rule_of = forms.ChoiceField(label=_("tính trên"), choices=Of.choices, initial=Of.MEMBERS)
    reach = forms.ChoiceField(label=_("Thành viên đứng ngoài hồ sơ khi"), choices=Reach.choices, initial=Reach.PAIRS)

    def __init__(self, *args: Any, office: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        panels = Committee.objects.filter(Q(host=office) | Q(standing_office=office), from_on__lte=today)
        offered: dict[str, Any] = {
            "level": Level.objects.on(today),
            "criteria": Criteria.objects.filter(office=office),
            "panel": panels.exclude(to_on__lte=today).in_order(),
        }
        for name, rows in offered.items():
            self.fields[name].queryset = rows  # type: ignore[attr-defined]
        self.fields["year"].initial = today.year

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if (
            said.get("voting") == Voting.WRITTEN
            and not said.get("opinions_until")
            and "opinions_until" not in self.errors
        ):
            self.add_error("opinions_until", _("Lấy ý kiến bằng văn bản thì ghi nhận ý kiến đến ngày nào."))
        if (said.get("rule_part") or 0) >= (said.get("rule_whole") or 100):
            self.add_error("rule_part", _("Tỷ lệ phải vượt là một phần của cả số, ví dụ 1 trên 2."))
        return said


class MeetingForm(OnceForm):
    """Where and when the panel meets, who presides and keeps it, under which number its minutes are."""

    secretaries = RecordsField(
        label=_("Thư ký của đợt"),
        queryset=Member.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Khi đã có thư ký, chỉ thư ký ghi và chuyển bước của đợt."),
    )
    met_on = DayField(label=_("Họp ngày"), required=False)
    place = forms.CharField(label=_("Địa điểm"), max_length=300, required=False)
    chair = forms.ModelChoiceField(
        label=_("Chủ trì"), queryset=Member.objects.none(), required=False, empty_label=_("chưa ghi")
    )
    minutes_symbol = forms.CharField(label=_("Số biên bản"), max_length=100, required=False)
    opinions_until = DayField(label=_("Nhận ý kiến bằng văn bản đến hết ngày"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = members_on(sitting.panel, clock.today())
        for name in ("secretaries", "chair"):
            self.fields[name].queryset = members  # type: ignore[attr-defined]
            self.fields[name].label_from_instance = seat_label  # type: ignore[attr-defined]
        if sitting.voting != Voting.WRITTEN:
            del self.fields["opinions_until"]


class IntakeForm(OnceForm):
    """Which models a sitting takes in."""

    exemplars = RecordsField(label=_("Mô hình"), queryset=Exemplar.objects.none(), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, offered: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["exemplars"].queryset = offered  # type: ignore[attr-defined]
        self.fields["exemplars"].label_from_instance = (  # type: ignore[attr-defined]
            lambda row: f"{row.name} – {row.unit.name}"
        )


def seat_label(member: Member) -> str:
    """A member as a form offers them."""
    return f"{member.name}, {member.role_words}"
