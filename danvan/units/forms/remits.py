"""What an office is to do for others."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.units.forms.fields import UnitField
from danvan.units.forms.holdings import PAPER, OnceForm
from danvan.units.models import Act, Unit, UnitGroup
from danvan.units.phrases import propose
from danvan.units.remit_subjects import subject_of, subjects
from danvan.units.selectors import Selector


def subject_choices() -> list[tuple[str, Any]]:
    """All records, then each subject as a whole and by its single things; each says the subject, as a closed list does."""
    offered: list[tuple[str, Any]] = [("", _("Mọi loại hồ sơ"))]
    for subject in subjects():
        offered.append((subject.key, _("%(subject)s: tất cả") % {"subject": subject.word}))
        offered += [(f"{subject.key}:{pk}", f"{subject.word}: {words}") for pk, words in subject.choices()]
    return offered


class RemitForm(OnceForm):
    """An office, its acts, over which kind of record, and over whom: exactly one of a unit with all below it, a group, or
    words of a plan.
    """

    unit = UnitField(label=_("Cơ quan được giao"))
    acts = forms.MultipleChoiceField(
        label=_("Việc được giao"), choices=Act.choices, widget=forms.CheckboxSelectMultiple
    )
    about = forms.ChoiceField(
        label=_("Chỉ với loại hồ sơ"),
        choices=subject_choices,
        required=False,
        help_text=_("Chọn một loại thì cơ quan được giao không xem được hồ sơ loại khác của các đơn vị này."),
    )
    over_unit = UnitField(label=_("Với một đơn vị và các đơn vị bên dưới"), required=False)
    over_group = forms.ModelChoiceField(
        label=_("Hoặc với một cụm, khối, nhóm"), queryset=UnitGroup.objects.order_by("name"), required=False
    )
    words = forms.CharField(
        label=_("Hoặc với diện đơn vị"),
        required=False,
        max_length=1_000,
        help_text=_("Ghi như trong văn bản, ví dụ: UBND các xã, phường; các sở, ban, ngành."),
    )
    from_on = DayField(label=_("Từ ngày"), initial=clock.today)
    basis = forms.CharField(label=_("Theo văn bản"), max_length=300, help_text=PAPER)

    def __init__(self, *args: Any, issuer: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.issuer = issuer
        if not subjects():
            del self.fields["about"]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if sum(bool(said.get(name)) for name in ("over_unit", "over_group", "words")) != 1:
            raise forms.ValidationError(_("Chọn đúng một phạm vi: một đơn vị, một nhóm, hoặc một diện đơn vị."))
        return said

    def clean_about(self) -> str:
        about: str = self.cleaned_data["about"]
        subject = subject_of(about.partition(":")[0])
        unfit = set(self.cleaned_data.get("acts", ())) - subject.acts if subject else set()
        if unfit:
            told = ", ".join(str(Act(act).label) for act in Act.values if act in unfit)
            raise forms.ValidationError(_("Việc %(acts)s không giao riêng cho loại hồ sơ này.") % {"acts": told})
        return about

    def clean_words(self) -> Selector | None:
        words = self.cleaned_data["words"].strip()
        if not words:
            return None
        found = propose(words, self.issuer, clock.today())
        if found.unresolved or len(found.selectors) != 1:
            raise forms.ValidationError(
                _("Chưa hiểu hết diện đơn vị này. Đề nghị ghi theo loại đơn vị, mỗi lần một diện.")
            )
        return found.selectors[0]

    def said(self) -> dict[str, Any]:
        said = super().said()
        subject, _colon, pk = said.pop("about", "").partition(":")
        about = {"subject": subject, "subject_id": int(pk) if pk else None}
        return {"over_selector": said.pop("words"), **about, **said}
