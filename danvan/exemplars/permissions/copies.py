"""Who may see which copies of models, and who carries them on.

| what | who |
|---|---|
| see a copy | who sees the model it is of, and who has the copying unit in sight |
| take a model over | who writes in any other unit that sees it, or serves one (`takes_over`) |
| tell of it, its outcome, give it up | who writes in the copying unit, or serves it |
| note an exchange | also who writes in the unit of the model |
"""

from typing import Any

from django.db.models import Q, QuerySet

from danvan.core.acting import Acting
from danvan.exemplars.models import SHARED, Copying, Exemplar
from danvan.exemplars.permissions import visible_to
from danvan.units.models import Unit
from danvan.units.permissions import writes_for
from danvan.units.scope import scope_of


def copyings_visible_to(user: Any) -> QuerySet[Copying]:
    """The copies a person may see."""
    scope = scope_of(user)
    own = scope.mine("unit") | scope.inherited("unit") | scope.seen("unit")
    return Copying.objects.filter(own | Q(origin__in=visible_to(user)))


def takes_over(by: Acting, exemplar: Exemplar, unit: Unit) -> bool:
    """Those who write in another unit than the model's, or serve it, of what may be copied."""
    return exemplar.stage in SHARED and unit.pk != exemplar.unit_id and writes_for(by, unit)


def carries(by: Acting, copying: Copying) -> bool:
    """Those who write in the unit that copies, or serve it."""
    return writes_for(by, copying.unit)


def exchanges(by: Acting, copying: Copying) -> bool:
    """Either side of a visit."""
    return carries(by, copying) or writes_for(by, copying.origin.unit)
