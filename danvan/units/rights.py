"""Who gets in where, among the pages of units. In the scene a group is kept by the department."""

from danvan.core.rights import Row, add, signed_in
from danvan.units import people_rights  # noqa: F401

KEEPERS = ("department_officer", "department_leader")
WRITERS = (
    "committee_officer",
    "committee_leader",
    "department_officer",
    "department_leader",
    "sibling_officer",
    "commune_officer",
    "commune_leader",
    "commune_deputy",
    "other_commune_officer",
    "party_officer",
    "remit_officer",
    "predecessor_officer",
)


def kept_by(route: str, method: str, *members: str, status: int, on: str = "") -> Row:
    """A door that everybody knows of and only some may use."""
    return Row(route, method, on, dict.fromkeys(members, status), others=403)


add(
    # The switch takes only one's own posts; the form of the test sends the commune officer's.
    Row("units:current_holding", "POST", answers={"commune_officer": 302}, others=403),
    # The directory says which offices there are; it is open to whoever signs in.
    signed_in("units:units"),
    signed_in("units:unit", on="commune"),
    signed_in("units:unit", on="predecessor"),
    signed_in("units:history", on="commune"),
    signed_in("units:children", on="committee"),
    signed_in("units:suggestions"),
    signed_in("units:export"),
    signed_in("units:export", "POST", status=302),
    signed_in("units:groups"),
    signed_in("units:group", on="group"),
    # Trees are changed by administrators above, who hold no working role.
    kept_by("units:new", "GET", "administrator", status=200),
    kept_by("units:new", "POST", "administrator", status=302),
    kept_by("units:change", "GET", "administrator", status=200, on="commune name"),
    kept_by("units:change", "POST", "administrator", status=302, on="commune name"),
    kept_by("units:withdrawal", "POST", "administrator", status=302, on="planned name"),
    # Only whoever administers for the committee that governs the territory touches all three lines; here nobody does.
    Row("units:reorganisations", others=403),
    Row("units:reorganisation", on="merger", others=403),
    Row("units:reorganisation", "POST", on="merger", others=403),
    kept_by("units:new_group", "GET", *WRITERS, status=200),
    kept_by("units:new_group", "POST", *WRITERS, status=302),
    kept_by("units:group_name", "GET", *KEEPERS, status=200, on="group"),
    kept_by("units:group_name", "POST", *KEEPERS, status=302, on="group"),
    kept_by("units:members", "POST", *KEEPERS, status=302, on="group"),
    kept_by("units:member_ending", "POST", *KEEPERS, status=302, on="group member"),
)
