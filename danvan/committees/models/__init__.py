"""The records of steering bodies, one module per noun."""

from danvan.committees.models.committees import Committee, Kind
from danvan.committees.models.members import Follows, Member, Seat

__all__ = ["Committee", "Follows", "Kind", "Member", "Seat"]
