"""Who gets in where, when units are urged. The offices that made the plan urge, its auditor reads, the commune that was
urged (and who has it in sight) sees that it was; nobody else learns that there is a list.
"""

from danvan.core.rights import Row, add, only, signed_in

MAKERS = ("department_officer", "department_leader", "committee_officer", "committee_leader")
WATCHERS = (*MAKERS, "committee_auditor")
REACHED = ("commune_officer", "commune_leader", "commune_deputy", "party_officer", "remit_officer")


def act(route: str, on: str, *, sees: tuple[str, ...] = WATCHERS, method: str = "POST", status: int = 302) -> Row:
    """An act: done by the makers, refused to those who only see."""
    return Row(f"urging:{route}", method, on, {**dict.fromkeys(sees, 403), **dict.fromkeys(MAKERS, status)})


add(
    only("urging:missing", "GET", "plan issued", *WATCHERS),
    only("urging:missing_file", "GET", "plan issued", *WATCHERS),
    only("urging:unit", "GET", "plan issued", *WATCHERS),
    act("batches", "plan issued"),
    act("calls", "plan issued"),
    only("urging:batch", "GET", "list prepared", *WATCHERS),
    only("urging:batch", "GET", "list sent", *WATCHERS, *REACHED),
    only("urging:letter", "GET", "letter prepared", *WATCHERS),
    act("sending", "list prepared"),
    act("dropping", "list prepared"),
    act("day", "list prepared"),
    act("dropping", "list sent", sees=(*WATCHERS, *REACHED), status=409),
    act("correction", "call noted", sees=(*WATCHERS, *REACHED), method="GET", status=200),
    act("correction", "call noted", sees=(*WATCHERS, *REACHED)),
    signed_in("urging:days"),
    Row("urging:days", "POST", answers={"administrator": 302}, others=403),
)
