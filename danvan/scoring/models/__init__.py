"""The records of criteria sets, one module per noun."""

from danvan.scoring.models.bands import BandRow, FactRow
from danvan.scoring.models.lines import CriterionRow, GradeRow, GroupRow
from danvan.scoring.models.sets import CriteriaSet, SetStage

__all__ = ["BandRow", "CriteriaSet", "CriterionRow", "FactRow", "GradeRow", "GroupRow", "SetStage"]
