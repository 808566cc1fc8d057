"""What chasing adds to the pages of the records it is about."""

from typing import Any

from django.db.models import Model, QuerySet

from danvan.units.models import Unit
from danvan.urging.models import Standing, Urging
from danvan.urging.permissions import urgings_visible_to


def urgings_seen(record: Model, unit: Unit, user: Any) -> QuerySet[Urging]:
    """How one unit was urged about a record, as far as this reader sees it, the newest first. What was corrected or did
    not reach the unit is not told here.
    """
    rows = urgings_visible_to(user).filter(object_type=record._meta.label_lower, object_id=record.pk, unit=unit)
    return rows.filter(standing=Standing.URGED).select_related("batch").order_by("-on", "-pk")
