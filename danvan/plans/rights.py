"""Who gets in where, among plans, duties and kiến nghị. The plan is drafted by the department for the committee and
binds the commune, which has a part in its task; the Party committee of the commune and the office with a remit over it
see what it is bound by.
"""

from danvan.core.rights import Row, add, only, signed_in

MAKERS = ("department_officer", "department_leader", "committee_officer", "committee_leader")
WATCHERS = ("committee_auditor",)
BOUND = ("commune_officer", "commune_leader", "commune_deputy", "party_officer", "remit_officer")
OFFICE = ("department_officer", "department_leader")
UNIT = ("commune_officer", "commune_leader", "commune_deputy")
HEIRS = ("commune_officer", "commune_leader", "commune_deputy")
SEE_ORPHAN = (*HEIRS, "predecessor_officer")
SEE_DRAFT = (*MAKERS, *WATCHERS)
SEE_PLAN = (*SEE_DRAFT, *BOUND)
BESIDE = ("sibling_officer", "other_commune_officer", "party_officer", "remit_officer", "predecessor_officer")
WRITERS = (*MAKERS, *BESIDE, *UNIT)


def pages(*routes: str) -> list[Row]:
    """Pages that show a plan: a draft to its makers, an issued one also to those it binds."""
    drafts = [only(f"plans:{route}", "GET", "plan draft", *SEE_DRAFT) for route in routes]
    return drafts + [only(f"plans:{route}", "GET", "plan issued", *SEE_PLAN) for route in routes]


def act(
    route: str, on: str, may: tuple[str, ...], see: tuple[str, ...], method: str = "POST", status: int = 302
) -> Row:
    """An act: done by some, refused to those who only see, hidden from the rest."""
    return Row(f"plans:{route}", method, on, {**dict.fromkeys(see, 403), **dict.fromkeys(may, status)})


add(
    signed_in("plans:plans"),
    # Each sees their own units, or that they look after none.
    signed_in("plans:overview"),
    Row("plans:overview_file", answers=dict.fromkeys(("nobody", "administrator", "commune_former"), 403), others=200),
    Row("plans:new_plan", answers=dict.fromkeys(WRITERS, 200), others=403),
    *pages("plan", "tasks", "task", "tasks_file", "schedule", "units", "units_file", "documents", "paper", "history"),
    act("facts", "plan draft", OFFICE, SEE_DRAFT, "GET", 200),
    act("facts", "plan draft", OFFICE, SEE_DRAFT, "POST"),
    act("new_line", "plan draft", OFFICE, SEE_DRAFT, "GET", 200),
    act("new_line", "plan draft", OFFICE, SEE_DRAFT, "POST"),
    act("new_line", "plan issued", (), SEE_PLAN, "POST"),
    act("line", "plan draft", OFFICE, SEE_DRAFT, "GET", 200),
    act("line", "plan draft", OFFICE, SEE_DRAFT, "POST"),
    act("line_removal", "plan draft", OFFICE, SEE_DRAFT),
    act("counting", "plan draft", MAKERS, SEE_DRAFT, "GET", 200),
    act("counting", "plan draft", MAKERS, SEE_DRAFT),
    act("counting", "plan issued", MAKERS, SEE_PLAN, "GET", 200),
    act("counting", "plan issued", MAKERS, SEE_PLAN),
    act("bindings", "plan draft", OFFICE, SEE_DRAFT),
    act("binding_removal", "plan draft", OFFICE, SEE_DRAFT),
    act("commissions", "plan draft", OFFICE, SEE_DRAFT),
    act("commissions", "plan issued", (), SEE_PLAN),
    act("commission_removal", "plan draft", OFFICE, SEE_DRAFT),
    act("stage", "plan draft", OFFICE, SEE_DRAFT),
    act("signing", "plan submitted", MAKERS, SEE_DRAFT, "GET", 200),
    act("signing", "plan submitted", MAKERS, SEE_DRAFT),
    act("signing", "plan issued", (), SEE_PLAN),
    act("ending", "plan issued", MAKERS, SEE_PLAN, "GET", 200),
    act("ending", "plan issued", MAKERS, SEE_PLAN),
    act("amendment", "plan issued", MAKERS, SEE_PLAN, "GET", 200),
    act("amendment", "plan issued", MAKERS, SEE_PLAN),
    act("new_amendment", "plan issued", MAKERS, SEE_PLAN),
    act("copies", "plan issued", MAKERS, SEE_PLAN),
    act("succession", "plan of an ended issuer", HEIRS, SEE_ORPHAN, "GET", 200),
    act("succession", "plan of an ended issuer", HEIRS, SEE_ORPHAN),
    act("succession", "plan issued", (), SEE_PLAN),
    act("from_document", "document read", MAKERS, SEE_DRAFT),
    only("plans:duty", "GET", "duty", *SEE_PLAN),
    act("acceptance", "duty", (*UNIT, *MAKERS), SEE_PLAN),
    act("own_plan", "duty", (*UNIT, *MAKERS), SEE_PLAN),
    act("paper_plan", "duty", (*UNIT, *MAKERS), SEE_PLAN),
    act("petitions", "duty", UNIT, SEE_PLAN),
    act("answer", "petition", MAKERS, SEE_PLAN, "GET", 200),
    act("answer", "petition", MAKERS, SEE_PLAN),
    act("withdrawal", "petition", UNIT, SEE_PLAN),
    only("plans:part", "GET", "part", *SEE_PLAN),
    act("part_notes", "part", (*UNIT, *MAKERS), SEE_PLAN),
    act("note_correction", "part", UNIT, SEE_PLAN),
    act("part_proofs", "part", (*UNIT, *MAKERS), SEE_PLAN),
    act("proof_removal", "part", (*UNIT, *MAKERS), SEE_PLAN),
    act("part_closing", "part", (*UNIT, *MAKERS), SEE_PLAN),
    act("part_stage", "part", MAKERS, SEE_PLAN),
    act("part_stage", "part done", (*UNIT, *MAKERS), SEE_PLAN),
    act("part_closing", "part done", (*UNIT, *MAKERS), SEE_PLAN, status=409),
    act("part_day", "part", UNIT, SEE_PLAN),
)
