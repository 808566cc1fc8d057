"""Who gets in where, among rounds of registration and what comes through a QR. The round is the committee's and expects
the commune.
"""

from danvan.core.rights import Row, add, everyone, only, signed_in

OFFICE = ("committee_officer", "committee_leader")
SEE_DRAFT = (*OFFICE, "committee_auditor")
# Units stand below these offices: they may receive.
RECEIVING = (*OFFICE, "commune_officer", "commune_leader", "commune_deputy")
AT_WORK = (
    *SEE_DRAFT,
    *("department_officer", "department_leader", "sibling_officer", "commune_officer", "commune_leader"),
    *("commune_deputy", "other_commune_officer", "party_officer", "remit_officer", "predecessor_officer"),
)
UNIT = ("commune_officer", "commune_leader", "commune_deputy")


def act(route: str, on: str, see: tuple[str, ...], method: str = "POST", status: int = 302) -> Row:
    """An act of the round's office: refused to those who only see it, hidden from the rest."""
    return Row(f"rounds:{route}", method, on, {**dict.fromkeys(see, 403), **dict.fromkeys(OFFICE, status)})


add(
    signed_in("rounds:rounds"),
    Row("rounds:new_round", answers=dict.fromkeys(RECEIVING, 200), others=403),
    Row("rounds:new_round", "POST", answers=dict.fromkeys(RECEIVING, 302), others=403),
    Row("rounds:round", "GET", "round draft", dict.fromkeys(SEE_DRAFT, 200)),
    Row("rounds:round", "GET", "round open", dict.fromkeys(AT_WORK, 200)),
    act("facts", "round draft", SEE_DRAFT, "GET", 200),
    act("facts", "round draft", SEE_DRAFT),
    act("facts", "round open", AT_WORK),
    act("stage", "round draft", SEE_DRAFT),
    act("stage", "round open", AT_WORK),
    act("stage", "round closed", AT_WORK),
    act("copies", "round open", AT_WORK),
    Row("rounds:boxes", "GET", "round open", dict.fromkeys(AT_WORK, 200)),
    # Each for their own units: who has none among those expected makes none.
    Row("rounds:boxes", "POST", "round open", dict.fromkeys(AT_WORK, 302)),
    Row("rounds:boxes", "GET", "round draft", dict.fromkeys(SEE_DRAFT, 200)),
    Row("rounds:box_closing", "POST", "box", {**dict.fromkeys((*OFFICE, *UNIT), 302), "committee_auditor": 403}),
    signed_in("rounds:slips"),
    only("rounds:slip", "GET", "slip", *UNIT),
    only("rounds:taking", "POST", "slip", *UNIT, status=302),
    only("rounds:dropping", "POST", "slip", *UNIT, status=302),
    everyone("rounds:slip_form"),
    everyone("rounds:slip_form", "POST", 302),
)
