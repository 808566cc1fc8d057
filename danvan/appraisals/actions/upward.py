"""Writing down that a submission upward was signed: once for all the models it lists."""

from datetime import date

from django.utils.translation import gettext as _

from danvan.appraisals.permissions import prepares
from danvan.appraisals.queries.proposals import batches_of, mark_of, proposed_by
from danvan.audit.actions import record_each
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.exemplars.models import Level, Proposal
from danvan.units.acting import InPost
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED


@action
def record_submission(
    level: Level,
    year: int,
    *,
    by: Acting,
    of: str,
    symbol: str,
    signed_on: date,
    signer: str = "",
    shown: str,
    key: str | None = None,
) -> int:
    """Writes number, day and signer of a signed submission on every proposal that it lists; gives how many. `of` names the
    submission, `shown` is the mark of the list as the page showed it: what was chosen since is on no signed paper.
    """
    spend(key)
    by = renewed(by)
    if not isinstance(by, InPost) or not prepares(by):
        raise Refused(NOT_ALLOWED, status=403)
    if signed_on > clock.today():
        raise Refused(_("Ngày ký chưa tới. Mời kiểm lại bản ký."))
    listed = proposed_by(by).filter(to_level=level, year=year).select_related("exemplar").order_by("pk")
    rows = list(listed.select_for_update(of=("self",)))
    batch = next((each for each in batches_of(rows) if each.name == of), None)
    if batch is None or mark_of(rows) != shown:
        raise Overtaken(_("Danh sách vừa thay đổi. Mời đối chiếu lại với tờ trình đã ký rồi ghi lần nữa."))
    told = [
        (row.exemplar, {"submission": (row.symbol, symbol), "signed_on": (row.signed_on, signed_on)})
        for row in batch.rows
    ]
    facts = {"symbol": symbol, "signed_on": signed_on, "signer_words": signer}
    Proposal.objects.filter(pk__in=[row.pk for row in batch.rows]).update(**facts)
    record_each("submit_upward", told, by=by)
    return len(told)
