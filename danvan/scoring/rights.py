"""Who gets in where, among criteria sets. One set is the committee's, kept by the department that advises it."""

from danvan.core.rights import Row, add, signed_in

KEEPERS = ("committee_officer", "committee_leader", "department_officer", "department_leader")
AUDITOR = "committee_auditor"
# Whose offices advise the committee may begin a set for it.
ADVISERS = (*KEEPERS, "sibling_officer")
WRITERS = (
    *KEEPERS,
    "sibling_officer",
    "party_officer",
    "commune_officer",
    "commune_leader",
    "commune_deputy",
    "other_commune_officer",
    "remit_officer",
    "predecessor_officer",
)
AT_WORK = (*WRITERS, AUDITOR)


def settled(route: str) -> Row:
    """A page of a settled set: everybody at work reads what they are judged by."""
    return Row(f"scoring:{route}", "GET", "settled", dict.fromkeys(AT_WORK, 200))


def kept(route: str, method: str = "POST", status: int = 302, on: str = "draft") -> Row:
    """An act of who keeps a set that is being written, refused to who only looks; others do not know of it."""
    return Row(f"scoring:{route}", method, on, {AUDITOR: 403, **dict.fromkeys(KEEPERS, status)})


def form(route: str, status: int = 302) -> tuple[Row, Row]:
    """A form of the keepers: shown, and sent."""
    return kept(route, "GET", 200), kept(route, "POST", status)


add(
    signed_in("scoring:sets"),
    Row("scoring:new", "GET", answers=dict.fromkeys(WRITERS, 200), others=403),
    Row("scoring:new", "POST", answers={**dict.fromkeys(WRITERS, 422), **dict.fromkeys(ADVISERS, 302)}, others=403),
    *(settled(route) for route in ("set", "trial", "versions", "history", "workbook")),
    Row("scoring:trial", "POST", "settled", dict.fromkeys(AT_WORK, 200)),
    Row("scoring:versions", "POST", "settled", {**dict.fromkeys(AT_WORK, 403), **dict.fromkeys(KEEPERS, 302)}),
    Row("scoring:set", "GET", "draft", dict.fromkeys((*KEEPERS, AUDITOR), 200)),
    *form("facts"),
    kept("stage"),
    # Without a file.
    *form("sending", 422),
    *form("part"),
    kept("checked", "POST", 200),
    kept("removal"),
    kept("place"),
)
