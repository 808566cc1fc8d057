"""An action is a verb that writes: one transaction, retried when the database asks for it, finished as a whole.

`before_commit` collects work that has to happen once at the end of the outermost action, inside its transaction,
however many inner actions asked for it: sums to recount, a line of the search index to rewrite. Mail, files and
documents never happen in an action.
"""

import functools
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection, transaction

TRIES = 4
# serialization_failure, deadlock_detected, lock_not_available
RETRIED_SQLSTATES = {"40001", "40P01", "55P03"}

P = ParamSpec("P")
R = TypeVar("R")

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
