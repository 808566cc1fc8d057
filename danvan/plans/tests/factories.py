"""Plans and the people around them for tests."""

from datetime import date

import factory

from danvan.documents.models import Family
from danvan.files.actions import keep
from danvan.files.receiving import Received
from danvan.plans.actions import plans as acts
from danvan.plans.actions.bindings import bind
from danvan.plans.actions.task_parts import close
from danvan.plans.models import Plan, PlanStage, Task, TaskPart
from danvan.plans.workflow import PLAN
from danvan.units.models import Level
from danvan.units.selectors import Selector
from danvan.units.tests.factories import KindFactory, UnitFactory, leader_of, officer_of


class ProvinceKindFactory(KindFactory):
    """A kind of unit at provincial level."""

    code = "so"
    level = Level.PROVINCE


class PlanFactory(factory.django.DjangoModelFactory):
    """A draft of a plan for this year, of a provincial committee, drafted by its department."""

    class Meta:
        model = Plan

    issuer = factory.SubFactory(UnitFactory, kind=factory.SubFactory(ProvinceKindFactory, code="ubnd-tinh"))
    drafting_office = factory.SubFactory(
        UnitFactory, kind=factory.SubFactory(ProvinceKindFactory), parent=factory.SelfAttribute("..issuer")
    )
    family = Family.STATE
    title = "Thực hiện công tác dân vận chính quyền năm 2026"
    starts_on = date(2026, 1, 1)
    ends_on = date(2027, 1, 1)
    stage = PlanStage.DRAFT


def issued_plan(*communes, symbol="21/KH-UBND"):
    """A plan that went the whole way: drafted and submitted by one officer, issued by the leader, binding the communes."""
    plan = PlanFactory()
    officer = officer_of(plan.drafting_office)
    words = Selector(words="UBND các xã", units=tuple(unit.pk for unit in communes))
    bind(plan, "UBND các xã", words, by=officer)
    PLAN.advance(plan, "submit", by=officer)
    return acts.issue(
        plan, by=leader_of(plan.issuer), symbol=symbol, signed_on=date(2026, 1, 16), signer="Trần Văn Mẫu"
    )


def task_under(*leading, along=(), due_on=date(2026, 6, 30), plan=None, **values):
    """A task of an issued plan that these units lead and others work along in; gives the task."""
    plan = plan or issued_plan(*leading)
    words = {"words": "Rà soát thủ tục hành chính", "due_on": due_on, "first_due_on": due_on, **values}
    task = Task.objects.create(plan=plan, **words)
    for unit in leading:
        TaskPart.objects.create(task=task, unit=unit, leads=True)
    for unit in along:
        TaskPart.objects.create(task=task, unit=unit)
    return task


def part_of(unit, **values):
    """The part of one unit that leads a task of its own."""
    return task_under(unit, **values).parts.get()


def photo(name="anh.jpg"):
    """A photo that was received."""
    return Received(name, keep(name.encode(), "image/jpeg"), keep(b"small", "image/jpeg"))


def done(part, by, on, name="bien-ban.jpg"):
    """The part, closed with a proof as done on a day."""
    return close(part, by=by, done_on=on, files=[photo(name)])
