"""Who gets in where, in the register of models."""

from danvan.core.rights import Row, add, only

UNIT = ("commune_officer", "commune_leader", "commune_deputy")
ABOVE = ("committee_officer", "committee_leader", "committee_auditor", "party_officer", "remit_officer")
RECEIVERS = ("committee_officer", "committee_leader")
NOT_RECEIVERS = (*UNIT, "committee_auditor", "party_officer", "remit_officer")
LOOKERS = ("commune_leader", "commune_deputy", "committee_auditor")
OTHERS_AT_WORK = (
    "committee_officer",
    "committee_leader",
    "department_officer",
    "department_leader",
    "sibling_officer",
    "other_commune_officer",
    "party_officer",
    "remit_officer",
    "predecessor_officer",
)


def write(route: str, on: str, *, status: int, seen_by: tuple[str, ...] = ABOVE) -> Row:
    """A door of those who register; who sees the model is told that it is not theirs."""
    return Row(route, "POST", on, dict.fromkeys(UNIT, status) | dict.fromkeys(seen_by, 403))


add(
    only("exemplars:exemplar", "GET", "exemplar draft", *UNIT),
    only("exemplars:exemplar", "GET", "exemplar sent", *UNIT, *ABOVE),
    only("exemplars:dossiers", "GET", "exemplar draft", *UNIT),
    only("exemplars:dossiers", "GET", "exemplar sent", *UNIT, *ABOVE),
    only("exemplars:dossier", "GET", "exemplar draft", *UNIT),
    only("exemplars:dossier", "GET", "exemplar sent", *UNIT, *ABOVE),
    only("exemplars:profile", "GET", "exemplar draft", *UNIT),
    only("exemplars:profile", "GET", "exemplar sent", *UNIT, *ABOVE),
    only("exemplars:profile_pdf", "GET", "exemplar draft", *UNIT),
    only("exemplars:profile_pdf", "GET", "exemplar sent", *UNIT, *ABOVE),
    only("exemplars:history", "GET", "exemplar draft", *UNIT),
    only("exemplars:history", "GET", "exemplar sent", *UNIT, *ABOVE),
    only("exemplars:new", "GET", "", *UNIT, *OTHERS_AT_WORK, others=403),
    Row("exemplars:new", "POST", "", dict.fromkeys((*UNIT, *OTHERS_AT_WORK), 422), 403),
    only("exemplars:form", "GET", "exemplar draft", *UNIT),
    write("exemplars:form", "exemplar draft", status=302, seen_by=()),
    Row("exemplars:form", "GET", "exemplar sent", dict.fromkeys(UNIT, 409) | dict.fromkeys(ABOVE, 403)),
    write("exemplars:form", "exemplar sent", status=409),
    write("exemplars:draft", "exemplar draft", status=204, seen_by=()),
    write("exemplars:draft", "exemplar sent", status=403),
    Row("exemplars:result", "GET", "exemplar under way", dict.fromkeys(UNIT, 200) | dict.fromkeys(ABOVE, 403)),
    write("exemplars:result", "exemplar under way", status=302),
    write("exemplars:result_beginning", "exemplar under way", status=302),
    write("exemplars:sending", "exemplar draft", status=302, seen_by=()),
    write("exemplars:sending", "exemplar sent", status=409),
    write("exemplars:stage", "exemplar under way", status=302),
    Row(
        "exemplars:receiving", "GET", "exemplar sent", dict.fromkeys(RECEIVERS, 200) | dict.fromkeys(NOT_RECEIVERS, 403)
    ),
    Row(
        "exemplars:receiving",
        "POST",
        "exemplar sent",
        dict.fromkeys(RECEIVERS, 302) | dict.fromkeys(NOT_RECEIVERS, 403),
    ),
    Row(
        "exemplars:effect",
        "POST",
        "exemplar reported",
        dict.fromkeys(RECEIVERS, 302) | dict.fromkeys(NOT_RECEIVERS, 403),
    ),
    write("exemplars:activities", "exemplar under way", status=302),
    write("exemplars:files", "exemplar under way", status=422),
    Row(
        "exemplars:marks",
        "POST",
        "exemplar under way",
        dict.fromkeys((*UNIT, *RECEIVERS), 302) | dict.fromkeys(NOT_RECEIVERS[3:], 403),
    ),
    Row(
        "exemplars:consent",
        "POST",
        "individual sent",
        dict.fromkeys((*UNIT, *RECEIVERS), 302) | dict.fromkeys(NOT_RECEIVERS[3:], 403),
    ),
    Row(
        "exemplars:looks",
        "GET",
        "individual sent",
        dict.fromkeys(LOOKERS, 200) | dict.fromkeys({*UNIT, *ABOVE} - set(LOOKERS), 403),
    ),
)
