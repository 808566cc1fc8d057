"""The same target a year earlier over the same units: as it was reported then, and under the trees of today."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from danvan.core.formats import number
from danvan.measures.arithmetic import Sums
from danvan.measures.models import Gauge, Inheritance, Reading, Restatement
from danvan.measures.over import Over
from danvan.measures.permissions import standings_visible_to
from danvan.measures.restating import torn_words
from danvan.measures.rules import BY_UNITS, Rule
from danvan.measures.shown import Shown

SUMS = ("n", "d", "a", "e")


@dataclass(frozen=True)
class LeftOut:
    """An old unit that nobody stands in for, with what it had where the reader may see that."""

    name: str
    had: str

    def __str__(self) -> str:
        return f"{self.name} ({self.had})" if self.had else self.name


@dataclass(frozen=True)
class LastYear:
    """A target a year earlier. `why_not` says why it cannot be put under the trees of today; nothing is known of that
    before it was `computed`. `left_out` are the old units whose figures went nowhere.
    """

    gauge: Gauge
    reported: Shown | None
    computed: bool
    restated: Shown | None = None
    why_not: str = ""
    left_out: Sequence[LeftOut] = ()

    @property
    def left_out_words(self) -> str:
        """How many old units are in nobody's figure of today."""
        if not self.left_out:
            return ""
        count = {"count": number(len(self.left_out))}
        return _("Không tính %(count)s đơn vị đã kết thúc mà không có đơn vị kế thừa") % count

    @property
    def restated_words(self) -> str:
        """What stands in the denominator, where that is units."""
        return _("mẫu số là các đơn vị khi đó") if self.gauge.rule in BY_UNITS else ""

    @property
    def sentences(self) -> list[str]:
        """All of it for a workbook."""
        said = f"{self.reported.value} ({self.reported.parts})" if self.reported else number(None)
        found = [_("Cùng kỳ năm trước, như đã báo cáo: %(said)s") % {"said": said}]
        if self.restated:
            said = ", ".join(filter(None, (f"{self.restated.value} ({self.restated.parts})", self.restated_words)))
            found.append(_("Theo đơn vị hiện nay: %(said)s") % {"said": said})
        elif self.why_not:
            found.append(_("Theo đơn vị hiện nay: không so sánh được, %(why)s") % {"why": self.why_not})
        if self.left_out:
            found.append(f"{self.left_out_words}: {'; '.join(map(str, self.left_out))}")
        return found


def last_year(gauge: Gauge, over: Over, user: Any) -> LastYear | None:
    """The figure of the same time last year over the same units, where something counted it; four questions."""
    before = gauge.last_year
    if before is None:
        return None
    reported = _as_reported(before, over)
    if before.restated_on is None:
        return LastYear(before, reported, computed=False)
    left_out = _left_out(before, over, user)
    restated, why_not = _of_unit(before, over) if over.unit is not None else _of_many(before, over)
    if restated is None and not why_not:
        why_not = _nothing(left_out)
    return LastYear(before, reported, True, restated, why_not, left_out)


def _as_reported(before: Gauge, over: Over) -> Shown | None:
    """As it stood at its last reading; a gauge that is still open, as it stands."""
    if before.closed_on is None:
        return Shown(before, over.sums([before.pk])[before.pk], not over.everybody)
    rows = Reading.objects.filter(gauge=before, taken_on=before.closed_on)
    if over.unit is not None:
        row = rows.filter(unit=over.unit).first()
        return Shown(before, row.sums, part=True) if row else None
    own = [row.own for row in rows.filter(over.units, member=True)]
    return Shown(before, sum(own, Sums()), not over.everybody) if own else None


def _of_unit(before: Gauge, over: Over) -> tuple[Shown | None, str]:
    """What a unit of today would have had with all below it; neither a figure nor a reason where nothing came to it."""
    row = Restatement.objects.filter(gauge=before, unit=over.unit).first()
    if row is None:
        return None, ""
    return (None, row.why_not) if row.why_not else (Shown(before, row.sums, part=True), "")


def _of_many(before: Gauge, over: Over) -> tuple[Shown | None, str]:
    """The same of units that are no subtree: the old members of which all that stand in their place are among these."""
    rows = inherited(before, over.units)
    torn = [name for name, inside, heirs, sums in rows if inside < heirs and sums]
    if torn:
        return None, torn_words(torn)
    whole = [sums for _name, inside, heirs, sums in rows if inside == heirs]
    return (Shown(before, sum(whole, Sums()), not over.everybody) if whole else None), ""


def inherited(before: Gauge, units: Q) -> list[tuple[str, int, int, Sums]]:
    """The old members that come down to some of these units: the name, how many heirs are among them, how many there
    are, and what the member had. One question.
    """
    rows = Inheritance.objects.filter(units, gauge=before, heirs__gt=0)
    found = rows.order_by("member__sort_key", "member").values_list("member__name", "heirs", *SUMS)
    return [(name, inside, heirs, Sums(*sums)) for name, heirs, *sums, inside in found.annotate(inside=Count("unit"))]


def _left_out(before: Gauge, over: Over, user: Any) -> list[LeftOut]:
    """The old members missed among these units that nobody stands in for; who was excused is not missed."""
    rows = list(_lost(before, over))
    if not rows:
        return []
    seen = standings_visible_to(user).filter(gauge=before, unit__in=[pk for pk, *_rest in rows])
    visible = set(seen.values_list("unit", flat=True))
    return [
        LeftOut(name, had(Shown(before, Sums(*sums), part=True)) if pk in visible else "")
        for pk, name, *sums in rows
        if Sums(*sums)
    ]


def _lost(before: Gauge, over: Over) -> QuerySet[Inheritance, Any]:
    rows = Inheritance.objects.filter(over.units, gauge=before, heirs=0)
    return rows.order_by("member__sort_key", "member").values_list("member", "member__name", *SUMS).distinct()


def had(shown: Shown) -> str:
    """What one unit had of a target, in words."""
    if shown.counts_units:
        return _("đã thực hiện") if shown.sums.n else _("chưa thực hiện")
    if not shown.sums.a:
        return _("chưa báo cáo")
    if shown.gauge.rule == Rule.RATIO:
        return shown.parts
    return shown.value if shown.gauge.rule in (Rule.TOTAL, Rule.ZERO) else _("đã báo cáo")


def _nothing(left_out: Sequence[LeftOut]) -> str:
    """Why there is no figure where nothing came to these units."""
    if left_out:
        return _("các đơn vị báo cáo năm trước đã kết thúc mà không có đơn vị kế thừa")
    return _("năm trước không có số liệu của đơn vị nào nay thuộc phạm vi này")
