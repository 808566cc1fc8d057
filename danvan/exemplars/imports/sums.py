"""Sums that offices published, from Excel or typed: kept as printed, with a note where they do not add up."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.text import fold
from danvan.exemplars.actions.sums import NUMBERS, Said, keep_sums
from danvan.exemplars.models import Level, PublishedSum
from danvan.exemplars.published import misfits
from danvan.exemplars.queries.units_then import UnitsThen, kept_for
from danvan.jobs.sheets import Column, Row, RowError, Sheet, register_sheet
from danvan.jobs.sheets.columns import code, text, whole_number
from danvan.units.acting import InPost
from danvan.units.models import Unit
from danvan.units.permissions import writes_somewhere

NAME = "exemplars.sums"
MOST, FIRST_YEAR = 5_000, 1990

COLUMNS = [
    Column(gettext_lazy("mã đơn vị"), "code", code(), help=gettext_lazy("hoặc ghi tên ở cột bên"), width=16),
    Column(gettext_lazy("tên đơn vị khi đó"), "unit", text(300), example="Huyện ủy Thử", width=36),
    Column(gettext_lazy("năm"), "year", whole_number(FIRST_YEAR), required=True, example="2023", width=8),
    Column(gettext_lazy("cấp"), "level", text(100), required=True, example="cấp xã", width=14),
    *(
        Column(PublishedSum._meta.get_field(name).verbose_name, name, whole_number(), width=14)  # type: ignore[union-attr]
        for name in NUMBERS
    ),
    Column(gettext_lazy("nguồn"), "source", text(300), required=True, example="Báo cáo số 12-BC/BDV", width=36),
    Column(gettext_lazy("ghi chú"), "note", text(200), width=30),
]


class Known:
    """Levels by their words, and at each level the units that one may speak for; the own office too."""

    def __init__(self, rows: Sequence[Row], by: Acting) -> None:
        self.levels = {fold(words): level for level in Level.objects.all() for words in (level.name, level.code)}
        asked = {self.levels[fold(row["level"])].pk for row in rows if fold(row["level"] or "") in self.levels}
        own = by.unit.pk if isinstance(by, InPost) else 0
        units = {pk: kept_for(by, pk).values("pk") for pk in asked}
        self.units = {
            pk: UnitsThen.among(Unit.objects.filter(pk__in=each) | Unit.objects.filter(pk=own))
            for pk, each in units.items()
        }

    def said(self, row: Row) -> tuple[Said | None, Any]:
        """What a row tells, or what is wrong and where."""
        level = self.levels.get(fold(row["level"] or ""))
        if level is None:
            return None, (_("không có cấp này"), "level")
        if row["year"] > clock.today().year:
            return None, (_("năm này chưa đến"), "year")
        unit, wrong = self.units[level.pk].of(row["code"], row["unit"], row["year"])
        if unit is None:
            return None, wrong
        numbers = {name: row[name] for name in NUMBERS}
        return Said(unit, row["year"], level, numbers, row["source"], row["note"] or ""), None


def allowed(by: Acting) -> bool:
    """Officers and leaders; of which units is looked at row by row."""
    return writes_somewhere(by)


def check(rows: Sequence[Row], by: Acting) -> Iterable[RowError]:
    """All that is wrong with all rows; that sums do not hold is no fault of a row."""
    known = Known(rows, by)
    seen: set[Any] = set()
    for row in rows:
        yield from (RowError(row.number, sentence, key) for sentence, key in faults(row, known, seen))


def faults(row: Row, known: Known, seen: set[Any]) -> Iterator[tuple[Any, str]]:
    """What is wrong with one row: a sentence and the column."""
    if row["year"] is None or row["level"] is None:
        return
    said, wrong = known.said(row)
    if wrong:
        yield wrong
    if all(row[name] is None for name in NUMBERS):
        yield _("cần ít nhất một số liệu"), NUMBERS[0]
    if said is not None:
        mark = (said.office.pk, said.year, said.level.pk)
        if mark in seen:
            yield _("đơn vị, năm và cấp này đã có ở dòng trên"), "code"
        seen.add(mark)


def summary(rows: Sequence[Row], by: Acting) -> list[str]:
    """How many, and those that do not add up by their row."""
    lines = [_("Ghi số liệu đã công bố của %(count)d dòng") % {"count": len(rows)}]
    for row in rows:
        for sentence in misfits({name: row[name] for name in NUMBERS}):
            lines.append(_("Dòng %(row)d: %(what)s; vẫn ghi, kèm ghi chú") % {"row": row.number, "what": sentence})
    return lines


def apply(rows: Sequence[Row], *, by: Acting, progress: Callable[[int, int], None]) -> str:
    """Keeps all sums in one act."""
    known = Known(rows, by)
    told = [said for said, _wrong in map(known.said, rows) if said is not None]
    kept = keep_sums(told, by=by)
    progress(len(rows), len(rows))
    return _("Đã ghi số liệu đã công bố của %(count)d dòng.") % {"count": len(kept)}


SUMS = Sheet(
    name=NAME,
    title=gettext_lazy("Nhập số liệu đã công bố"),
    columns=COLUMNS,
    allowed=allowed,
    check=check,
    apply=apply,
    summary=summary,
    most_rows=MOST,
    address=lambda: reverse("register:sums"),
)
register_sheet(SUMS)
