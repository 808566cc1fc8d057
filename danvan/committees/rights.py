"""Who gets in where, among steering bodies. One sits in the committee of the province with the department as its standing
office; a member came from the commune, who follows the other commune; the officer of the sibling department is its
secretary. Nobody else learns of it.
"""

from danvan.core.rights import Row, add, signed_in

KEEPERS = ("committee_officer", "committee_leader", "department_officer", "department_leader", "sibling_officer")
NEAR = ("committee_auditor", "commune_officer", "commune_leader", "commune_deputy", "other_commune_officer")
WRITERS = (*KEEPERS, *NEAR[1:], "party_officer", "remit_officer", "predecessor_officer")


def page(route: str, on: str = "body") -> Row:
    """A page of whoever has a part in the body."""
    return Row(f"committees:{route}", "GET", on, dict.fromkeys((*KEEPERS, *NEAR), 200))


def act(route: str, method: str = "POST", status: int = 302) -> Row:
    """An act of who keeps it, refused to those who only see."""
    return Row(f"committees:{route}", method, "body", {**dict.fromkeys(NEAR, 403), **dict.fromkeys(KEEPERS, status)})


def form(route: str) -> tuple[Row, Row]:
    """A form of who keeps it: shown, and sent."""
    return act(route, "GET", 200), act(route)


add(
    signed_in("committees:committees"),
    Row("committees:new", "GET", answers=dict.fromkeys(WRITERS, 200), others=403),
    Row("committees:new", "POST", answers={**dict.fromkeys(WRITERS, 422), **dict.fromkeys(KEEPERS, 302)}, others=403),
    *(page(route) for route in ("committee", "units", "history", "members_file", "member")),
    act("decision", "GET", 200),
    *form("facts"),
    *form("ending"),
    *form("new_member"),
    *form("member_facts"),
    *form("successor"),
    *form("member_ending"),
    act("follows"),
    act("follows_ending"),
    act("terms", "GET", 200),
    act("terms", "POST", 422),
)
