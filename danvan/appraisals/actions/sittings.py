"""Setting a sitting up, and leading it from the list of cases to the counted votes."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from danvan.appraisals.actions.cases import begin, take_back_conclusions
from danvan.appraisals.actions.counting import must_be_counted, must_be_signed
from danvan.appraisals.actions.recusing import note_ties
from danvan.appraisals.models import LIVE, Case, CaseStage, DecisionStage, Sheet, Sitting, SittingStage
from danvan.appraisals.permissions import keeps, prepares
from danvan.appraisals.workflow import SITTING
from danvan.audit.actions import record
from danvan.committees.models import Member
from danvan.committees.queries import members_on
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.notifications.actions import notify
from danvan.units.models import Unit
from danvan.units.permissions import writes_in
from danvan.workflow.authors import add_authors
from danvan.workflow.editing import save_changes
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked

# The panel is told of these; what is counted it sees when it looks.
TELLS_PANEL = ("start", "to_vote")
# From here on sheets or votes are taken, or are taken no longer.
OPENS_OR_SHUTS = ("to_vote", "count", "reopen")


@action
def set_up(office: Unit, values: Mapping[str, Any], *, by: Acting, key: str | None = None) -> Sitting:
    """Sets a sitting up for an office that verifies or receives models."""
    spend(key)
    by = renewed(by)
    if not (prepares(by) and writes_in(by, office)):
        raise Refused(NOT_ALLOWED, status=403)
    made = Sitting(office=office, stage=SittingStage.PREPARING, **values)
    made.save()
    add_authors(made, by)
    record("draft", made, by=by)
    return made


@action
def change(sitting: Sitting, values: Mapping[str, Any], *, by: Acting, version: int, key: str | None = None) -> Sitting:
    """Writes where and when the panel meets, who presides, under which number its minutes are."""
    return save_changes(sitting, values, by=by, version=version, allowed=_changes, key=key)


@action
def name_secretaries(sitting: Sitting, members: Iterable[Member], *, by: Acting) -> None:
    """Says whose seats keep the sitting from now on."""
    fresh, by = locked(sitting), renewed(by)
    if not keeps(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    before = set(fresh.secretaries.values_list("pk", flat=True))
    chosen = {member.pk: member for member in members}
    if before == set(chosen):
        return
    fresh.secretaries.set(chosen.values())
    names = ", ".join(member.name for member in chosen.values())
    record("name_secretaries", fresh, by=by, changes={"secretaries": ("", names)})


@action
def press(
    sitting: Sitting,
    move: str,
    *,
    by: Acting,
    key: str | None = None,
    version: int | None = None,
    reason: str = "",
    without_waiting: bool = False,
) -> Sitting:
    """Makes a move of the sitting, once what has to be true before is true."""
    fresh = locked(sitting)
    changes: dict[str, Any] = {}
    if move in OPENS_OR_SHUTS:
        _hold_cases(fresh)
    if move == "start":
        changes["began_on"] = clock.today()
        _must_have_cases(fresh)
    if move == "to_vote":
        must_be_signed(fresh, by=by, without_waiting=without_waiting)
    if move == "count":
        must_be_counted(fresh, by=by)
    if move in ("reopen", "finish", "drop"):
        _must_be_free(fresh, move, reason)
    SITTING.advance(sitting, move, by=by, key=key, version=version, reason=reason, **changes)
    _carry_out(sitting, move, by)
    return sitting


def _hold_cases(sitting: Sitting) -> None:
    """Waits for whoever is writing a sheet or casting a vote on a case, in the order of the cases: who comes after finds
    the sitting where it then stands, and no vote slips in behind the count.
    """
    held = [case.pk for case in Case.objects.select_for_update().filter(sitting=sitting).order_by("pk")]
    list(Sheet.objects.select_for_update().filter(case__in=held).order_by("pk"))


def _carry_out(sitting: Sitting, move: str, by: Acting) -> None:
    if move == "start":
        for case in sitting.cases.filter(stage=CaseStage.WAITING).select_related("exemplar__level").order_by("pk"):
            begin(case, by=by)
    if move in ("start", "to_vote", "count"):
        note_ties(sitting)
    if move == "reopen":
        take_back_conclusions(sitting, by=by)
    if move in TELLS_PANEL:
        panel = members_on(sitting.panel, clock.today()).filter(user__isnull=False)
        notify(panel.values_list("user_id", flat=True), move, sitting, by=by)


def _changes(by: Acting, sitting: Any) -> bool:
    return keeps(by, sitting) and sitting.stage not in (SittingStage.CLOSED, SittingStage.DROPPED)


def _must_have_cases(sitting: Sitting) -> None:
    if not sitting.cases.filter(stage=CaseStage.WAITING).exists():
        raise Refused(_("Đợt chưa có hồ sơ nào. Nhận hồ sơ đã báo cáo kết quả vào đợt trước khi bắt đầu."))


def _must_be_free(sitting: Sitting, move: str, reason: str) -> None:
    decided = sitting.decisions.exclude(stage=DecisionStage.DROPPED).exists()
    if move == "reopen" and decided:
        raise Refused(_("Đợt đã có quyết định. Bỏ dự thảo quyết định đó trước khi mở lại thẩm định."))
    if move == "reopen" and not reason.strip():
        raise Refused(_("Mở lại thì ghi rõ lý do. Kết quả kiểm phiếu sẽ đóng lại với các thành viên."))
    if move == "finish" and sitting.cases.filter(stage=CaseStage.OPENED).exists():
        raise Refused(_("Còn hồ sơ chưa ghi kết luận. Ghi kết luận hoặc đưa hồ sơ ra khỏi đợt trước khi kết thúc."))
    if move == "drop" and sitting.cases.filter(stage__in=LIVE).exists():
        raise Refused(_("Đợt còn hồ sơ. Đưa từng hồ sơ ra khỏi đợt trước khi bỏ."))
