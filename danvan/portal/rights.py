"""Who gets in where, from outside: everybody, to what is public. In the scene nothing is."""

from danvan.core.rights import add, everyone

add(
    everyone("portal:page", status=404),
    everyone("portal:picture", status=404),
    everyone("portal:thumbnail", status=404),
)
