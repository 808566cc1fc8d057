"""Who gets in where, among the pages of notices. In the scene the notice is the commune officer's."""

from danvan.core.rights import add, only, signed_in

add(
    signed_in("notifications:notices"),
    signed_in("notifications:readings", "POST", status=302),
    signed_in("notifications:letters", "POST", status=302),
    only("notifications:reading", "POST", "notice", "commune_officer", status=302),
)
