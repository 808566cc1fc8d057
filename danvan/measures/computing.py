"""All rows of one gauge as they should be, from its members, the trees and the records."""

from collections.abc import Iterable, Sequence

from danvan.measures.arithmetic import NOTHING, Sums
from danvan.measures.counting import FAILED, counted, own_of
from danvan.measures.models import Gauge, Standing
from danvan.measures.trees import nodes_of, sums_up


def computed(gauge: Gauge, members: Sequence[Standing], others: Iterable[Standing] = ()) -> list[Standing]:
    """The members with every unit above them, parents first, counted from the records. `others` are nodes the gauge has
    already. Members that ended keep what they had, and so does one whose count fails.
    """
    given = {row.path: row for row in (*others, *members)}
    own = _counted(members)
    nodes = nodes_of([row.path for row in members], given)
    sums = sums_up({node.path: own.get(node.path, NOTHING) for node in nodes})
    rows: dict[int, Standing] = {}
    for node in nodes:
        row = given.get(node.path) or Standing(gauge=gauge, unit_id=node.unit)
        row.parent_id, row.path = node.parent, node.path
        # Where sums are kept already is not changed, for a tree may branch elsewhere than it did; but below a unit that
        # stores them all do.
        row.stored = (row.stored if row.pk else node.stored) or (node.parent in rows and rows[node.parent].stored)
        put(row, own.get(node.path, NOTHING), sums[node.path])
        rows[node.unit] = row
    return list(rows.values())


def put(row: Standing, own: Sums, sums: Sums) -> None:
    """Gives a row its own part and, where it stores them, its sums."""
    row.n, row.d, row.a, row.e = own.values
    row.sn, row.sd, row.sa, row.se = (sums if row.stored else NOTHING).values


def _counted(members: Sequence[Standing]) -> dict[str, Sums]:
    moving = [row for row in members if row.kept_on is None]
    found = counted(moving)
    for row in moving:
        row.failed = found.get((row.gauge_id, row.unit_id)) == FAILED
    own = {row.path: row.own if row.failed and row.pk else own_of(row, found) for row in moving}
    return own | {row.path: row.own for row in members if row.kept_on is not None}
