"""The records of the units, one module per noun."""

from danvan.units.models.dated import BEFORE_RECORDS, Dated, DatedQuerySet
from danvan.units.models.focal_points import FocalPoint
from danvan.units.models.groups import GroupMember, UnitGroup
from danvan.units.models.handovers import Becomes, Handover, HandoverLine
from danvan.units.models.holdings import Delegation, Holding, Role
from danvan.units.models.kinds import Level, Line, UnitKind
from danvan.units.models.remits import Act, Remit
from danvan.units.models.succession import Extent, Placement, Succession, UnitName
from danvan.units.models.territories import Territory, TerritoryStanding
from danvan.units.models.units import Unit

__all__ = [
    "BEFORE_RECORDS",
    "Act",
    "Becomes",
    "Dated",
    "DatedQuerySet",
    "Delegation",
    "Extent",
    "FocalPoint",
    "GroupMember",
    "Handover",
    "HandoverLine",
    "Holding",
    "Level",
    "Line",
    "Placement",
    "Remit",
    "Role",
    "Succession",
    "Territory",
    "TerritoryStanding",
    "Unit",
    "UnitGroup",
    "UnitKind",
    "UnitName",
]
