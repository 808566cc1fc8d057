"""Writing the lines of a draft: targets, tasks, phases, reporting clauses."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.plans.actions.parts import name_parts
from danvan.plans.models import Phase, Plan, ReportingClause, Target, Task
from danvan.plans.permissions import can_write
from danvan.workflow.authors import add_authors
from danvan.workflow.editing import save_changes
from danvan.workflow.keys import spend
from danvan.workflow.locking import locked

# Any: what every line has beside Content is the plan it stands in.
LINES: dict[str, Any] = {"target": Target, "task": Task, "phase": Phase, "reporting": ReportingClause}

CLOSED = _("Kế hoạch đã trình ký hoặc đã ban hành. Muốn sửa, đề nghị rút về hoặc ghi nhận văn bản sửa đổi.")


@action
def add_line(plan: Plan, line: str, values: Mapping[str, Any], *, by: Acting, key: str | None = None) -> Any:
    """Adds a line to a draft, behind the others of its kind."""
    spend(key)
    fresh = must_be_writable(plan, by)
    rows = LINES[line].objects.filter(plan=fresh)
    order = (rows.aggregate(last=Max("order"))["last"] or 0) + 1
    row = LINES[line](plan=fresh, **{"order": order, **values})
    row.save()
    _name_parts(row)
    add_authors(fresh, by)
    record("add_line", fresh, by=by, changes={line: ("", row.words)})
    return row


@action
def change_line(row: Any, values: Mapping[str, Any], *, by: Acting, version: int, key: str | None = None) -> Any:
    """Changes a line of a draft; two people who save at once see base, theirs and yours."""
    save_changes(row, values, by=by, version=version, allowed=lambda by, row: can_write(by, row.plan), key=key)
    _name_parts(row)
    add_authors(row.plan, by)
    return row


@action
def drop_line(row: Any, *, by: Acting) -> None:
    """Takes a line out of a draft."""
    plan = must_be_writable(row.plan, by)
    record("drop_line", plan, by=by, changes={row._meta.model_name: (row.words, "")})
    row.delete()
    add_authors(plan, by)


def _name_parts(row: Any) -> None:
    if isinstance(row, Task):
        name_parts(row.plan, [row], clock.today())


def must_be_writable(plan: Plan, by: Acting) -> Plan:
    """The plan under its lock, if this person may still write in it."""
    fresh = locked(plan)
    if not can_write(renewed(by), fresh):
        raise Refused(CLOSED, status=403)
    return fresh
