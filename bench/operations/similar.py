"""Which of a province's fifty thousand say nearly the same as one, against the traces it looks at read by their keys."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from struct import Struct
from typing import TypeVar

from bench.site import settled
from bench.versus import Line, at_most, versus
from danvan.likeness.finding import MOST_CANDIDATES, near
from danvan.likeness.keeping import Kept, keep_many, keys_of
from danvan.likeness.models import Part, Trace
from danvan.likeness.signatures import HASHES, Signature

NEEDS_DATABASE = True
T = TypeVar("T")
TRACES, ASKED, COPIES = 50_000, 40, 3_000
KIND, HOME, LEAST = "bench.dossier", 1, 0.5
# Plans of one theme have much in common; and one stretch in twenty-five is what the office's form prints for all.
THEME, KEPT_OF_THEME, PRINTED = 200, 0.7, 25
PLACES = Struct(f"<{HASHES}I")


def compare() -> Iterator[Line]:
    chosen = random.Random(2026)
    signatures = list(made(chosen))
    copied = Signature(chosen.randbytes(PLACES.size), 200)
    everything = [*signatures, *[copied] * COPIES]
    keep_many(Kept(KIND, n, Part.TEXT, signature, HOME) for n, signature in enumerate(everything))
    settled()
    asked = chosen.sample(signatures, ASKED)
    yield versus("similar-one-of-50000", in_turn(asked, found), in_turn(list(map(met, asked)), read), at_most(8))
    yield versus("similar-among-3000-copies", partial(found, copied), partial(read, met(copied)), at_most(8))


def made(chosen: random.Random) -> Iterator[Signature]:
    """Signatures as texts of some themes leave them, without the texts: those would take minutes to write."""
    form = PLACES.unpack(chosen.randbytes(PLACES.size))
    for number in range(TRACES):
        if number % THEME == 0:
            theme = PLACES.unpack(chosen.randbytes(PLACES.size))
        own = PLACES.unpack(chosen.randbytes(PLACES.size))
        places = [t if chosen.random() < KEPT_OF_THEME else o for t, o in zip(theme, own, strict=True)]
        if number % PRINTED == 0:
            places[:8] = form[:8]
        yield Signature(PLACES.pack(*places), 200)


def found(signature: Signature) -> None:
    """Ours: candidates by their bands, then each held against it. The text itself is always among them."""
    assert near(Part.TEXT, HOME, signature, LEAST, object_type=KIND)[0].share == 1


def met(signature: Signature) -> list[int]:
    """The traces that share a band with it."""
    keys = keys_of(KIND, Part.TEXT, HOME, signature)
    rows = Trace.objects.filter(bands__key__in=keys).order_by("pk").distinct()
    return list(rows.values_list("pk", flat=True)[:MOST_CANDIDATES])


def read(traces: list[int]) -> None:
    """Bare: so many rows by their keys."""
    assert len(Trace.objects.filter(pk__in=traces).values_list("object_id", "place", "signature")) == len(traces)


def in_turn(asked: list[T], work: Callable[[T], None]) -> Callable[[], None]:
    """Does it for the next of them, from the start again after the last."""
    turn = count()
    return lambda: work(asked[next(turn) % len(asked)])
