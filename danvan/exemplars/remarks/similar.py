"""Texts that are nearly the same, and the same photo in two models."""

from collections.abc import Iterable, Iterator

from danvan.exemplars.models import RemarkKind
from danvan.exemplars.queries.likenesses import Match
from danvan.exemplars.remarks.limits import Limits
from danvan.exemplars.remarks.seen import Seen
from danvan.likeness.models import Part


def alike(found: Iterable[Match], related: frozenset[int], limits: Limits) -> Iterator[Seen]:
    """A remark for each other model; none for its own ladder, for what it openly copies, or for a mere name."""
    for match in found:
        if match.pk in related:
            continue
        if match.part == Part.TEXT and match.share >= limits.likeness:
            yield Seen(RemarkKind.SIMILAR_TEXT, match.pk, match.share)
        if match.part == Part.PICTURE:
            facts = {"photo": match.own_place + 1, "other": match.place + 1}
            yield Seen(RemarkKind.SAME_PHOTO, match.pk, match.share, facts)
