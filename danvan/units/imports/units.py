"""New units from Excel: sixty thousand in one go, checked whole, written as the single act would write each."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.actions import record_each
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.text import fold
from danvan.jobs.sheets import Column, Row, RowError, Sheet, register_sheet
from danvan.jobs.sheets.columns import code, day, text
from danvan.units.acting import InPost
from danvan.units.building import Draft, write
from danvan.units.models import Role, Unit, UnitKind
from danvan.units.models.units import STEP
from danvan.units.permissions import administers
from danvan.units.tree_lock import hold_trees

NAME = "units.units"
ASKED = 5_000  # codes looked up in one question
LEVELS = (Unit._meta.get_field("path").max_length or 0) // STEP

COLUMNS = [
    Column(gettext_lazy("mã đơn vị"), "code", code(), required=True, example="S-01", width=16),
    Column(gettext_lazy("tên đơn vị"), "name", text(300), required=True, example="Sở Nội vụ", width=44),
    Column(
        gettext_lazy("loại đơn vị"),
        "kind",
        text(200),
        required=True,
        help=gettext_lazy("tên loại như trong danh mục loại đơn vị"),
        example="Sở",
        width=30,
    ),
    Column(
        gettext_lazy("mã đơn vị cấp trên"),
        "parent",
        code(),
        required=True,
        help=gettext_lazy("đã có, hoặc ở một dòng khác của tệp"),
        example="NN-01",
        width=16,
    ),
    Column(
        gettext_lazy("mã cơ quan gắn với"),
        "agency",
        code(),
        help=gettext_lazy("với chi bộ, đảng bộ, công đoàn"),
        example="",
        width=16,
    ),
    Column(gettext_lazy("tên gọi tắt"), "short_name", text(100), example="SNV", width=16),
    Column(
        gettext_lazy("thành lập ngày"), "on", day, help=gettext_lazy("trống là hôm nay"), example="1/7/2025", width=16
    ),
    Column(gettext_lazy("văn bản thành lập"), "basis", text(300), example="Nghị quyết số 01/NQ-HĐND", width=36),
]


@dataclass(frozen=True)
class Known:
    """What the house knows, loaded once: kinds by their words, and the units the rows name as already there, by code."""

    kinds: dict[str, UnitKind]
    units: dict[str, Unit]

    @classmethod
    def for_rows(cls, rows: Sequence[Row], in_file: Collection[str]) -> "Known":
        named = {row[key] for row in rows for key in ("parent", "agency")}
        units = Unit.objects.select_related("kind", "territory")
        some = (units.filter(code__in=part) for part in asked(code for code in named if code and code not in in_file))
        found = {unit.code: unit for part in some for unit in part}
        kinds = {fold(words): kind for kind in UnitKind.objects.all() for words in (kind.code, kind.name)}
        said = {row["kind"] for row in rows if row["kind"]}
        return cls({words: kinds[fold(words)] for words in said if fold(words) in kinds}, found)

    def kind(self, row: Row) -> UnitKind | None:
        return self.kinds.get(row["kind"])


def asked(codes: Iterable[str]) -> Iterator[list[str]]:
    """Codes in parts that one question to the database holds."""
    ordered = sorted(codes)
    return (ordered[at : at + ASKED] for at in range(0, len(ordered), ASKED))


def allowed(by: Acting) -> bool:
    """Administrators; below which unit is looked at row by row."""
    return isinstance(by, InPost) and by.role == Role.ADMINISTRATOR


def check(rows: Sequence[Row], by: Acting) -> Iterable[RowError]:
    """All that is wrong with all rows; a unit that is not there and one that is not theirs get the same sentence."""
    in_file = {row["code"]: row for row in rows if row["code"]}
    known, today = Known.for_rows(rows, in_file), clock.today()
    yield from check_codes(rows)
    yield from check_names(rows, today)
    depths = depths_of(rows, in_file, known)
    mine = {unit.pk for unit in known.units.values() if administers(by, unit)}
    for row in rows:
        yield from check_row(row, known, in_file, mine, today)
        if row["parent"] and depths[row.number] > LEVELS:
            yield RowError(row.number, _("nằm trong vòng lặp hoặc quá sâu (tối đa %d cấp)") % LEVELS, "parent")


def check_row(row: Row, known: Known, in_file: dict[str, Row], mine: set[int], today: date) -> Iterator[RowError]:
    """Kind, parent and agency of one row."""
    kind, on = known.kind(row), row["on"] or today
    if row["kind"] and kind is None:
        yield RowError(row.number, _("không có loại đơn vị này. Mời chép tên từ danh mục loại đơn vị."), "kind")
    for key in ("parent", "agency"):
        if row[key] and row[key] not in in_file:
            unit = known.units.get(row[key])
            if unit is None or not stays_open(unit, on) or (key == "parent" and unit.pk not in mine):
                yield RowError(row.number, _("không có đơn vị mang mã này trong phạm vi quản trị"), key)
    beside = in_file.get(row["parent"])
    above = known.units.get(row["parent"])
    above_kind = known.kind(beside) if beside else above.kind if above else None
    if kind and above_kind and kind.line != above_kind.line:
        yield RowError(row.number, _("đơn vị cấp trên thuộc hệ thống khác"), "parent")
    if beside and (beside["on"] or today) > on:
        yield RowError(row.number, _("thành lập trước đơn vị cấp trên"), "on")


def stays_open(unit: Unit, on: date) -> bool:
    """Whether a unit is there from a day on, with no ending decided."""
    return unit.closed_on is None and unit.is_open(on)


def check_codes(rows: Sequence[Row]) -> Iterator[RowError]:
    """A code serves one unit for ever."""
    first: dict[str, int] = {}
    for row in reversed(rows):
        first[row["code"]] = row.number
    used = codes_used(list(filter(None, first)))
    for row in rows:
        code = row["code"]
        if code in used:
            yield RowError(row.number, _("mã đã dùng cho %s") % used[code], "code")
        if code and first[code] != row.number:
            yield RowError(row.number, _("trùng với dòng %d") % first[code], "code")


def codes_used(codes: Collection[str]) -> dict[str, str]:
    """Who bears or bore these codes; where thousands are asked for, all are read, which is sooner done."""
    borne = Unit.objects.values_list("code", "name")
    return dict(borne.filter(code__in=codes) if len(codes) <= ASKED else borne.iterator(chunk_size=ASKED))


def check_names(rows: Sequence[Row], today: date) -> Iterator[RowError]:
    """No two of one name in one place, neither in the file nor with those already there."""
    there = Unit.objects.open_on(today).values_list("parent__code", "name")
    parents = {row["parent"] for row in rows if row["parent"]}
    taken = {place: 0 for part in asked(parents) for place in there.filter(parent__code__in=part)}
    for row in rows:
        place = (row["parent"], row["name"])
        if all(place) and taken.setdefault(place, row.number) != row.number:
            yield RowError(row.number, _("dưới đơn vị cấp trên này đã có đơn vị cùng tên"), "name")


def depths_of(rows: Sequence[Row], in_file: dict[str, Row], known: Known) -> dict[int, int]:
    """How deep each row will stand; a ring counts as deeper than any tree."""
    depths: dict[str, int] = {}
    for row in rows:
        chain: list[str] = []
        at = row
        while at["code"] not in depths and len(chain) <= LEVELS and at["parent"] in in_file:
            chain.append(at["code"])
            at = in_file[at["parent"]]
        above = known.units.get(at["parent"] or "")
        depth = depths.setdefault(at["code"], (len(above.path) // STEP if above else 0) + 1)
        for below in reversed(chain):
            depth += 1
            depths[below] = depth if len(chain) <= LEVELS else LEVELS + 1
    return {row.number: depths.get(row["code"], 1) for row in rows}


def summary(rows: Sequence[Row], by: Acting) -> list[str]:
    """How many of each kind."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row["kind"]] += 1
    return [_("Thêm %(count)d đơn vị loại “%(kind)s”") % {"count": n, "kind": kind} for kind, n in counts.items()]


