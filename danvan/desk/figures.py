"""The figures that the units of a desk still have to say: one row a period and unit, one for all that are served."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
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
from danvan.measures.owed import served_units, still_open
from danvan.units.models import Unit
from danvan.units.scope import Scope, union


def silent() -> QuerySet[Standing]:
    """What units have not said of a target that is known to be open: nothing is joined, for many rows are looked at."""
    return Standing.objects.counted().filter(kept_on=None, a__lt=F("e")).order_by()


def unsaid() -> QuerySet[Standing]:
    """What is asked and not said yet."""
    return still_open().filter(a__lt=F("e")).order_by()


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
# The open targets of which a served unit owes a figure: period, since when, the day by which it is due.
OF_SERVED = Sized[tuple[int, str, date, date | None]](
    lambda day, branches: (
        Gauge.objects.open()
        .filter(
            asked_near(branches),
            Exists(silent().filter(served_units(branches, day, "unit__"), gauge=OuterRef("pk"))),
            measure__tally="",
        )
        .order_by("period", "pk")
        .values_list("pk", "period", "opened_on", "due_on")
    ),
    DateField(),
    each=[(BigIntegerField(), CharField(), CharField())],
)
# How many served units owe a figure to one of these targets: of each the first gap is enough.
UNITS_SERVED = Sized[tuple[int]](
    lambda day, gauges, branches: (
        Unit.objects.filter(
            Exists(silent().filter(one_of("gauge", gauges), unit=OuterRef("pk"))), served_units(branches, day)
        )
        .order_by()
        .values(all=Value(1))
        .annotate(units=Count("pk"))
        .values_list("units")
    ),
    DateField(),
    each=[(BigIntegerField(),), (BigIntegerField(), CharField(), CharField())],
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
    for code, owed in groupby(OF_SERVED(day, branches), key=itemgetter(1)):
        gauges, _periods, begun, days = zip(*owed, strict=True)
        since, due = min(begun), min((each for each in days if each), default=None)
        [(units,)] = UNITS_SERVED(day, gauges, branches)
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
