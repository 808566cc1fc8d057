"""A province with communes and plans, for the tests of the overview."""

from datetime import date
from decimal import Decimal

from danvan.measures.actions.figures import Said, report
from danvan.measures.models import Gauge
from danvan.measures.rules import Rule
from danvan.plans.actions.assignments import record_own_plan
from danvan.plans.actions.bindings import bind
from danvan.plans.actions.countings import Terms, decide
from danvan.plans.actions.lines import add_line
from danvan.plans.actions.plans import issue
from danvan.plans.counting import OWN_PLAN
from danvan.plans.models import Assignment, PlanStage
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.workflow import PLAN
from danvan.units.models import Level
from danvan.units.selectors import Selector
from danvan.units.tests.factories import KindFactory, UnitFactory, leader_of, officer_of

TODAY = date(2026, 5, 20)
COVERAGE = {
    "words": "100% đơn vị ban hành kế hoạch thực hiện công tác dân vận.",
    "rule": Rule.COVERAGE,
    "comparator": ">=",
    "threshold": Decimal(100),
}
TOTAL = {"words": "Toàn tỉnh có ít nhất 20 mô hình", "rule": Rule.TOTAL, "comparator": ">=", "threshold": Decimal(20)}
YEAR = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}


class Province:
    """A committee with a department that drafts, communes, and plans in force with two counted targets each."""

    def __init__(self, communes=3, plans=1, villages=0):
        self.committee = UnitFactory(
            name="UBND tỉnh Sông Thử", kind=KindFactory(code="ubnd-tinh", level=Level.PROVINCE)
        )
        self.department = UnitFactory(
            name="Sở Nội vụ Thử", kind=KindFactory(code="so", level=Level.PROVINCE), parent=self.committee
        )
        self.communes = [UnitFactory(name=f"UBND xã Thử {n}", parent=self.committee) for n in range(communes)]
        village = KindFactory(code="thon")
        self.villages = [
            UnitFactory(name=f"Thôn {n} {commune.name}", kind=village, parent=commune)
            for commune in self.communes
            for n in range(villages)
        ]
        self.officer = officer_of(self.department)
        self.plans = [self.plan_in_force(f"Kế hoạch thử {n}", self.communes + self.villages) for n in range(plans)]

    def plan_in_force(self, title, units):
        """A plan of the committee that counts own plans and models."""
        plan = PlanFactory(issuer=self.committee, drafting_office=self.department, title=title)
        coverage = add_line(plan, "target", COVERAGE, by=self.officer)
        decide(coverage, Terms(rule=Rule.COVERAGE, tally=OWN_PLAN, **YEAR), by=self.officer)
        total = add_line(plan, "target", TOTAL, by=self.officer)
        decide(total, Terms(rule=Rule.TOTAL, words="Số mô hình", **YEAR), by=self.officer)
        bind(plan, "xã", Selector(units=tuple(unit.pk for unit in units)), by=self.officer)
        PLAN.advance(plan, "submit", by=self.officer)
        issue(
            plan, by=leader_of(self.committee), symbol="21/KH-UBND", signed_on=date(2026, 1, 16), signer="Trần Văn Mẫu"
        )
        return plan

    def gauge(self, rule=Rule.COVERAGE, plan=0):
        """How one target of a plan is counted."""
        targets = self.plans[plan].targets.values("pk")
        return Gauge.objects.get(subject_id__in=targets, rule=rule, replaced_by=None)

    def has_own_plan(self, unit, plan=0):
        """The unit issues its own plan and records it."""
        own = PlanFactory(issuer=unit, drafting_office=unit, stage=PlanStage.ISSUED, issued_on=date(2026, 2, 10))
        duty = Assignment.objects.get(plan=self.plans[plan], unit=unit)
        return record_own_plan(duty, own, by=officer_of(unit))

    def says(self, unit, models, reason=""):
        """The unit reports how many models it has, or corrects that for a reason."""
        measure = self.gauge(Rule.TOTAL).measure
        report(unit, "2026", [Said(measure, models, reason=reason)], by=officer_of(unit))
