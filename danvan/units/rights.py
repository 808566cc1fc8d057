"""Who gets in where, among the pages of units."""

from danvan.core.rights import Row, add

add(
    # The switch takes only one's own posts; the form of the test sends the commune officer's.
    Row("units:current_holding", "POST", answers={"commune_officer": 302}, others=403),
)
