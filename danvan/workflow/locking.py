"""The row's lock, and the comparison that comes before every write."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import F, Model
from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Overtaken, Refused

Row = TypeVar("Row", bound=Model)

CHANGED = _("Hồ sơ vừa được người khác cập nhật. Mời xem lại trước khi làm tiếp.")
NOT_ALLOWED = _("Vai trò hiện tại không làm được việc này. Đề nghị người có thẩm quyền thực hiện.")
GONE = _("Hồ sơ này không còn nữa. Mời quay lại danh sách.")


def locked(row: Row) -> Row:
    """The row as it stands now, held until the action ends, so that nobody moves or edits it meanwhile."""
    fresh = type(row)._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if fresh is None:
        raise Overtaken(GONE)
    return fresh


def compare_and_set(fresh: Any, changes: dict[str, Any]) -> None:
    """Writes `changes` and the next version, if stage and version are still what was read; `fresh` then carries them.

    What the database keeps true is asked first, so that a broken rule is a sentence and not an error.
    """
    was = {name: getattr(fresh, name) for name in ("stage", "version") if hasattr(fresh, name)}
    for field, value in changes.items():
        setattr(fresh, field, value)
    _must_hold(fresh)
    same = type(fresh)._default_manager.filter(pk=fresh.pk, **was)
    if same.update(version=F("version") + 1, **changes) != 1:
        raise Overtaken(CHANGED)
    fresh.version = was["version"] + 1


def _must_hold(fresh: Model) -> None:
    try:
        fresh.validate_constraints()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
