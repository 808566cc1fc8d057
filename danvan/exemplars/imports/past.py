"""Models of past years from Excel: a row needs its name, subject, unit as then, year, level and result."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import field as filled_later
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.text import fold
from danvan.exemplars.actions.past import already_kept, keep_past, told_in_words
from danvan.exemplars.models import FieldCode, Level, Subject
from danvan.exemplars.past import Past, Result
from danvan.exemplars.queries.units_then import UnitsThen, kept_for
from danvan.jobs.sheets import Column, Row, RowError, Sheet, register_sheet
from danvan.jobs.sheets.columns import code, day, one_of, text, whole_number
from danvan.units.models import Unit
from danvan.units.permissions import writes_somewhere

NAME = "exemplars.past"
MOST = 50_000
FIRST_YEAR = 1990
RESULTS = {str(words): value for value, words in Result.choices}
SUBJECTS = {str(words): value for value, words in Subject.choices}

COLUMNS = [
    Column(gettext_lazy("tên mô hình, điển hình"), "name", text(300), required=True, example="Đường hoa", width=50),
    Column(gettext_lazy("chủ thể"), "subject", one_of(SUBJECTS), required=True, example="tập thể", width=12),
    Column(
        gettext_lazy("mã đơn vị"),
        "code",
        code(),
        help=gettext_lazy("hoặc ghi tên đơn vị khi đó ở cột bên"),
        example="X-001",
        width=16,
    ),
    Column(
        gettext_lazy("tên đơn vị khi đó"),
        "unit",
        text(300),
        help=gettext_lazy("tên của năm đó, kể cả đơn vị đã sáp nhập"),
        example="UBND xã Khe Cũ",
        width=36,
    ),
    Column(gettext_lazy("năm"), "year", whole_number(FIRST_YEAR), required=True, example="2023", width=8),
    Column(gettext_lazy("cấp"), "level", text(100), required=True, example="cấp xã", width=14),
    Column(gettext_lazy("kết quả"), "result", one_of(RESULTS), required=True, example="công nhận", width=16),
    Column(gettext_lazy("lĩnh vực"), "field", text(200), help=gettext_lazy("trống nếu chưa rõ"), width=24),
    Column(gettext_lazy("tập thể thực hiện"), "collective", text(300), width=30),
    Column(gettext_lazy("họ và tên cá nhân"), "person", text(200), help=gettext_lazy("chỉ họ và tên"), width=24),
    Column(gettext_lazy("số, ký hiệu quyết định"), "symbol", text(100), example="12/QĐ-UBND", width=20),
    Column(gettext_lazy("ngày ký"), "signed_on", day, help=gettext_lazy("trống nếu chưa rõ"), width=14),
    Column(gettext_lazy("bản giấy lưu tại"), "kept_at", text(300), width=24),
    Column(gettext_lazy("điểm chỉ đạo từ ngày"), "pilot_on", day, width=14),
    Column(gettext_lazy("ra mắt ngày"), "launched_on", day, width=14),
]


@dataclass(frozen=True)
class Known:
    """What the house knows, loaded once: levels and fields by their words, and at each level the units of then. What many
    rows say alike is looked for once.
    """

    levels: dict[str, Level]
    fields: dict[str, list[FieldCode]]
    units: dict[int, UnitsThen]
    units_found: dict[Any, tuple[Unit | None, Any]] = filled_later(default_factory=dict)
    fields_found: dict[Any, FieldCode | None] = filled_later(default_factory=dict)

    @classmethod
    def for_rows(cls, rows: Sequence[Row], by: Acting) -> "Known":
        levels = {fold(words): level for level in Level.objects.all() for words in (level.name, level.code)}
        asked = {levels[fold(row["level"])].pk for row in rows if row["level"] and fold(row["level"]) in levels}
        fields: dict[str, list[FieldCode]] = {}
        for field in FieldCode.objects.order_by("home", "pk"):
            fields.setdefault(fold(field.name), []).append(field)
        return cls(levels, fields, {pk: UnitsThen.among(kept_for(by, pk)) for pk in asked})

    def level(self, row: Row) -> Level | None:
        return self.levels.get(fold(row["level"] or ""))

    def field(self, row: Row, unit: Unit | None) -> FieldCode | None:
        """The field of the unit's province by this name, else of the house."""
        asked = (row["field"], unit and unit.territory_id)
        if asked not in self.fields_found:
            self.fields_found[asked] = self._field(row, unit)
        return self.fields_found[asked]

    def _field(self, row: Row, unit: Unit | None) -> FieldCode | None:
        found = self.fields.get(fold(row["field"] or ""), [])
        around = unit.territory.ids_around if unit and unit.territory else []
        own = [field for field in found if field.home_id in around]
        return next(iter(own or [field for field in found if field.home_id is None]), None)

    def unit(self, row: Row, level: Level) -> tuple[Unit | None, Any]:
        """The unit of then, or what is wrong and where."""
        asked = (row["code"], row["unit"], row["year"])
        if (level.pk, asked) not in self.units_found:
            self.units_found[level.pk, asked] = self.units[level.pk].of(*asked)
        return self.units_found[level.pk, asked]


