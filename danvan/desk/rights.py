"""The desk shows each person only their own; the calendar is read by all and kept by the administrators of a province."""

from danvan.core.rights import Row, add, signed_in

KEEPERS = {"administrator": 302}

add(
    signed_in("desk:desk"),
    signed_in("desk:search"),
    signed_in("desk:calendar"),
    Row("desk:calendar_days", "POST", answers=KEEPERS, others=403),
    Row("desk:calendar_withdrawal", "POST", answers=KEEPERS, others=403),
    Row("desk:calendar_confirmation", "POST", answers=KEEPERS, others=403),
)
