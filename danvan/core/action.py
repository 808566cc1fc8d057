"""An action is a verb that writes: one transaction, retried when the database asks for it, finished as a whole.

`before_commit` collects work that has to happen once at the end of the outermost action, inside its transaction,
however many inner actions asked for it: a line of the search index to rewrite. `gather` does the same for things that
come one by one and are worked on together: sums to recount. Mail, files and documents never happen in an action.
"""

import functools
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

from django.db import OperationalError, connection, transaction

TRIES = 4
# serialization_failure, deadlock_detected, lock_not_available
RETRIED_SQLSTATES = {"40001", "40P01", "55P03"}

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

_pending: ContextVar[dict[Hashable, Callable[[], object]] | None] = ContextVar("pending", default=None)


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Marks a verb that writes. Inside another action it joins that one's transaction."""

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if _pending.get() is not None:
            return function(*args, **kwargs)
        for attempt in range(1, TRIES + 1):
            try:
                return _whole(functools.partial(function, *args, **kwargs))
            except OperationalError as error:
                if attempt == TRIES or connection.in_atomic_block or not worth_retrying(error):
                    raise
        raise AssertionError("unreachable")

    run.is_action = True  # type: ignore[attr-defined]
    return run


def before_commit(key: Hashable, work: Callable[[], object]) -> None:
    """Does `work` once at the end of the running action; a later call under the same key replaces the earlier."""
    pending = _pending.get()
    if pending is None:
        raise RuntimeError("before_commit belongs inside an action.")
    pending.pop(key, None)
    pending[key] = work


def gather(work: Callable[[Sequence[T]], object], things: Iterable[T]) -> None:
    """Does `work` once at the end of the running action with all things gathered for it, each once, as they came."""
    pending = _pending.get()
    if pending is None:
        raise RuntimeError("gather belongs inside an action.")
    gathered = pending.get(work)
    if not isinstance(gathered, _Gathered):
        gathered = pending[work] = _Gathered(work)
    gathered.things |= dict.fromkeys(things)


class _Gathered:
    """Things that wait for the end of an action, and the work that is done with them then."""

    def __init__(self, work: Callable[[Sequence[Any]], object]) -> None:
        self.work, self.things = work, dict[Any, None]()

    def __call__(self) -> None:
        if self.things:
            self.work(list(self.things))


def worth_retrying(error: OperationalError) -> bool:
    """Whether the database gave this transaction up for another's sake."""
    state = getattr(error.__cause__, "sqlstate", None)
    return state in RETRIED_SQLSTATES or "database is locked" in str(error)


def _whole(work: Callable[[], R]) -> R:
    token = _pending.set({})
    try:
        with transaction.atomic():
            result = work()
            _finish()
        return result
    finally:
        _pending.reset(token)


def _finish() -> None:
    """Work at the end may ask for more work; it is done until none is left."""
    pending = _pending.get() or {}
    while pending:
        pending.pop(next(iter(pending)))()
