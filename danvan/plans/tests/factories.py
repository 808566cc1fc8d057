"""Plans and the people around them for tests."""

from datetime import date

import factory

from danvan.documents.models import Family
from danvan.plans.actions import plans as acts
from danvan.plans.actions.bindings import bind
from danvan.plans.models import Plan, PlanStage
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
