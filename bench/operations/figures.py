"""A plan's twelve targets read at a unit and at the top, and a unit's twelve figures submitted, all in one province."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import count

from django.db import connection, transaction

from bench.country import top_of_country
from bench.site import settled
from bench.versus import Line, at_most, versus
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting
from danvan.core.periods import Period
from danvan.measures.actions.figures import Said, report
from danvan.measures.actions.gauges import open_gauge
from danvan.measures.actions.rebuilding import check
from danvan.measures.models import Gauge, Measure, Standing
from danvan.measures.queries import sums_of
from danvan.measures.rules import Rule
from danvan.units.acting import InPost
from danvan.units.models import Role, Unit

NEEDS_DATABASE = True
TARGETS, COMMUNES = 12, 130
YEAR = Period.year(2026)
RULES = (Rule.COVERAGE, Rule.MINIMUM, Rule.RATIO, Rule.TOTAL, Rule.ZERO, Rule.INDEX)
# A submission may take this many times the bare rows without sums: 0.45 of their speed.
SUBMITTING = 1 / 0.45
BARE = """INSERT INTO bare_figure (measure_id, unit_id, period, version, part, whole, by_name, at)
 VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"""


def compare() -> Iterator[Line]:
    top = top_of_country()
    communes = list(Unit.objects.filter(parent=top).order_by("pk")[:COMMUNES])
    gauges = asked(top, communes)
    settled()
    one = Standing.objects.order_by("pk").values_list("pk", flat=True)[0]
    keys = [gauge.pk for gauge in gauges]
    for name, unit, goal in (("targets-at-a-commune", communes[7], 3), ("targets-at-the-top", top, 8)):
        yield versus(name, partial(sums_of, keys, unit), lambda: Standing.objects.get(pk=one), at_most(goal))
    village = Unit.objects.filter(parent=communes[3]).first()
    assert village is not None
    measures = [gauge.measure for gauge in gauges]
    yield versus("submitting-figures", Submitting(village, measures), Bare(village, measures), at_most(SUBMITTING))
    assert [row for gauge in gauges for row in check(gauge)] == []


def asked(top: Unit, communes: list[Unit]) -> list[Gauge]:
    """Twelve targets of the communes and of all villages in them."""
    members = list(Unit.objects.filter(parent__in=communes)) + communes
    return [target(top, members, number) for number in range(TARGETS)]


def target(top: Unit, members: list[Unit], number: int) -> Gauge:
    """One of them, by one of six rules."""
    measure = Measure.objects.create(words=f"Chỉ số đo lường {number}")
    rule = RULES[number % len(RULES)]
    return open_gauge(
        measure,
        measure,
        by=SYSTEM,
        words=measure.words,
        rule=rule,
        window=YEAR,
        members=members,
        members_on=clock.today(),
        issuer=top,
        office=top,
        comparator=">=",
        threshold=Decimal(100),
        least=Decimal(2) if rule == Rule.MINIMUM else None,
    )


class Submitting:
    """An officer of the unit says all its figures anew, as the action of the page does."""

    def __init__(self, unit: Unit, measures: list[Measure]) -> None:
        self.unit, self.measures, self.turn = unit, measures, count()
        self.by: Acting = InPost(user=None, role=Role.OFFICER, held_role=Role.OFFICER, unit=unit)

    def __call__(self) -> None:
        part = next(self.turn) % 7
        said = [Said(measure, part, 9, reason="đo") for measure in self.measures]
        report(self.unit, str(YEAR), said, by=self.by)


class Bare:
    """The same rows in bare SQL, in a table without sums."""

    def __init__(self, unit: Unit, measures: list[Measure]) -> None:
        self.unit, self.measures, self.turn = unit, measures, count()
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TABLE bare_figure (measure_id bigint, unit_id bigint, period text, version bigint, part bigint,"
                " whole bigint, by_name text, at text, UNIQUE (measure_id, unit_id, period, version))"
            )

    def __call__(self) -> None:
        turn = next(self.turn)
        shared = (str(YEAR), turn, turn % 7, 9, "Người đo", str(clock.now()))
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(BARE, [(measure.pk, self.unit.pk, *shared) for measure in self.measures])
