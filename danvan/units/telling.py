"""Telling units what happened: those at work there, and where nobody signs in those who write for it (nhập thay)."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.formats import number
from danvan.notifications.actions import notify
from danvan.units.models import Holding, Unit

# A notice names so many of the units it is read for, and counts the others.
NAMED = 2
Units = QuerySet[Any] | Collection[int]


def tell_units(units: Units, verb: str, record: Model, *, by: Acting) -> None:
    """Tells the officers and leaders of these units; of a unit in which nobody signs in, those of the office that does its
    work, with the unit named.
    """
    served = {user: in_short(names) for user, names in _served(units).items()}
    notify([*at_work_in(units), *served], verb, record, by=by, served=served)


def at_work_in(units: Units) -> QuerySet[Holding, int]:
    """The accounts of officers and leaders of these units today."""
    posts = Holding.objects.writing(clock.today()).filter(unit__in=units)
    return posts.order_by().values_list("user_id", flat=True).distinct()


def in_short(names: list[str]) -> str:
    """Two or three names as they are, of many the first ones and how many more."""
    rest = names[NAMED:]
    if len(rest) < 2:
        return ", ".join(names)
    said = {"names": ", ".join(names[:NAMED]), "count": number(len(rest))}
    return _("%(names)s và %(count)s đơn vị khác") % said


def _served(units: Units) -> dict[int, list[str]]:
    """The accounts that serve these units, each with their names. The office a cell or union belongs to does its work;
    else the nearest above in which anybody signs in, as who may write asks too.
    """
    today = clock.today()
    heard = Holding.objects.writing(today).values("unit")
    unheard = list(Unit.objects.open_on(today).filter(pk__in=units).exclude(pk__in=heard).order_by("sort_key", "pk"))
    if not unheard:
        return {}
    near = {pk for unit in unheard for pk in _nearest_first(unit)}
    people: dict[int, set[int]] = defaultdict(set)
    for at, user in Holding.objects.writing(today).filter(unit__in=near).values_list("unit", "user"):
        people[at].add(user)
    found: dict[int, list[str]] = defaultdict(list)
    for unit in unheard:
        for user in next((people[office] for office in _nearest_first(unit) if office in people), ()):
            found[user].append(unit.name)
    return found


def _nearest_first(unit: Unit) -> Iterator[int]:
    if unit.agency_id:
        yield unit.agency_id
    yield from reversed(unit.ancestor_ids)
