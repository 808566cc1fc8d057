"""How the targets of a plan stand, each beside the same time last year: a fixed number of questions, however many units."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import BigIntegerField, Sum

from danvan.core.prepared import Prepared
from danvan.measures.arithmetic import Sums
from danvan.measures.models import Gauge, Reading
from danvan.measures.queries import whole
from danvan.measures.shown import Shown, shown_each
from danvan.plans.models import Plan, Target

TARGET = Target._meta.label_lower


@dataclass(frozen=True)
class Figures:
    """The targets by their ids, now and a year earlier; what is not counted is left out."""

    now: dict[int, Shown]
    last_year: dict[int, Shown]


# The last edition of each target's gauge.
GAUGES = Prepared[Gauge](
    lambda plan: Gauge.objects.filter(
        subject_type=TARGET, subject_id__in=Target.objects.filter(plan=plan).values("pk"), replaced_by__isnull=True
    ).select_related("measure", "last_year__measure"),
    BigIntegerField(),
)


def figures_of(plan: Plan) -> Figures:
    """How a plan's targets stand over all their units."""
    gauges = GAUGES(plan.pk)
    if not gauges:
        return Figures({}, {})
    now = shown_each(gauges, whole([gauge.pk for gauge in gauges]))
    before = {gauge.subject_id: gauge.last_year for gauge in gauges if gauge.last_year}
    sums = sums_then(list(before.values())) if before else {}
    return Figures(now, {target: Shown(gauge, sums[gauge.pk]) for target, gauge in before.items() if gauge.pk in sums})


def sums_then(gauges: Sequence[Gauge]) -> dict[int, Sums]:
    """What closed gauges said at their last reading, whole; those still open as they stand."""
    still = [gauge.pk for gauge in gauges if gauge.is_open]
    found: dict[int, Sums] = defaultdict(Sums, whole(still) if still else {})
    closed = {gauge.pk: gauge.closed_on for gauge in gauges if not gauge.is_open}
    rows = Reading.objects.filter(gauge__in=closed, parent_id__isnull=True).order_by().values_list("gauge", "taken_on")
    for gauge, taken_on, *sums in rows.annotate(tn=Sum("sn"), td=Sum("sd"), ta=Sum("sa"), te=Sum("se")):
        if closed[gauge] == taken_on:
            found[gauge] = Sums(*sums)
    return found
