"""The work of one unit on its part of a task: closing it with proof, opening it again, letting the unit go."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.formats import table_date
from danvan.files.actions.attachments import attach
from danvan.files.models import Role
from danvan.files.receiving import Received
from danvan.plans.actions.notices import tell_unit_of_part
from danvan.plans.models import TaskPart
from danvan.plans.permissions import makes, works_on
from danvan.plans.queries.parts import is_proved
from danvan.plans.workflow import PART
from danvan.units.permissions import writes_in
from danvan.workflow.locking import NOT_ALLOWED, locked


@action
def close(
    part: TaskPart,
    *,
    by: Acting,
    done_on: date,
    files: Sequence[Received] = (),
    version: int | None = None,
    key: str | None = None,
) -> TaskPart:
    """Records that the unit has done its part, on the day it says, with at least one proof: a file that comes along or was
    given before, or a record it was linked to.
    """
    fresh = workable(part, by)
    must_name_source(by, fresh)
    _must_be_a_day_of_work(fresh, done_on)
    for each in files:
        attach(fresh, each, by=by, role=Role.EVIDENCE)
    if not is_proved(fresh):
        raise Refused(
            _("Phần việc chưa có minh chứng nên chưa ghi là xong được. Mời đính kèm ảnh, tệp hoặc dẫn một hồ sơ.")
        )
    done: dict[str, Any] = {"done_on": done_on, "recorded_at": clock.now(), "reopened_reason": ""}
    return PART.advance(part, "close", by=by, key=key, version=version, **done)


@action
def reopen(part: TaskPart, *, by: Acting, reason: str, version: int | None = None, key: str | None = None) -> TaskPart:
    """The part is not done after all; the unit reads why until it is. Proof and notes stay, and history keeps the day."""
    must_name_source(by, part, own_words=True)
    reason = _said(reason, _("Mời ghi lý do mở lại để đơn vị biết phải làm tiếp điều gì."))
    again: dict[str, Any] = {"done_on": None, "recorded_at": None, "reopened_reason": reason}
    PART.advance(part, "reopen", by=by, key=key, version=version, reason=reason, **again)
    tell_unit_of_part(part, "reopen", by=by)
    return part


@action
def release(part: TaskPart, *, by: Acting, reason: str, version: int | None = None, key: str | None = None) -> TaskPart:
    """The offices that made the plan let a unit go from a task; what it did stays readable and counts no more."""
    reason = _said(reason, _("Mời ghi lý do thôi giao để đơn vị biết."))
    PART.advance(part, "release", by=by, key=key, version=version, reason=reason, left_reason=reason)
    tell_unit_of_part(part, "release", by=by)
    return part


@action
def give_back(
    part: TaskPart, *, by: Acting, reason: str = "", version: int | None = None, key: str | None = None
) -> TaskPart:
    """The unit that was let go has its part again."""
    PART.advance(part, "give_back", by=by, key=key, version=version, reason=reason, left_reason="")
    tell_unit_of_part(part, "give_back", by=by)
    return part


def workable(part: TaskPart, by: Acting) -> TaskPart:
    """The part under its lock, if this person may work on it now."""
    fresh = locked(part)
    if not works_on(renewed(by), fresh):
        raise Refused(NOT_ALLOWED, status=403)
    return fresh


def must_name_source(by: Acting, part: TaskPart, *, own_words: bool = False) -> None:
    """Whoever types for another unit says from what; the offices that made the plan need not for words of their own."""
    speaks_for_itself = own_words and makes(by, part.task.plan)
    if not (writes_in(by, part.unit) or by.source or speaks_for_itself):
        raise Refused(_("Nhập thay thì ghi rõ theo nguồn nào: bản giấy, điện thoại, tin nhắn hay gặp trực tiếp."))


def _must_be_a_day_of_work(part: TaskPart, done_on: date) -> None:
    plan, today = part.task.plan, clock.today()
    if done_on > today:
        raise Refused(_("Ngày xong không thể sau hôm nay (%(day)s).") % {"day": table_date(today)})
    if done_on < plan.starts_on:
        raise Refused(
            _("Ngày xong không thể trước ngày bắt đầu thực hiện kế hoạch (%(day)s).")
            % {"day": table_date(plan.starts_on)}
        )


def _said(reason: str, sentence: object) -> str:
    reason = " ".join(reason.split())
    if not reason:
        raise Refused(sentence)
    return reason[:500]
