"""Rounds of registration: made ready, opened, closed, opened again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.exemplars.models import Form, Purpose, Round, RoundKind, RoundStage
from danvan.exemplars.permissions.rounds import makes_rounds, runs
from danvan.exemplars.queries.forms import form_today
from danvan.exemplars.queries.rounds import expected, not_registered
from danvan.exemplars.workflow import ROUND
from danvan.plans.models import Plan
from danvan.plans.years import later, words_later
from danvan.units.telling import tell_units
from danvan.workflow.editing import save_changes
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED

# What may still be said differently once units were told of a round.
STILL_OPEN = ("name", "result_due_on", "late_allowed")
LAST_DAY_OVER = _("Ngày cuối mới phải từ hôm nay trở đi, và sau ngày cuối cũ. Mời chọn ngày khác.")


@dataclass(frozen=True)
class Again:
    """That a round is opened again: until which new last day, and why."""

    closes_on: date
    reason: str


@action
def make_round(*, by: Acting, key: str | None = None, **values: Any) -> Round:
    """Prepares a round of the own office, with the forms in use for its plan on the day it opens."""
    spend(key)
    if not makes_rounds(by):
        raise Refused(NOT_ALLOWED, status=403)
    row = Round(office=by.unit, stage=RoundStage.DRAFT, **values)  # type: ignore[attr-defined]
    for name, form in _forms_for(row.plan, row.opens_on).items():
        setattr(row, name, form)
    _refuse_stray_supplement(row)
    row.save()
    record("prepare", row, by=by)
    return row


@action
def edit_round(row: Round, values: Mapping[str, Any], *, by: Acting, version: int, key: str | None = None) -> Round:
    """Says anew what a round is; of one that was opened only its name, the day of results and what is late."""
    changes = dict(values)
    if row.stage == RoundStage.DRAFT:
        plan, day = changes.get("plan", row.plan), changes.get("opens_on", row.opens_on)
        changes.update(_forms_for(plan, day))
    else:
        changes = {name: value for name, value in changes.items() if name in STILL_OPEN}
    return save_changes(row, changes, by=by, version=version, allowed=_edits, key=key)


@action
def copy_round(row: Round, *, by: Acting, key: str | None = None) -> Round:
    """Prepares next year's round like this one: days and years moved on, the plan left for the office to choose."""
    if not runs(by, row):
        raise Refused(NOT_ALLOWED, status=403)
    period = range(row.year, row.year + 1)
    kept = {name: getattr(row, name) for name in ("level", "kind", "selector", "late_allowed", "direct")}
    days = {name: later(getattr(row, name), 1) for name in ("opens_on", "result_due_on")}
    last = later(row.first_closes_on or row.closes_on, 1)
    name = words_later(row.name, 1, period)
    return make_round(by=by, key=key, name=name, year=row.year + 1, closes_on=last, **kept, **days)


@action
def press_round(
    row: Round, move: str, *, by: Acting, key: str | None = None, version: int | None = None, again: Again | None = None
) -> Round:
    """Opens, closes or drops a round, or opens it again until a new last day, with the reason."""
    changes: dict[str, Any] = {}
    if move == "open":
        _refuse_nobody(row)
        # A form may have been put in use since the round was prepared.
        changes = _newer_forms(row)
    if move == "reopen":
        changes = _days_again(row, again)
    reason = again.reason if again else ""
    ROUND.advance(row, move, by=by, key=key, version=version, reason=reason, **changes)
    if move in ("open", "reopen"):
        _tell_expected(row, move, by)
    return row


@action
def close_round(row: Round) -> None:
    """Closes a round whose last day is over, as the house itself."""
    ROUND.advance(row, "close", by=SYSTEM)


def close_due() -> int:
    """Closes all rounds whose last day is over, each by itself; says how many."""
    due = list(Round.objects.filter(stage=RoundStage.OPEN, closes_on__lt=clock.today()).order_by("pk"))
    for row in due:
        close_round(row)
    return len(due)


def _edits(by: Acting, row: Round) -> bool:
    return row.stage != RoundStage.DROPPED and runs(by, row)


def _newer_forms(row: Round) -> dict[str, Form]:
    forms = _forms_for(row.plan, row.opens_on)
    return {name: form for name, form in forms.items() if getattr(row, name) != form}


def _forms_for(plan: Plan | None, day: date) -> dict[str, Form]:
    """The forms in use on a day: those of the plan, else those of the house."""
    return {
        "registration_form": form_today(Purpose.REGISTRATION, plan, day),
        "result_form": form_today(Purpose.RESULT, plan, day),
    }


def _refuse_stray_supplement(row: Round) -> None:
    """What adds to a round of the year needs one to add to."""
    main = Round.objects.filter(office=row.office, level=row.level, year=row.year, kind=RoundKind.MAIN)
    if row.kind == RoundKind.SUPPLEMENT and not main.exclude(stage=RoundStage.DROPPED).exists():
        raise Refused(_("Chưa có đợt chính của cấp và năm này để đăng ký bổ sung. Mời lập đợt chính trước."))


def _refuse_nobody(row: Round) -> None:
    if not expected(row, clock.today()).exists():
        raise Refused(
            _("Chưa có đơn vị nào thuộc diện đăng ký mà cơ quan được tiếp nhận. Mời xem lại diện đơn vị của đợt.")
        )


def _days_again(row: Round, again: Again | None) -> dict[str, Any]:
    if again is None or not again.reason:
        raise Refused(_("Mở lại đợt thì ghi lý do và ngày cuối mới để các đơn vị biết."))
    if again.closes_on < clock.today() or again.closes_on <= row.closes_on:
        raise Refused(LAST_DAY_OVER)
    return {"closes_on": again.closes_on, "first_closes_on": row.first_closes_on or row.closes_on}


def _tell_expected(row: Round, move: str, by: Acting) -> None:
    """Those at work in the units that have sent nothing yet."""
    tell_units(not_registered(row, clock.today()).order_by().values("pk"), move, row, by=by)
