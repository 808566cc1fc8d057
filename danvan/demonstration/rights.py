"""Whoever looks at a demonstration may turn its clock."""

from danvan.core.rights import add, everyone

add(everyone("demonstration:clock", "POST", 302))
