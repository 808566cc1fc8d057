"""Signatures: what is enough of a text, a name or a picture to say how much it is like another. Pure, and the same on
every machine and in every process, since they are kept.

Of a text the 64 least hashes of its runs are kept ("min-hash"): as many of a hundred places as two signatures have in
common, so many of a hundred runs both texts have. The estimate's standard error is 0.06 at a half, 0.04 at nine tenths.
It does not see how long the texts are: a paragraph that stands in a long text makes up little of it.
"""

import struct
import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b, shake_128
from operator import eq

from danvan.core.likeness import runs
from danvan.core.text import fold

HASHES, BANDS = 64, 16
WIDTH = 4
LONGEST = 20_000
# A letter and its marks may stand apart: three characters at most in Vietnamese.
MOST_TYPED = 3 * LONGEST
# Of 24 real plans, stretches of 150 words of different ones share 0.20 of their runs at most; with one word in ten
# replaced, a stretch keeps 0.56 of its own. Six words to a run would leave it 0.34.
WORDS_IN_RUN, LETTERS_IN_RUN = 3, 3
# Fewer words than these say nothing of their own: "Kinh phí xã hội hóa".
FEWEST_WORDS = 8
PICTURE_BYTES = 16
PICTURE_BITS = 8 * PICTURE_BYTES
# The same picture saved again, made six times smaller, brighter, cut by a fiftieth or with the day printed on it differed
# in 7 bits at most (of 115 drawn scenes), cut by a twentieth in 10 for nine of ten; different ones in 13 and more.
MOST_BITS_APART = 10
# One band more than bits may differ: at least one has none of them.
PICTURE_BANDS = MOST_BITS_APART + 1
SAME_PICTURE = 1 - MOST_BITS_APART / PICTURE_BITS

_PLACES = struct.Struct(f"<{HASHES}I")


@dataclass(frozen=True)
class Signature:
    """What is kept of a text or a picture; empty of what says too little to be compared. `size` counts a text's runs."""

    values: bytes = b""
    size: int = 0

    def __bool__(self) -> bool:
        return bool(self.values)

    def keys(self, *within: object) -> list[int]:
        """The keys of its bands among what may be compared with it: equal stretches of equal number, equal keys."""
        bands = _bits(self.values) if len(self.values) == PICTURE_BYTES else _stretches(self.values)
        return [_key(*within, number, stretch) for number, stretch in enumerate(bands)]


NOTHING = Signature()


def of_text(words: str) -> Signature:
    """The signature of a text somebody typed, without the headings of its form: those every other has too."""
    folded = fold(words[:MOST_TYPED])[:LONGEST]
    if folded.count(" ") + 1 < FEWEST_WORDS:
        return NOTHING
    return _least(runs(folded, WORDS_IN_RUN))


def of_name(words: str) -> Signature:
    """The signature of a name, by its letters: a slip of the keyboard or a word more leaves most of them."""
    name = f" {fold(words[:MOST_TYPED])[:LONGEST]} "
    return _least({name[at : at + LETTERS_IN_RUN] for at in range(len(name) - LETTERS_IN_RUN + 1)})


def of_picture(bits: bytes | None) -> Signature:
    """The signature of a picture: the sixteen bytes that were worked out where it was drawn, or nothing."""
    if bits and len(bits) != PICTURE_BYTES:
        raise ValueError(f"{PICTURE_BYTES} bytes make a picture's signature, not {len(bits)}.")
    return Signature(bytes(bits)) if bits else NOTHING


def share(one: bytes, other: bytes) -> float:
    """How much of two signatures of one kind is equal, 0 to 1: runs that both texts have, bits of two pictures."""
    if len(one) == PICTURE_BYTES:
        return 1 - (int.from_bytes(one) ^ int.from_bytes(other)).bit_count() / PICTURE_BITS
    return sum(map(eq, _PLACES.unpack(one), _PLACES.unpack(other))) / HASHES


def _least(found: Iterable[str]) -> Signature:
    """The least of each of 64 hashes over all runs."""
    digests = [shake_128(run.encode()).digest(HASHES * WIDTH) for run in found]
    if not digests:
        return NOTHING
    hashes = array("I", b"".join(digests))
    if sys.byteorder == "big":
        hashes.byteswap()
    return Signature(_PLACES.pack(*(min(hashes[place::HASHES]) for place in range(HASHES))), len(digests))


def _stretches(values: bytes) -> list[bytes]:
    length = len(values) // BANDS
    return [values[at : at + length] for at in range(0, len(values), length)] if values else []


def _bits(values: bytes) -> list[bytes]:
    """Every eleventh bit: a sky that many pictures have fills no band alone, a mark in a corner spoils few of them."""
    written = f"{int.from_bytes(values):0{PICTURE_BITS}b}"
    return [written[number::PICTURE_BANDS].encode() for number in range(PICTURE_BANDS)]


def _key(*of: object) -> int:
    """A number that no database finds too large."""
    return int.from_bytes(blake2b(repr(of).encode(), digest_size=8).digest()) >> 1
