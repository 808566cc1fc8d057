"""A target as a workbook: every unit with its part, totals as formulas, so that whoever doubts a figure can add up."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.exports.cells import Formula
from danvan.core.exports.sheets import Column, Sheet, csv_file
from danvan.core.formats import moment
from danvan.measures.arithmetic import NOTHING
from danvan.measures.last_year import LastYear
from danvan.measures.over import Over
from danvan.measures.reading_page import Part
from danvan.measures.rules import SHARES
from danvan.measures.shown import Shown


def columns() -> list[Column]:
    """The heads of the list."""
    return [
        Column(_("TT"), 6),
        Column(_("Đơn vị"), 45),
        Column(_("Loại đơn vị"), 22),
        Column(_("Tử số"), 12),
        Column(_("Mẫu số"), 12),
        Column(_("Số liệu đơn vị báo cáo"), 20),
        Column(_("Tình trạng"), 18),
        Column(_("Lý do miễn, người duyệt"), 40),
        Column(_("Đầu mối"), 40),
    ]


def gauge_sheet(shown: Shown, over: Over, parts: Sequence[Part], before: LastYear | None) -> Sheet:
    """The units of a target with what each adds; above the table the result, how it was counted, and last year's."""
    is_share = shown.gauge.rule in SHARES
    return Sheet(
        _("Chỉ tiêu"),
        columns(),
        [part_row(number, part) for number, part in enumerate(parts, 1)],
        title=shown.gauge.words,
        notes=[*notes(shown, over), *(before.sentences if before else ()), *left_out(shown, parts)],
        totals=lambda first, last: totals(first, last, is_share=is_share),
    )


def notes(shown: Shown, over: Over) -> list[str]:
    """The result, over whom, and how it was counted."""
    result = _("Kết quả: %(value)s (%(parts)s), %(verdict)s; tính lúc %(at)s") % {
        "value": shown.value,
        "parts": shown.parts,
        "verdict": shown.verdict_words,
        "at": moment(clock.now()),
    }
    formula = [f"{name}: {words}" for name, words in shown.formula]
    return [result, _("Phạm vi: %(over)s") % {"over": over.words}, *formula]


def left_out(shown: Shown, parts: Sequence[Part]) -> list[str]:
    """Whoever reads the sums need not see every unit behind them: the last row then adds up less than the result says."""
    if sum((part.standing.own for part in parts), NOTHING) == shown.sums:
        return []
    return [_("Bảng chỉ gồm đơn vị bạn được xem; dòng Cộng là của riêng các đơn vị này.")]


def totals(first: int, last: int, *, is_share: bool) -> list[Any]:
    """Sums of numerators and denominators; of a target that is a share, the one over the other."""
    n, d = (Formula(f"SUM({column}{first}:{column}{last})") for column in "DE")
    share = Formula(f'IF(E{last + 1}=0,"",D{last + 1}/E{last + 1})') if is_share else ""
    return ["", _("Cộng"), "", n, d, share, "", "", ""]


def part_row(number: int, part: Part) -> tuple[Any, ...]:
    """One unit's row."""
    standing = part.standing
    excused = "; ".join(filter(None, (standing.excused_reason, standing.excused_by)))
    call = "; ".join(f"{point.name}, {point.phone}" for point in part.to_call)
    measure = part.shown.gauge.measure
    by_units = part.shown.counts_units
    amounts = (standing.n, standing.d) if by_units else (measure.amount(standing.n), measure.amount(standing.d))
    return (
        number,
        standing.unit.name,
        standing.unit.kind.name,
        *amounts,
        part.said,
        part.state_words,
        excused,
        call,
    )


def gauge_csv(parts: Sequence[Part]) -> bytes:
    """The same rows for whoever adds up elsewhere."""
    rows = [part_row(number, part) for number, part in enumerate(parts, 1)]
    return csv_file([column.label for column in columns()], rows)
