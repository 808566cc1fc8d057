"""Who gets in where, as models climb: who sees a model sees its rungs; its unit says how it goes on; whoever has the remit
to recognise at its level records what documents say and proposes it upward. In the scene that is the sibling's officer.
"""

from danvan.core.rights import Row, add, signed_in

UNIT = ("commune_officer", "commune_leader", "commune_deputy")
AROUND = ("committee_officer", "committee_leader", "committee_auditor", "party_officer", "remit_officer")
RECOGNISER = "sibling_officer"
# All at work in the province see what is recognised there; those who write elsewhere may take it over.
WRITERS = (
    "committee_officer",
    "committee_leader",
    "party_officer",
    RECOGNISER,
    "other_commune_officer",
    "remit_officer",
)
READERS = (*UNIT, "committee_auditor")
SEEN = (*UNIT, *AROUND, RECOGNISER)


def _row(route: str, method: str, on: str, *members: str) -> Row:
    """Members may; who else sees the model is refused."""
    seen = dict.fromkeys(SEEN, 200 if method == "GET" else 403)
    return Row(route, method, on, {**seen, **dict.fromkeys(members, 302 if method == "POST" else 200)})


add(
    signed_in("ladder:funnel"),
    _row("ladder:ladder", "GET", "model reported"),
    _row("ladder:act", "POST", "model reported", RECOGNISER),
    _row("ladder:act", "POST", "model recognised", *UNIT),
    _row("ladder:checkpoint", "POST", "model recognised", *UNIT),
    _row("ladder:copies", "GET", "model recognised"),
    Row("ladder:copies", "POST", "model shared", {**dict.fromkeys(WRITERS, 302), **dict.fromkeys(READERS, 403)}),
    Row("ladder:copying", "GET", "model copied", dict.fromkeys((*WRITERS, *READERS), 200)),
    Row(
        "ladder:copy_act",
        "POST",
        "model copied",
        {**dict.fromkeys((*WRITERS, *READERS), 403), "other_commune_officer": 302},
    ),
)
