"""The last hour of a deadline: one submits, one sees the overview, four read a list; against a minimal site's same mix."""

import time
from collections.abc import Iterator
from functools import partial
from itertools import count

from django.db import connection
from django.test import Client
from django.urls import reverse

from bench.in_force import officer_in
from bench.operations.overview import ADDRESS, built
from bench.site import Reader, settled, shown
from bench.versus import Line, at_least, at_most, timed, versus
from danvan.core import clock
from danvan.measures.actions.rebuilding import check
from danvan.measures.models import Figure, Gauge
from danvan.plans.models import Plan
from danvan.units.models import Unit

NEEDS_DATABASE = True
SUBMITTERS, TARGETS = 100, 12
# At least half as many as the minimal site serves; 60.000 units within an hour.
MIX, SUBMITS_A_SECOND = 2, 17


def compare() -> Iterator[Line]:
    top = built()
    reader = Reader(officer_in(top, "gio-chot"))
    plan = Plan.objects.get(issuer=top)
    lists = ("/units/", f"/plans/{plan.pk}/units/", "/plans/", "/")
    submitters = [
        Submitter(unit, n) for n, unit in enumerate(Unit.objects.filter(parent=top).order_by("pk")[:SUBMITTERS])
    ]
    settled()
    ours, bare = Hour(reader, lists, submitters), Minimal(reader, [ADDRESS, *lists])
    yield versus("deadline-hour", ours, bare, at_most(MIX))
    a_second = 1 / timed(ours, 5, time.perf_counter)
    yield Line("deadline-hour-submits-a-second", a_second, at_least(SUBMITS_A_SECOND))
    assert Figure.objects.filter(unit__parent=top).count() == next(ours.turn) * TARGETS
    assert [row for gauge in Gauge.objects.filter(issuer=top) for row in check(gauge)] == []


class Submitter:
    """An officer of a commune, signed in, with the form of its figures filled in."""

    def __init__(self, unit: Unit, number: int) -> None:
        self.browser = Client(SERVER_NAME="127.0.0.1")
        self.browser.force_login(officer_in(unit, f"gio-chot-{number}"))
        self.address = reverse("measures:unit", args=[unit.pk, str(clock.today().year)])
        asked = Gauge.objects.filter(standings__unit=unit, standings__member=True, closed_on=None)
        self.form = {f"m{measure}-part": "1" for measure in asked.values_list("measure", flat=True)}
        assert len(self.form) == TARGETS

    def __call__(self) -> None:
        answer = self.browser.post(self.address, self.form, secure=True)
        assert answer.status_code == 302, answer.status_code


class Hour:
    """The next commune submits; the officer of the province looks at the overview and reads four lists."""

    def __init__(self, reader: Reader, lists: tuple[str, ...], submitters: list[Submitter]) -> None:
        self.pages = [reader.page(address) for address in (ADDRESS, *lists)]
        self.submitters, self.turn = submitters, count()

    def __call__(self) -> None:
        self.submitters[next(self.turn)]()
        for page in self.pages:
            page()


class Minimal:
    """The same at a site without our frame: the numbers kept in one table, and lists of as many rows."""

    def __init__(self, reader: Reader, addresses: list[str]) -> None:
        self.browser = reader.bare
        rows = [reader.house.get(address, secure=True).content.count(b"<tr") for address in addresses]
        self.pages = [partial(shown, self.browser, f"/bare/{count}/") for count in rows]
        self.form = {f"m{number}-part": "1" for number in range(TARGETS)}
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE bare_sent (by_id bigint, name varchar(40), value bigint)")

    def __call__(self) -> None:
        assert self.browser.post("/bare/figures/", self.form, secure=True).status_code == 302
        for page in self.pages:
            page()
