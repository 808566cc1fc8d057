"""Who gets in where, among targets opened to their parts: who sees the plan reads, and its makers keep."""

from danvan.core.rights import Row, add, only

KEEPERS = ("department_officer", "department_leader", "committee_officer", "committee_leader")
READERS = (
    *KEEPERS,
    "committee_auditor",
    "commune_officer",
    "commune_leader",
    "commune_deputy",
    "party_officer",
    "remit_officer",
)


def kept(route: str) -> Row:
    """An act of the keepers; whoever reads may not."""
    return Row(f"gauges:{route}", "POST", answers={**dict.fromkeys(READERS, 403), **dict.fromkeys(KEEPERS, 302)})


add(
    only("gauges:gauge", "GET", "", *READERS),
    only("gauges:gauge_file", "GET", "", *READERS),
    only("gauges:part", "GET", "", *READERS),
    kept("excuses"),
    kept("readmissions"),
    kept("cutoffs"),
    Row("gauges:restatements", "POST", answers=dict.fromkeys(READERS, 302)),
)
