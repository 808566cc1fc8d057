"""Who may see criteria sets, and who keeps them.

| what | who |
|---|---|
| see a set that is settled, or was | everybody at work: what one is judged by is no secret |
| see one that is being written | who is at work in the office whose set it is, and in the office that keeps it |
| begin one | officers and leaders, for their own office and the committee above that it advises |
| write, settle, reopen, drop it | officers and leaders of the office, and of the office that keeps it |
| reopen it | only while no later version rests on it |
"""

from typing import Any

from django.db.models import QuerySet

from danvan.core.acting import Acting
from danvan.scoring.models import CriteriaSet, SetStage
from danvan.units.models import Unit
from danvan.units.permissions import offices_written_for, writes_in
from danvan.units.scope import scope_of


def visible_to(user: Any) -> QuerySet[CriteriaSet]:
    """The sets a person may see."""
    scope = scope_of(user)
    if not scope.working:
        return CriteriaSet.objects.none()
    settled = CriteriaSet.objects.filter(stage=SetStage.SETTLED)
    return settled | CriteriaSet.objects.filter(scope.mine("office") | scope.mine("keeper"))


def offices_for(by: Acting) -> list[Unit]:
    """For which offices this post may begin sets."""
    return offices_written_for(by)


def keeps(by: Acting, criteria: CriteriaSet) -> bool:
    """Officers and leaders of the office, and of the office that keeps its set."""
    return writes_in(by, criteria.office) or writes_in(by, criteria.keeper)


def writes(by: Acting, criteria: CriteriaSet) -> bool:
    """Who keeps a set, as long as it is being written."""
    return criteria.is_draft and keeps(by, criteria)


def reopens(by: Acting, criteria: CriteriaSet) -> bool:
    """Who keeps a set on which nothing rests yet."""
    return keeps(by, criteria) and not is_used(criteria)


def is_used(criteria: CriteriaSet) -> bool:
    """Whether something rests on a set: a later version was begun from it."""
    later = CriteriaSet.objects.filter(first=criteria.first_id or criteria.pk, number__gt=criteria.number)
    return later.exclude(stage=SetStage.DROPPED).exists()
