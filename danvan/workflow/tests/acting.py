"""Holdings for tests, kept in a dict, as the units keep them in rows."""

from contextlib import contextmanager

from danvan.core import acting
from danvan.core.acting import Acting


@contextmanager
def holdings(held):
    """`held` is {(user id, holding id): Acting}; taking one away ends the holding."""
    before = list(acting._finders)
    acting.found_by(lambda user_id, holding_id: held.get((user_id, holding_id)))
    try:
        yield held
    finally:
        acting._finders[:] = before


def at_work(user, **how):
    return Acting(user=user, **how)
