"""What an office says of a round of registration."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.core.text import plain_text
from danvan.exemplars.actions.rounds import STILL_OPEN, Again
from danvan.exemplars.models import Level, Round, RoundKind, RoundStage
from danvan.exemplars.models.rounds import FIRST_YEAR, LAST_YEAR
from danvan.plans.models import Plan, PlanStage
from danvan.plans.permissions import of_own_units
from danvan.units.models import Unit
from danvan.units.phrases import propose
from danvan.units.selectors import Selector

FACTS = ("name", "level", "plan", "year", "kind", "opens_on", "closes_on", "result_due_on", "late_allowed", "direct")


class RoundForm(forms.Form):
    """A round as it is prepared; of one that was opened, only what may still change."""

    name = forms.CharField(label=_("Tên đợt"), max_length=300)
    level = forms.ModelChoiceField(label=_("Đăng ký ở"), queryset=Level.objects.none(), empty_label=None)
    plan = forms.ModelChoiceField(
        label=_("Theo kế hoạch"), queryset=Plan.objects.none(), required=False, empty_label=_("– không theo kế hoạch –")
    )
    words = forms.CharField(
        label=_("Đơn vị đăng ký"),
        required=False,
        max_length=1000,
        help_text=_(
            "Ghi như trong văn bản, ví dụ: UBND các xã, phường. Để trống là các đơn vị theo kế hoạch; không có kế "
            "hoạch thì là mọi đơn vị cơ quan được tiếp nhận."
        ),
    )
    year = forms.IntegerField(label=_("Năm"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    kind = forms.ChoiceField(label=_("Loại đợt"), choices=RoundKind.choices)
    opens_on = DayField(label=_("Nhận từ ngày"))
    closes_on = DayField(label=_("Đến hết ngày"))
    result_due_on = DayField(
        label=_("Hạn báo cáo kết quả"), required=False, help_text=_("Để trống nếu chưa ấn định. Ngày/tháng/năm.")
    )
    late_allowed = forms.BooleanField(label=_("Nhận đăng ký muộn khi có lý do"), required=False, initial=True)
    direct = forms.BooleanField(label=_("Nhận cả mô hình chưa qua công nhận ở cấp dưới"), required=False, initial=True)

    def __init__(self, *args: Any, office: Unit, user: Any, row: Round | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office, self.row = office, row
        fields: Any = self.fields
        fields["level"].queryset = Level.objects.on(clock.today())
        issued = Plan.objects.filter(of_own_units(user), stage=PlanStage.ISSUED).order_by("-issued_on", "-pk")
        fields["plan"].queryset = issued | Plan.objects.filter(pk__in=[row.plan_id] if row and row.plan_id else [])
        if row and row.stage != RoundStage.DRAFT:
            for name in fields.keys() - STILL_OPEN:
                del fields[name]

    def clean_words(self) -> Selector | None:
        words = plain_text(self.cleaned_data["words"])
        if not words or (self.row and self.row.selector and self.row.selector.get("words") == words):
            return Selector.load(self.row.selector) if words and self.row else None
        found = propose(words, self.office, clock.today())
        if found.unresolved or len(found.selectors) != 1:
            raise forms.ValidationError(
                _("Chưa hiểu hết diện đơn vị này. Đề nghị ghi theo loại đơn vị, mỗi đợt một diện.")
            )
        return found.selectors[0]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        first, last, result = (said.get(name) for name in ("opens_on", "closes_on", "result_due_on"))
        if first and last and last < first:
            self.add_error("closes_on", _("Ngày cuối nhận đăng ký không thể trước ngày bắt đầu."))
        first = first or (self.row.opens_on if self.row else None)
        if first and result and result < first:
            self.add_error("result_due_on", _("Hạn báo cáo kết quả không thể trước ngày bắt đầu nhận đăng ký."))
        return said

    @property
    def values(self) -> dict[str, Any]:
        """As the round keeps them."""
        said = dict(self.cleaned_data)
        if "words" in said:
            selector = said.pop("words")
            said["selector"] = selector.dump() if selector else None
        return said


def said_of(row: Round) -> dict[str, Any]:
    """What a round says now, as the form shows it."""
    words = (row.selector or {}).get("words", "")
    return {**{name: getattr(row, name) for name in FACTS}, "words": words}


def begun_for(year: int) -> dict[str, Any]:
    """What an empty form begins with."""
    return {"year": year, "name": _("Đăng ký mô hình, điển hình Dân vận khéo năm %(year)d") % {"year": year}}


class AgainForm(forms.Form):
    """Until when a closed round takes registrations again, and why."""

    closes_on = DayField(label=_("Ngày cuối mới"))
    reason = forms.CharField(label=_("Lý do"), max_length=500)

    @property
    def again(self) -> Again:
        return Again(self.cleaned_data["closes_on"], plain_text(self.cleaned_data["reason"]))
