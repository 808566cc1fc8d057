"""The lists by the word of their address: what their rows are, and what one says about them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.exemplars.forms.lists import FieldForm, KindForm, LevelForm, RowForm, UnitForm
from danvan.exemplars.models import FieldCode, Level, ResourceKind, ResourceUnit


@dataclass(frozen=True)
class Listed:
    """One kind of row. `under` is the list on whose page it stands."""

    model: Any
    form: type[RowForm]
    word: Any
    add: Any
    under: str


LISTS = {
    "levels": Listed(Level, LevelForm, _("Cấp công nhận"), _("Thêm cấp"), "levels"),
    "fields": Listed(FieldCode, FieldForm, _("Lĩnh vực"), _("Thêm lĩnh vực"), "fields"),
    "resources": Listed(ResourceKind, KindForm, _("Nguồn lực"), _("Thêm loại nguồn lực"), "resources"),
    "units": Listed(ResourceUnit, UnitForm, _("Đơn vị tính"), _("Thêm đơn vị tính"), "resources"),
}
