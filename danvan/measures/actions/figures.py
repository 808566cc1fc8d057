"""What units say: entered, corrected, taken back. Each is the next version; what was said before stays readable."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import BigIntegerField, CharField
from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.bulk import insert_few
from danvan.core.errors import Overtaken, Refused
from danvan.core.formats import number
from danvan.core.prepared import Sized, one_of
from danvan.measures.actions.entering import Said, may_be_said
from danvan.measures.actions.recounting import touch
from danvan.measures.models import Figure, Measure
from danvan.units.models import Unit
from danvan.units.tree_lock import share_trees
from danvan.workflow.keys import spend
from danvan.workflow.locking import CHANGED

__all__ = ["Said", "report"]

NO_LONGER = "UPDATE measures_figure SET current = FALSE WHERE current AND id IN"
# The last version of each figure, taken back or not.
LAST_SAID = Sized[Figure](
    lambda unit, period, measures: (
        Figure.objects.current()
        .filter(one_of("measure", measures), unit=unit, period=period)
        .only("measure", "version", "part", "whole", "note")
    ),
    BigIntegerField(),
    CharField(max_length=24),
    each=[[BigIntegerField()]],
)


@action
def report(
    unit: Unit,
    period: str,
    said: Sequence[Said],
    *,
    by: Acting,
    received_on: date | None = None,
    key: str | None = None,
) -> int:
    """Records what a unit says for a period; gives how many figures are new. What says the same as before is left
    alone; what differs is a new version, which needs a reason. Refused after the cut-off, and when somebody else wrote
    since the form was shown.
    """
    # Held from here on: who closes a target or ends the unit waits, and no figure is left uncounted behind them.
    share_trees()
    spend(key)
    by = renewed(by)
    may_be_said(unit, period, said, by, received_on)
    before = {figure.measure_id: figure for figure in LAST_SAID(unit.pk, period, [each.measure.pk for each in said])}
    new = [each for each in said if _differs(each, before.get(each.measure.pk))]
    if new:
        shared = _shared(unit, period, by, received_on)
        _write(
            [_row(each, before.get(each.measure.pk)) | shared for each in new],
            [before[each.measure.pk].pk for each in new if each.measure.pk in before],
        )
        record(
            "report_figures",
            unit,
            by=by,
            changes=_told(new, before),
            reason="; ".join(each.reason for each in new if each.reason),
        )
        touch([each.measure.pk for each in new], [unit.pk])
    return len(new)


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
        raise Refused(sentence % {"words": said.measure.words, "old": _shown(before, said.measure)})
    return True


def _whole(said: Said) -> int | None:
    """Who takes a figure back takes its whole back too."""
    return None if said.part is None else said.whole


def _row(said: Said, before: Figure | None) -> dict[str, Any]:
    """The next version of one figure."""
    return {
        "measure_id": said.measure.pk,
        "version": before.version + 1 if before else 1,
        "current": True,
        "part": said.part,
        "whole": _whole(said),
        "note": said.note,
        "reason": said.reason.strip(),
        "confirmed": said.confirmed,
    }


def _shared(unit: Unit, period: str, by: Acting, received_on: date | None) -> dict[str, Any]:
    """What all figures said at once have in common: of whom, for when, by whom and from what."""
    return {
        "unit_id": unit.pk,
        "period": period,
        "source": by.source,
        "received_on": received_on,
        "by_id": by.user_id,
        "by_name": by.name,
        "by_post": by.holding,
        "at": clock.now(),
    }


def _write(rows: Sequence[Mapping[str, Any]], replaced: Sequence[int]) -> None:
    """Two who say something of the same figure at the same moment: the later is told."""
    if _replaced(replaced) < len(replaced):
        raise Overtaken(CHANGED)
    if insert_few(Figure, list(rows[0]), [list(row.values()) for row in rows]) < len(rows):
        raise Overtaken(CHANGED)


def _replaced(figures: Sequence[int]) -> int:
    """Puts these out of force; gives how many of them still were in force."""
    if not figures:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(f"{NO_LONGER} ({', '.join(['%s'] * len(figures))})", figures)
        return int(cursor.rowcount)


def _told(new: Sequence[Said], before: Mapping[int, Figure]) -> dict[str, tuple[str, str]]:
    """What the record of work keeps, by the words of each measure; two of the same words are told apart."""
    told: dict[str, tuple[str, str]] = {}
    for each in new:
        measure, named = each.measure, each.measure.words
        if named in told:
            named = f"{named} ({measure.unit_of_measure or measure.pk})"
        told[named] = (_shown(before.get(measure.pk), measure), _shown(each, measure))
    return told


def _shown(value: Said | Figure | None, measure: Measure) -> str:
    """A figure in the words of the record of work."""
    if value is None or value.part is None:
        return ""
    amounts = [measure.amount(each) for each in (value.part, value.whole) if each is not None]
    return "/".join(number(amount) for amount in amounts)
