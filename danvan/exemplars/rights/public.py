"""Who gets in where, when a model is opened to the public: all who see it read what is prepared; its unit and those who
receive it prepare it and take it down; their leaders approve it, never those of the unit. In the scene
the departments have no territory, so that no province is theirs.
"""

from danvan.core.rights import Row, add

COMMUNE = ("commune_officer", "commune_leader", "commune_deputy")
AROUND = ("committee_auditor", "party_officer", "remit_officer", "other_commune_officer")
ABOVE = ("committee_officer", "committee_leader")


def _row(route: str, method: str, on: str, status: int, *members: str) -> Row:
    """Members may; who else sees the model is refused."""
    seen = dict.fromkeys((*COMMUNE, *AROUND, *ABOVE), 200 if method == "GET" else 403)
    return Row(route, method, on, {**seen, **dict.fromkeys(members, status)})


add(
    _row("public:pages", "GET", "exemplar recognised", 200),
    _row("public:pages", "POST", "exemplar recognised", 302, *COMMUNE, *ABOVE),
    _row("public:stage", "POST", "page prepared", 302, "committee_leader"),
    _row("public:stage", "POST", "page public", 302, *COMMUNE, *ABOVE),
)
