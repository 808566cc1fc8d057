"""A plan in force that binds three communes, one of which has nobody who signs in; and people of both sides."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from danvan.notifications.models import Notice
from danvan.plans.actions.assignments import take_on
from danvan.plans.models import Plan, Task
from danvan.plans.tests.factories import issued_plan
from danvan.plans.urging import OWN_PLANS, TAKING_ON
from danvan.units.models import FocalPoint, Unit
from danvan.units.tests.factories import LONG_AGO, TerritoryFactory, UnitFactory, officer_of
from danvan.urging.actions.batches import prepare, send
from danvan.urging.causes import Asked, Cause
from danvan.urging.models import How

TODAY = date(2026, 5, 20)
DUE = date(2026, 5, 24)


@dataclass
class Scene:
    """Who asks, who is asked."""

    plan: Plan
    officer: Any
    communes: list[Unit]
    clerks: list[Any]
    cause: Cause = TAKING_ON

    @property
    def asked(self) -> Asked:
        return self.cause.find(self.plan.pk)

    def units(self, *some: Unit):
        return Unit.objects.filter(pk__in=[unit.pk for unit in some or self.communes])

    def prepare(self, *some: Unit, how=How.MESSAGE, **more):
        return prepare(self.cause, self.asked, self.units(*some), how, by=self.officer, **more)

    def sent(self, *some: Unit, how=How.MESSAGE, **more):
        batch = self.prepare(*some, how=how)
        return batch, send(batch, by=self.officer, **more)

    def take_on(self, at: int) -> None:
        take_on(self.plan.assignments.get(unit=self.communes[at]), by=self.clerks[at])


def commune(name: str, kind: str = "xã") -> Unit:
    place = TerritoryFactory(name=name, kind=kind, full_name=f"{kind.capitalize()} {name}")
    return UnitFactory(name=f"UBND {kind} {name}", territory=place)


def scene(cause: Cause = TAKING_ON, due_on: date | None = None) -> Scene:
    """Khe Mây and Bản Đá sign in, Suối Vắng does not; each has an officer to telephone."""
    communes = [commune(name) for name in ("Bản Đá", "Khe Mây", "Suối Vắng")]
    for number, unit in enumerate(communes):
        FocalPoint.objects.create(
            unit=unit, charge="officer", name=f"Lò Văn Mẫu {number}", phone=f"0208 000 10{number}", from_on=LONG_AGO
        )
    clerks = [officer_of(unit) for unit in communes[:2]]
    plan = issued_plan(*communes)
    if due_on is not None:
        Task.objects.create(
            plan=plan,
            section="mục II.1",
            words="Các xã ban hành kế hoạch thực hiện.",
            due_on=due_on,
            first_due_on=due_on,
        )
    # Those of the plan's issuing have been read.
    Notice.objects.all().delete()
    return Scene(plan, officer_of(plan.drafting_office), communes, clerks, cause)


def own_plans_due(day: date = DUE) -> Scene:
    """The same, asked for plans of their own until a day."""
    return scene(OWN_PLANS, day)
