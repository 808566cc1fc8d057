"""Which records say nearly the same as one: one question to the database, however many records there are.

It is not told who asks. The same candidates are looked at for whoever it is, so that neither the time it takes nor the
number of its questions tells of a record that somebody may not see; the caller takes those away from the answer.
"""

from dataclasses import dataclass

from django.db import connection

from danvan.likeness.keeping import keys_of
from danvan.likeness.models import Band, Trace
from danvan.likeness.signatures import Signature, share

MOST_CANDIDATES = 300
# A band with more members is what an office's papers have in common. It is followed last, and no further than this.
CROWD = 400
# So much more than all crowded bands together counts one that few share.
TELLING = 100


@dataclass(frozen=True)
class Near:
    """A trace that is like the one asked for: whose it is, how much of the two is equal (0 to 1), which of its places."""

    object_id: int
    share: float
    place: int


def near(
    part: str, home: int, signature: Signature, least: float, *, object_type: str, but: int | None = None
) -> list[Near]:
    """The traces of one kind of record and one home that are like this signature by `least` and more, the likest first.

    At most 300 candidates are held against it, those first that share most of its rarer bands; a text of which half is
    equal is among them in two cases of three, of two thirds in 97 of a hundred, of four fifths always but once in
    four thousand. `but` is left out: the record itself, once it is kept.
    """
    if not signature:
        return []
    keys = keys_of(object_type, part, home, signature)
    shares = (
        Near(object_id, share(signature.values, bytes(values)), place)
        for object_id, place, values in _candidates(keys, object_type, part, home)
        if object_id != but
    )
    return sorted((each for each in shares if each.share >= least), key=lambda each: (-each.share, each.object_id))


def _candidates(keys: list[int], object_type: str, part: str, home: int) -> list[tuple[int, int, bytes]]:
    """Object, place and signature of those that share bands, asked in one statement."""
    each_twice = [key for key in keys for _time in range(2)]
    with connection.cursor() as cursor:
        cursor.execute(_statement(len(keys)), [*each_twice, object_type, str(part), home])
        return list(cursor.fetchall())


def _statement(bands: int) -> str:
    """Who stands under each key, a crowd cut off where it is one; of these whom most keys have in common."""
    quoted = connection.ops.quote_name
    band, trace = quoted(Band._meta.db_table), quoted(Trace._meta.db_table)
    # Asked of the index for each band by itself: gathered and counted together, a crowd took twice as long.
    crowded = f"SELECT 1 FROM {band} WHERE key = %s LIMIT 1 OFFSET {CROWD}"  # noqa: S608
    weight = f"(SELECT CASE WHEN EXISTS ({crowded}) THEN 1 ELSE {TELLING} END)"
    members = f"SELECT trace_id FROM {band} WHERE key = %s ORDER BY trace_id LIMIT {CROWD}"  # noqa: S608
    met = " UNION ALL ".join(
        f"SELECT trace_id, {weight} AS weight FROM ({members}) AS band{number}"  # noqa: S608
        for number in range(bands)
    )
    return f"""SELECT object_id, place, signature FROM (
            SELECT trace_id, SUM(weight) AS meetings FROM ({met}) AS met
            GROUP BY trace_id ORDER BY meetings DESC, trace_id LIMIT {MOST_CANDIDATES}) AS candidates
        JOIN {trace} ON id = trace_id WHERE object_type = %s AND part = %s AND home = %s"""  # noqa: S608
