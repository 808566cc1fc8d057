"""Who gets in where, among figures. A target of the committee, drafted by the department, asks the commune; a second one
asks the village, where nobody signs in.
"""

from danvan.core.rights import Row, only, signed_in
from danvan.core.rights import add as add_rows
from danvan.measures import gauge_rights  # noqa: F401

KEEPERS = ("department_officer", "department_leader", "committee_officer", "committee_leader")
UNIT = ("commune_officer", "commune_leader", "commune_deputy")
WATCHERS = ("committee_auditor", "party_officer", "remit_officer")
WRITERS = (*KEEPERS, *UNIT)
UPPER = ("committee_officer", "committee_leader", *UNIT)
SEE = (*WRITERS, *WATCHERS)


def act(route: str, on: str, may: tuple[str, ...], see: tuple[str, ...], status: int = 302) -> Row:
    """An act: done by some, refused to those who only see, hidden from the rest."""
    return Row(f"measures:{route}", "POST", on, {**dict.fromkeys(see, 403), **dict.fromkeys(may, status)})


add_rows(
    signed_in("measures:mine"),
    only("measures:unit", "GET", "figures asked", *SEE),
    act("unit", "figures asked", WRITERS, SEE),
    # After the cut-off everybody who sees it reads it, and nobody writes.
    only("measures:unit", "GET", "figures closed", *SEE),
    act("unit", "figures closed", (), SEE),
    only("measures:unit", "GET", "figures of a village", *SEE),
    act("unit", "figures of a village", WRITERS, SEE),
    # The table of those one serves: everybody above the village; each sees only what the post at hand writes for.
    only("measures:grid", "GET", "figures of a village", *UPPER),
    only("measures:grid", "POST", "figures of a village", *UPPER, status=302),
    only("measures:grid_workbook", "GET", "figures of a village", *UPPER),
    only("measures:kept_workbook", "GET", "figures asked", *KEEPERS),
    only("measures:kept", "GET", "figures asked", *KEEPERS),
    only("measures:kept", "POST", "figures asked", *KEEPERS, status=302),
    only("measures:figure", "GET", "figures asked", *SEE),
    act("withdrawal", "figures said", WRITERS, SEE),
)
