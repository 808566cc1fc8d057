"""Questions whose words depend on what their reader sees: written once for equal rights and an equal choice, and asked again
in the same words. Only words are kept, never an answer; Django takes several times as long to write them as the database
to answer.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from danvan.core.prepared import Prepared

MOST = 512
_written: OrderedDict[Hashable, Prepared[Any]] = OrderedDict()


def asked(key: Hashable, query: Callable[[], QuerySet[Any, Any]]) -> list[Any]:
    """The rows of a question, read now; `key` names all that its words depend on."""
    known = _written.get(key)
    if known is None:
        known = _written[key] = Prepared(query)
        while len(_written) > MOST:
            _written.popitem(last=False)
    try:
        return known()
    except EmptyResultSet:
        return []
