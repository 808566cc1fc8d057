"""The lock on the trees. Who changes a tree holds it alone; who only needs the trees to stand still (sums that run up
them) shares it. Taken first in an action, before any row, and never turned from shared to alone.
"""

from django.db import connection

# Any number that no other advisory lock of the house uses.
TREES = 0x64767472


def hold_trees() -> None:
    """Nobody else changes or sums along the trees until this action ends."""
    _lock("SELECT pg_advisory_xact_lock(%s)")


def share_trees() -> None:
    """Nobody changes the trees until this action ends; others may share."""
    _lock("SELECT pg_advisory_xact_lock_shared(%s)")


def _lock(statement: str) -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("The lock on the trees belongs inside an action.")
    # On SQLite an action begins IMMEDIATE: there is one writer anyway.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(statement, [TREES])
