"""Taking models into a sitting and out of it, seeing them on the spot, and concluding on them."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from danvan.appraisals.conflicts import is_tied
from danvan.appraisals.models import LIVE, Case, CaseStage, DecisionStage, Sitting, SittingStage, Visit
from danvan.appraisals.permissions import hand_on, judging_seat, keeps, keeps_case
from danvan.appraisals.workflow import CASE
from danvan.audit.actions import record
from danvan.committees.models import Member
from danvan.core import clock
from danvan.core.acting import SYSTEM, Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.exemplars.actions import stages
from danvan.exemplars.models import Exemplar, Stage
from danvan.exemplars.permissions import appraises
from danvan.files.actions.attachments import attach
from danvan.files.models import Attachment
from danvan.files.receiving import Received
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked

# A model that was recognised before is judged again for a further year, and its stage stays.
JUDGED = (Stage.REPORTED, Stage.RECOGNISED)


@action
def take_in(sitting: Sitting, exemplars: Iterable[Exemplar], *, by: Acting, key: str | None = None) -> list[Case]:
    """Takes reported models of the sitting's level into it, by whoever may put them before a panel."""
    spend(key)
    by = renewed(by)
    fresh = locked(sitting)
    if not keeps(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    if fresh.stage not in (SittingStage.PREPARING, SittingStage.ASSESSING):
        raise Refused(_("Đợt đã sang biểu quyết, không nhận thêm hồ sơ. Mời lập đợt khác."))
    taken = [_take(fresh, exemplar, by) for exemplar in sorted(exemplars, key=lambda each: each.pk)]
    if fresh.stage == SittingStage.ASSESSING:
        for case in taken:
            begin(case, by=by)
    return taken


def _take(sitting: Sitting, exemplar: Exemplar, by: Acting) -> Case:
    fresh = locked(exemplar)
    named = {"name": fresh.name}
    if fresh.stage not in JUDGED or fresh.level_id != sitting.level_id or not appraises(by, fresh):
        raise Refused(_("“%(name)s” không còn chờ thẩm định ở cấp này. Mời tải lại danh sách.") % named)
    if is_tied(by, Exemplar.objects.filter(pk=fresh.pk)):
        raise Refused(NOT_ALLOWED, status=403)
    if Case.objects.filter(exemplar=fresh, stage__in=LIVE).exists():
        raise Refused(_("“%(name)s” đang ở một đợt thẩm định khác.") % named)
    case = Case.objects.create(sitting=sitting, exemplar=fresh, stage=CaseStage.WAITING)
    record("take_in", case, by=by)
    return case


def begin(case: Case, *, by: Acting) -> None:
    """The panel begins with a case: the model is being appraised from now on, and no more than this is known of it."""
    exemplar = locked(case.exemplar)
    if exemplar.stage == Stage.REPORTED:
        stages.press(exemplar, "appraise", by=_for_exemplar(by, exemplar))
    elif exemplar.stage != Stage.RECOGNISED:
        raise Refused(_("Có mô hình không còn ở trạng thái đã báo cáo. Mời soát danh sách và đưa ra khỏi đợt."))
    CASE.advance(case, "open", by=by)


@action
def take_out(case: Case, *, by: Acting, reason: str, key: str | None = None) -> None:
    """Takes a case out of the sitting; the model is again where it was."""
    if not reason.strip():
        raise Refused(_("Đưa hồ sơ ra khỏi đợt thì ghi rõ lý do."))
    CASE.advance(case, "take_out", by=by, key=key, reason=reason.strip())
    exemplar = locked(case.exemplar)
    if exemplar.stage == Stage.APPRAISING:
        stages.press(exemplar, "release", by=_for_exemplar(by, exemplar))


@action
def note_visit(
    case: Case, *, by: Acting, on: date, who: Iterable[Member], findings: str, key: str | None = None
) -> Visit:
    """Writes down what members found on the spot; those who stay out of the case do not go."""
    spend(key)
    by = renewed(by)
    fresh = locked(case)
    if not (keeps_case(by, fresh) or judging_seat(by, fresh)) or fresh.sitting.stage != SittingStage.ASSESSING:
        raise Refused(NOT_ALLOWED, status=403)
    visit = Visit.objects.create(case=fresh, on=on, findings=findings, by_name=by.name, at=clock.now())
    visit.who.set(who)
    record("visit", fresh, by=by)
    return visit


@action
def give_file(visit: Visit, received: Received, *, by: Acting, role: str, key: str | None = None) -> Attachment:
    """Gives a visit a photo or a paper, by whoever judges or keeps its case, until the sitting is closed. Who stays out of
    the case never gets at it: a file is seen by who sees the visit.
    """
    spend(key)
    by, case = renewed(by), locked(visit.case)
    if not hand_on(by, case).works or case.sitting.stage in (SittingStage.CLOSED, SittingStage.DROPPED):
        raise Refused(NOT_ALLOWED, status=403)
    return attach(visit, received, by=by, role=role)


@action
def conclude(
    case: Case, *, by: Acting, proposed: str, words: str, version: int | None = None, key: str | None = None
) -> Case:
    """Writes what the panel concludes on a case, once its votes are counted; anew as long as no decision is signed."""
    if case.sitting.stage != SittingStage.COUNTED:
        raise Refused(_("Kiểm phiếu xong mới ghi kết luận từng hồ sơ."))
    if case.stage == CaseStage.DECIDED:
        must_be_unsigned(case)
        CASE.advance(case, "undecide", by=by, version=version, proposed="")
        version = None
    values = {"proposed": proposed, "conclusion_words": words}
    return CASE.advance(case, "decide", by=by, version=version, key=key, **values)


def must_be_unsigned(case: Case) -> None:
    """What a signed decision rests on stands."""
    drafts = (DecisionStage.DRAFT, DecisionStage.DROPPED)
    if case.lines.exclude(decision__stage__in=drafts).exists():
        raise Refused(_("Quyết định về hồ sơ này đã ký. Trả quyết định về dự thảo trước khi sửa kết luận."))


def take_back_conclusions(sitting: Sitting, *, by: Acting) -> None:
    """The sitting is reopened: nothing is concluded any more."""
    for case in sitting.cases.filter(stage=CaseStage.DECIDED).select_related("sitting__office").order_by("pk"):
        CASE.advance(case, "undecide", by=by, proposed="")


def _for_exemplar(by: Acting, exemplar: Exemplar) -> Acting:
    """The hand itself where it may put models before a panel; else the house, at the office's word."""
    return by if appraises(by, exemplar) else SYSTEM
