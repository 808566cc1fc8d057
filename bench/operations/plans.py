"""A plan that binds five thousand units: the desk of who serves them, the plan's page and its list of units, against a
minimal page with as many rows as each shows.
"""

from collections.abc import Iterator
from typing import Any

from bench.country import top_of_country
from bench.in_force import officer_in, plan_of
from bench.site import Reader, settled
from bench.versus import Line, at_most, versus
from danvan.core import clock
from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.plans.actions.assignments import assign
from danvan.plans.models import Plan, Target
from danvan.plans.views.units import PAGE_SIZE
from danvan.units.models import Unit

NEEDS_DATABASE = True
BOUND, TARGETS = 5_000, 12


def compare() -> Iterator[Line]:
    top = top_of_country()
    plan, officer = at_work(top)
    settled()
    reader = Reader(officer)
    for name, address, rows in (
        ("desk-of-5000-duties", "/", rows_of_desk(reader)),
        ("plan-page-of-5000-units", f"/plans/{plan.pk}/", TARGETS),
        ("plan-units-of-5000", f"/plans/{plan.pk}/units/", PAGE_SIZE),
    ):
        yield versus(name, reader.page(address), reader.minimal(rows), at_most(2))


def rows_of_desk(reader: Reader) -> int:
    """How many rows the desk shows of them."""
    return reader.house.get("/", secure=True).content.count(b"<tr>")


@action
def at_work(top: Unit) -> tuple[Plan, Any]:
    """A plan in force with its targets and units, and an officer of the office that issued it and serves those units."""
    plan, officer, today = plan_of(top), officer_in(top, "chuyen-vien"), clock.today()
    words = "Trên 80% đơn vị hoàn thành nhiệm vụ công tác dân vận được giao trong năm"
    Target.objects.bulk_create(
        Target(plan=plan, words=words, section=f"Mục II.{n}", order=n, from_on=today) for n in range(TARGETS)
    )
    assign(plan, Unit.objects.filter(kind__code="thon").order_by("pk")[:BOUND], by=SYSTEM, bound_on=today)
    return plan, officer
