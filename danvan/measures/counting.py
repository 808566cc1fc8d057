"""Counting from the records, never from stored values: what each member of a gauge adds today."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import OperationalError, transaction
from django.db.models import BigIntegerField, CharField

from danvan.core.action import worth_retrying
from danvan.core.prepared import Sized, one_of
from danvan.measures.arithmetic import NOTHING, Sums, contribution
from danvan.measures.models import Figure, Gauge, Standing
from danvan.measures.registry import Answers, Question, tally_of

logger = logging.getLogger(__name__)

KEY, PERIOD = (BigIntegerField(),), (CharField(max_length=24),)
Said = tuple[int, int, str, int | None, int | None]
IN_FORCE_ANYWHERE = Sized[Said](
    lambda measures, periods: (
        Figure.objects.standing()
        .filter(one_of("measure", measures), one_of("period", periods))
        .values_list("measure", "unit", "period", "part", "whole")
    ),
    each=[KEY, PERIOD],
)
IN_FORCE = Sized[Said](
    lambda measures, periods, units: IN_FORCE_ANYWHERE.query(measures, periods).filter(one_of("unit", units)),
    each=[KEY, PERIOD, KEY],
)

Counted = dict[tuple[int, int], tuple[int | None, int | None]]

# What stands for a unit whose count could not be made: no unit answers with a whole and no part.
FAILED = (None, -1)


def counted(standings: Sequence[Standing]) -> Counted:
    """The part and whole of each (gauge, unit) as the records say now; one question per measure and window. Who is
    excused adds nothing whatever the records say, and is not asked about.
    """
    found: Counted = {}
    reported, tallied = _by_question(row for row in standings if row.excused_on is None)
    if reported:
        found |= _reported(reported)
    for rows in tallied.values():
        answers = _answers(rows[0].gauge, sorted({row.unit_id for row in rows}))
        found |= {(row.gauge_id, row.unit_id): answers[row.unit_id] for row in rows if row.unit_id in answers}
    return found


def own_of(standing: Standing, found: Counted) -> Sums:
    """What a unit adds, of what was counted."""
    if not standing.member:
        return NOTHING
    gauge = standing.gauge
    part, whole = found.get((standing.gauge_id, standing.unit_id), (None, None))
    return contribution(
        gauge.rule,
        gauge.least_scaled,
        part,
        whole,
        answered=part is not None,
        excused=standing.excused_on is not None,
    )


Key = tuple[str, int, str]


def _by_question(standings: Iterable[Standing]) -> tuple[list[Standing], dict[Key, list[Standing]]]:
    reported, tallied = [], defaultdict(list)
    for row in standings:
        measure = row.gauge.measure
        if measure.is_reported:
            reported.append(row)
        else:
            tallied[measure.tally, measure.about_id, row.gauge.period].append(row)
    return reported, tallied


def _reported(rows: Sequence[Standing]) -> Counted:
    """The figures in force; one question for all measures and windows."""
    asked = {(row.gauge.measure_id, row.unit_id, row.gauge.period) for row in rows}
    measures, units, periods = (sorted(set(each)) for each in zip(*asked, strict=True))
    # So many units that their names would not fit into one statement are nearly all there are.
    figures = IN_FORCE(measures, periods, units) if len(units) <= 500 else IN_FORCE_ANYWHERE(measures, periods)
    said = {(measure, unit, period): (part, whole) for measure, unit, period, part, whole in figures}
    keys = {(row.gauge_id, row.unit_id): (row.gauge.measure_id, row.unit_id, row.gauge.period) for row in rows}
    return {row: said[key] for row, key in keys.items() if key in said}


def _answers(gauge: Gauge, units: Sequence[int]) -> Answers:
    """What the registered count says; where it fails, half by half, so that one bad record spoils one unit."""
    try:
        return _count(gauge, units)
    except Exception as error:
        if isinstance(error, OperationalError) and worth_retrying(error):
            raise
        if len(units) == 1:
            logger.exception("A count of one unit failed.")
            return {units[0]: FAILED}
    half = len(units) // 2
    return {**_answers(gauge, units[:half]), **_answers(gauge, units[half:])}


def _count(gauge: Gauge, units: Sequence[int]) -> Answers:
    measure = gauge.measure
    question = Question(units, gauge.starts_on, gauge.ends_on, measure.about_id)
    with transaction.atomic():
        return tally_of(measure.tally).count(question)
