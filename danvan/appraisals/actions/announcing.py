"""Announcing a decision: only now the models move, are counted, and their units are told."""

from typing import Any

from django.utils.translation import gettext as _

from danvan.appraisals.actions.signed import put_scans_on_record
from danvan.appraisals.models import CaseStage, Decision, DecisionKind, DecisionStage, Line, Outcome
from danvan.appraisals.permissions import concludes
from danvan.appraisals.workflow import CASE, DECISION
from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.documents.actions.recording import record_new
from danvan.documents.models import Document, DocumentStage, Family
from danvan.documents.permissions import keepers_for
from danvan.documents.symbols import symbol_key
from danvan.exemplars.actions import stages
from danvan.exemplars.actions.notices import tell_unit
from danvan.exemplars.actions.recognitions import note_recognition, note_withdrawal
from danvan.exemplars.models import Exemplar, RecognitionKind, Stage
from danvan.jobs.actions import start_job
from danvan.jobs.kinds import Run
from danvan.jobs.models import Job
from danvan.units.models import Line as TreeLine
from danvan.units.models import Unit
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked

JOB = "appraisals.announce"
FAMILIES = {TreeLine.PARTY: Family.PARTY, TreeLine.STATE: Family.STATE}


@action
def announce(decision: Decision, *, by: Acting, version: int | None = None, key: str | None = None) -> Job:
    """A person who looked through the outbox has it announced."""
    DECISION.advance(decision, "announce", by=by, version=version, key=key)
    return start_job(JOB, by=by, decision=decision.pk)


@action
def go_on(decision: Decision, *, by: Acting, key: str | None = None) -> Job:
    """Goes on where an announcement was cut short, or tells what was held back and is so no longer."""
    spend(key)
    fresh, by = locked(decision), renewed(by)
    if not announces(by, fresh) or fresh.stage not in (DecisionStage.ANNOUNCING, DecisionStage.ANNOUNCED):
        raise Refused(NOT_ALLOWED, status=403)
    return start_job(JOB, by=by, decision=fresh.pk)


@action
def put_on_record(decision: Decision, run: Run) -> None:
    """The decision goes into the office's register with its scans; not before, since everybody who sees the office sees
    it there.
    """
    run.confirm()
    fresh = locked(decision)
    if fresh.document_id or not may_be_announced(fresh, run.by):
        return
    fresh.document = _on_record(fresh) or _new_document(fresh, run.by)
    Decision.objects.filter(pk=fresh.pk).update(document=fresh.document)
    put_scans_on_record(fresh, by=run.by)


@action
def tell_line(line: Line, run: Run) -> None:
    """Announces one model: its case is released, it moves, it is counted, its unit is told. Done once, whoever resumes."""
    run.confirm()
    decision, fresh = locked(line.decision), locked(line)
    if fresh.announced_at or fresh.held_reason or not may_be_announced(decision, run.by):
        return
    exemplar = locked(fresh.exemplar)
    if fresh.case is not None and fresh.case.stage == CaseStage.DECIDED:
        CASE.advance(fresh.case, "announce", by=run.by)
    _TELLERS[DecisionKind(decision.kind)](exemplar, fresh, decision, run.by)
    Line.objects.filter(pk=fresh.pk).update(announced_at=clock.now())
    record("tell", decision, by=run.by)


@action
def finish(decision: Decision, run: Run) -> None:
    """All that is not held back is told."""
    run.confirm()
    if locked(decision).stage == DecisionStage.ANNOUNCING:
        DECISION.advance(decision, "done", by=run.by)


def may_be_announced(decision: Decision, by: Acting) -> bool:
    """The rights of the moment: whoever asked may have changed posts since."""
    if decision.stage not in (DecisionStage.ANNOUNCING, DecisionStage.ANNOUNCED):
        return False
    if not announces(by, decision):
        raise Refused(NOT_ALLOWED, status=403)
    return True


def announces(by: Acting, decision: Decision) -> bool:
    """Who may announce it, at whatever stage: the deciding office, and a deputy for just that."""
    return concludes(DECISION.for_move(by, "announce"), decision)


def _recognise(exemplar: Exemplar, line: Line, decision: Decision, by: Acting) -> None:
    agreed = line.outcome == Outcome.YES
    verb = "recognise" if agreed else "not_recognise"
    # A model of an earlier year that is judged again keeps its stage.
    if exemplar.stage == Stage.APPRAISING:
        stages.press(exemplar, verb, by=by)
    if agreed:
        note_recognition(exemplar, by=by, kind=RecognitionKind.RECOGNISED, **_facts(decision))
    tell_unit(exemplar, verb, by=by)


def _call_outstanding(exemplar: Exemplar, line: Line, decision: Decision, by: Acting) -> None:
    if line.outcome == Outcome.YES:
        note_recognition(exemplar, by=by, kind=RecognitionKind.OUTSTANDING, **_facts(decision))
        tell_unit(exemplar, "note_outstanding", by=by)


def _withdraw(exemplar: Exemplar, line: Line, decision: Decision, by: Acting) -> None:
    if line.outcome != Outcome.YES or decision.signed_on is None:
        return
    stages.press(exemplar, "withdraw", by=by, reason=line.reason)
    note_withdrawal(exemplar, by=by, on=decision.signed_on, basis=decision.symbol, reason=line.reason)
    tell_unit(exemplar, "withdraw", by=by)


_TELLERS = {
    DecisionKind.RECOGNISE: _recognise,
    DecisionKind.OUTSTANDING: _call_outstanding,
    DecisionKind.WITHDRAW: _withdraw,
}


def _facts(decision: Decision) -> dict[str, Any]:
    signer = ", ".join(filter(None, [decision.signer_position, decision.signer]))
    return {
        "year": decision.year,
        "office": decision.office,
        "symbol": decision.symbol,
        "signed_on": decision.signed_on,
        "signer_words": signer,
        "document": decision.document,
        "paper_kept_at": decision.paper_kept_at,
    }


def _on_record(decision: Decision) -> Document | None:
    """The same paper, where the office's clerk put it into the register already."""
    key = symbol_key(decision.symbol)
    rows = Document.objects.filter(unit=decision.office, stage=DocumentStage.RECORDED, symbol_key=key)
    return rows.filter(signed_on=decision.signed_on).first()


def _new_document(decision: Decision, by: Acting) -> Document | None:
    """A row in the register where this person may put one; else number and day on the decision have to do."""
    if decision.office not in keepers_for(by):
        return None
    values = {
        "family": FAMILIES.get(TreeLine(decision.office.line), Family.FRONT),
        "type_name": "Quyết định",
        "title": title_of(decision),
        "symbol": decision.symbol,
        "signed_on": decision.signed_on,
        "signer": decision.signer,
        "signer_position": decision.signer_position,
        "paper_kept_at": decision.paper_kept_at or _("Văn thư cơ quan"),
    }
    office: Unit = decision.office
    return record_new(office, values, by=by, issuers=[office])  # type: ignore[list-item]


def title_of(decision: Decision) -> str:
    """What the decision is about, as its title says."""
    words = {
        DecisionKind.RECOGNISE: _("Về việc công nhận mô hình, điển hình “Dân vận khéo” %(level)s năm %(year)d"),
        DecisionKind.OUTSTANDING: _("Về việc chọn mô hình, điển hình “Dân vận khéo” tiêu biểu %(level)s năm %(year)d"),
        DecisionKind.WITHDRAW: _("Về việc thôi công nhận mô hình, điển hình “Dân vận khéo” %(level)s năm %(year)d"),
    }[DecisionKind(decision.kind)]
    return words % {"level": decision.level.name, "year": decision.year}