def allowed(by: Acting) -> bool:
    """Officers and leaders; of which units is looked at row by row."""
    return writes_somewhere(by)


def check(rows: Sequence[Row], by: Acting) -> Iterable[RowError]:
    """All that is wrong with all rows."""
    known = Known.for_rows(rows, by)
    sound: list[tuple[Row, Past]] = []
    for row in rows:
        wrong = list(faults(row, known))
        yield from (RowError(row.number, sentence, key) for sentence, key in wrong)
        if not wrong and complete(row):
            sound.append((row, past_of(row, known)))
    for place in already_kept([past for _row, past in sound]):
        sentence = _("mô hình này của đơn vị trong năm đó đã có trong sổ hoặc ở dòng trên")
        yield RowError(sound[place][0].number, sentence, "name")


def complete(row: Row) -> bool:
    """Whether all that a row needs could be read; what could not has been told already."""
    return all(row[column.key] is not None for column in COLUMNS if column.required)


def faults(row: Row, known: Known) -> Iterator[tuple[Any, str]]:
    """What is wrong with one row: a sentence and the column."""
    level, unit = known.level(row), None
    if row["level"] and level is None:
        offered = ", ".join(sorted({each.name for each in known.levels.values()}))
        yield _("không có cấp này; các cấp: %(levels)s") % {"levels": offered}, "level"
    if row["year"] is not None and row["year"] > clock.today().year:
        yield _("năm này chưa đến"), "year"
    elif level is not None and row["year"] is not None:
        unit, wrong = known.unit(row, level)
        if wrong:
            yield wrong
    if row["field"] and known.field(row, unit) is None:
        yield _("không có lĩnh vực này trong danh mục"), "field"
    yield from _of_subject(row)
    if row["signed_on"] and row["signed_on"] > clock.today():
        yield _("ngày ký ở tương lai"), "signed_on"


def _of_subject(row: Row) -> Iterator[tuple[Any, str]]:
    if row["subject"] == Subject.COLLECTIVE and row["person"]:
        yield _("tập thể thì không ghi họ và tên cá nhân"), "person"
    if row["subject"] == Subject.INDIVIDUAL and row["collective"]:
        yield _("cá nhân thì không ghi tập thể thực hiện"), "collective"


def past_of(row: Row, known: Known) -> Past:
    """A sound row as what it tells."""
    level = known.level(row)
    assert level is not None
    unit, _wrong = known.unit(row, level)
    assert unit is not None
    said: dict[str, Any] = {name: row[name] or "" for name in ("collective", "person", "symbol", "kept_at")}
    said |= {name: row[name] for name in ("name", "subject", "year", "result", "signed_on", "pilot_on", "launched_on")}
    return Past(unit=unit, level=level, field=known.field(row, unit), **said)


def summary(rows: Sequence[Row], by: Acting) -> list[str]:
    """How many of each result, and what will be left out of counts because it is not known."""
    words = dict(Result.choices)
    counts = Counter(row["result"] for row in rows)
    lines = [
        _("%(count)d mô hình “%(result)s”") % {"count": n, "result": words[result]} for result, n in counts.items()
    ]
    dateless = sum(row["signed_on"] is None for row in rows)
    if dateless:
        lines.append(
            _("%(count)d dòng chưa rõ ngày ký: ghi vào sổ, không tính vào số liệu theo ngày") % {"count": dateless}
        )
    return lines


def apply(rows: Sequence[Row], *, by: Acting, progress: Callable[[int, int], None]) -> str:
    """Writes all models in one act."""
    known = Known.for_rows(rows, by)
    told = [past_of(row, known) for row in rows]
    progress(len(rows) // 4, len(rows))
    numbers = keep_past(told, by=by)
    progress(len(rows), len(rows))
    return told_in_words(len(numbers))


PAST = Sheet(
    name=NAME,
    title=gettext_lazy("Nhập mô hình các năm trước"),
    columns=COLUMNS,
    allowed=allowed,
    check=check,
    apply=apply,
    summary=summary,
    most_rows=MOST,
    address=lambda: reverse("register:exemplars"),
)
register_sheet(PAST)
