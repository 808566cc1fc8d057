"""Taking last year's plan as the draft of this year's."""

from typing import Any

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.plans.actions.lines import LINES
from danvan.plans.actions.parts import name_parts
from danvan.plans.actions.plans import draft
from danvan.plans.models import Binding, Plan
from danvan.plans.models.content import Content
from danvan.plans.years import later, words_later

DAYS = {"due_on", "starts_on", "ends_on", "window_starts_on", "window_ends_on"}
WORDS = {"words", "due_words", "due_rule"}
# What belongs to the old paper and its life, not to the new draft.
LEFT_BEHIND = {"id", "plan", "clause", "replaces", "version", "from_on", "to_on"}


@action
def copy(plan: Plan, *, by: Acting, years: int = 1, key: str | None = None) -> Plan:
    """Drafts a plan like this one for a later year: its lines and units, days and years moved on, no number, no paper."""
    period = range(plan.starts_on.year, plan.ends_on.year)
    title = words_later(plan.title, years, period)
    made = draft(
        plan.issuer,
        by=by,
        family=plan.family,
        title=title,
        starts_on=later(plan.starts_on, years),  # type: ignore[arg-type]
        ends_on=later(plan.ends_on, years),  # type: ignore[arg-type]
        form=plan.form,
        section=plan.section,
        copied_from=plan,
        key=key,
    )
    for model in LINES.values():
        _copy_lines(model, plan, made, years, period)
    name_parts(made, made.tasks.all(), clock.today())
    Binding.objects.bulk_create(
        Binding(plan=made, words=each.words, selector=each.selector, order=each.order) for each in plan.bindings.all()
    )
    record("copy", made, by=by, changes={"copied_from": ("", plan.title)})
    return made


def _copy_lines(model: Any, plan: Plan, made: Plan, years: int, period: range) -> None:
    """The lines in force at the plan's end, moved on."""
    rows = model.objects.filter(plan=plan, to_on__isnull=True)
    model.objects.bulk_create(model(plan=made, **_moved(row, years, period)) for row in rows)


def _moved(row: Content, years: int, period: range) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        if field.name in LEFT_BEHIND:
            continue
        value = getattr(row, field.name)
        if field.name in DAYS:
            value = later(value, years)
        elif field.name in WORDS:
            value = words_later(value, years, period)
        values[field.name] = value
    if "first_due_on" in values:
        values["first_due_on"] = values["due_on"]
    return values
