"""Beginning a criteria set, writing its outline, settling it, and beginning its next version."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.scoring.models import (
    BandRow,
    CriteriaSet,
    CriterionRow,
    FactRow,
    GradeRow,
    GroupRow,
    SetStage,
)
from danvan.scoring.outline import Criterion, Group, Outline
from danvan.scoring.permissions import keeps, offices_for, writes
from danvan.scoring.queries.outlines import outline_of
from danvan.scoring.soundness import errors, findings
from danvan.scoring.workflow import CRITERIA_SET
from danvan.units.acting import InPost
from danvan.units.models import Unit, UnitKind
from danvan.workflow.authors import add_authors
from danvan.workflow.editing import save_changes
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, compare_and_set, locked

# How many findings a refusal names.
NAMED = 3
OWN = ("base", "above_base", "waived")
KEPT = ("office", "keeper", "name", "from_year", "to_year", "basis", "document", *OWN)


@action
def begin(
    office: Unit,
    facts: Mapping[str, Any],
    outline: Outline,
    *,
    by: Acting,
    kinds: Iterable[UnitKind] = (),
    key: str | None = None,
) -> CriteriaSet:
    """Begins a set of an office from an outline: an empty one, an example's, or a workbook's."""
    spend(key)
    by = renewed(by)
    if not isinstance(by, InPost) or office not in offices_for(by):
        raise Refused(NOT_ALLOWED, status=403)
    own = {name: getattr(outline, name) for name in OWN}
    made = CriteriaSet.objects.create(office=office, keeper=by.unit, stage=SetStage.DRAFT, **{**own, **facts})
    CriteriaSet.objects.filter(pk=made.pk).update(first=made)
    made.refresh_from_db()
    made.kinds.set(kinds)
    write_rows(made, outline)
    add_authors(made, by)
    record("begin", made, by=by, changes={"name": ("", made.name)})
    return made


@action
def write(criteria: CriteriaSet, outline: Outline, *, by: Acting, version: int, key: str | None = None) -> CriteriaSet:
    """Writes the whole outline of a set that was shown at `version`; of two who write at once one is told."""
    spend(key)
    fresh, by = locked(criteria), renewed(by)
    if not writes(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    if fresh.version != version:
        raise Overtaken(_("Người khác vừa sửa bộ tiêu chí. Nội dung bạn nhập vẫn còn; xem lại rồi bấm lưu lần nữa."))
    write_rows(fresh, outline)
    compare_and_set(fresh, {name: getattr(outline, name) for name in OWN})
    add_authors(fresh, by)
    record("write", fresh, by=by)
    criteria.refresh_from_db()
    return criteria


@action
def change(
    criteria: CriteriaSet,
    values: Mapping[str, Any],
    *,
    by: Acting,
    version: int,
    kinds: Iterable[UnitKind],
    key: str | None = None,
) -> CriteriaSet:
    """Changes what is said of a set: its name, years, basis, the units it is for, what becomes of points that do not
    apply.
    """
    changed = save_changes(criteria, values, by=by, version=version, allowed=writes, key=key)
    criteria.kinds.set(kinds)
    return changed


@action
def begin_version(criteria: CriteriaSet, *, by: Acting, key: str | None = None) -> CriteriaSet:
    """The next version of a settled set, to be changed; only one is written at a time."""
    spend(key)
    fresh, by = locked(criteria), renewed(by)
    if not keeps(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    if fresh.stage != SetStage.SETTLED:
        raise Refused(_("Chỉ lập phiên bản mới từ bộ tiêu chí đã chốt."))
    versions = CriteriaSet.objects.filter(first=fresh.first_id)
    if versions.filter(stage=SetStage.DRAFT).exists():
        raise Overtaken(_("Phiên bản sau đang được soạn. Mời mở phiên bản đó."))
    last = versions.order_by("-number").values_list("number", flat=True)[:1].get()
    said = {name: getattr(fresh, name) for name in KEPT}
    made = CriteriaSet.objects.create(first_id=fresh.first_id, number=last + 1, stage=SetStage.DRAFT, **said)
    made.kinds.set(fresh.kinds.all())
    write_rows(made, outline_of(fresh))
    add_authors(made, by)
    record("begin_version", made, by=by, changes={"number": (fresh.number, made.number)})
    return made


@action
def press(
    criteria: CriteriaSet,
    move: str,
    *,
    by: Acting,
    version: int | None = None,
    reason: str = "",
    key: str | None = None,
) -> CriteriaSet:
    """Settles a set that is sound, reopens one on which nothing rests, or drops one that was being written."""
    if move == "settle":
        must_be_sound(criteria)
    return CRITERIA_SET.advance(criteria, move, by=by, version=version, reason=reason, key=key)


def must_be_sound(criteria: CriteriaSet) -> None:
    """A set that does not hold together judges nobody."""
    wrong = errors(findings(outline_of(criteria)))
    if not criteria.kinds.exists():
        raise Refused(_("Chọn loại đơn vị mà bộ tiêu chí áp dụng trước khi chốt."))
    if wrong:
        first = " ".join(str(each.words) for each in wrong[:NAMED])
        raise Refused(_("Còn %(count)d chỗ phải sửa trước khi chốt: %(first)s") % {"count": len(wrong), "first": first})


def write_rows(criteria: CriteriaSet, outline: Outline) -> None:
    """Puts the rows of an outline in the place of those a set has."""
    for rows in (criteria.groups, criteria.bands, criteria.facts):
        rows.all().delete()
    for order, group in enumerate(outline.groups, 1):
        _write_group(criteria, order, group)
    BandRow.objects.bulk_create(
        BandRow(of=criteria, order=order, **vars(band)) for order, band in enumerate(outline.bands, 1)
    )
    FactRow.objects.bulk_create(
        FactRow(of=criteria, order=order, **vars(fact)) for order, fact in enumerate(outline.facts, 1)
    )


def _write_group(criteria: CriteriaSet, order: int, group: Group) -> None:
    said = {name: value for name, value in vars(group).items() if name != "criteria"}
    row = GroupRow.objects.create(of=criteria, order=order, **said)
    rows = CriterionRow.objects.bulk_create(
        CriterionRow(group=row, order=place, **_plain(each)) for place, each in enumerate(group.criteria, 1)
    )
    GradeRow.objects.bulk_create(
        GradeRow(criterion=made, points=grade.points, words=grade.words)
        for made, each in zip(rows, group.criteria, strict=True)
        for grade in each.grades
    )


def _plain(criterion: Criterion) -> dict[str, Any]:
    return {name: value for name, value in vars(criterion).items() if name != "grades"}
