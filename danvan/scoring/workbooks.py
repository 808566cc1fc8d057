"""A set's outline as a workbook of three sheets, and back: what an office has in Excel comes in whole, or with every fault
named by its sheet and row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import exports
from danvan.core.errors import Refused
from danvan.core.points import hundredths, points_words
from danvan.core.text import fold
from danvan.files.intake import read_sheet
from danvan.files.reading.sentences import Unreadable
from danvan.jobs.sheets import Column, Row
from danvan.jobs.sheets.columns import Cell, one_of, text, yes_or_no
from danvan.jobs.sheets.definition import Sheet
from danvan.jobs.sheets.table import Table, read_table
from danvan.scoring.models.bands import EFFECTS
from danvan.scoring.models.lines import SCORERS
from danvan.scoring.outline import Band, Criterion, Effect, Fact, Grade, Group, GroupKind, Outline, Scorer

MOST_ROWS = 1000
YES = gettext_lazy("có")
LINES: dict[Any, str] = {
    gettext_lazy("nhóm"): GroupKind.BASE,
    gettext_lazy("nhóm điểm thưởng"): GroupKind.BONUS,
    gettext_lazy("nhóm điểm trừ"): GroupKind.PENALTY,
    gettext_lazy("tiêu chí"): "criterion",
    gettext_lazy("mức điểm"): "grade",
}
WORD_OF_LINE = {value: words for words, value in LINES.items()}


def _by_words(choices: Sequence[tuple[str, Any]], kind: type[Any]) -> dict[Any, Any]:
    return {words: kind(value) for value, words in choices}


def points(cell: Cell) -> int:
    """Points of a cell: a number of Excel, or typed with a comma."""
    if isinstance(cell, bool):
        raise Refused(_("cần số điểm"))
    return hundredths(str(cell).replace(".", ",") if isinstance(cell, float) else str(cell))


@dataclass(frozen=True)
class Fault:
    """What is wrong in a sent workbook: on which sheet, in which of its rows."""

    sheet: Any
    row: int
    sentence: Any


class Faulty(Refused):
    """A workbook that cannot be taken; nothing of it was. `faults` are all that was found."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(_("Tệp có %(count)d chỗ cần sửa. Chưa ghi gì vào hệ thống.") % {"count": len(faults)})
        self.faults = list(faults)


def _sheet(title: Any, *columns: Column) -> Sheet:
    nothing: Any = None
    return Sheet("scoring", title, columns, nothing, nothing, nothing, nothing, most_rows=MOST_ROWS)


CRITERIA = _sheet(
    gettext_lazy("Tiêu chí"),
    Column(gettext_lazy("loại dòng"), "line", one_of(LINES), required=True, width=18, choices=list(LINES)),
    Column(gettext_lazy("số"), "number", text(20), width=8),
    Column(gettext_lazy("nội dung"), "words", text(1000), required=True, width=70),
    Column(gettext_lazy("điểm"), "points", points, required=True, width=8),
    Column(gettext_lazy("bước điểm"), "step", points, width=10),
    Column(
        gettext_lazy("ai chấm"),
        "scorer",
        one_of(_by_words(SCORERS, Scorer)),
        width=22,
        choices=[words for _value, words in SCORERS],
    ),
    Column(gettext_lazy("phải có minh chứng"), "needs_evidence", yes_or_no, width=12),
    Column(gettext_lazy("không áp dụng khi"), "waived_when", text(500), width=36),
    Column(gettext_lazy("tính từ số liệu"), "measure", text(100), width=22),
    Column(gettext_lazy("dòng mẫu"), "is_sample", yes_or_no, width=10),
)
BANDS = _sheet(
    gettext_lazy("Xếp loại"),
    Column(gettext_lazy("mức xếp loại"), "name", text(100), required=True, width=28),
    Column(gettext_lazy("từ điểm"), "least", points, required=True, width=10),
    Column(gettext_lazy("không có tiêu chí 0 điểm"), "no_zero", yes_or_no, width=16),
    Column(gettext_lazy("nếu có thì xuống mức"), "falls_to", text(100), width=28),
    Column(gettext_lazy("quy định không nói rõ"), "is_open", yes_or_no, width=16),
    Column(gettext_lazy("tính là tốt"), "is_good", yes_or_no, width=12),
    Column(gettext_lazy("ngưỡng mẫu"), "is_sample", yes_or_no, width=12),
)
FACTS = _sheet(
    gettext_lazy("Sự việc"),
    Column(gettext_lazy("mã"), "code", text(30), required=True, width=20),
    Column(gettext_lazy("sự việc"), "words", text(500), required=True, width=60),
    Column(
        gettext_lazy("hệ quả"),
        "effect",
        one_of(_by_words(EFFECTS, Effect)),
        required=True,
        width=18,
        choices=[words for _value, words in EFFECTS],
    ),
    Column(gettext_lazy("mức"), "band", text(100), width=28),
    Column(gettext_lazy("là không tự chấm điểm"), "not_scored", yes_or_no, width=16),
)


def write_outline(outline: Outline, title: str) -> bytes:
    """The workbook of an outline; sent back as it is, it reads as the same outline."""
    return exports.workbook(
        exports.Sheet(CRITERIA.title, _heads(CRITERIA), _lines(outline), title=title),
        exports.Sheet(BANDS.title, _heads(BANDS), (_band_row(band) for band in outline.bands)),
        exports.Sheet(FACTS.title, _heads(FACTS), (_fact_row(fact) for fact in outline.facts)),
    )


