"""The address of a neighbouring page: filters stay, the place changes."""

from collections.abc import Mapping

from django.http import QueryDict

AFTER, BEFORE = "sau", "truoc"


def address(params: QueryDict, change: Mapping[str, str]) -> str:
    """The same list with these parameters changed, from its first page unless they name another."""
    kept = params.copy()
    for name in (AFTER, BEFORE):
        kept.pop(name, None)
    for name, value in change.items():
        kept[name] = value
    return f"?{kept.urlencode()}"
