"""A territory is set up, ends, or gets another type, name or place in the country, from a day on by a document."""

from datetime import date

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.formats import text_date
from danvan.core.ids import reserve
from danvan.core.text import one_line
from danvan.units.actions.changing import put_from
from danvan.units.models import Territory, TerritoryStanding
from danvan.units.models.units import path_step
from danvan.units.permissions import administers_territory
from danvan.units.settling import settle_territories
from danvan.units.tree_lock import hold_trees
from danvan.units.tree_rules import overlapping
from danvan.workflow.locking import NOT_ALLOWED


@action
def open_territory(
    *, by: Acting, level: str, kind: str, name: str, code: str, on: date, basis: str, parent: Territory | None
) -> Territory:
    """Sets a territory up from a day on: "xã", "Suối Thử" make "Xã Suối Thử"."""
    hold_trees()
    refuse_stranger(by, parent)
    code, name = one_line(code), one_line(name)
    if (
        Territory.objects.filter(level=level, code=code)
        .filter(overlapping((on, None), "opened_on", "closed_on"))
        .exists()
    ):
        raise Refused(_("Mã địa bàn %(code)s đang dùng. Đề nghị chọn mã khác.") % {"code": code})
    [pk] = reserve(Territory, 1)
    words = {"kind": kind, "name": name, "full_name": full_name(kind, name), "parent": parent}
    path = (parent.path if parent else "") + path_step(pk)
    territory = Territory.objects.create(pk=pk, code=code, level=level, path=path, opened_on=on, **words)
    TerritoryStanding.objects.create(territory=territory, from_on=on, basis=basis, **words)
    record("open", territory, by=by, changes={"full_name": ("", territory.full_name), "on": (None, on)}, reason=basis)
    return territory


@action
def change_territory(
    territory: Territory,
    *,
    by: Acting,
    on: date,
    basis: str,
    kind: str = "",
    name: str = "",
    parent: Territory | None = None,
) -> None:
    """From a day on a territory is of another type, bears another name or lies elsewhere; what is left out stays."""
    hold_trees()
    refuse_stranger(by, territory)
    row = standing_of(territory, on)
    kind, name, parent = kind or row.kind, one_line(name) or row.name, parent or row.parent
    words = {"kind": kind, "name": name, "full_name": full_name(kind, name), "parent": parent}
    told = {field: (str(getattr(row, field)), str(value)) for field, value in words.items()}
    put_from(row, on, basis, **words)
    settle_territories([territory.pk], clock.today())
    record("change", territory, by=by, changes={**told, "on": (None, on)}, reason=basis)
    territory.refresh_from_db()


@action
def close_territory(territory: Territory, *, by: Acting, on: date, basis: str) -> None:
    """Ends a territory from a day on; it keeps its name and where it lay."""
    hold_trees()
    refuse_stranger(by, territory)
    standing_of(territory, on)
    below = TerritoryStanding.objects.filter(overlapping((on, None)), parent=territory).first()
    if below is not None:
        raise Refused(
            _("%(territory)s còn %(below)s trực thuộc. Đề nghị chuyển hoặc kết thúc địa bàn này trước.")
            % {"territory": territory.full_name, "below": below.full_name}
        )
    territory.standings.filter(overlapping((on, None))).update(to_on=on)
    Territory.objects.filter(pk=territory.pk).update(closed_on=on)
    record("close", territory, by=by, changes={"closed_on": (territory.closed_on, on)}, reason=basis)
    territory.refresh_from_db()


def standing_of(territory: Territory, on: date) -> TerritoryStanding:
    """What it is on a day; refused where it is not there."""
    row = territory.standings.on(on).select_related("parent").first()
    if row is None:
        raise Refused(
            _("%(territory)s không tồn tại vào ngày %(day)s. Đề nghị chọn ngày khác.")
            % {"territory": territory.full_name, "day": text_date(on)}
        )
    return row


def full_name(kind: str, name: str) -> str:
    """Xã Suối Thử."""
    return f"{kind[:1].upper()}{kind[1:]} {name}"


def refuse_stranger(by: Acting, territory: Territory | None) -> None:
    """Refuses who does not administer the territory, or the one it is to lie in."""
    if by != SYSTEM and not administers_territory(renewed(by), territory):
        raise Refused(NOT_ALLOWED, status=403)
