"""Scans of what was signed over many models: brought in, taken out again, put beside the decision in the register."""

from danvan.appraisals.models import Decision, PaperKind, SignedPaper, Sitting
from danvan.appraisals.permissions import files_for_decision, files_for_sitting, lets_scan_go
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.files.actions.attachments import attach, detach
from danvan.files.models import Attachment, Role
from danvan.files.receiving import Received
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked


@action
def file_for_sitting(
    sitting: Sitting, kind: PaperKind, received: Received, *, by: Acting, key: str | None = None
) -> Attachment:
    """Gives a sitting a scan of the minutes or of the submission it signed."""
    spend(key)
    fresh, by = locked(sitting), renewed(by)
    if not files_for_sitting(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    paper, _made = SignedPaper.objects.get_or_create(sitting=fresh, kind=kind)
    return attach(paper, received, by=by, role=Role.SIGNED)


@action
def file_for_decision(decision: Decision, received: Received, *, by: Acting, key: str | None = None) -> Attachment:
    """Gives a signed decision its scan; it stays with who sees every model in it until the decision is announced."""
    spend(key)
    fresh, by = locked(decision), renewed(by)
    if not files_for_decision(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    paper, _made = SignedPaper.objects.get_or_create(decision=fresh, kind=PaperKind.DECISION)
    return attach(paper, received, by=by, role=Role.SIGNED)


@action
def take_out(scan: Attachment, paper: SignedPaper, *, by: Acting, key: str | None = None) -> None:
    """Takes a wrong scan away."""
    spend(key)
    locked(paper.of)
    by, fresh = renewed(by), SignedPaper.objects.select_related("sitting", "decision").get(pk=paper.pk)
    if not lets_scan_go(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    detach(scan, fresh, by=by)


def put_scans_on_record(decision: Decision, *, by: Acting) -> None:
    """The scans of an announced decision hang on its document too, unless the office's clerk brought the same ones in."""
    if decision.document is None:
        return
    known = set(Attachment.objects.of(decision.document).values_list("blob_id", flat=True))
    for paper in SignedPaper.objects.filter(decision=decision):
        for scan in Attachment.objects.of(paper).exclude(blob__in=known).select_related("thumbnail"):
            kept = Received(scan.name, scan.blob, scan.thumbnail, declared=scan.declared)
            attach(decision.document, kept, by=by, role=Role.SIGNED)
