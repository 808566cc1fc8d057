"""The overview of a province of a hundred and thirty communes and their villages, behind sign-in: put together, and as it is
kept; against a minimal page with as many rows.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.core.cache import cache

from bench.country import OPENED, name
from bench.in_force import officer_in, plan_of
from bench.site import Reader, settled
from bench.versus import Line, at_most, versus
from danvan.core import clock
from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.core.periods import Period
from danvan.measures.actions.gauges import open_gauge
from danvan.measures.models import Measure
from danvan.measures.rules import Rule
from danvan.plans.actions.assignments import assign
from danvan.plans.models import Plan, Target
from danvan.units.building import Draft, build
from danvan.units.models import Unit, UnitKind

NEEDS_DATABASE = True
COMMUNES, VILLAGES, TARGETS = 130, 17, 12
ADDRESS = "/overview/"


def compare() -> Iterator[Line]:
    reader = Reader(officer_in(built(), "toan-canh"))
    settled()
    rows = reader.house.get(ADDRESS, secure=True).content.count(b"<tr>")
    page, minimal = reader.page(ADDRESS), reader.minimal(rows)

    def anew() -> None:
        cache.clear()
        page()

    yield versus("province-overview", anew, minimal, at_most(2))
    yield versus("province-overview-kept", page, minimal, at_most(0.4))


def built() -> Unit:
    """The province, built by whichever operation comes first."""
    return Unit.objects.filter(code="TC").first() or province()


@action
def province() -> Unit:
    """A province of its own, with a plan in force that counts twelve targets of every commune and village."""
    top = build(drafts())[0]
    units = Unit.objects.under(top, itself=False)
    plan = plan_of(top)
    assign(plan, units, by=SYSTEM, bound_on=clock.today())
    for number in range(TARGETS):
        counted(plan, units, number)
    return top


def drafts() -> list[Draft]:
    """The committee, its communes, their villages."""
    commune, village = UnitKind.objects.get(code="ubnd-xa"), UnitKind.objects.get(code="thon")
    top = Draft(UnitKind.objects.get(code="ubnd-tinh"), "TC", "UBND tỉnh Toàn Cảnh", OPENED)
    made = [top]
    for number in range(COMMUNES):
        above = Draft(commune, f"TC{number}", f"UBND xã {name(number)}", OPENED, top)
        made += [above, *(Draft(village, f"TC{number}-{n}", f"Thôn {name(n)}", OPENED, above) for n in range(VILLAGES))]
    return made


def counted(plan: Plan, units: Any, number: int) -> None:
    """A target that every unit reports on."""
    words = f"Trên 80% đơn vị hoàn thành nhiệm vụ công tác dân vận thứ {number}"
    today = clock.today()
    target = Target.objects.create(plan=plan, words=words, order=number, from_on=today, rule=Rule.COVERAGE)
    open_gauge(
        target,
        Measure.objects.create(words=words, unit_of_measure="việc"),
        by=SYSTEM,
        words=words,
        rule=Rule.COVERAGE,
        comparator=">=",
        threshold=Decimal(80),
        window=Period.year(today.year),
        members=units,
        members_on=today,
        issuer=plan.issuer,
        office=plan.drafting_office,
    )
