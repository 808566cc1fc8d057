"""What an office says of a row of its lists."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.fields import DayField
from danvan.core.text import plain_text
from danvan.exemplars.actions.lists import MEANING
from danvan.exemplars.forms.fields import LineField, WholeField
from danvan.exemplars.models import ClassicField, FieldCode, Level, ResourceKind, ResourceUnit
from danvan.units.forms.holdings import OnceForm
from danvan.units.models import Level as TerritoryLevel

# The district ended; nothing is recognised there any more.
AT = [choice for choice in TerritoryLevel.choices if choice[0] != TerritoryLevel.DISTRICT]
LARGEST_FACTOR = 10**12
PAPER = _("Văn bản quy định, nếu có; chép đúng loại, số, ký hiệu và ngày.")


class RowForm(OnceForm):
    """One row; of one that was used, only what does not change its meaning. `model` is what it is a row of."""

    model: Any = None

    def __init__(self, *args: Any, row: Any = None, used: bool = False, **how: Any) -> None:
        super().__init__(*args, **how)
        self.row = row
        if row is None:
            return
        self.fields.pop("from_on", None)
        for name in self.fields.keys() & (MEANING[self.model] if used else frozenset()):
            del self.fields[name]
        for name in self.fields.keys() - {"key"}:
            self.fields[name].initial = getattr(row, name)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the row may change any more."""
        return not self.fields.keys() - {"key", "basis"}


class LevelForm(RowForm):
    """A rung of the ladder."""

    model = Level
    name = LineField(label=_("Tên cấp"), max_length=100, help_text=_("Như đơn vị gọi, ví dụ: cấp xã."))
    tree_level = forms.ChoiceField(label=_("Cấp hành chính của cơ quan công nhận"), choices=AT)
    from_on = DayField(label=_("Dùng từ ngày"), initial=clock.today)
    basis = LineField(label=_("Căn cứ"), max_length=300, required=False, help_text=PAPER)


class FieldForm(RowForm):
    """A field of a province, or of the house, and which of the classic four it is counted in."""

    model = FieldCode
    name = LineField(label=_("Lĩnh vực"), max_length=200)
    classic = forms.ChoiceField(
        label=_("Quy về"),
        choices=ClassicField.choices,
        help_text=_("Để số liệu nhiều năm, nhiều tỉnh so sánh được với nhau."),
    )
    from_on = DayField(label=_("Dùng từ ngày"), initial=clock.today)
    basis = LineField(label=_("Căn cứ"), max_length=300, required=False, help_text=PAPER)


class KindForm(RowForm):
    """A kind of resource, whose amounts add up in one unit."""

    model = ResourceKind
    name = LineField(label=_("Loại nguồn lực"), max_length=100)
    base_unit = LineField(
        label=_("Đơn vị tính khi cộng"), max_length=60, help_text=_("Mọi đơn vị tính của loại này quy về đơn vị đó.")
    )
    is_money = forms.BooleanField(label=_("Là tiền"), required=False)


class UnitForm(RowForm):
    """A unit in which a kind of resource is said."""

    model = ResourceUnit
    words = LineField(label=_("Đơn vị tính"), max_length=60)
    factor = WholeField(label=_("Bằng bao nhiêu đơn vị khi cộng"), min_value=1, max_value=LARGEST_FACTOR)
    from_on = DayField(label=_("Dùng từ ngày"), initial=clock.today)


class EndForm(OnceForm):
    """From which day a row is no longer offered."""

    on = DayField(label=_("Thôi dùng từ ngày"), required=False)
    reason = LineField(label=_("Lý do, văn bản"), max_length=300, required=False)

    def __init__(self, *args: Any, ends_on: Any = None, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["on"].initial = ends_on or clock.today()
        self.fields["on"].required = ends_on is None
        if ends_on is not None:
            self.fields["on"].help_text = _("Xóa trắng ô ngày nếu vẫn tiếp tục dùng.")

    def said(self) -> dict[str, Any]:
        said = super().said()
        return {**said, "reason": plain_text(said["reason"])}
