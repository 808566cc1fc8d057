"""Who stands in for whom, for which days."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.units.acting import holding_words
from danvan.units.forms.holdings import PAPER, AccountField, OnceForm
from danvan.units.models import Delegation, Holding
from danvan.units.named_acts import named_acts


class AbsenceForm(OnceForm):
    """A deputy for the days of an absence, as an administrator writes it down from a paper."""

    deputy = AccountField(label=_("Người thay"))
    from_on = DayField(label=_("Từ ngày"), initial=clock.today)
    last_on = DayField(label=_("Đến hết ngày"))
    basis = forms.CharField(label=_("Theo văn bản"), max_length=300, help_text=PAPER)

    def said(self) -> dict[str, Any]:
        """For the action, whose days end before `to_on`."""
        said = {"kind": Delegation.Kind.ABSENCE, **super().said()}
        last = said.pop("last_on")
        return {**said, "to_on": last + timedelta(days=1) if last else None}


class DelegationForm(AbsenceForm):
    """A deputy for one of one's own roles."""

    # Not "holding": under that name every form carries the post at work.
    post = forms.ModelChoiceField(label=_("Vai trò"), queryset=Holding.objects.none())
    kind = forms.ChoiceField(label=_("Hình thức"), choices=Delegation.Kind.choices)
    acts = forms.MultipleChoiceField(
        label=_("Việc được ủy quyền"),
        required=False,
        choices=named_acts,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Với ủy quyền thường xuyên: người được ủy quyền chỉ làm đúng những việc này."),
    )
    field_order = ["post", "deputy", "kind", "from_on", "last_on", "acts", "basis"]

    def __init__(self, *args: Any, holdings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["post"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = holdings
        setattr(field, "label_from_instance", holding_words)  # noqa: B010
        for name in ("last_on", "basis"):
            self.fields[name].required = False
        self.fields["last_on"].help_text = _("Khi vắng mặt: bắt buộc. Ủy quyền thường xuyên: để trống nếu chưa biết.")
        self.fields["basis"].help_text = _("Ủy quyền thường xuyên: bắt buộc.")

    def said(self) -> dict[str, Any]:
        """For the action, which knows the post as a holding."""
        said = super().said()
        return {"holding": said.pop("post"), **said}
