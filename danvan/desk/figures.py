"""The figures that the units of a desk still have to say: one row a period and unit, one for all that are served."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, CharField, Count, DateField, Exists, F, Min, OuterRef, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.core.formats import number, text_date
from danvan.core.periods import Period
from danvan.core.prepared import Sized, one_of
from danvan.desk.items import Item
from danvan.desk.questions import branches_written
from danvan.measures.models import Gauge, Standing
from danvan.measures.owed import still_open
from danvan.units.models import Holding, Unit
from danvan.units.scope import Scope, union


def unsaid() -> QuerySet[Standing]:
    """What is asked and not said yet."""
    return still_open().filter(a__lt=F("e")).order_by()


def served_units(branches: Sequence[Any], day: date, lead: str = "") -> Q:
    """Rows of the units below or beside those, while nobody signs in there (nhập thay)."""
    inside = [Q(**{f"{lead}path__gte": path, f"{lead}path__lt": end}) for _unit, path, end in branches]
    beside = [Q(**{f"{lead}agency": unit}) for unit, _path, _end in branches]
    own = [Q(**{f"{lead}pk": unit}) for unit, _path, _end in branches]
    signed_in = Q(**{f"{lead}pk__in": Holding.objects.writing(day).values("unit")})
    return union(inside + beside) & ~union(own) & ~signed_in


def asked_near(branches: Sequence[Any]) -> Exists:
    """Whether a target is asked of such units at all: whoever stands above its members stands in it too."""
    near = [Q(unit=unit) | Q(unit__agency=unit) for unit, _path, _end in branches]
    return Exists(Standing.objects.filter(union(near), gauge=OuterRef("pk")))


# Period, unit and its name, figures, since when, the first day by which one is due.
OF_UNITS = Sized[tuple[str, int, str, int, date, date | None]](
    lambda units: (
        unsaid()
        .filter(one_of("unit", units))
        .values_list("gauge__period", "unit", "unit__name")
        .annotate(
            figures=Count("gauge__measure", distinct=True), since=Min("gauge__opened_on"), due=Min("gauge__due_on")
        )
    ),
    each=[(BigIntegerField(),)],
)
# Period, since when, the first day by which one is due: of targets of which a served unit owes a figure.
OF_SERVED = Sized[tuple[str, date, date | None]](
    lambda day, branches: (
        Gauge.objects.open()
        .filter(
            asked_near(branches),
            Exists(unsaid().filter(served_units(branches, day, "unit__"), gauge=OuterRef("pk"))),
            measure__tally="",
        )
        .order_by()
        .values_list("period")
        .annotate(since=Min("opened_on"), due=Min("due_on"))
    ),
    DateField(),
    each=[(BigIntegerField(), CharField(), CharField())],
)
# How many served units have not said all of a period: of each the first gap is enough.
UNITS_SERVED = Sized[tuple[int]](
    lambda day, period, branches: (
        Unit.objects.filter(
            Exists(unsaid().filter(unit=OuterRef("pk"), gauge__period=period)), served_units(branches, day)
        )
        .order_by()
        .values(all=Value(1))
        .annotate(units=Count("pk"))
        .values_list("units")
    ),
    DateField(),
    CharField(),
    each=[(BigIntegerField(), CharField(), CharField())],
)


def figure_items(scope: Scope, day: date) -> Iterator[Item]:
    """What those units are asked and have not said, in two questions and one more for each period owed for others. Until
    its period is over a figure may still grow: it is due where its target names a day for it, else the report that
    wants it is.
    """
    branches = branches_written(scope)
    for code, unit, name, figures, since, due in OF_UNITS([branch[0] for branch in branches]):
        page = reverse("measures:unit", args=[unit, code])
        words = _("Báo số liệu %(period)s: còn %(count)s số liệu")
        yield _item(words, code, figures, name, page, _("Báo số liệu"), since, due)
    for code, since, due in OF_SERVED(day, branches):
        [(units,)] = UNITS_SERVED(day, code, branches)
        page = reverse("measures:grid", args=[code])
        words = _("Nhập thay số liệu %(period)s: còn %(count)s đơn vị")
        yield _item(
            words, code, units, _("%(count)s đơn vị") % {"count": number(units)}, page, _("Bảng nhập"), since, due
        )


def _item(words: str, code: str, count: int, unit: str, page: str, button: str, since: date, due: date | None) -> Item:
    period = Period.parse(code)
    note = _("số liệu đến hết %(day)s") % {"day": text_date(period.ends_on)}
    what = words % {"period": period.label, "count": number(count)}
    return Item(what, unit, page, button, due=due, since=since, note=note)
