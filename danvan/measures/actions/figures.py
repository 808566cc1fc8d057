"""What units say: entered, corrected, taken back. Each is the next version; what was said before stays readable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.core.formats import text_date
from danvan.measures.actions.recounting import touch
from danvan.measures.models import Figure, Gauge, Measure
from danvan.measures.permissions import enters, keeps
from danvan.units.models import Unit
from danvan.workflow.keys import spend
from danvan.workflow.locking import CHANGED, NOT_ALLOWED


@dataclass(frozen=True)
class Said:
    """What is said of one measure for a period: amounts as they are kept; no part takes the figure back.

    `version` is that of the figure the form was shown with, 0 where there was none; None does not compare.
    """

    measure: Measure
    part: int | None
    whole: int | None = None
    note: str = ""
    reason: str = ""
    confirmed: str = ""
    version: int | None = None


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
    spend(key)
    by = renewed(by)
    measures = [each.measure for each in said]
    _must_be_allowed(unit, period, measures, by)
    before = {
        figure.measure_id: figure
        for figure in Figure.objects.current().filter(unit=unit, period=period, measure__in=measures)
    }
    new = [each for each in said if _differs(each, before.get(each.measure.pk))]
    figures = [_next(each, before.get(each.measure.pk), unit, period, by, received_on) for each in new]
    _write(figures, [before[each.measure_id].pk for each in figures if each.measure_id in before])
    if figures:
        told = {each.measure.words: (_shown(before.get(each.measure.pk)), _shown(each)) for each in new}
        record(
            "report_figures", unit, by=by, changes=told, reason="; ".join(each.reason for each in new if each.reason)
        )
        touch([figure.measure_id for figure in figures], [unit.pk])
    return figures


def _must_be_allowed(unit: Unit, period: str, measures: Sequence[Measure], by: Acting) -> None:
    gauges = Gauge.objects.filter(measure__in=measures, period=period, standings__unit=unit, standings__member=True)
    asking = list(gauges.select_related("issuer", "office"))
    if not enters(by, unit) and not any(keeps(by, gauge) for gauge in asking):
        raise Refused(NOT_ALLOWED, status=403)
    if unit.closed_on is not None and unit.closed_on <= clock.today():
        raise Refused(
            _("%(unit)s đã kết thúc hoạt động từ ngày %(day)s; số liệu giữ nguyên như khi kết thúc.")
            % {"unit": unit.name, "day": text_date(unit.closed_on)}
        )
    open_measures = {gauge.measure_id for gauge in asking if gauge.is_open}
    shut = [gauge for gauge in asking if gauge.measure_id not in open_measures]
    if shut:
        last = max(gauge.closed_on for gauge in shut if gauge.closed_on)
        raise Refused(
            _("Số liệu kỳ này đã chốt ngày %(day)s, không ghi thêm được. Đề nghị cơ quan tổng hợp mở lần tính mới.")
            % {"day": text_date(last)}
        )


def _differs(said: Said, before: Figure | None) -> bool:
    """Whether it says something new. A form shown with another version than now is overtaken if it would change it."""
    kept = (before.part, before.whole, before.note) if before else (None, None, "")
    if (said.part, said.whole, said.note) == kept:
        return False
    if said.version is not None and said.version != (before.version if before else 0):
        raise Overtaken(CHANGED)
    if before is not None and not said.reason.strip():
        raise Refused(
            _("“%(words)s” đã có số liệu %(old)s. Sửa số liệu thì ghi rõ lý do.")
            % {"words": said.measure.words, "old": _shown(before)}
        )
    return True


def _next(said: Said, before: Figure | None, unit: Unit, period: str, by: Acting, received_on: date | None) -> Figure:
    return Figure(
        measure=said.measure,
        unit=unit,
        period=period,
        version=before.version + 1 if before else 1,
        part=said.part,
        whole=said.whole,
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


def _shown(value: Any) -> str:
    """A figure in the words of the record of work."""
    if value is None or value.part is None:
        return ""
    amounts = [value.measure.amount(each) for each in (value.part, value.whole) if each is not None]
    return "/".join(str(amount) for amount in amounts)
