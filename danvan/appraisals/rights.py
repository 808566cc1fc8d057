"""Who gets in where, when models are judged. The department appraises; the officer of the sibling department is the
sitting's secretary and the officer of the Party committee a member; a model of the commune and one of the other commune
are its cases. Who is of a case's unit finds no case.
"""

from danvan.core.rights import Row, add, signed_in

OFFICE = ("department_officer", "department_leader")
PANEL = ("sibling_officer", "party_officer")
SEES = (*OFFICE, *PANEL)
# Looks after the department's work, and does none of it.
AUDITOR = "committee_auditor"
WRITERS = (
    *SEES,
    "committee_officer",
    "committee_leader",
    "commune_officer",
    "commune_leader",
    "commune_deputy",
    "other_commune_officer",
    "remit_officer",
    "predecessor_officer",
)
# Who decides: the committee, by its remit to recognise.
DECIDES = ("committee_officer", "committee_leader")
KEEPER = "sibling_officer"
MEMBER = "party_officer"


def page(route: str, on: str) -> Row:
    """A page of who sees the sitting, its auditor among them."""
    return Row(f"appraisals:{route}", "GET", on, dict.fromkeys((*SEES, AUDITOR), 200))


def kept(route: str, on: str, method: str = "POST", status: int = 302, *more: str) -> Row:
    """An act of the secretary, and of some members more; refused to the others who see the sitting."""
    answers = {**dict.fromkeys((*SEES, AUDITOR), 403), KEEPER: status, **dict.fromkeys(more, status)}
    return Row(f"appraisals:{route}", method, on, answers)


def form(route: str, on: str, *more: str) -> tuple[Row, Row]:
    """A form of the secretary: shown, and sent."""
    return kept(route, on, "GET", 200, *more), kept(route, on, "POST", 302, *more)


def decided(route: str, on: str, method: str = "POST", status: int = 302, *, keeper: int = 403) -> Row:
    """An act of the deciding office; refused to the office that appraised; its secretary drafts and prints."""
    answers = {**dict.fromkeys(OFFICE, 403), KEEPER: keeper, **dict.fromkeys(DECIDES, status)}
    return Row(f"appraisals:{route}", method, on, answers)


add(
    signed_in("appraisals:sittings"),
    Row("appraisals:new", "GET", answers=dict.fromkeys(WRITERS, 200), others=403),
    Row("appraisals:new", "POST", answers={**dict.fromkeys(WRITERS, 422), **dict.fromkeys(OFFICE, 302)}, others=403),
    signed_in("appraisals:all_criteria"),
    Row("appraisals:new_criteria", "GET", answers=dict.fromkeys(WRITERS, 200), others=403),
    Row("appraisals:new_criteria", "POST", answers=dict.fromkeys(WRITERS, 302), others=403),
    Row("appraisals:criteria", "GET", "sitting", dict.fromkeys((*WRITERS, "committee_auditor"), 200)),
    page("sitting", "sitting"),
    page("history", "sitting"),
    page("papers", "sitting"),
    kept("paper", "sitting", "GET", 200),
    kept("stage", "sitting"),
    *form("meeting", "sitting"),
    *form("intake", "sitting"),
    *form("draft_decision", "concluded"),
    page("case", "case"),
    *form("visits", "case", MEMBER),
    *form("sheet", "case"),
    kept("blank_paper", "case", "GET", 200, MEMBER),
    kept("visit_record", "case visited", "GET", 200, MEMBER),
    kept("visit_files", "case visited", "GET", 200, MEMBER),
    # Without a file.
    kept("visit_files", "case visited", "POST", 422, MEMBER),
    kept("sheet_paper", "sheet written", "GET", 200, MEMBER),
    Row(
        "appraisals:sheet_stage",
        "POST",
        "sheet written",
        {**dict.fromkeys((*OFFICE, AUDITOR), 403), **dict.fromkeys(PANEL, 302)},
    ),
    *form("recusal", "case", MEMBER),
    *form("taking_out", "case"),
    *form("opinion", "voting", MEMBER),
    *form("ballot", "voting"),
    *form("count", "voting"),
    Row("appraisals:strike", "POST", "vote", {KEEPER: 302, MEMBER: 403}),
    *form("conclusion", "counted"),
    kept("sitting_scan", "counted", "GET", 200),
    # Without a file.
    kept("sitting_scan", "counted", "POST", 422),
    kept("scan", "minutes"),
    Row("appraisals:new_decision", "GET", answers=dict.fromkeys(DECIDES, 200), others=403),
    Row("appraisals:new_decision", "POST", answers=dict.fromkeys(DECIDES, 422), others=403),
    Row("appraisals:decision", "GET", "decision", dict.fromkeys((*OFFICE, *DECIDES, KEEPER), 200)),
    decided("decision", "decision", keeper=302),
    decided("decision_paper", "decision", "GET", 200, keeper=200),
    decided("certificates", "decision", "GET", 200, keeper=200),
    Row("appraisals:proposals", "GET", answers=dict.fromkeys(WRITERS, 200), others=403),
    Row(
        "appraisals:upward",
        "GET",
        "proposal",
        {**dict.fromkeys(WRITERS, 404), **dict.fromkeys(DECIDES, 200)},
        others=403,
    ),
    Row(
        "appraisals:submission",
        "POST",
        "proposal",
        {**dict.fromkeys(WRITERS, 404), **dict.fromkeys(DECIDES, 302)},
        others=403,
    ),
    decided("decision_scan", "signed", "GET", 200),
    # Without a file.
    decided("decision_scan", "signed", "POST", 422),
    decided("signing", "decision", "GET", 200),
    decided("signing", "decision"),
    decided("decision_stage", "signed"),
    decided("outbox", "signed", "GET", 200),
    decided("holding", "signed"),
)
