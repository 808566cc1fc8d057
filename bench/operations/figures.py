"""A plan's twelve targets read at a unit and at the top, and a unit's twelve figures submitted, all in one province."""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import chain, count
from unittest import mock

from django.db import connection, transaction

from bench.country import top_of_country
from bench.site import settled
from bench.versus import Line, at_most, versus
from danvan.audit.models import Entry
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting
from danvan.core.periods import Period
from danvan.measures.actions.figures import Said, report
from danvan.measures.actions.gauges import open_gauge
from danvan.measures.actions.rebuilding import check, rebuild
from danvan.measures.models import Figure, Gauge, Measure, Standing
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
REPLACED = (
    "UPDATE bare_measures_figure SET current = FALSE WHERE current AND unit_id = %s AND period = %s AND measure_id IN"
)
SAID = """INSERT INTO bare_measures_figure (measure_id, unit_id, period, version, current, part, whole, note, reason,
 confirmed, source, by_name, by_post, at) VALUES"""
TOLD = """INSERT INTO bare_audit_entry (at, actor_name, holding, in_place_of, source, verb, object_type, object_id,
 object_label, unit_id, reason, changes) VALUES"""


def compare() -> Iterator[Line]:
    top = top_of_country()
    communes = list(Unit.objects.filter(parent=top).order_by("pk")[:COMMUNES])
    gauges = asked(top, communes)
    settled()
    one = Standing.objects.order_by("pk").values_list("pk", flat=True)[0]
    keys = [gauge.pk for gauge in gauges]
    for name, unit, goal in (("targets-at-a-commune", communes[7], 3), ("targets-at-the-top", top, 8)):
        yield versus(name, partial(sums_of, keys, unit), lambda: Standing.objects.get(pk=one), at_most(goal))
    villages, measures = list(Unit.objects.filter(parent__in=communes)), [gauge.measure for gauge in gauges]
    some, others, uncounted = villages[::3], villages[1::3], villages[2::3]
    yield versus("submitting-figures", Submitting(some, measures), Bare(some, measures), at_most(SUBMITTING))
    yield versus("sums-of-figures", Submitting(others, measures), Uncounted(uncounted, measures), at_most(SUBMITTING))
    for gauge in gauges:
        rebuild(gauge)
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
    """An officer of the next unit says all its figures, or corrects them, as the action of the page does."""

    def __init__(self, units: list[Unit], measures: list[Measure]) -> None:
        self.units, self.measures, self.turn = units, measures, count()

    def __call__(self) -> None:
        turn = next(self.turn)
        unit = self.units[turn % len(self.units)]
        by: Acting = InPost(user=None, role=Role.OFFICER, held_role=Role.OFFICER, unit=unit)
        said = [Said(measure, turn % 7, 9, reason="đo" if turn >= len(self.units) else "") for measure in self.measures]
        report(unit, str(YEAR), said, by=by)


class Uncounted(Submitting):
    """The same action of the house, without the sums: what counting itself costs."""

    def __call__(self) -> None:
        with mock.patch("danvan.measures.actions.figures.touch"):
            super().__call__()


class Bare:
    """The same rows in bare SQL, in tables of the same columns and indexes: versions before put out of force, the new
    ones, the line in the record of work. No sums, nothing asked, nothing counted.
    """

    def __init__(self, units: list[Unit], measures: list[Measure]) -> None:
        self.units, self.measures, self.turn = units, measures, count()
        for model in (Figure, Entry):
            beside(model._meta.db_table)

    def __call__(self) -> None:
        turn, at = next(self.turn), str(clock.now())
        unit, version = self.units[turn % len(self.units)].pk, turn // len(self.units) + 1
        reason = "đo" if version > 1 else ""
        shared = (unit, str(YEAR), version, True, turn % 7, 9, "", reason, "", "", "Hệ thống", "", at)
        figures = [(measure.pk, *shared) for measure in self.measures]
        before = [measure.pk for measure in self.measures]
        told = json.dumps({measure.words: [f"{turn % 7}/9", f"{turn % 7 + 1}/9"] for measure in self.measures})
        entry = (at, "Hệ thống", "", "", "", "report_figures", "units.unit", 1, "Thôn", unit, reason, told)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{REPLACED} ({places(before)})", [unit, str(YEAR), *before])
            cursor.execute(f"{SAID} {', '.join([f'({places(figures[0])})'] * len(figures))}", list(chain(*figures)))
            cursor.execute(f"{TOLD} ({places(entry)})", entry)


def places(values: Sequence[object]) -> str:
    """A place in a statement for each of them."""
    return ", ".join(["%s"] * len(values))


def beside(table: str) -> None:
    """An empty table like this one, with indexes like its own, named with "bare_" before."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"CREATE TABLE bare_{table} (LIKE {table} INCLUDING ALL)")
            return
        cursor.execute("SELECT type, name, sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL", [table])
        # Tables are written before their indexes.
        for kind, name, sql in sorted(cursor.fetchall(), reverse=True):
            if kind in ("table", "index"):
                own = sql.replace(f'"{table}"', f'"bare_{table}"', 1 if kind == "table" else -1)
                cursor.execute(own if kind == "table" else own.replace(f'"{name}"', f'"bare_{name}"', 1))
