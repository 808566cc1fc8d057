"""Who gets in where, among documents. The document stands in the committee's register and is drafted by the department;
on record, it was addressed to the commune. Nobody of the cast brought it in.
"""

from danvan.core.rights import Row, add, only, signed_in

MAKERS = ("department_officer", "department_leader", "committee_officer", "committee_leader")
WATCHERS = ("committee_auditor",)
ADDRESSED = ("commune_officer", "commune_leader", "commune_deputy", "party_officer", "remit_officer")
SEE_DRAFT = (*MAKERS, *WATCHERS)
SEE = (*SEE_DRAFT, *ADDRESSED)
BESIDE = ("sibling_officer", "other_commune_officer", "predecessor_officer", "party_officer", "remit_officer")
WRITERS = (*MAKERS, *BESIDE, "commune_officer", "commune_leader", "commune_deputy")
ADVISERS = (*MAKERS, "sibling_officer")


def page(route: str) -> list[Row]:
    """Shown to its makers as a draft, on record also to those it went to."""
    return [
        only(f"documents:{route}", "GET", "document draft", *SEE_DRAFT),
        only(f"documents:{route}", "GET", "document recorded", *SEE),
    ]


def act(route: str, on: str, method: str = "POST", status: int = 302) -> Row:
    """An act: done by those who keep it, refused to those who only see it, hidden from the rest."""
    see = SEE_DRAFT if on == "document draft" else SEE
    return Row(f"documents:{route}", method, on, {**dict.fromkeys(see, 403), **dict.fromkeys(MAKERS, status)})


def both(route: str, on: str) -> list[Row]:
    """A form, and what it sends."""
    return [act(route, on, "GET", 200), act(route, on)]


def closed(route: str, on: str) -> Row:
    """An act that is not open at this stage to anybody who sees the document."""
    return Row(f"documents:{route}", "POST", on, dict.fromkeys(SEE_DRAFT if on == "document draft" else SEE, 403))


add(
    signed_in("documents:documents"),
    signed_in("documents:documents_file"),
    Row("documents:new_document", "GET", answers=dict.fromkeys(WRITERS, 200), others=403),
    # The form names the committee's register: open to it and to the departments that advise it.
    Row(
        "documents:new_document",
        "POST",
        answers={**dict.fromkeys(WRITERS, 422), **dict.fromkeys(ADVISERS, 302)},
        others=403,
    ),
    Row("documents:new_document_draft", "POST", answers=dict.fromkeys(WRITERS, 204), others=403),
    Row("documents:new_recording", "GET", answers=dict.fromkeys(WRITERS, 200), others=403),
    Row(
        "documents:new_recording",
        "POST",
        answers={**dict.fromkeys(WRITERS, 422), **dict.fromkeys(ADVISERS, 302)},
        others=403,
    ),
    *page("document"),
    *page("history"),
    *page("reading"),
    *both("recording", "document draft"),
    closed("recording", "document recorded"),
    *both("correction", "document recorded"),
    closed("correction", "document draft"),
    act("withdrawal", "document draft"),
    act("withdrawal", "document recorded"),
    *both("header", "document draft"),
    act("rereading", "document draft"),
    *both("acceptance", "document draft"),
    *both("new_clause", "document draft"),
    *both("clause", "document draft"),
    act("decision", "document draft"),
    act("decision", "document recorded"),
)
