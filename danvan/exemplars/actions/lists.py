"""The lists that offices keep: rows are added, put right, put in order, and end on a day; what was used never goes."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.deletion import ProtectedError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.core.text import fold
from danvan.exemplars.models import ClassicField, FieldCode, Level, ResourceKind, ResourceUnit, Round, RoundStage
from danvan.exemplars.permissions.lists import keeps_fields, keeps_row
from danvan.exemplars.queries.lists import has_own_fields, is_used, siblings_of
from danvan.units.models import Territory
from danvan.workflow.editing import save_changes
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked

# What a row means, and so may no longer change once something was made with it.
MEANING: dict[type, frozenset[str]] = {
    Level: frozenset(),
    FieldCode: frozenset({"classic"}),
    ResourceKind: frozenset({"base_unit", "is_money"}),
    ResourceUnit: frozenset({"words", "factor"}),
}
USED = gettext_lazy("Mục này đã có hồ sơ dùng nên không xóa được. Mời ghi ngày thôi dùng; hồ sơ cũ vẫn hiện như trước.")
STEP, ASIDE = 10, 20_000


@action
def add_row(row: Any, *, by: Acting, key: str | None = None) -> Any:
    """Puts a new row at the end of its list, under a code made from its name."""
    spend(key)
    _keeps_or_refused(by, row)
    if hasattr(row, "order"):
        row.order = max((each.order for each in siblings_of(row)), default=0) + STEP
    if hasattr(row, "code"):
        row.code = _code_for(row)
    _hold(row)
    row.save()
    record("add_row", row, by=by)
    return row


@action
def change_row(row: Any, values: Mapping[str, Any], *, by: Acting, version: int, key: str | None = None) -> Any:
    """Puts a row right; of one that was used only what does not change its meaning."""
    if MEANING[type(row)] & {name for name, value in values.items() if getattr(row, name) != value} and is_used(row):
        raise Refused(_("Mục này đã có hồ sơ dùng. Muốn đổi nghĩa thì ghi ngày thôi dùng, rồi lập mục mới."))
    return save_changes(row, values, by=by, version=version, allowed=keeps_row, key=key)


@action
def end_row(row: Any, *, by: Acting, on: date | None, reason: str = "", key: str | None = None) -> None:
    """From a day on a row is no longer offered; with no day, an end that has not come is called off. Records made with it
    keep it. A kind of resource ends with all its units.
    """
    spend(key)
    if isinstance(row, ResourceKind):
        for unit in row.measured_in.filter(to_on=None):
            end_row(unit, by=by, on=on, reason=reason)
        return
    fresh = locked(row)
    _keeps_or_refused(by, fresh)
    _refuse_ending(fresh, on)
    before, fresh.to_on = fresh.to_on, on
    _hold(fresh)
    fresh.save(update_fields=["to_on"])
    record("end_row", fresh, by=by, changes={"to_on": (before, on)}, reason=reason)


@action
def remove_row(row: Any, *, by: Acting, key: str | None = None) -> None:
    """Takes out a row that was written by mistake and never used."""
    spend(key)
    fresh = locked(row)
    _keeps_or_refused(by, fresh)
    if is_used(fresh):
        raise Refused(USED)
    record("remove_row", fresh, by=by)
    try:
        if isinstance(fresh, ResourceKind):
            fresh.measured_in.all().delete()
        fresh.delete()
    except ProtectedError as error:
        raise Refused(USED) from error


@action
def move_row(row: Any, *, by: Acting, up: bool, key: str | None = None) -> None:
    """Changes places with the neighbour above or below it in the list."""
    spend(key)
    _keeps_or_refused(by, locked(row))
    rows = siblings_of(row)
    at = next((place for place, each in enumerate(rows) if each.pk == row.pk), -1)
    to = at - 1 if up else at + 1
    if at < 0 or not 0 <= to < len(rows):
        return
    rows[at], rows[to] = rows[to], rows[at]
    _put_in_order(rows)
    record("move_row", row, by=by, changes={"order": (at + 1, to + 1)})


@action
def begin_own_fields(home: Territory, *, by: Acting, key: str | None = None) -> None:
    """A province begins a list of fields of its own, with those of the house; models registered before keep theirs."""
    spend(key)
    if not keeps_fields(renewed(by), home):
        raise Refused(NOT_ALLOWED, status=403)
    if has_own_fields(home):
        raise Refused(_("Tỉnh đã có danh mục lĩnh vực riêng. Mời mở danh mục để sửa."))
    today = clock.today()
    kept = ("code", "name", "classic", "order")
    for row in FieldCode.objects.on(today).filter(home=None):
        made = FieldCode(home=home, from_on=today, **{name: getattr(row, name) for name in kept})
        made.save()
        record("add_row", made, by=by)


def _keeps_or_refused(by: Acting, row: Any) -> None:
    if not keeps_row(renewed(by), row):
        raise Refused(NOT_ALLOWED, status=403)


def _hold(row: Any) -> None:
    """Says what the database would refuse as a sentence."""
    try:
        row.validate_constraints()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


def _code_for(row: Any) -> str:
    """Letters of the name that no other row of the list has: "linh-vuc-moi-2"."""
    rows = type(row).objects.filter(home=row.home) if isinstance(row, FieldCode) else type(row).objects.all()
    lead = slugify(fold(row.name))[:24].strip("-") or "muc"
    taken = set(rows.filter(code__startswith=lead).values_list("code", flat=True))
    return next(code for code in (lead, *(f"{lead}-{number}" for number in range(2, 10_000))) if code not in taken)


def _refuse_ending(row: Any, on: date | None) -> None:
    today = clock.today()
    if row.to_on is not None and row.to_on <= today:
        raise Refused(_("Mục này đã thôi dùng từ ngày %(day)s.") % {"day": text_date(row.to_on)}, status=409)
    if on is None:
        return
    if on < today:
        raise Refused(_("Ngày thôi dùng tính từ hôm nay trở đi; hồ sơ đã dùng mục này trước đó giữ nguyên."))
    if on <= row.from_on:
        since = {"day": text_date(row.from_on)}
        raise Refused(
            _("Mục này dùng từ ngày %(day)s, nên thôi dùng sớm nhất là ngày hôm sau. Nếu ghi nhầm, mời xóa mục.")
            % since
        )
    if isinstance(row, Level):
        _refuse_open_rounds(row, on)
    if isinstance(row, FieldCode):
        _refuse_last_other(row)


def _refuse_open_rounds(level: Level, on: date) -> None:
    last = Round.objects.filter(level=level, stage=RoundStage.OPEN, closes_on__gte=on).order_by("-closes_on").first()
    if last is not None:
        raise Refused(
            _("Đợt “%(round)s” còn nhận đăng ký ở cấp này đến hết ngày %(day)s. Mời chọn ngày sau đó.")
            % {"round": last.name, "day": text_date(last.closes_on)}
        )


def _refuse_last_other(row: FieldCode) -> None:
    """What fits nowhere else needs a place as long as the list is used."""
    others = [each for each in siblings_of(row) if each.pk != row.pk and each.to_on is None]
    if row.classic == ClassicField.OTHER and others and all(each.classic != ClassicField.OTHER for each in others):
        raise Refused(_("Danh mục cần giữ một lĩnh vực khác cho mô hình không thuộc các lĩnh vực còn lại."))


def _put_in_order(rows: Iterable[Any]) -> None:
    """Two steps, since the database lets no two levels stand in one place even for a moment."""
    listed = list(rows)
    for lead in (ASIDE, 0):
        for place, row in enumerate(listed, 1):
            row.order = lead + STEP * place
        type(listed[0]).objects.bulk_update(listed, ["order"])
