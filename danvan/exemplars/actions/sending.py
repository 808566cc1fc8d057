"""The unit's moves: a registration is sent or taken back, a result is reported."""

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.core.formats import text_date
from danvan.exemplars.actions.dossiers import freeze, next_version
from danvan.exemplars.actions.hands import source_for
from danvan.exemplars.actions.stages import press
from danvan.exemplars.models import Consent, Dossier, Exemplar, Purpose, Round
from danvan.exemplars.permissions import registers
from danvan.exemplars.private import of_dossier
from danvan.exemplars.queries.dossiers import Content, content_of, last_sent, missing_sentence, open_dossier
from danvan.exemplars.queries.receivers import receiver_by_remit
from danvan.exemplars.queries.rounds import Timing, expected_in, lateness
from danvan.exemplars.workflow import EXEMPLAR
from danvan.units.models import Unit
from danvan.workflow.keys import spend
from danvan.workflow.locking import CHANGED, NOT_ALLOWED, locked


class Asked(Refused):
    """Something is wanted before it is sent: nothing is lost, and the page asks for it."""


class ReasonAsked(Asked):
    """The last day has passed: why does it come late?"""


class ReadAgainAsked(Asked):
    """Something private stands beside a name: was it read again?"""


@action
def submit(
    exemplar: Exemplar,
    *,
    by: Acting,
    key: str | None = None,
    version: int | None = None,
    late_reason: str = "",
    read_again: bool = False,
) -> Exemplar:
    """Sends the registration to the office of its round, or, in no round, to the one that receives at its level. What was
    filled in stays from now on as it was sent.
    """
    spend(key)
    fresh = _ready(exemplar, "submit", by)
    content = complete(fresh, Purpose.REGISTRATION)
    if fresh.is_individual and not Consent.objects.filter(exemplar=fresh, withdrawn_on__isnull=True).exists():
        raise Refused(_("Chưa ghi sự đồng ý của cá nhân. Mời mở bản đăng ký, ghi ngày và hình thức đồng ý rồi gửi."))
    receiver = _receiver(fresh, answering=content.was_returned, reason=late_reason)
    be_read_again(fresh, content, read_again, by=by)
    freeze(content)
    mark_sent(content.dossier, by, late_reason)
    late = {"late_reason": late_reason} if late_reason else {}
    return press(exemplar, "submit", by=by, version=version, receiver=receiver, **late)


@action
def take_back(exemplar: Exemplar, *, by: Acting, key: str | None = None, version: int | None = None) -> Exemplar:
    """Takes a registration back to write on it, before anybody answered; what was sent stays to be read."""
    moved = press(exemplar, "take_back", by=by, key=key, version=version)
    sent = last_sent(exemplar, Purpose.REGISTRATION)
    if sent is not None and open_dossier(exemplar, Purpose.REGISTRATION) is None:
        next_version(sent)
    return moved


@action
def report(
    exemplar: Exemplar,
    *,
    by: Acting,
    key: str | None = None,
    version: int | None = None,
    read_again: bool = False,
) -> Exemplar:
    """Sends the result to the receiver; a goal whose result is unknown stays unknown."""
    spend(key)
    fresh = _ready(exemplar, "report", by)
    content = complete(fresh, Purpose.RESULT)
    be_read_again(fresh, content, read_again, by=by)
    freeze(content)
    mark_sent(content.dossier, by)
    return press(exemplar, "report", by=by, version=version, last_active_on=clock.today())


def be_read_again(exemplar: Exemplar, content: Content, read_again: bool, *, by: Acting) -> None:
    """Where something private stands beside a name, somebody says that they read it again; history keeps that they did, and
    nothing of the words.
    """
    if not of_dossier(content, exemplar):
        return
    if not read_again:
        raise ReadAgainAsked(_("Hồ sơ ghi điều riêng tư cạnh tên người. Mời xem lại, đánh dấu đã xem rồi gửi."))
    record("read_again", exemplar, by=by)


def _ready(exemplar: Exemplar, move: str, by: Acting) -> Exemplar:
    """The model under its lock, if this person may make the move and nobody made it first."""
    fresh = locked(exemplar)
    if not registers(renewed(by), fresh):
        raise Refused(NOT_ALLOWED, status=403)
    source_for(by, fresh.unit)
    if fresh.stage not in EXEMPLAR.moves[move].sources:
        raise Overtaken(CHANGED)
    return fresh


def complete(exemplar: Exemplar, purpose: str) -> Content:
    """The version that is being written, if nothing that is asked for is missing."""
    dossier = open_dossier(exemplar, purpose)
    if dossier is None:
        raise Refused(_("Chưa có báo cáo kết quả. Mời viết báo cáo trước khi gửi."))
    content = content_of(dossier)
    missing = missing_sentence(content)
    if missing:
        raise Refused(_("%(missing)s Mời viết đủ rồi gửi.") % {"missing": missing})
    return content


def _receiver(exemplar: Exemplar, *, answering: bool, reason: str) -> Unit:
    round = exemplar.round
    if round is None:
        receiver = receiver_by_remit(exemplar)
        if receiver is None:
            raise Refused(_("Chưa chọn đợt đăng ký. Mời mở bản đăng ký, chọn đợt rồi gửi."))
        return receiver
    # An answer to what was asked is never late: the registration was there in time.
    if not answering:
        _in_time_or_refused(round, reason)
        _for_the_unit_or_refused(round, exemplar)
    return round.office


def _in_time_or_refused(round: Round, reason: str) -> None:
    timing = lateness(round, clock.today())
    days = {"opens": text_date(round.opens_on), "closes": text_date(round.closes_on)}
    if timing == Timing.EARLY:
        raise Refused(_("Đợt này nhận đăng ký từ ngày %(opens)s. Bản nháp vẫn giữ, mời gửi từ ngày đó.") % days)
    if timing == Timing.OVER:
        raise Refused(
            _("Đợt này không còn nhận đăng ký. Bản nháp vẫn giữ; đề nghị chọn đợt khác hoặc đề nghị cơ quan mở lại.")
        )
    if timing == Timing.LATE and not reason:
        raise ReasonAsked(
            _("Đã quá hạn nhận đăng ký (%(closes)s). Nội dung vẫn giữ nguyên; mời ghi lý do gửi muộn rồi gửi lại.")
            % days
        )


def _for_the_unit_or_refused(round: Round, exemplar: Exemplar) -> None:
    meant = expected_in([round], clock.today())[round.pk]
    if not Unit.objects.filter(meant, pk=exemplar.unit_id).exists():
        raise Refused(_("Đợt này không dành cho đơn vị. Mời mở bản đăng ký, chọn đợt khác."))
    if not round.direct and exemplar.elevated_from_id is None:
        raise Refused(_("Đợt này chỉ nhận mô hình đã được cấp dưới công nhận và chọn lên."))


def mark_sent(dossier: Dossier, by: Acting, late_reason: str = "") -> None:
    """Keeps who sent a version."""
    said = {"submitted_at": clock.now(), "submitted_by_id": by.user_id, "submitted_by_name": by.name}
    Dossier.objects.filter(pk=dossier.pk).update(late_reason=late_reason, **said)
