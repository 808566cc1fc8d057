"""The receiver's moves: a registration or a result is answered heading by heading, taken in, declined, judged."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.exemplars.actions.later import ask
from danvan.exemplars.actions.stages import press
from danvan.exemplars.actions.years import settle_year
from danvan.exemplars.models import Dossier, Exemplar, Purpose
from danvan.exemplars.permissions import receives
from danvan.exemplars.queries.dossiers import last_sent
from danvan.exemplars.queries.later import later_waiting
from danvan.workflow.authors import wrote
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked

# Which move answers which dossier.
ANSWERED_BY = {Purpose.REGISTRATION: "send_back", Purpose.RESULT: "send_result_back"}
NOTHING_SENT = _("Chưa có hồ sơ nào được gửi để trả lời. Mời chờ đơn vị gửi.")


@action
def send_back(
    exemplar: Exemplar,
    comments: Mapping[int, str],
    *,
    by: Acting,
    purpose: str = Purpose.REGISTRATION,
    key: str | None = None,
    version: int | None = None,
    reason: str = "",
) -> Exemplar:
    """Sends a dossier back with what is asked of single headings, by their ids. The version that was sent stays; in the next
    one only these headings change.
    """
    locked(exemplar)
    sent = last_sent(exemplar, purpose)
    if sent is None:
        raise Refused(NOTHING_SENT)
    ask(sent, comments, by=by)
    return press(exemplar, ANSWERED_BY[Purpose(purpose)], by=by, key=key, version=version, reason=reason)


@action
def accept(exemplar: Exemplar, *, by: Acting, key: str | None = None, version: int | None = None) -> Exemplar:
    """Takes a registration in: from today it counts as registered."""
    return press(exemplar, "accept", by=by, key=key, version=version, registered_on=clock.today())


@action
def judge_result(exemplar: Exemplar, *, by: Acting, effective: bool, key: str | None = None) -> None:
    """Says whether the result that was reported was effective ("hiệu quả"): a count of its own, whatever an appraising body
    finds later. Nobody judges what they wrote.
    """
    spend(key)
    fresh, by = locked(exemplar), renewed(by)
    if not receives(by, fresh) or wrote(fresh, by):
        raise Refused(NOT_ALLOWED, status=403)
    sent = later_waiting(fresh) or last_sent(fresh, Purpose.RESULT)
    if sent is None or sent.returned_at is not None:
        raise Refused(NOTHING_SENT)
    Dossier.objects.filter(pk=sent.pk).update(judged_at=clock.now())
    settle_year(fresh, sent.year, effective_on=clock.today() if effective else None)
    verb = "judge_effective" if effective else "judge_not_effective"
    record(verb, fresh, by=by, changes={"year": (None, sent.year)})
