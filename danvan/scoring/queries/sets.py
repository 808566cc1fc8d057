"""Lists of sets."""

from typing import Any

from danvan.scoring.models import CriteriaSet, SetStage
from danvan.scoring.permissions import visible_to

MOST = 200


def listed(user: Any) -> list[CriteriaSet]:
    """The sets in sight, each by the newest of its versions in sight; what was given up is left out."""
    rows = visible_to(user).exclude(stage=SetStage.DROPPED).select_related("office").prefetch_related("kinds")
    newest: dict[int, CriteriaSet] = {}
    for row in rows.order_by("-number", "pk"):
        newest.setdefault(row.first_id or row.pk, row)
    return sorted(newest.values(), key=lambda row: (-row.from_year, row.name, row.pk))[:MOST]


def versions_of(criteria: CriteriaSet, user: Any) -> list[CriteriaSet]:
    """All versions of a set that somebody may see, the newest first."""
    return list(visible_to(user).filter(first=criteria.first_id).order_by("-number"))
