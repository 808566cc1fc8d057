"""What the units of the demonstration said in figures: most by the papers that reached the standing office, some by their
own hand, one corrected, two left out with the leader's approval.
"""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from danvan.core import clock
from danvan.demonstration.people import People
from danvan.measures.actions.excusing import excuse
from danvan.measures.actions.figures import Said, report
from danvan.measures.models import Gauge, Measure, Standing
from danvan.measures.rules import Rule
from danvan.plans.actions.countings import Terms, decide
from danvan.plans.models import Plan, Target
from danvan.units.acting import InPost
from danvan.units.models import Unit
from danvan.units.phrases import propose

# The corrected figure: whose it is, and why it was said again.
CORRECTED = (
    "khemay.ubnd",
    "Số cuộc tiếp xúc, đối thoại trực tiếp với Nhân dân",
    "Ghi nhầm hội nghị của quý I năm trước.",
)
LEFT_OUT = 2
NO_PROJECT = "Trên địa bàn không có chương trình, dự án đầu tư công trong năm."


def decide_countings(plan: Plan, told: dict[str, Any], officer: InPost) -> None:
    """How the targets of a draft are counted, as the standing office decided."""
    for target, values in zip(plan.targets.order_by("order"), told.get("target", ()), strict=True):
        if "counting" in values:
            decide(target, terms_of(plan, target, values["counting"]), by=officer)


def terms_of(plan: Plan, target: Target, said: dict[str, Any]) -> Terms:
    """The terms as the data file says them; what another plan asks already is not asked again."""
    groups = propose(said["of"], plan.issuer, clock.today()).selectors if "of" in said else ()
    words = {
        name: said[name] for name in ("words", "whole_words", "unit_of_measure", "denominator_words") if name in said
    }
    known = Measure.objects.filter(words=said["words"]).first() if "words" in said else None
    return Terms(
        rule=target.rule,
        tally=said.get("tally", ""),
        measure=known,
        selectors=[group.dump() for group in groups],
        share=Decimal(said.get("share", 100)),
        starts_on=said.get("starts_on", plan.starts_on),
        ends_on=said.get("ends_on", plan.last_day),
        **words,
    )


def report_year(plan: Plan, people: People, period: str, day: date, *, silent: int) -> None:
    """Most communes and departments said their figures; the standing office typed them from the papers that came."""
    officer = replace(people.at(plan.drafting_office.name, "officer"), source="bản giấy")
    waiting = iter(range(silent))
    heard = [each for each in asked(plan) if each[0].kind.code != "ubnd-xa" or next(waiting, None) is None]
    for at, (unit, measures) in enumerate(heard):
        with clock.frozen(day + timedelta(days=at % 12)):
            said = [said_of(measure, rule, at) for measure, rule in measures]
            report(unit, period, said, by=officer, received_on=clock.today())


def asked(plan: Plan) -> list[tuple[Unit, list[tuple[Measure, str]]]]:
    """The figures that are asked of each unit, the units by name."""
    gauges = gauges_of(plan).filter(measure__tally="").values("pk")
    rows = Standing.objects.filter(gauge__in=gauges, member=True).select_related("unit__kind", "gauge__measure")
    found: dict[int, tuple[Unit, list[tuple[Measure, str]]]] = {}
    for row in rows.order_by("unit__kind__order", "unit__sort_key", "unit", "gauge"):
        found.setdefault(row.unit_id, (row.unit, []))[1].append((row.gauge.measure, row.gauge.rule))
    return list(found.values())


def said_of(measure: Measure, rule: str, at: int) -> Said:
    """What the unit at this place says: believable, not all alike, and now and then short of the target."""
    if rule == Rule.RATIO:
        whole = 18 + at * 7 % 23 if measure.unit_of_measure == "người" else 2 + at % 3
        return Said(measure, whole - (at % 4 == 0) - (at % 7 == 0), whole)
    if rule == Rule.ZERO:
        return Said(measure, int(at % 41 == 7))
    return Said(measure, 0 if at % 9 == 4 else 1 + at % 2)


def correct(plan: Plan, people: People, day: date) -> None:
    """One commune found that it had counted a meeting of another year."""
    username, words, reason = CORRECTED
    officer, measure = people[username], Measure.objects.get(words=words)
    with clock.frozen(day):
        report(officer.unit, "2026", [Said(measure, 1, reason=reason)], by=officer)


def leave_out(plan: Plan, people: People, words: str, day: date) -> None:
    """Communes without any project have no board that watches one: left out, with the leader's approval."""
    gauge = gauges_of(plan).get(measure__words=words)
    silent = Standing.objects.filter(gauge=gauge, member=True, a=0, unit__kind__code="ubnd-xa")
    units = [row.unit for row in silent.select_related("unit").order_by("unit__sort_key")[:LEFT_OUT]]
    with clock.frozen(day):
        excuse(gauge, units, by=people["sonoivu.ld"], reason=NO_PROJECT, approver="Phó Chủ tịch UBND tỉnh")


def gauges_of(plan: Plan) -> Any:
    """How the targets of a plan are counted."""
    return Gauge.objects.open().filter(subject_type=Target._meta.label_lower, subject_id__in=plan.targets.values("pk"))
