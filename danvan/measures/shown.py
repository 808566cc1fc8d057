"""How the sums of a gauge read: the number big, its parts small under it, what is missing, and how it was counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core.charts import Bar, bar
from danvan.core.formats import number, percent, text_date
from danvan.measures.arithmetic import Sums, Verdict, verdict
from danvan.measures.models import Gauge
from danvan.measures.registry import tally_of
from danvan.measures.rules import BY_UNITS, SHARES, Rule

TONES = {
    Verdict.REACHED: "ok",
    Verdict.SHORT: "warn",
    Verdict.BROKEN: "late",
    Verdict.WAITING: "off",
    Verdict.UNJUDGED: "info",
}
VERDICTS = {
    Verdict.REACHED: gettext_lazy("đạt"),
    Verdict.SHORT: gettext_lazy("chưa đạt"),
    Verdict.BROKEN: gettext_lazy("đã để xảy ra"),
    Verdict.WAITING: gettext_lazy("chưa đủ số liệu"),
    Verdict.UNJUDGED: gettext_lazy("không đánh giá"),
}


@dataclass(frozen=True)
class Shown:
    """One gauge over some units, ready for a page, a workbook or a paper. A total that all units owe together is not judged
    over a `part` of them.
    """

    gauge: Gauge
    sums: Sums
    part: bool = False

    @cached_property
    def verdict(self) -> Verdict:
        gauge = self.gauge
        if self.part and gauge.rule == Rule.TOTAL:
            return Verdict.UNJUDGED
        return verdict(gauge.rule, gauge.comparator, gauge.threshold, self.sums, gauge.measure.decimals)

    @property
    def verdict_words(self) -> str:
        """Whether the target is reached, in words."""
        return str(VERDICTS[self.verdict])

    @property
    def tone(self) -> str:
        return TONES[self.verdict]

    @property
    def value(self) -> str:
        """The number people quote: 94,6% or 12 mô hình; a dash where nothing can be said yet."""
        if self.gauge.rule in SHARES:
            return percent(self.sums.n, self.sums.d)
        if self.gauge.rule in (Rule.TOTAL, Rule.ZERO):
            return self.amount(self.sums.n, with_unit=True) if self.sums.a else number(None)
        return self.answered

    @cached_property
    def quoted(self) -> str:
        """The same for a page: a percentage carries its parts, so that whoever doubts it can recompute it."""
        if self.gauge.rule not in SHARES or not self.sums.d:
            return self.value
        return format_html('<data value="{}/{}">{}</data>', self.sums.n, self.sums.d, self.value)

    @property
    def parts(self) -> str:
        """What the number is made of: 87/92, or how many have answered."""
        if self.gauge.rule in BY_UNITS:
            return f"{number(self.sums.n)}/{number(self.sums.d)}"
        if self.gauge.rule == Rule.RATIO:
            return f"{self.amount(self.sums.n)}/{self.amount(self.sums.d)}" if self.sums.d else self.answered_words
        return self.answered_words if self.gauge.rule in (Rule.TOTAL, Rule.ZERO) else _("đơn vị đã trả lời")

    @property
    def counts_units(self) -> bool:
        """Whether numerator and denominator are numbers of units."""
        return self.gauge.rule in BY_UNITS

    @property
    def answered(self) -> str:
        return f"{number(self.sums.a)}/{number(self.sums.e)}"

    @property
    def answered_words(self) -> str:
        """How many of the units asked have said anything."""
        return _("%(answered)s đã báo cáo") % {"answered": self.answered}

    @property
    def missing(self) -> int:
        """How many units are to be named as missing."""
        return self.sums.d - self.sums.n if self.gauge.rule in BY_UNITS else self.sums.e - self.sums.a

    @property
    def missing_words(self) -> str:
        """Còn 5 đơn vị; whom a share or a total only lacks has not reported."""
        count = {"count": number(self.missing)}
        if self.gauge.rule in BY_UNITS:
            return _("còn %(count)s đơn vị") % count
        return _("%(count)s đơn vị chưa báo cáo") % count

    @cached_property
    def bar(self) -> Bar | None:
        """The value against its threshold, where it has a length."""
        threshold = self.gauge.threshold
        if self.gauge.rule in SHARES:
            value = Decimal(100 * self.sums.n) / self.sums.d if self.sums.d else None
            shown = None if value is None else round(value, 1)
            return bar(shown, threshold=threshold, tone=self.tone, about=_("kết quả"))
        if self.gauge.rule == Rule.TOTAL and threshold is not None and not self.part:
            value = self.gauge.measure.amount(self.sums.n)
            unit = self.gauge.measure.unit_of_measure
            return bar(value, threshold=threshold, top=threshold, tone=self.tone, unit=unit, about=_("kết quả"))
        return None

    @property
    def threshold_words(self) -> str:
        """What must be reached, as people say it."""
        gauge = self.gauge
        if gauge.rule == Rule.ZERO:
            return _("không để xảy ra")
        if gauge.threshold is None:
            return ""
        sign = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< "}.get(
            gauge.comparator, "≥ " if gauge.rule in SHARES else ""
        )
        said = f"{sign}{number(gauge.threshold)}" + ("%" if gauge.rule in SHARES else "")
        if gauge.rule == Rule.MINIMUM and gauge.least is not None:
            each = f"{number(gauge.least)} {gauge.measure.unit_of_measure}".strip()
            return _("%(share)s đơn vị, mỗi đơn vị từ %(least)s") % {"share": said, "least": each}
        return said if gauge.rule in SHARES else f"{said} {gauge.measure.unit_of_measure}".strip()

    @property
    def formula(self) -> list[tuple[str, str]]:
        """How it is counted: (part of the formula, in words)."""
        measure = self.gauge.measure
        counted = measure.words if measure.is_reported else f"{measure.words}: {tally_of(measure.tally).explanation}"
        lines = [(_("Số liệu"), counted), (_("Tử số"), self._numerator())]
        if self.gauge.rule in SHARES:
            lines.append((_("Mẫu số"), self._denominator()))
        return lines

    def _numerator(self) -> str:
        gauge = self.gauge
        if gauge.rule == Rule.COVERAGE:
            return _("số đơn vị đã thực hiện")
        if gauge.rule == Rule.MINIMUM:
            return _("số đơn vị có từ %(least)s %(unit)s trở lên") % {
                "least": number(gauge.least),
                "unit": gauge.measure.unit_of_measure,
            }
        return _("cộng số liệu của các đơn vị đã báo cáo")

    def _denominator(self) -> str:
        gauge = self.gauge
        if gauge.rule in BY_UNITS:
            return _("số đơn vị được giao tính đến ngày %(day)s, trừ đơn vị được miễn") % {
                "day": text_date(gauge.members_on)
            }
        whole = gauge.denominator_words or gauge.measure.whole_words
        said = _("cộng tổng số do các đơn vị đã báo cáo")
        return f"{said}: {whole}" if whole else said

    def amount(self, scaled: int, *, with_unit: bool = False) -> str:
        """A kept number as people read it."""
        said = number(self.gauge.measure.amount(scaled))
        return f"{said} {self.gauge.measure.unit_of_measure}".strip() if with_unit else said


def shown_each(gauges: Sequence[Gauge], sums: Mapping[int, Sums]) -> dict[Any, Shown]:
    """The gauges by the id of what asks for them, each with its sums."""
    return {gauge.subject_id: Shown(gauge, sums[gauge.pk]) for gauge in gauges}
