"""What is asked before a figure is written: whose hand it is, whether the figure may still move, whether it can be true."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import BigIntegerField, CharField
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.core.formats import number, text_date
from danvan.core.prepared import Prepared, Sized, one_of
from danvan.measures.fitting import must_fit
from danvan.measures.models import Figure, Gauge, Measure
from danvan.measures.models.figures import MOST
from danvan.measures.permissions import enters, keeps
from danvan.measures.rules import Rule
from danvan.units.models import Unit
from danvan.units.permissions import writes_in
from danvan.workflow.locking import NOT_ALLOWED


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


# The gauges that ask a unit for figures of a period.
ASKING = Sized[Gauge](
    lambda unit, period, measures: Gauge.objects.filter(
        one_of("measure", measures), period=period, standings__unit=unit, standings__member=True
    ).only("measure", "rule", "closed_on", "issuer", "office"),
    BigIntegerField(),
    CharField(max_length=24),
    each=[[BigIntegerField()]],
)
ENDED = Prepared[tuple[date | None]](
    lambda unit: Unit.objects.filter(pk=unit).values_list("closed_on"), BigIntegerField()
)


def may_be_said(unit: Unit, period: str, said: Sequence[Said], by: Acting, received_on: date | None) -> None:
    """Refuses what this hand may not write of the unit, what is closed, and what no figure can be."""
    asking = ASKING(unit.pk, period, [each.measure.pk for each in said])
    _must_be_their_hand(unit, said, asking, by, received_on)
    _must_go_on(unit)
    _must_be_open(said, asking)
    for each in said:
        _must_be_sound(each, (gauge for gauge in asking if gauge.measure_id == each.measure.pk))


def _must_be_their_hand(
    unit: Unit, said: Sequence[Said], asking: Sequence[Gauge], by: Acting, received_on: date | None
) -> None:
    if received_on is not None and received_on > clock.today():
        raise Refused(_("Ngày nhận không thể ở sau hôm nay. Đề nghị xem lại ngày."))
    if writes_in(by, unit):
        return
    if not enters(by, unit):
        kept = {gauge.measure_id for gauge in asking if keeps(by, gauge)}
        if not {each.measure.pk for each in said} <= kept:
            raise Refused(NOT_ALLOWED, status=403)
        if received_on is None:
            raise Refused(_("Ghi số liệu nhận qua đường khác thì ghi rõ ngày nhận."))
    if not by.source:
        raise Refused(_("Nhập thay thì ghi rõ theo nguồn nào: bản giấy, điện thoại, tin nhắn hay gặp trực tiếp."))


def _must_go_on(unit: Unit) -> None:
    """The unit as it is now: it may have ended since the page was shown."""
    [(closed_on,)] = ENDED(unit.pk)
    if closed_on is not None and closed_on <= clock.today():
        raise Refused(
            _("%(unit)s đã kết thúc hoạt động từ ngày %(day)s; số liệu giữ nguyên như khi kết thúc.")
            % {"unit": unit.name, "day": text_date(closed_on)}
        )


def _must_be_open(said: Sequence[Said], asking: Sequence[Gauge]) -> None:
    open_measures = {gauge.measure_id for gauge in asking if gauge.is_open}
    shut = [gauge for gauge in asking if gauge.measure_id not in open_measures]
    if shut:
        last = max(gauge.closed_on for gauge in shut if gauge.closed_on)
        raise Refused(
            _("Số liệu kỳ này đã chốt ngày %(day)s, không ghi thêm được. Đề nghị cơ quan tổng hợp mở lần tính mới.")
            % {"day": text_date(last)}
        )


def _must_be_sound(said: Said, asking: Iterable[Gauge]) -> None:
    for amount in (said.part, said.whole):
        if amount is not None and not 0 <= amount <= MOST:
            raise Refused(_no_figure(said.measure, amount))
    shares = any(gauge.is_open and gauge.rule == Rule.RATIO for gauge in asking)
    if shares and said.part is not None and said.whole is None:
        raise Refused(
            _("“%(words)s” tính theo tỷ lệ, cần cả tổng số. Đề nghị ghi đủ hai số.") % {"words": said.measure.words}
        )
    must_fit(Figure, note=said.note, reason=said.reason, confirmed=said.confirmed)


def _no_figure(measure: Measure, amount: int) -> str:
    if amount < 0:
        sentence = _("“%(words)s” không thể là số âm (%(amount)s). Đề nghị kiểm tra lại số liệu.")
    else:
        sentence = _("“%(words)s” lớn hơn mức hệ thống ghi được (%(amount)s). Đề nghị kiểm tra lại đơn vị tính.")
    # Shown short, however many digits were typed.
    shown = number(measure.amount(amount))
    return sentence % {"words": measure.words, "amount": shown if len(shown) <= 40 else f"{shown[:40]}…"}