def apply(rows: Sequence[Row], *, by: Acting, progress: Callable[[int, int], None]) -> str:
    """Writes all units, their names, places and entries, as `open_unit` would one by one."""
    hold_trees()
    in_file = {row["code"]: row for row in rows}
    known, today = Known.for_rows(rows, in_file), clock.today()
    drafts: dict[str, Draft] = {}
    for row in rows:
        drafted(row, known, in_file, drafts, today)
    for row in rows:
        if row["agency"] in drafts:
            drafts[row["code"]].agency = drafts[row["agency"]]
    ordered = [drafts[row["code"]] for row in rows]
    progress(len(rows) // 4, len(rows))
    write(ordered)
    progress(len(rows) * 3 // 4, len(rows))
    for paper, opened in by_paper(ordered).items():
        told = ((each, {"name": ("", each.name), "on": (None, each.opened_on)}) for each in opened)
        record_each("open", told, by=by, reason=paper, model=Unit)
    progress(len(rows), len(rows))
    return _("Đã thêm %(count)d đơn vị.") % {"count": len(rows)}


def by_paper(drafts: Iterable[Draft]) -> dict[str, list[Draft]]:
    """The drafts by the paper that sets them up, which is the reason the record gives."""
    opened: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        opened[draft.opened_basis].append(draft)
    return opened


def drafted(row: Row, known: Known, in_file: dict[str, Row], drafts: dict[str, Draft], today: date) -> Draft:
    """The draft of a row, after those of the rows it stands under."""
    code, at = row["code"], row["parent"]
    if code not in drafts:
        parent = drafted(in_file[at], known, in_file, drafts, today) if at in in_file else known.units[at]
        drafts[code] = Draft(
            known.kinds[row["kind"]],
            code,
            row["name"],
            row["on"] or today,
            parent,
            parent.territory,
            known.units.get(row["agency"]),
            row["short_name"] or "",
            opened_basis=row["basis"] or "",
            today=today,
        )
    return drafts[code]


UNITS = Sheet(
    name=NAME,
    title=gettext_lazy("Nhập đơn vị"),
    columns=COLUMNS,
    allowed=allowed,
    check=check,
    apply=apply,
    summary=summary,
)
register_sheet(UNITS)
