"""What the house knows of figures."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.core import chores, clock, navigation, registry
from danvan.files import purging
from danvan.measures import imports, jobs
from danvan.measures.actions.moving import follow_moves, keep_ended, release_reopened
from danvan.measures.actions.restating import forget_restatements, restate_last_years
from danvan.measures.models import Figure, Gauge, Measure, Reading, Restatement, Standing
from danvan.measures.permissions import gauges_visible_to, standings_visible_to
from danvan.measures.purging import forget as forget_counted
from danvan.measures.purging import hanging
from danvan.units.models import Unit
from danvan.units.signals import ended, moved, reopened, succeeded


def gauge_address(gauge: Gauge) -> str:
    """The page where a target opens to its parts."""
    return reverse("gauges:gauge", args=[gauge.pk])


def standing_label(standing: Standing) -> str:
    """Whose part, of which target."""
    return _("%(unit)s trong chỉ tiêu “%(words)s”") % {"unit": standing.unit.name, "words": standing.gauge.words}


registry.register(
    Gauge,
    word=gettext_lazy("cách tính chỉ tiêu"),
    label=lambda gauge: gauge.words,
    address=gauge_address,
    visible_to=gauges_visible_to,
    unit_id=lambda gauge: gauge.issuer_id,
)
registry.register(
    Standing,
    word=gettext_lazy("phần của đơn vị trong chỉ tiêu"),
    label=standing_label,
    address=lambda standing: gauge_address(standing.gauge),
    visible_to=lambda user: standings_visible_to(user).select_related("unit", "gauge"),
)


def follow(units: list[int], **signal: Any) -> None:
    """Units stand elsewhere: their sums go with them, in the same act."""
    follow_moves(units)


def keep(unit: Unit, **signal: Any) -> None:
    """A unit ended: what it had stays."""
    keep_ended(unit)


def release(unit: Unit, **signal: Any) -> None:
    """A unit goes on after all."""
    release_reopened(unit)


def forget(**signal: Any) -> None:
    """Old figures are to be computed anew under the trees as they are now."""
    forget_restatements()


for change in (moved, ended, reopened, succeeded):
    change.connect(forget, dispatch_uid="measures: what was computed under other trees is forgotten")
moved.connect(follow, dispatch_uid="measures: sums go with the units")
ended.connect(keep, dispatch_uid="measures: who ended keeps what it had")
reopened.connect(release, dispatch_uid="measures: who goes on is counted on")
navigation.add_entry(gettext_lazy("Số liệu"), "measures:mine", order=25)
speak_of(
    Gauge,
    verbs={
        "open_gauge": gettext_lazy("Bắt đầu tính chỉ tiêu"),
        "new_edition": gettext_lazy("Tính lại theo lần tính mới"),
        "keep_reading": gettext_lazy("Lưu số liệu của ngày"),
        "close_gauge": gettext_lazy("Chốt số liệu"),
        "ask_until": gettext_lazy("Đặt hạn báo cáo số liệu"),
    },
    fields={
        "words": gettext_lazy("chỉ tiêu"),
        "closed_on": gettext_lazy("ngày chốt"),
        "due_on": gettext_lazy("hạn báo cáo"),
        "taken_on": gettext_lazy("số liệu ngày"),
        "replaces": gettext_lazy("lần tính"),
    },
)
speak_of(
    Standing,
    verbs={"excuse": gettext_lazy("Miễn cho đơn vị"), "readmit": gettext_lazy("Đưa đơn vị đã miễn trở lại diện tính")},
    fields={"excused_on": gettext_lazy("ngày miễn")},
)
speak_of(Unit, verbs={"report_figures": gettext_lazy("Nhập số liệu")})
# Read at start-up so that the pages of imports know the sheet.
__all__ = ["imports"]
purging.hang_on("measures", hanging)
purging.also_erase(
    "measures",
    gettext_lazy("cách tính chỉ tiêu"),
    forget_counted,
    Gauge,
    Standing,
    Reading,
    Restatement,
    Measure,
    Figure,
)
chores.schedule(
    "measures.restate",
    gettext_lazy("Quy đổi số liệu năm trước theo đơn vị hiện nay"),
    chores.Daily(hour=2, minute=40),
    lambda: restate_last_years(clock.today()),
)
# Read at start-up so that the worker knows the jobs.
__all__ = ["jobs"]
