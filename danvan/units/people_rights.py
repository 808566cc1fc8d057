"""Who gets in where, among the pages of people. In the scene everybody has just shown who they are."""

from danvan.core.rights import Row, add, only, signed_in

# Who works over the commune, beside it in its territory, or by a remit.
SEE_COMMUNE = (
    "committee_officer",
    "committee_leader",
    "committee_auditor",
    "commune_officer",
    "commune_leader",
    "commune_deputy",
    "party_officer",
    "remit_officer",
)

COMMUNE_KEEPERS = ("administrator", "commune_officer", "commune_leader", "commune_deputy")


def seen(route: str, method: str = "GET", on: str = "", status: int = 200, **more: int) -> Row:
    """A door that only those know of who see the commune's people; the administrator gets in."""
    return Row(route, method, on, {**dict.fromkeys(SEE_COMMUNE, 403), "administrator": status, **more}, others=404)


add(
    Row("people:people", answers=dict.fromkeys([*SEE_COMMUNE, "administrator"], 200)),
    seen("people:new_holding"),
    seen("people:new_holding", "POST", status=302),
    seen("people:new_account"),
    seen("people:new_account", "POST", status=200),
    # The leader who waits sees the own line too, and may not say yes to it.
    seen(
        "people:confirmation", "POST", "waiting leader", status=302, commune_leader=302, commune_deputy=302, nobody=403
    ),
    seen("people:ending", "GET", "waiting leader", nobody=403),
    seen("people:ending", "POST", "waiting leader", status=302, nobody=403),
    # The commune's leader hands an officer's post over too; never the holder of it, never a deputy.
    seen("people:handover", "GET", "commune officer", commune_leader=200),
    seen("people:handover", "POST", "commune officer", status=302, commune_leader=302),
    Row("people:minutes", answers=dict.fromkeys([*SEE_COMMUNE, "administrator"], 200)),
    Row("people:minutes_file", answers=dict.fromkeys([*SEE_COMMUNE, "administrator"], 200)),
    # Who looks after accounts makes the links by which they are taken up.
    only("people:invitations", "GET", "", "administrator", others=403),
    only("people:invitations", "POST", "invited commune officer", "administrator", others=403),
    # What is to be looked at first is for those who look.
    only("people:new_approvals", "GET", "", "committee_auditor", others=403),
    # Whom to call everybody may read; the commune's own people and its administrator keep it.
    Row("people:new_focal_point", answers=dict.fromkeys(COMMUNE_KEEPERS, 200), others=403),
    Row("people:new_focal_point", "POST", answers=dict.fromkeys(COMMUNE_KEEPERS, 302), others=403),
    Row("people:focal_point_ending", "POST", answers=dict.fromkeys(COMMUNE_KEEPERS, 302), others=403),
    seen("people:absence", "GET", "commune leader"),
    seen("people:absence", "POST", "commune leader", status=302),
    # Everybody may look who stands in for them; the roles of others are not on offer.
    signed_in("people:delegations"),
    Row("people:delegations", "POST", answers={"commune_leader": 302}, others=422),
    only("people:delegation_ending", "POST", "", "commune_leader", "commune_deputy", status=302),
    # Who does what for whom is open like the directory; administrators over the office write it down.
    signed_in("remits:remits"),
    signed_in("remits:remit"),
    only("remits:new_remit", "GET", "", "administrator", others=403),
    only("remits:new_remit", "POST", "", "administrator", others=403),
    only("remits:remit_ending", "GET", "", "administrator", others=403),
    only("remits:remit_ending", "POST", "", "administrator", status=302, others=403),
)
