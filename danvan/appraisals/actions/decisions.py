"""Drafting a decision, saying what it says of each model, and writing down that it was signed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from danvan.appraisals.actions.counting import NAMED
from danvan.appraisals.models import (
    OPENED,
    Case,
    CaseStage,
    Decision,
    DecisionKind,
    DecisionStage,
    Line,
    Outcome,
    Sheet,
    SheetStage,
    Sitting,
)
from danvan.appraisals.permissions import concludes, decides, drafts, keeps, lines_visible_to
from danvan.appraisals.queries.tallies import proposes, tallies_of
from danvan.appraisals.workflow import DECISION
from danvan.audit.actions import record
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.documents.symbols import symbol_key
from danvan.exemplars.models import SHARED, Exemplar, Level, Stage
from danvan.units.models import Unit
from danvan.workflow.authors import add_authors
from danvan.workflow.keys import spend
from danvan.workflow.locking import CHANGED, NOT_ALLOWED, compare_and_set, locked

WITHDRAWABLE = (*SHARED, Stage.UNSUITABLE)


@action
def draft_of_sitting(sitting: Sitting, office: Unit, *, by: Acting, key: str | None = None) -> Decision:
    """A draft over all that a sitting concluded, for the office that decides; each outcome is left to be typed."""
    spend(key)
    fresh, by = locked(sitting), renewed(by)
    if not keeps(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    must_be_open(fresh)
    cases = list(fresh.cases.filter(stage=CaseStage.DECIDED).select_related("exemplar").order_by("pk"))
    if not cases:
        raise Refused(_("Chưa có hồ sơ nào được kết luận. Ghi kết luận từng hồ sơ trước khi lập quyết định."))
    if fresh.decisions.exclude(stage=DecisionStage.DROPPED).exists():
        raise Overtaken(_("Đợt này đã có quyết định đang lập. Mời mở quyết định đó."))
    made = _draft(by, office, DecisionKind.RECOGNISE, fresh.year, fresh.level, fresh)
    Line.objects.bulk_create([Line(decision=made, exemplar=case.exemplar, case=case) for case in cases])
    return made


@action
def draft(
    office: Unit,
    kind: str,
    exemplars: Iterable[Exemplar],
    *,
    by: Acting,
    year: int,
    level: Level,
    key: str | None = None,
) -> Decision:
    """A draft without a sitting: which recognised models are outstanding, or are recognised no longer."""
    spend(key)
    by, rows = renewed(by), list(exemplars)
    if kind not in (DecisionKind.OUTSTANDING, DecisionKind.WITHDRAW) or not rows:
        raise Refused(_("Mời chọn ít nhất một mô hình đã công nhận."))
    fitting = WITHDRAWABLE if kind == DecisionKind.WITHDRAW else SHARED
    if any(row.level_id != level.pk or row.stage not in fitting for row in rows):
        raise Refused(_("Có mô hình không còn được công nhận ở cấp này. Mời tải lại danh sách."))
    made = Decision(office=office, level=level)
    if not decides(by, made):
        raise Refused(NOT_ALLOWED, status=403)
    made = _draft(by, office, kind, year, level, None)
    Line.objects.bulk_create([Line(decision=made, exemplar=row, outcome=Outcome.YES) for row in rows])
    return made


def _draft(by: Acting, office: Unit, kind: str, year: int, level: Level, sitting: Sitting | None) -> Decision:
    made = Decision(office=office, kind=kind, year=year, level=level, sitting=sitting, stage=DecisionStage.DRAFT)
    made.save()
    add_authors(made, by)
    record("draft", made, by=by)
    return made


@action
def write(
    decision: Decision, said: Mapping[int, tuple[str, str]], *, by: Acting, version: int, key: str | None = None
) -> Decision:
    """Writes what the decision says of models, {line: (outcome, reason)}; what differs from the votes says why."""
    spend(key)
    fresh, by = locked(decision), renewed(by)
    if fresh.stage != DecisionStage.DRAFT or fresh.version != version:
        raise Overtaken(CHANGED)
    if not drafts(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    lines = lines_visible_to(by.user).filter(decision=fresh, pk__in=said).select_related("exemplar", "case")
    for line in lines.order_by("pk"):
        line.outcome, line.reason = said[line.pk]
        line.save(update_fields=["outcome", "reason"])
    must_say_why(fresh, list(lines))
    compare_and_set(fresh, {})
    add_authors(fresh, by)
    record("write", fresh, by=by)
    decision.refresh_from_db()
    return decision


@action
def sign(
    decision: Decision,
    *,
    by: Acting,
    symbol: str,
    signed_on: date,
    signer: str,
    signer_position: str,
    paper_kept_at: str,
    version: int | None = None,
    key: str | None = None,
) -> Decision:
    """Writes down number, day and signer of the signed paper. Nobody outside learns of it before it is announced."""
    if not concludes(DECISION.for_move(renewed(by), "sign"), decision):
        raise Refused(NOT_ALLOWED, status=403)
    if decision.sitting is not None:
        must_be_open(locked(decision.sitting))
    lines = list(decision.lines.select_related("exemplar", "case").order_by("pk"))
    _hold_cases(lines)
    if any(not line.outcome for line in lines):
        raise Refused(_("Còn mô hình chưa ghi kết quả. Ghi kết quả từng mô hình trước khi ghi nhận đã ký."))
    must_say_why(decision, lines)
    _must_be_alone(decision, symbol, signed_on)
    facts: dict[str, Any] = {"symbol": symbol, "signed_on": signed_on, "signer": signer}
    facts |= {"signer_position": signer_position, "paper_kept_at": paper_kept_at}
    return DECISION.advance(decision, "sign", by=by, version=version, key=key, **facts)


@action
def press(
    decision: Decision, move: str, *, by: Acting, reason: str = "", version: int | None = None, key: str | None = None
) -> Decision:
    """Takes a signature back with a reason, or gives a draft up."""
    if move == "unsign" and not reason.strip():
        raise Refused(_("Trả về dự thảo thì ghi rõ lý do."))
    return DECISION.advance(decision, move, by=by, reason=reason, version=version, key=key)


@action
def note_printed(decision: Decision, *, by: Acting) -> None:
    """Notes who printed the list, which names individuals, before it is handed out."""
    record("export", decision, by=by)


@action
def hold(line: Line, *, by: Acting, reason: str, key: str | None = None) -> None:
    """Keeps one model back when the others are announced; told to nobody."""
    spend(key)
    _hold(line, by, reason.strip(), "hold")


@action
def let_go(line: Line, *, by: Acting, key: str | None = None) -> None:
    """Keeps a model back no longer; it is told with the next announcement."""
    spend(key)
    _hold(line, by, "", "let_go")


def _hold(line: Line, by: Acting, reason: str, verb: str) -> None:
    decision, by = locked(line.decision), renewed(by)
    fresh = locked(line)
    if not decides(by, decision) or not lines_visible_to(by.user).filter(pk=line.pk).exists():
        raise Refused(NOT_ALLOWED, status=403)
    if fresh.announced_at or decision.stage not in (DecisionStage.SIGNED, DecisionStage.ANNOUNCED):
        raise Overtaken(_("Kết quả này đã hoặc đang được công bố. Mời tải lại trang."))
    if verb == "hold" and not reason:
        raise Refused(_("Giữ lại thì ghi rõ lý do."))
    compare_and_set(fresh, {"held_reason": reason})
    record(verb, decision, by=by)


def must_be_open(sitting: Sitting) -> None:
    """A decision follows counted votes; while members still mark, they are named."""
    if sitting.stage in OPENED:
        return
    writing = Sheet.objects.filter(case__sitting=sitting, stage=SheetStage.WRITING, member__isnull=False)
    names = sorted(set(writing.values_list("member__name", flat=True)))[:NAMED]
    if names:
        raise Refused(_("Còn thành viên đang chấm: %(names)s. Chờ kiểm phiếu xong.") % {"names": ", ".join(names)})
    raise Refused(_("Đợt thẩm định chưa kiểm phiếu. Kiểm phiếu xong mới lập và ký quyết định."))


def must_say_why(decision: Decision, lines: list[Line]) -> None:
    """Where a person decides otherwise than the votes, or ends a recognition, the line says why."""
    silent = [line for line in lines if not line.reason.strip()]
    if decision.kind == DecisionKind.WITHDRAW:
        unsaid = [line for line in silent if line.outcome == Outcome.YES]
    else:
        differing = differing_from_votes(decision, silent)
        unsaid = [line for line in silent if line.pk in differing]
    if unsaid:
        names = "; ".join(line.exemplar.name for line in unsaid[:NAMED])
        raise Refused(
            _("Ghi lý do ở: %(names)s. Kết quả khác với biểu quyết hoặc là thôi công nhận.") % {"names": names}
        )


def differing_from_votes(decision: Decision, lines: list[Line]) -> set[int]:
    """Which lines say otherwise than the votes by the sitting's rule."""
    sitting = decision.sitting
    cases = [line.case for line in lines if line.case is not None]
    if sitting is None or not cases:
        return set()
    tallies = tallies_of(sitting, cases)
    return {
        line.pk
        for line in lines
        if line.case_id and line.outcome and (line.outcome == Outcome.YES) != proposes(sitting, tallies[line.case_id])
    }


def _hold_cases(lines: list[Line]) -> None:
    """Holds the cases in the order of their numbers, so that no two deciders wait for each other in a ring."""
    pks = [line.case_id for line in lines if line.case_id]
    held = list(Case.objects.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk"))
    if any(case.stage != CaseStage.DECIDED for case in held):
        raise Refused(_("Có hồ sơ không còn ở trạng thái đã kết luận. Mời xem lại đợt thẩm định."))


def _must_be_alone(decision: Decision, symbol: str, signed_on: date) -> None:
    others = Decision.objects.filter(office=decision.office, signed_on__year=signed_on.year).exclude(pk=decision.pk)
    others = others.exclude(stage__in=[DecisionStage.DRAFT, DecisionStage.DROPPED])
    if symbol_key(symbol) in {symbol_key(each) for each in others.values_list("symbol", flat=True)}:
        raise Refused(_("Số, ký hiệu này đã ghi ở một quyết định khác của cơ quan trong năm. Mời kiểm lại."))
