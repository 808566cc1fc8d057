"""All that the page of one gauge shows over some units, to one reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.formats import number
from danvan.measures.arithmetic import is_missing
from danvan.measures.models import Figure, Gauge, Standing
from danvan.measures.over import Over
from danvan.measures.permissions import standings_visible_to
from danvan.measures.registry import said_beside
from danvan.measures.rules import BY_UNITS
from danvan.measures.shown import Shown
from danvan.units.models import FocalPoint

# How the list is narrowed: the word in the address, and the rows it leaves.
STATES = ("con_thieu", "da_co", "duoc_mien", "tat_ca")


def rows_in(gauge: Gauge, over: Over, user: Any, state: str) -> QuerySet[Standing]:
    """The members among these units that a person may see, by how they stand."""
    rows = standings_visible_to(user).filter(over.units, gauge=gauge, member=True)
    if state == "duoc_mien":
        return rows.filter(excused_on__isnull=False)
    if state == "tat_ca":
        return rows
    short = Q(n__lt=F("d")) if gauge.rule in BY_UNITS else Q(a__lt=F("e"))
    rows = rows.filter(excused_on__isnull=True)
    return rows.filter(short if state == "con_thieu" else ~short)


@dataclass
class Part:
    """One member's row: what it adds, what it said, whom to call."""

    standing: Standing
    figure: Figure | None
    to_call: list[FocalPoint]
    shown: Shown
    beside: list[str]

    @property
    def is_missing(self) -> bool:
        return self.standing.excused_on is None and is_missing(self.shown.gauge.rule, self.standing.own)

    @property
    def state_words(self) -> str:
        """How the unit stands, in words."""
        if self.standing.excused_on is not None:
            return _("được miễn")
        if self.standing.failed:
            return _("chưa tính được")
        if self.is_missing:
            return self._lacking()
        return _("đã thực hiện") if self.shown.counts_units else _("đã báo cáo")

    def _lacking(self) -> str:
        """What is missing: the figure, or what it should have reached."""
        if self.shown.gauge.measure.is_reported:
            return _("chưa đạt mức") if self.standing.a else _("chưa báo cáo")
        return _("còn thiếu")

    @property
    def tone(self) -> str:
        if self.standing.excused_on is not None or self.standing.failed:
            return "off"
        return "warn" if self.is_missing else "ok"

    @property
    def words(self) -> str:
        """What stands for the unit: its own figure, or what the house counts of it; a dash where it said nothing or is
        excused, which is not nought.
        """
        if self.standing.excused_on is not None or (self.shown.gauge.measure.is_reported and not self.said):
            return number(None)
        return self.said or self.shown.parts

    @property
    def said(self) -> str:
        """What the unit itself said, where it is a figure that units report."""
        figure = self.figure
        if figure is None or figure.part is None:
            return ""
        amount = self.shown.amount
        return amount(figure.part) if figure.whole is None else f"{amount(figure.part)}/{amount(figure.whole)}"


def parts_of(gauge: Gauge, standings: list[Standing], user: Any) -> list[Part]:
    """The rows of one page, each with its figure, its focal points and what other apps say beside it: as many questions
    however many rows.
    """
    units = [row.unit_id for row in standings]
    figures: Mapping[int, Figure] = {}
    if gauge.measure.is_reported:
        said = Figure.objects.current().filter(measure=gauge.measure, period=gauge.period, unit__in=units)
        figures = {figure.unit_id: figure for figure in said}
    points: dict[int, list[FocalPoint]] = {unit: [] for unit in units}
    for point in FocalPoint.objects.on(clock.today()).filter(unit__in=units).order_by("charge", "pk"):
        points[point.unit_id].append(point)
    beside = said_beside(gauge, units, user)
    return [
        Part(row, figures.get(row.unit_id), points[row.unit_id], Shown(gauge, row.own, part=True), beside[row.unit_id])
        for row in standings
    ]
