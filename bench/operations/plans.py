"""A plan that binds five thousand units: the desk of who serves them, the plan's page and its list of units, against a
minimal page with as many rows as each shows.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from bench.country import top_of_country
from bench.site import Reader, newcomer, settled
from bench.versus import Line, at_most, versus
from danvan.core import clock
from danvan.core.acting import SYSTEM
from danvan.core.action import action
from danvan.core.text import fold
from danvan.documents.models import Family
from danvan.plans.actions.assignments import assign
from danvan.plans.models import Plan, PlanStage, Target
from danvan.plans.views.units import PAGE_SIZE
from danvan.units.models import Holding, Role, Unit

NEEDS_DATABASE = True
BOUND, TARGETS = 5_000, 12
TITLE = "Thực hiện công tác dân vận"


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
    officer, today = newcomer("chuyen-vien"), clock.today()
    Holding.objects.create(user=officer, unit=top, role=Role.OFFICER, from_on=today - timedelta(days=30))
    plan = Plan.objects.create(
        issuer=top,
        drafting_office=top,
        family=Family.STATE,
        title=TITLE,
        folded=fold(TITLE),
        starts_on=date(today.year, 1, 1),
        ends_on=date(today.year + 1, 1, 1),
        issued_on=today,
        stage=PlanStage.ISSUED,
    )
    words = "Trên 80% đơn vị hoàn thành nhiệm vụ công tác dân vận được giao trong năm"
    Target.objects.bulk_create(
        Target(plan=plan, words=words, section=f"Mục II.{n}", order=n, from_on=today) for n in range(TARGETS)
    )
    assign(plan, Unit.objects.filter(kind__code="thon").order_by("pk")[:BOUND], by=SYSTEM, bound_on=today)
    return plan, officer
