"""Who gets in where, among files: who sees the record has its files, and everybody keeps their own drafts."""

from danvan.core.rights import add, only, signed_in

add(
    only("files:attachment", "GET", "file of the commune's officer", "commune_officer"),
    only("files:thumbnail", "GET", "photo of the commune's officer", "commune_officer"),
    signed_in("files:draft", "POST", status=302),
    signed_in("files:draft_removal", "POST", status=302),
)
