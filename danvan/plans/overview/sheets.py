"""The overview as a workbook whose totals are formulas, and its level below as CSV."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.exports.cells import Formula
from danvan.core.exports.sheets import Column, Sheet, csv_file
from danvan.core.formats import moment
from danvan.measures.rules import BY_UNITS, SHARES
from danvan.measures.shown import Shown
from danvan.plans.overview.finding import Asked
from danvan.plans.overview.standing import Level, Overview, PlanLine, TargetLine, UnitLine

SHARE = "0.0%"


def overview_sheets(made: Overview, asked: Asked) -> list[Sheet]:
    """Targets, plans, and the units of the level below."""
    facts = {"over": made.found.where.over.words, "year": asked.year, "at": moment(clock.now())}
    about = [_("Phạm vi: %(over)s; năm %(year)d; tính lúc %(at)s") % facts]
    return [targets_sheet(made, about), plans_sheet(made, about), level_sheet(made.level, about)]


def targets_sheet(made: Overview, notes: Sequence[str]) -> Sheet:
    """Each target with its parts, so that every share can be worked out again."""
    columns = [
        Column(_("Kế hoạch"), 40),
        Column(_("Chỉ tiêu"), 60),
        Column(_("Tử số"), 12),
        Column(_("Mẫu số"), 12),
        Column(_("Tỷ lệ"), 10, SHARE),
        Column(_("Mức phải đạt"), 16),
        Column(_("Kết luận"), 14),
        Column(_("Còn thiếu"), 22),
        Column(_("Năm trước, như đã báo cáo"), 20),
        Column(_("Năm trước, theo đơn vị hiện nay"), 24),
    ]
    rows = [target_row(plan, line) for plan in made.plans for line in plan.targets]
    return Sheet(_("Chỉ tiêu"), columns, rows, title=_("Chỉ tiêu"), notes=notes)


def target_row(plan: PlanLine, line: TargetLine) -> tuple[Any, ...]:
    """One target."""
    shown = line.shown
    missing = shown.missing_words if shown.missing else ""
    return (
        plan.plan.title,
        shown.gauge.words,
        *amounts(shown),
        shown.threshold_words,
        shown.verdict_words,
        missing,
        *last_year(line),
    )


def last_year(line: TargetLine) -> tuple[str, str]:
    """The year before as reported, and under today's tree or why it cannot be."""
    before = line.before
    if before is None:
        return "", ""
    reported = f"{before.reported.value} ({before.reported.parts})" if before.reported else ""
    if before.why_not:
        return reported, _("không so sánh được: %(why)s") % {"why": before.why_not}
    return reported, f"{before.restated.value} ({before.restated.parts})" if before.restated else ""


def amounts(shown: Shown) -> tuple[Any, Any, Any]:
    """Numerator, denominator and share as numbers."""
    sums, measure = shown.sums, shown.gauge.measure
    if shown.gauge.rule not in SHARES:
        return measure.amount(sums.n) if sums.a else None, None, None
    n, d = (sums.n, sums.d) if shown.gauge.rule in BY_UNITS else (measure.amount(sums.n), measure.amount(sums.d))
    return n, d, Decimal(sums.n) / sums.d if sums.d else None


def plans_sheet(made: Overview, notes: Sequence[str]) -> Sheet:
    """What was made of each plan, with totals."""
    heads = [_("Đơn vị được giao"), _("Đã có kế hoạch"), _("Đã tiếp nhận"), _("Phần việc"), _("Đã xong"), _("Quá hạn")]
    columns = [Column(_("Kế hoạch"), 60), *(Column(head, 13) for head in heads), Column(_("Kiến nghị chờ trả lời"), 13)]
    rows = [
        (
            line.plan.title,
            facts.duties,
            facts.planned,
            facts.taken,
            facts.parts,
            facts.done,
            facts.late,
            facts.petitions,
        )
        for line in made.plans
        for facts in [line.facts]
    ]
    return Sheet(_("Kế hoạch"), columns, rows, title=_("Kế hoạch"), notes=notes, totals=plan_totals)


def plan_totals(first: int, last: int) -> list[Any]:
    return [_("Cộng"), *(Formula(f"SUM({column}{first}:{column}{last})") for column in "BCDEFGH")]


def level_columns() -> list[Column]:
    """The heads of the list of units."""
    return [
        Column(_("TT"), 6),
        Column(_("Đơn vị"), 50),
        Column(_("Tử số"), 12),
        Column(_("Mẫu số"), 12),
        Column(_("Tỷ lệ"), 10, SHARE),
        Column(_("Việc quá hạn"), 12),
        Column(_("Kiến nghị chờ trả lời"), 12),
    ]


def level_sheet(level: Level, notes: Sequence[str]) -> Sheet:
    """The units of the level below; the share of their totals is a formula over them."""
    words = level.gauge.words if level.gauge is not None else _("Đơn vị có kế hoạch của mình")
    is_share = level.gauge is None or level.gauge.rule in SHARES
    return Sheet(
        _("Đơn vị"),
        level_columns(),
        level_rows(level),
        title=words,
        notes=notes,
        totals=lambda first, last: level_totals(first, last, is_share=is_share),
    )


def level_totals(first: int, last: int, *, is_share: bool) -> list[Any]:
    """Sums of the columns; of a share the one over the other."""
    n, d, late, petitions = (Formula(f"SUM({column}{first}:{column}{last})") for column in "CDFG")
    share = Formula(f'IF(D{last + 1}=0,"",C{last + 1}/D{last + 1})') if is_share else ""
    return ["", _("Cộng"), n, d if is_share else "", share, late, petitions]


def level_rows(level: Level) -> list[tuple[Any, ...]]:
    """One row a unit, in the order of the page."""
    return [(number, *unit_row(level, line)) for number, line in enumerate(level.lines, 1)]


def unit_row(level: Level, line: UnitLine) -> tuple[Any, ...]:
    """One unit's parts as numbers."""
    sums, facts = line.below.sums, line.below.facts
    name = _("%(unit)s (phần của chính đơn vị)") % {"unit": line.below.name} if line.is_itself else line.below.name
    if level.gauge is None:
        numbers: tuple[Any, Any, Any] = (sums.n, sums.d, Decimal(sums.n) / sums.d if sums.d else None)
    else:
        numbers = amounts(Shown(level.gauge, sums, part=True))
    return (name, *numbers, facts.late, facts.petitions)


def level_csv(level: Level) -> bytes:
    """The same rows for whoever adds up elsewhere."""
    return csv_file([column.label for column in level_columns()], level_rows(level))
