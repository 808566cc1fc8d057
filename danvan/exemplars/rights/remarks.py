"""Who gets in where, among likenesses and remarks. The model is the commune's and was sent to the committee."""

from danvan.core.rights import Row, add, signed_in

OFFICE = ("committee_officer", "committee_leader")
LOOKS = (*OFFICE, "committee_auditor")
UNIT = ("commune_officer", "commune_leader", "commune_deputy")

add(
    signed_in("remarks:similar"),
    Row("remarks:question", "POST", "remark new", {**dict.fromkeys(LOOKS, 403), **dict.fromkeys(OFFICE, 302)}),
    Row(
        "remarks:answer",
        "POST",
        "remark asked",
        {**dict.fromkeys(LOOKS, 403), **dict.fromkeys(UNIT, 302)},
    ),
    Row(
        "remarks:settlement",
        "POST",
        "remark asked",
        {**dict.fromkeys((*LOOKS, *UNIT), 403), **dict.fromkeys(OFFICE, 302)},
    ),
)
