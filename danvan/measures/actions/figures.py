"""What units say: entered, corrected, taken back. Each is the next version; what was said before stays readable."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.core.formats import number
from danvan.measures.actions.entering import Said, may_be_said
from danvan.measures.actions.recounting import touch
from danvan.measures.models import Figure
from danvan.units.models import Unit
from danvan.units.tree_lock import share_trees
from danvan.workflow.keys import spend
from danvan.workflow.locking import CHANGED

__all__ = ["Said", "report"]


@action
def report(
    unit: Unit,
    period: str,
    said: Sequence[Said],
    *,
    by: Acting,
    received_on: date | None = None,
    key: str | None = None,
) -> list[Figure]:
    """Records what a unit says for a period. What says the same as before is left alone; what differs is a new version,
    which needs a reason. Refused after the cut-off, and when somebody else wrote since the form was shown.
    """
    # Held from here on: who closes a target or ends the unit waits, and no figure is left uncounted behind them.
    share_trees()
    spend(key)
    by = renewed(by)
    measures = [each.measure for each in said]
    may_be_said(unit, period, said, by, received_on)
    before = {
        figure.measure_id: figure
        for figure in Figure.objects.current().filter(unit=unit, period=period, measure__in=measures)
    }
    for each in said:
        if each.measure.pk in before:
            before[each.measure.pk].measure = each.measure
    new = [each for each in said if _differs(each, before.get(each.measure.pk))]
    figures = [_next(each, before.get(each.measure.pk), unit, period, by, received_on) for each in new]
    _write(figures, [before[each.measure_id].pk for each in figures if each.measure_id in before])
    if figures:
        record(
            "report_figures",
            unit,
            by=by,
            changes=_told(new, before),
            reason="; ".join(each.reason for each in new if each.reason),
        )
        touch([figure.measure_id for figure in figures], [unit.pk])
    return figures


def _differs(said: Said, before: Figure | None) -> bool:
    """Whether it says something new. A form shown with another version than now is overtaken if it would change it."""
    kept = (before.part, before.whole, before.note) if before else (None, None, "")
    if (said.part, _whole(said), said.note) == kept:
        return False
    if said.version is not None and said.version != (before.version if before else 0):
        raise Overtaken(CHANGED)
    if before is not None and not said.reason.strip():
        if before.part is None:
            sentence = _("Số liệu “%(words)s” đã được rút lại. Ghi lại số liệu thì ghi rõ lý do.")
        else:
            sentence = _("“%(words)s” đã có số liệu %(old)s. Sửa số liệu thì ghi rõ lý do.")
        raise Refused(sentence % {"words": said.measure.words, "old": _shown(before)})
    return True


def _whole(said: Said) -> int | None:
    """Who takes a figure back takes its whole back too."""
    return None if said.part is None else said.whole


def _next(said: Said, before: Figure | None, unit: Unit, period: str, by: Acting, received_on: date | None) -> Figure:
    return Figure(
        measure=said.measure,
        unit=unit,
        period=period,
        version=before.version + 1 if before else 1,
        part=said.part,
        whole=_whole(said),
        note=said.note,
        reason=said.reason.strip(),
        confirmed=said.confirmed,
        source=by.source,
        received_on=received_on,
        by_id=by.user_id,
        by_name=by.name,
        by_post=by.holding,
        at=clock.now(),
    )


def _write(figures: list[Figure], replaced: list[int]) -> None:
    """Two who say something of the same figure at the same moment: the later is told."""
    if replaced and Figure.objects.current().filter(pk__in=replaced).update(current=False) < len(replaced):
        raise Overtaken(CHANGED)
    try:
        with transaction.atomic():
            Figure.objects.bulk_create(figures, batch_size=500)
    except IntegrityError as error:
        raise Overtaken(CHANGED) from error


def _told(new: Sequence[Said], before: Mapping[int, Figure]) -> dict[str, tuple[str, str]]:
    """What the record of work keeps, by the words of each measure; two of the same words are told apart."""
    told: dict[str, tuple[str, str]] = {}
    for each in new:
        measure, named = each.measure, each.measure.words
        if named in told:
            named = f"{named} ({measure.unit_of_measure or measure.pk})"
        told[named] = (_shown(before.get(measure.pk)), _shown(each))
    return told


def _shown(value: Said | Figure | None) -> str:
    """A figure in the words of the record of work."""
    if value is None or value.part is None:
        return ""
    amounts = [value.measure.amount(each) for each in (value.part, value.whole) if each is not None]
    return "/".join(number(amount) for amount in amounts)
