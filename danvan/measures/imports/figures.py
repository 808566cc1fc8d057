"""Figures of many units from Excel: checked whole by the same rules as a page, written by the act that writes one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.core.formats import table_date
from danvan.jobs.sheets import Row, RowError, Sheet, register_sheet
from danvan.measures.actions.figures import report
from danvan.measures.asked import Asked, asked_by, asking
from danvan.measures.below import hold_against_below
from danvan.measures.forms.figures import FigureForm
from danvan.measures.forms.units import old_version
from danvan.measures.imports.columns import COLUMNS
from danvan.measures.owed import served_by, written_by
from danvan.measures.typed import read_amount
from danvan.units.models import Unit
from danvan.units.permissions import writes_somewhere

NAME = "measures.figures"
MOST = 5_000
AT_ONCE = 500
Key = tuple[str, int, str]


class LineForm(FigureForm):
    """One figure of a workbook: any word in its column confirms what is unusual, of the value beside it."""

    old_version = staticmethod(old_version)

    @property
    def is_confirmed(self) -> bool:
        return bool(self.cleaned_data.get("confirmed"))


@dataclass
class Known:
    """What the units of a workbook are asked, and which of them this post writes in and which it serves."""

    asked: dict[Key, Asked]
    closed: dict[str, Any]
    own: set[int]
    served: set[int]

    @classmethod
    def of(cls, rows: Sequence[Row], by: Acting) -> "Known":
        codes = sorted({row["unit"] for row in rows if row["unit"]})
        periods = {str(row["period"]) for row in rows if row["period"]}
        measures = {row["measure"] for row in rows if row["measure"]}
        known = cls({}, {}, set(), set())
        for at in range(0, len(codes), AT_ONCE):
            known._take(codes[at : at + AT_ONCE], Q(gauge__period__in=periods, gauge__measure__in=measures), by)
        mine = [each for each in known.asked.values() if each.unit.pk in known.own | known.served]
        hold_against_below(mine, told_in(rows, known))
        return known

    def _take(self, codes: list[str], wanted: Q, by: Acting) -> None:
        rows = asking().filter(wanted, unit__code__in=codes)
        self.own |= set(rows.filter(written_by(by)).values_list("unit", flat=True))
        self.served |= set(rows.filter(served_by(by)).values_list("unit", flat=True))
        self.asked |= {(each.unit.code, each.measure.pk, str(each.period)): each for each in asked_by(rows)}
        ended = Unit.objects.filter(code__in=codes, closed_on__lte=clock.today())
        self.closed |= dict(ended.values_list("code", "closed_on"))

    def row_of(self, row: Row) -> Asked | None:
        """What a row answers."""
        return self.asked.get((row["unit"], row["measure"], str(row["period"])))

    def serves(self, each: Asked) -> bool:
        return each.unit.pk not in self.own


def told_in(rows: Sequence[Row], known: Known) -> dict[Key, tuple[int | None, int | None]]:
    """What a workbook says that can be read: who stands below is held against as the workbook will leave it."""
    told = {}
    for row in rows:
        each = known.row_of(row)
        if each is not None:
            with suppress(Refused):
                amounts = [read_amount(row[name], each.measure.decimals) for name in ("part", "whole")]
                told[row["unit"], row["measure"], str(row["period"])] = amounts[0], amounts[1]
    return told


def allowed(by: Acting) -> bool:
    """Whoever writes somewhere; of which units is asked row by row."""
    return writes_somewhere(by)


def check(rows: Sequence[Row], by: Acting) -> Iterable[RowError]:
    """All faults of all rows."""
    known, seen = Known.of(rows, by), dict[Key, int]()
    for row in rows:
        if None in (row["unit"], row["measure"], row["period"]):
            continue
        key = (row["unit"], row["measure"], str(row["period"]))
        if key in seen:
            yield RowError(
                row.number, _("trùng với dòng %(row)d; mỗi số liệu của đơn vị chỉ ghi một dòng") % {"row": seen[key]}
            )
            continue
        seen[key] = row.number
        yield from _faults(row, known, by)


def _faults(row: Row, known: Known, by: Acting) -> Iterator[RowError]:
    each = known.row_of(row)
    if row["unit"] in known.closed:
        day = {"day": table_date(known.closed[row["unit"]])}
        yield RowError(row.number, _("đơn vị đã kết thúc hoạt động từ %(day)s, số liệu giữ nguyên") % day, "unit")
    elif each is None or not _may(each, known, by):
        yield RowError(
            row.number, _("kỳ này không giao đơn vị báo cáo số liệu này, hoặc bạn không được nhập thay đơn vị"), "unit"
        )
    elif not each.is_open:
        day = {"day": table_date(each.closed_on or clock.today())}
        if _says_something(row, each):
            yield RowError(row.number, _("số liệu kỳ này đã chốt ngày %(day)s, không ghi thêm được") % day, "part")
    else:
        yield from _of_figure(row, line_of(row, each))
        if _says_something(row, each):
            yield from _of_hand(row, each, known)


def _may(each: Asked, known: Known, by: Acting) -> bool:
    return each.unit.pk in known.own | known.served or each.kept_by(by)


def _says_something(row: Row, each: Asked) -> bool:
    form = line_of(row, each)
    return not form.is_valid() or form.said is not None


def _of_figure(row: Row, form: LineForm) -> Iterator[RowError]:
    """What the form says of a figure, beside the cell it speaks of."""
    if form.is_valid():
        return
    if form.stale:
        facts = {"who": form.asked.current.by_name if form.asked.current else "", "now": form.shown(form.asked.current)}
        yield RowError(row.number, _("%(who)s đã ghi %(now)s sau khi tệp được tải; mời tải tệp mới") % facts, "part")
        return
    for name, errors in form.errors.items():
        sentence = " ".join(str(error) for error in errors)
        if name == "confirmed":
            asks = "; ".join(ask.sentence for ask in form.asks)
            sentence = _("%(asks)s? Đúng như vậy thì ghi “đúng” hoặc ghi vì sao") % {"asks": asks}
        yield RowError(row.number, sentence, name)


def _of_hand(row: Row, each: Asked, known: Known) -> Iterator[RowError]:
    if each.unit.pk in known.own:
        return
    if not row["source"]:
        yield RowError(row.number, _("ghi thay đơn vị thì chọn nguồn"), "source")
    if each.unit.pk not in known.served and row["received_on"] is None:
        yield RowError(row.number, _("ghi ngày số liệu đến cơ quan"), "received_on")
    if row["received_on"] is not None and row["received_on"] > clock.today():
        yield RowError(row.number, _("ngày nhận không thể ở sau hôm nay"), "received_on")


def line_of(row: Row, each: Asked) -> LineForm:
    """The row as a form would have sent it."""
    data = {name: row[name] for name in ("part", "note", "reason", "confirmed")}
    data |= {"whole": row["whole"], "answer": row["confirmed"], "version": row["version"] or 0}
    form = LineForm(data, asked=each)
    if row["whole"] is not None and not each.asks_whole:
        form.add_error(
            "whole" if "whole" in form.fields else None, _("số liệu này không cần tổng số; đề nghị để trống")
        )
    return form


def apply(rows: Sequence[Row], *, by: Acting, progress: Callable[[int, int], None]) -> str:
    """Says every figure that is new, unit by unit."""
    known, written = Known.of(rows, by), 0
    for at, (hand, said) in enumerate(_by_hand(rows, known).items()):
        _code, period, source, received_on = hand
        unit = next(each.unit for each, _said in said)
        written += report(
            unit, period, [one for _each, one in said], by=replace(by, source=source), received_on=received_on
        )
        progress(at, len(rows))
    return _("Đã ghi %(count)d số liệu.") % {"count": written}


def _by_hand(rows: Sequence[Row], known: Known) -> dict[tuple[str, str, str, Any], list[tuple[Asked, Any]]]:
    """What is new, by unit and period and by whose hand it is said to come from."""
    found: dict[tuple[str, str, str, Any], list[tuple[Asked, Any]]] = {}
    for row in rows:
        each = known.row_of(row)
        if each is None or not each.is_open:
            continue
        form = line_of(row, each)
        if form.is_valid() and form.said:
            served = known.serves(each)
            hand = (
                each.unit.code,
                str(each.period),
                (row["source"] or "") if served else "",
                row["received_on"] if served else None,
            )
            found.setdefault(hand, []).append((each, form.said))
    return found


def summary(rows: Sequence[Row], by: Acting) -> list[str]:
    """How many figures are new, how many are corrected, and of how many units."""
    known = Known.of(rows, by)
    said = [each for pairs in _by_hand(rows, known).values() for each, _said in pairs]
    corrected = sum(each.version > 0 for each in said)
    units = len({each.unit.pk for each in said})
    return [
        _("Báo mới %(count)d số liệu.") % {"count": len(said) - corrected},
        _("Sửa %(count)d số liệu đã báo.") % {"count": corrected},
        _("Của %(count)d đơn vị; các dòng khác giữ nguyên.") % {"count": units},
    ]


FIGURES = Sheet(
    name=NAME,
    title=gettext_lazy("Nhập số liệu"),
    columns=COLUMNS,
    allowed=allowed,
    check=check,
    apply=apply,
    summary=summary,
    most_rows=MOST,
    address=lambda: reverse("measures:mine"),
)
register_sheet(FIGURES)
