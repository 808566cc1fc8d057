"""Who gets in where, in the list of all models: whoever is signed in asks, and sees what is theirs to see."""

from danvan.core.rights import Row, add, only, signed_in

WRITING = (
    *("committee_officer", "committee_leader", "department_officer", "department_leader", "sibling_officer"),
    *("commune_officer", "commune_leader", "commune_deputy", "other_commune_officer", "party_officer"),
    *("remit_officer", "predecessor_officer"),
)

ABOVE = dict.fromkeys(("committee_officer", "committee_leader"), 302)
OWN = dict.fromkeys(("commune_officer", "commune_leader", "commune_deputy"), 302)

add(
    signed_in("register:exemplars"),
    signed_in("register:funnel"),
    signed_in("register:views", "POST", status=302),
    only("register:removal", "POST", "saved view", "commune_officer", status=302),
    signed_in("register:export"),
    Row("register:export", "POST", others=302),
    # Of which units is looked at row by row: one that is not theirs is refused as one that is not there.
    only("register:new_past", "GET", "", *WRITING, others=403),
    Row("register:new_past", "POST", "", dict.fromkeys(WRITING, 422) | ABOVE, others=403),
    signed_in("register:sums"),
    only("register:new_sums", "GET", "", *WRITING, others=403),
    Row("register:new_sums", "POST", "", dict.fromkeys(WRITING, 422) | ABOVE | OWN, others=403),
    signed_in("register:finder"),
)
