"""Choosing whom a draft is to bind."""

from collections.abc import Sequence

from danvan.audit.actions import record
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.plans.actions.lines import must_be_writable
from danvan.plans.models import Binding, Plan
from danvan.units.selectors import Selector
from danvan.workflow.authors import add_authors
from danvan.workflow.keys import spend


@action
def bind(plan: Plan, words: str, selector: Selector, *, by: Acting) -> Binding:
    """Adds units that the plan is to bind, in its own words; nothing binds before the plan is issued."""
    fresh = must_be_writable(plan, by)
    binding = Binding.objects.create(plan=fresh, words=words, selector=selector.dump(), order=fresh.bindings.count())
    add_authors(fresh, by)
    record("bind", fresh, by=by, changes={"bindings": ("", words)})
    return binding


@action
def bind_all(plan: Plan, selectors: Sequence[Selector], *, by: Acting, key: str | None = None) -> None:
    """Adds all the groups of units that a phrase of the plan names."""
    spend(key)
    for selector in selectors:
        bind(plan, selector.words, selector, by=by)


@action
def unbind(binding: Binding, *, by: Acting) -> None:
    """Takes units out of a draft again."""
    fresh = must_be_writable(binding.plan, by)
    record("unbind", fresh, by=by, changes={"bindings": (binding.words, "")})
    binding.delete()
    add_authors(fresh, by)
