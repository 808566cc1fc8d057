"""Who keeps the office's calendar. Everybody at work reads it: it says why a due date fell where it did."""

from danvan.core.acting import Acting
from danvan.units.acting import InPost
from danvan.units.models import Level, Role

KEEPING_LEVELS = (Level.CENTRAL, Level.PROVINCE)


def keeps_calendar(by: Acting) -> bool:
    """Administrators of the committee of a province, or above, in person."""
    if not isinstance(by, InPost) or by.role != Role.ADMINISTRATOR or by.in_place_of_id:
        return False
    return by.unit.kind.level in KEEPING_LEVELS
