"""Where the rows of the desk come from: each app whose work stands there has a module of this folder, and its line here.
Each source asks a fixed number of questions, however many rows there are.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain

from danvan.desk import appraisals, drafts, exemplars, figures, plans
from danvan.desk.items import Item
from danvan.units.scope import Scope

# The rows of one person's posts on a day.
Source = Callable[[Scope, date], Iterator[Item]]

OWED: list[Source] = [
    plans.duty_items,
    plans.task_items,
    figures.figure_items,
    exemplars.owed_items,
]
DECISIONS: list[Source] = [plans.decision_items, exemplars.decision_items]
# What is before one person alone, as a member of a body or as who may announce: hand-overs, which others read, list the
# unit's work and none of this.
OWED_IN_PERSON: list[Source] = [appraisals.owed_items]
DECISIONS_IN_PERSON: list[Source] = [appraisals.decision_items]
DRAFTS: list[Source] = [drafts.draft_items, exemplars.draft_items]


def unit_items(scope: Scope, day: date) -> Iterator[Item]:
    """What the units of these posts owe and decide, whoever holds the posts."""
    return chain.from_iterable(source(scope, day) for source in [*OWED, *DECISIONS])


def owed_items(scope: Scope, day: date) -> Iterator[Item]:
    """What this person's units owe, and what they owe themselves."""
    return chain.from_iterable(source(scope, day) for source in [*OWED, *OWED_IN_PERSON])


def decision_items(scope: Scope, day: date) -> Iterator[Item]:
    """What waits for this person, or for their offices, to decide."""
    return chain.from_iterable(source(scope, day) for source in [*DECISIONS, *DECISIONS_IN_PERSON])


def draft_items(scope: Scope, day: date) -> Iterator[Item]:
    """What this person's offices are writing."""
    return chain.from_iterable(source(scope, day) for source in DRAFTS)
