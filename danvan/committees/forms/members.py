"""Who sits on a body, as what, and which units they follow."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.committees.models import Member, Seat
from danvan.committees.models.members import seat_words
from danvan.core import clock
from danvan.core.fields import DayField
from danvan.core.text import one_line, plain_text
from danvan.units.forms.fields import UnitField, UnitsField
from danvan.units.forms.holdings import PAPER, AccountField, OnceForm
from danvan.units.models import GroupMember, Unit, UnitGroup

BY_DECISION = _("Để trống khi tham gia theo chính quyết định thành lập.")
WHY_ACCOUNT = _("Gõ đủ tên đăng nhập hoặc thư điện tử công vụ; chỉ cần khi người này làm việc trên hệ thống.")


class Person(forms.Form):
    """Who it is: name and post as the decision names them, from which unit, charged with what."""

    name = forms.CharField(label=_("Họ và tên"), max_length=200)
    post_words = forms.CharField(
        label=_("Chức vụ"), max_length=300, help_text=_("Như quyết định ghi, ví dụ: Phó Chủ tịch Ủy ban nhân dân xã.")
    )
    unit = UnitField(label=_("Đơn vị"))
    user = AccountField(label=_("Tài khoản"), required=False, help_text=WHY_ACCOUNT)
    tasks_words = forms.CharField(
        label=_("Nhiệm vụ được phân công"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_name(self) -> str:
        return one_line(self.cleaned_data["name"])

    def clean_post_words(self) -> str:
        return one_line(self.cleaned_data["post_words"])

    def clean_tasks_words(self) -> str:
        return plain_text(self.cleaned_data["tasks_words"])


class Seated(forms.Form):
    """As what: in the words of this kind of body."""

    role = forms.ChoiceField(label=_("Vai trò"))

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(seat.value, seat_words(seat, kind)) for seat in Seat]  # type: ignore[attr-defined]


class SeatForm(OnceForm, Seated, Person):
    """A new member on a seat of their own."""

    from_on = DayField(label=_("Tham gia từ ngày"))
    basis = forms.CharField(label=_("Theo văn bản"), max_length=300, required=False, help_text=BY_DECISION)
    field_order = ("role", "name", "post_words", "unit", "user", "tasks_words", "from_on", "basis")


class SuccessorForm(OnceForm, Person):
    """Who takes a seat from a day on."""

    on = DayField(label=_("Thay từ ngày"), initial=clock.today)
    basis = forms.CharField(label=_("Theo văn bản"), max_length=300, help_text=PAPER)
    hand_on = forms.BooleanField(label=_("Tiếp tục theo dõi các đơn vị của người trước"), required=False, initial=True)
    field_order = ("name", "post_words", "unit", "user", "tasks_words", "on", "basis", "hand_on")


class PutRightForm(Seated, Person):
    """The same words put right, at the version at which they were shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("role", "name", "post_words", "unit", "user", "tasks_words")

    @property
    def values(self) -> dict[str, Any]:
        """As the member keeps them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class FollowForm(OnceForm):
    """Units to follow: one that is picked, several by name, or a group as it stands today."""

    unit = UnitField(label=_("Đơn vị"), required=False)
    units = UnitsField(label=_("Hoặc nhiều đơn vị"), required=False, rows=3)
    group = forms.ModelChoiceField(
        label=_("Hoặc một cụm, khối, nhóm"), queryset=UnitGroup.objects.order_by("name"), required=False
    )
    on = DayField(label=_("Theo dõi từ ngày"))
    basis = forms.CharField(label=_("Theo văn bản"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not self.errors and not self.chosen:
            self.add_error("unit", _("Mời chọn ít nhất một đơn vị."))
        return said

    @property
    def chosen(self) -> list[Unit]:
        """All units meant, each once."""
        return list(dict.fromkeys(self._chosen()))

    def _chosen(self) -> Iterator[Unit]:
        said = self.cleaned_data
        if said.get("unit"):
            yield said["unit"]
        yield from said.get("units") or ()
        if said.get("group"):
            members = GroupMember.objects.on(clock.today()).filter(group=said["group"])
            yield from Unit.objects.filter(pk__in=members.values("unit")).in_order()


def words_of(member: Member) -> dict[str, Any]:
    """How a member is written down now, as the form shows it."""
    names = ("role", "name", "post_words", "unit", "tasks_words", "version")
    return {**{name: getattr(member, name) for name in names}, "user": member.user.username if member.user else ""}
