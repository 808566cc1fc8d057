"""What is looked at when a model moves, and every night: its traces are kept, and the rules of `remarks` are asked."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import get_current_timezone

from danvan.core import clock
from danvan.core.action import action
from danvan.exemplars.actions.remarks import forget_unseen, note_seen
from danvan.exemplars.models import (
    LIVING,
    UNSENT,
    Copying,
    Dossier,
    Exemplar,
    Goal,
    Purpose,
    RemarkKind,
    Round,
    RoundStage,
)
from danvan.exemplars.queries.likenesses import KIND, home_for, matches, signatures_of
from danvan.exemplars.remarks.equal import Amounts, equal_everywhere
from danvan.exemplars.remarks.last_hour import Sending, bursts
from danvan.exemplars.remarks.limits import limits
from danvan.exemplars.remarks.nothing_since import months_before, nothing_since
from danvan.exemplars.remarks.similar import alike
from danvan.files.models import Attachment
from danvan.likeness.keeping import forget, keep, keep_nothing
from danvan.likeness.models import Part, Trace

# With the unit alone again: nobody else's model is held against it.
TAKEN_AWAY = ("take_back", "drop")
OF_LIKENESS = (RemarkKind.SIMILAR_TEXT, RemarkKind.SAME_PHOTO)
A_NIGHT = 5_000
DAY = timedelta(days=1)


def watch(exemplar: Exemplar, move: str) -> None:
    """What a move of the table has looked at, in its own action."""
    if move == "submit":
        trace(exemplar)
    if move in TAKEN_AWAY:
        forget(exemplar)
    if move == "report":
        watch_amounts(exemplar, list(Goal.objects.filter(exemplar=exemplar).values_list("planned", "achieved")))


def watch_amounts(exemplar: Exemplar, goals: Sequence[Amounts]) -> None:
    """Remarks on results that are exactly what was planned; `goals` are (planned, achieved)."""
    note_seen(exemplar.pk, filter(None, [equal_everywhere(goals, limits())]))


@action
def trace(exemplar: Exemplar) -> None:
    """Keeps what others are held against, in place of what was kept before, and remarks on what is like it already."""
    found, home = signatures_of(exemplar), exemplar.home_id or home_for(exemplar.unit)
    forget(exemplar, Part.PICTURE)
    for (part, place), signature in found.items():
        keep(exemplar, part, signature, home=home, place=place)
    if not any(found.values()):
        keep_nothing(exemplar, Part.NAME, home=home)
    seen = list(alike(matches(found, home, but=exemplar.pk), related_to(exemplar), limits()))
    forget_unseen(exemplar.pk, OF_LIKENESS, [each.about for each in seen])
    note_seen(exemplar.pk, seen)


def related_to(exemplar: Exemplar) -> frozenset[int]:
    """The models it is openly like: other levels of itself, what it copies, what copies it."""
    ladder = Exemplar.objects.filter(Q(pk=exemplar.origin_id) | Q(root=exemplar.origin_id)).values_list("pk", flat=True)
    origins = Copying.objects.filter(exemplar=exemplar).values_list("origin", flat=True)
    copies = Copying.objects.filter(origin=exemplar, exemplar__isnull=False).values_list("exemplar", flat=True)
    return frozenset([*ladder, *origins, *copies])


def watch_nightly() -> int:
    """Keeps traces of what came without being sent here and of new photos, and asks the rules that go by days; says how many
    models were looked at.
    """
    looked_at = 0
    for exemplar in to_trace().select_related("unit__territory").order_by("pk")[:A_NIGHT]:
        trace(exemplar)
        looked_at += 1
    for row in _just_closed():
        looked_at += _watch_last_hour(row)
    return looked_at + _watch_silence()


def to_trace() -> QuerySet[Exemplar]:
    """Models that left their unit and have no trace, and those that were given a file since yesterday."""
    traced = Trace.objects.filter(object_type=KIND, object_id=OuterRef("pk"))
    newer = Attachment.objects.filter(owner_type=KIND, owner_id=OuterRef("pk"), added_at__gte=clock.now() - 2 * DAY)
    return Exemplar.objects.exclude(stage__in=UNSENT).filter(~Exists(traced) | Exists(newer))


def _just_closed() -> QuerySet[Round]:
    """The rounds whose last day was one of the last two: one night may have been missed."""
    today = clock.today()
    over = Round.objects.filter(closes_on__range=(today - 2 * DAY, today - DAY))
    return over.exclude(stage__in=[RoundStage.DRAFT, RoundStage.DROPPED]).order_by("pk")


def _watch_last_hour(row: Round) -> int:
    closes_at = datetime.combine(row.closes_on + DAY, time(), get_current_timezone())
    sent = Dossier.objects.filter(
        exemplar__round=row, purpose=Purpose.REGISTRATION, number=1, submitted_at__gte=closes_at - DAY
    )
    facts = sent.values_list("exemplar", "exemplar__unit", "submitted_by_id", "submitted_at")
    found = bursts([Sending(pk, unit, hand, at) for pk, unit, hand, at in facts if at], closes_at, limits())
    for exemplar_id, seen in found.items():
        note_seen(exemplar_id, [seen])
    return len(found)


def _watch_silence() -> int:
    told, today, count = limits(), clock.today(), 0
    long_launched = Exemplar.objects.filter(stage__in=LIVING, launched_on__lte=months_before(today, told.months))
    fresh = long_launched.exclude(remarks__kind=RemarkKind.NOTHING_SINCE).order_by("pk")
    for pk, launched_on, last_active_on in fresh.values_list("pk", "launched_on", "last_active_on").iterator():
        seen = nothing_since(launched_on, last_active_on, today, told)
        if seen:
            note_seen(pk, [seen])
            count += 1
    return count
