"""The steps of a reorganisation: each says in words what will happen, and does exactly that."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.units.actions.merging import succeed
from danvan.units.actions.opening import close_unit, open_unit
from danvan.units.actions.renaming import KEEP, move_unit
from danvan.units.actions.territories import change_territory, close_territory, open_territory
from danvan.units.models import Extent, Territory, Unit
from danvan.units.reorganising.events import Target
from danvan.units.reorganising.made import Made, NewUnit, Ref
from danvan.units.reorganising.passing import EndHolding, PassMember, PassRemit


@dataclass(frozen=True)
class OpenTerritory:
    title = gettext_lazy("Địa bàn thành lập")
    target: Target
    like: Territory

    @property
    def words(self) -> str:
        return _("%(name)s (mã %(code)s)") % {"name": self.target.full_name, "code": self.target.code}

    def do(self, made: Made) -> None:
        facts: dict[str, Any] = {"kind": self.target.kind, "name": self.target.name, "code": self.target.code}
        opened = open_territory(level=self.like.level, parent=self.like.parent, **facts, **made.paper)
        made.territories[self.target] = opened


@dataclass(frozen=True)
class OpenUnit:
    title = gettext_lazy("Đơn vị thành lập")
    new: NewUnit
    code: str
    parent: Ref
    agency: Ref

    @property
    def words(self) -> str:
        under = _(", trực thuộc %(parent)s") % {"parent": self.parent.name} if self.parent else ""
        return f"{self.new.name} ({self.code}){under}"

    def do(self, made: Made) -> None:
        made.units[self.new] = open_unit(
            self.new.kind,
            name=self.new.name,
            code=self.code,
            parent=made.unit(self.parent),
            agency=made.unit(self.agency),
            territory=made.territory(self.new.target),
            **made.paper,
        )


@dataclass(frozen=True)
class Move:
    title = gettext_lazy("Đơn vị chuyển")
    unit: Unit
    parent: Any = KEEP
    target: Any = KEEP
    agency: Any = KEEP

    @property
    def words(self) -> str:
        parts = []
        if self.parent is not KEEP:
            above = self.parent.name if self.parent else _("đứng đầu hệ thống")
            parts.append(_("trực thuộc %(unit)s") % {"unit": above})
        if self.agency is not KEEP:
            beside = _("gắn với %(unit)s") % {"unit": self.agency.name} if self.agency else _("thôi gắn với cơ quan cũ")
            parts.append(beside)
        if self.target is not KEEP:
            parts.append(_("địa bàn %(territory)s") % {"territory": self.target.full_name})
        return f"{self.unit.name} → {', '.join(parts)}"

    def do(self, made: Made) -> None:
        wanted = {name: getattr(self, name) for name in ("parent", "agency") if getattr(self, name) is not KEEP}
        values: dict[str, Any] = {name: made.unit(ref) for name, ref in wanted.items()}
        if self.target is not KEEP:
            values["territory"] = made.territory(self.target)
        move_unit(self.unit, **values, **made.paper)


@dataclass(frozen=True)
class Succeed:
    title = gettext_lazy("Kế thừa")
    unit: Unit
    heir: Unit | NewUnit
    extent: Extent

    @property
    def words(self) -> str:
        return _("%(unit)s → %(heir)s (%(extent)s)") % {
            "unit": self.unit.name,
            "heir": self.heir.name,
            "extent": self.extent.label,
        }

    def do(self, made: Made) -> None:
        heir = made.unit(self.heir)
        assert heir is not None
        succeed(self.unit, heir, self.extent, **made.paper)


@dataclass(frozen=True)
class Close:
    title = gettext_lazy("Đơn vị kết thúc hoạt động")
    unit: Unit

    @property
    def words(self) -> str:
        return self.unit.name

    def do(self, made: Made) -> None:
        close_unit(self.unit, **made.paper)


@dataclass(frozen=True)
class MoveTerritory:
    title = gettext_lazy("Địa bàn chuyển")
    territory: Territory
    parent: Territory

    @property
    def words(self) -> str:
        return f"{self.territory.full_name} → {self.parent.full_name}"

    def do(self, made: Made) -> None:
        change_territory(self.territory, parent=self.parent, **made.paper)


@dataclass(frozen=True)
class CloseTerritory:
    title = gettext_lazy("Địa bàn kết thúc")
    territory: Territory

    @property
    def words(self) -> str:
        return self.territory.full_name

    def do(self, made: Made) -> None:
        close_territory(self.territory, **made.paper)


Step = (
    OpenTerritory
    | OpenUnit
    | Move
    | Succeed
    | PassRemit
    | PassMember
    | EndHolding
    | Close
    | MoveTerritory
    | CloseTerritory
)
