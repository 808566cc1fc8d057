"""What goes with a record that must not have been here: how it was counted, and figures that nobody else asks."""

from collections.abc import Iterable

from django.db.models import Model, Q, QuerySet

from danvan.audit.erasing import erase_words
from danvan.audit.models import Entry
from danvan.core import clock
from danvan.measures.actions.moving import keep_ended
from danvan.measures.actions.rebuilding import rebuild
from danvan.measures.models import Figure, Gauge, Measure, Reading, Standing
from danvan.units.models import Unit


def hanging(record: Model) -> Iterable[Model]:
    """The gauges of what asked, and of a gauge the parts of units that have a history: both are called by its words."""
    if isinstance(record, Gauge):
        told = Entry.objects.filter(object_type=Standing._meta.label_lower).values("object_id")
        return record.standings.filter(pk__in=told)
    return Gauge.objects.of(record)


def forget(record: Model) -> int:
    """Takes away how a record was counted. An edition that came with it leaves the count before to go on."""
    gauges = list(Gauge.objects.of(record))
    if not gauges:
        return 0
    keys = [gauge.pk for gauge in gauges]
    before = [gauge.replaces_id for gauge in gauges if gauge.is_open and gauge.replaces_id]
    Gauge.objects.filter(Q(pk__in=keys) | Q(replaces__in=keys)).update(replaces=None)
    Reading.objects.filter(gauge__in=keys).delete()
    Gauge.objects.filter(pk__in=keys).delete()
    for gauge in Gauge.objects.filter(pk__in=before):
        _count_on(gauge)
    return len(gauges)


def _count_on(gauge: Gauge) -> None:
    Gauge.objects.filter(pk=gauge.pk).update(closed_on=None)
    rebuild(gauge)
    for unit in Unit.objects.filter(standings__gauge=gauge, closed_on__lte=clock.today()):
        keep_ended(unit)


def forget_measures(measures: QuerySet[Measure]) -> None:
    """Takes away figures that nobody asks any more, and their words from the history of the units that said them."""
    words = set(measures.values_list("words", flat=True))
    figures = Figure.objects.filter(measure__in=measures)
    told = Entry.objects.filter(
        object_type=Unit._meta.label_lower, verb="report_figures", object_id__in=figures.values("unit")
    )
    erase_words([entry.pk for entry in told.iterator() if _names_one_of(words, entry.changes)])
    keys = list(measures.values_list("pk", flat=True))
    Figure.objects.filter(measure__in=keys).delete()
    Measure.objects.filter(pk__in=keys).delete()


def _names_one_of(words: set[str], changes: Iterable[str]) -> bool:
    """Whether a figure was said under these words; of two of the same words the unit of measure stands behind."""
    return any(named in words or named.rpartition(" (")[0] in words for named in changes)