def _heads(sheet: Sheet) -> list[exports.Column]:
    return [exports.Column(each.header, each.width, choices=tuple(each.choices)) for each in sheet.columns]


def _lines(outline: Outline) -> Iterable[list[Any]]:
    for group in outline.groups:
        yield [WORD_OF_LINE[group.kind], group.number, group.words, points_words(group.most), *[None] * 6]
        for criterion in group.criteria:
            yield _criterion_row(criterion)
            for grade in criterion.grades:
                yield [WORD_OF_LINE["grade"], None, grade.words, points_words(grade.points), *[None] * 6]


def _criterion_row(criterion: Criterion) -> list[Any]:
    return [
        WORD_OF_LINE["criterion"],
        criterion.number,
        criterion.words,
        points_words(criterion.most),
        points_words(criterion.step),
        dict(SCORERS)[criterion.scorer.value],
        _yes(criterion.needs_evidence),
        criterion.waived_when or None,
        criterion.measure or None,
        _yes(criterion.is_sample),
    ]


def _band_row(band: Band) -> list[Any]:
    marks = (_yes(band.is_open), _yes(band.is_good), _yes(band.is_sample))
    return [band.name, points_words(band.least), _yes(band.no_zero), band.falls_to or None, *marks]


def _fact_row(fact: Fact) -> list[Any]:
    return [fact.code, fact.words, dict(EFFECTS)[fact.effect.value], fact.band or None, _yes(fact.not_scored)]


def _yes(said: bool) -> Any:
    return YES if said else None


def read_outline(payload: bytes, name: str, into: Outline) -> Outline:
    """Groups, bands and facts of a sent workbook, with the base and the choices of `into`. Raises `Faulty` with all faults,
    or refuses what is no such workbook.
    """
    faults: list[Fault] = []
    lines, bands, facts = (_read(payload, name, sheet, faults) for sheet in (CRITERIA, BANDS, FACTS))
    groups = _groups(lines.rows, faults)
    if faults:
        raise Faulty(sorted(faults, key=lambda each: (str(each.sheet), each.row)))
    return replace(into, groups=groups, bands=tuple(map(_band, bands.rows)), facts=tuple(map(_fact, facts.rows)))


def _read(payload: bytes, name: str, sheet: Sheet, faults: list[Fault]) -> Table:
    """The rows of one sheet; bands and facts may be missing. A title and an empty line may stand above the head."""
    try:
        lines = list(read_sheet(payload, name, str(sheet.title), most_rows=MOST_ROWS + 10).rows())
    except Unreadable as unread:
        if unread.code == "no_sheet" and sheet is not CRITERIA:
            return Table([], [])
        raise
    above = _above_head(sheet, lines)
    if len(lines) - above < 2 and sheet is not CRITERIA:
        return Table([], [])
    table = read_table(sheet, lines[above:], lambda _part, _whole: None)
    for error in table.errors:
        column = sheet.column(error.key)
        said = f"{column.header}: {error.sentence}" if column else error.sentence
        faults.append(Fault(sheet.title, error.row + above, said))
    return Table([replace(row, number=row.number + above) for row in table.rows], table.errors)


def _above_head(sheet: Sheet, lines: list[list[Cell]]) -> int:
    first = fold(str(sheet.columns[0].header))
    return next((at for at, cells in enumerate(lines) if any(fold(str(each)) == first for each in cells)), 0)


def _groups(rows: Sequence[Row], faults: list[Fault]) -> tuple[Group, ...]:
    """Each criterion belongs to the group above it, each grade to the criterion above it."""
    groups: list[Group] = []
    for row in rows:
        if row["points"] is None or row["words"] is None or row["line"] is None:
            continue
        if isinstance(row["line"], GroupKind):
            groups.append(Group(row["line"], row["number"] or "", row["words"], row["points"]))
        elif row["line"] == "criterion" and groups:
            _add_criterion(groups, row, faults)
        elif row["line"] == "grade" and groups and groups[-1].criteria:
            _add_grade(groups, row)
        else:
            faults.append(Fault(CRITERIA.title, row.number, _("Dòng này không nằm dưới nhóm, tiêu chí nào.")))
    return tuple(groups)


def _add_criterion(groups: list[Group], row: Row, faults: list[Fault]) -> None:
    if not row["number"]:
        faults.append(Fault(CRITERIA.title, row.number, _("Tiêu chí phải có số, ví dụ 2.1.")))
        return
    made = Criterion(
        row["number"],
        row["words"],
        row["points"],
        step=row["step"] if row["step"] is not None else 25,
        scorer=row["scorer"] or Scorer.SELF,
        needs_evidence=bool(row["needs_evidence"]),
        waived_when=row["waived_when"] or "",
        measure=row["measure"] or "",
        is_sample=bool(row["is_sample"]),
    )
    groups[-1] = replace(groups[-1], criteria=(*groups[-1].criteria, made))


def _add_grade(groups: list[Group], row: Row) -> None:
    *before, last = groups[-1].criteria
    graded = replace(last, grades=(*last.grades, Grade(row["points"], row["words"])))
    groups[-1] = replace(groups[-1], criteria=(*before, graded))


def _band(row: Row) -> Band:
    marks = {name: bool(row[name]) for name in ("no_zero", "is_open", "is_good", "is_sample")}
    return Band(row["name"], row["least"], falls_to=row["falls_to"] or "", **marks)


def _fact(row: Row) -> Fact:
    return Fact(row["code"], row["words"], row["effect"], row["band"] or "", bool(row["not_scored"]))
