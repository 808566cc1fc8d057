"""Which QR takes slips now, and which slips wait for whom."""

from typing import Any

from django.db.models import QuerySet

from danvan.core import clock
from danvan.exemplars.models import DropBox, Round, RoundStage, Slip, SlipStage
from danvan.exemplars.permissions.rounds import slips_visible_to
from danvan.units.models import Unit


def open_box(code: str) -> DropBox | None:
    """The QR behind a code while it takes slips: not closed, its round open today, its unit still there."""
    today = clock.today()
    boxes = DropBox.objects.filter(code=code, closed_at__isnull=True, round__stage=RoundStage.OPEN)
    within = boxes.filter(round__opens_on__lte=today, round__closes_on__gte=today)
    found = within.select_related("round", "unit").first()
    return found if found and found.unit.is_open(today) else None


def boxes_of(row: Round) -> QuerySet[DropBox]:
    """The open QRs of a round."""
    return DropBox.objects.filter(round=row, closed_at__isnull=True).select_related("unit")


def without_box(row: Round, units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Those of some units that have no open QR in a round."""
    return units.exclude(pk__in=boxes_of(row).values("unit"))


def waiting_for(user: Any) -> QuerySet[Slip]:
    """The slips that this person's units have not looked at."""
    return slips_visible_to(user).filter(stage=SlipStage.WAITING)
