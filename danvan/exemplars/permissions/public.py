"""Who may open a model to the public.

| what | who |
|---|---|
| see what was prepared, and when it was taken down | who sees the model |
| prepare a page of a recognised model | who registers it, or an office that receives from its unit |
| approve it | leaders of such an office, never of the unit itself, who prepared no part of it |
| take it down | who may prepare it; the house itself when consent ended |
"""

from typing import Any

from django.db.models import QuerySet

from danvan.core.acting import Acting
from danvan.exemplars.models import SHARED, Exemplar, PublicPage
from danvan.exemplars.permissions import may_receive, registers, visible_to
from danvan.units.acting import InPost
from danvan.units.models import Role


def pages_visible_to(user: Any) -> QuerySet[PublicPage]:
    """Whoever sees a model sees what was prepared of it for the public, and when it was taken down."""
    return PublicPage.objects.filter(exemplar__in=visible_to(user))


def prepares_page(by: Acting, exemplar: Exemplar) -> bool:
    """The unit, or an office that receives from it, once the model was recognised."""
    if exemplar.stage not in SHARED:
        return False
    return registers(by, exemplar) or may_receive(by, exemplar.unit, exemplar.level)


def approves_page(by: Acting, page: PublicPage) -> bool:
    """Leaders of an office that receives from the unit, never of the unit itself, while the model may be copied."""
    exemplar = page.exemplar
    if exemplar.stage not in SHARED or not isinstance(by, InPost) or by.role != Role.LEADER:
        return False
    return by.unit.pk != exemplar.unit_id and may_receive(by, exemplar.unit, exemplar.level)


def takes_page_down(by: Acting, page: PublicPage) -> bool:
    """The unit, an office that receives from it, or the house itself when consent ended."""
    return by.user is None or registers(by, page.exemplar) or may_receive(by, page.exemplar.unit, page.exemplar.level)
