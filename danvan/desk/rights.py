"""The desk shows each person only their own; whoever is signed in has one."""

from danvan.core.rights import add, signed_in

add(signed_in("desk:desk"), signed_in("desk:search"))
