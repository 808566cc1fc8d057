"""The register of models at half a million: its first page, filtered, its deepest page, its search and its funnel, at the
top of the nation, in one province and in one commune; against a minimal page with as many rows.
"""

from collections.abc import Iterator
from typing import Any

from bench.in_force import officer_in
from bench.models import nation
from bench.site import Reader, settled
from bench.versus import Line, at_most, versus
from danvan.core.paging import AFTER, SIZE, keys_of
from danvan.core.paging.keys import written
from danvan.exemplars.models import Exemplar, FieldCode, Level, Stage
from danvan.exemplars.queries.asked import Asked
from danvan.exemplars.queries.register import narrowed
from danvan.units.models import Unit

NEEDS_DATABASE = True
ADDRESS, FUNNEL = "/exemplars/", "/exemplars/funnel/?nam=2025"


def compare() -> Iterator[Line]:
    top = nation()
    places = {"": top, "-of-province": Unit.objects.get(code="QG7"), "-of-commune": Unit.objects.get(code="QG7-7")}
    officers = {who: officer_in(unit, f"so-mo-hinh{who}") for who, unit in places.items()}
    settled()
    for who, officer in officers.items():
        yield from of_officer(officer, who)
    for who, goal in (("", 3), ("-of-province", 2)):
        reader = Reader(officers[who])
        rows = reader.house.get(FUNNEL, secure=True).content.count(b"<tr")
        yield versus(f"funnel{who or '-of-nation'}", reader.page(FUNNEL), reader.minimal(rows), at_most(goal))


def of_officer(officer: Any, who: str) -> Iterator[Line]:
    """The same questions for each."""
    reader = Reader(officer)
    minimal = reader.minimal(SIZE)
    rare = Exemplar.objects.filter(unit__code="QG7-7").exclude(stage=Stage.DRAFT).order_by("pk")[0]
    yield versus(f"register-list{who}", reader.page(ADDRESS), minimal, at_most(1.5))
    yield versus(f"register-filters{who}", reader.page(f"{ADDRESS}?{filters()}"), minimal, at_most(1.5))
    deep = deepest(officer)
    yield versus(f"register-deepest{who}", reader.page(deep), reader.page(ADDRESS), at_most(1.2))
    alone = reader.minimal(1)
    yield versus(f"register-search-rare{who}", reader.page(f"{ADDRESS}?q={rare.pk}"), alone, at_most(2))
    yield versus(f"register-search-common{who}", reader.page(f"{ADDRESS}?q=mo+hinh"), minimal, at_most(2))


def filters() -> str:
    """A field, a level, a year and a stage at once: what half of those who filter ask."""
    field, level = FieldCode.objects.get(home=None, code="kinh-te"), Level.objects.get(code="xa")
    return f"linh_vuc={field.pk}&cap={level.pk}&nam=2025&trang_thai=recognised"


def deepest(officer: Any) -> str:
    """The address of the last page of what this officer may see."""
    rows = narrowed(officer, Asked())
    last = rows.order_by("pk")[SIZE]
    return f"{ADDRESS}?{AFTER}={written(last, keys_of(rows, ['-pk']))}"
