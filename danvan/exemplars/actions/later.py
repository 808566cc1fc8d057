"""A recognised model that goes on tells the result of each further year: no stage moves, the year counts."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Overtaken, Refused
from danvan.exemplars.actions.dossiers import freeze, next_version
from danvan.exemplars.actions.hands import source_for
from danvan.exemplars.actions.notices import tell_receiver, tell_unit
from danvan.exemplars.actions.sending import be_read_again, complete, mark_sent
from danvan.exemplars.actions.upkeep import heard_of
from danvan.exemplars.actions.watching import watch_amounts
from danvan.exemplars.actions.years import settle_year
from danvan.exemplars.models import Comment, Dossier, Exemplar, Purpose, Stage
from danvan.exemplars.permissions import registers
from danvan.exemplars.permissions.receiving import sends_back
from danvan.exemplars.queries.dossiers import open_dossier
from danvan.exemplars.queries.forms import form_today
from danvan.exemplars.queries.later import later_waiting, years_to_report
from danvan.workflow.keys import spend
from danvan.workflow.locking import CHANGED, NOT_ALLOWED, locked

# Stands for the facts of a registration where headings are named by their ids.
FACTS = 0
EARLIER_FIRST = gettext_lazy("Báo cáo kết quả năm %(year)s cần bổ sung và gửi trước. Mời mở lại trang mô hình.")


@action
def begin_later(exemplar: Exemplar, year: int, *, by: Acting) -> Dossier:
    """Opens the result of a year the model was registered for as maintained or expanded, on the form used today; one that
    is open already is that one.
    """
    fresh = locked(exemplar)
    if not registers(renewed(by), fresh) or fresh.stage != Stage.RECOGNISED:
        raise Refused(NOT_ALLOWED, status=403)
    found = open_dossier(fresh, Purpose.RESULT)
    if found is not None and found.year == year:
        return found
    if found is not None:
        raise Refused(_("Báo cáo kết quả năm %(year)s còn viết dở. Mời gửi báo cáo đó trước.") % {"year": found.year})
    if year not in years_to_report(fresh):
        raise Refused(_("Mời đăng ký duy trì hoặc mở rộng cho năm đó trước; mỗi năm chỉ báo cáo một lần."))
    form = form_today(Purpose.RESULT, fresh.plan, clock.today())
    return Dossier.objects.create(exemplar=fresh, purpose=Purpose.RESULT, year=year, form=form, later=True)


@action
def report_later(
    exemplar: Exemplar,
    *,
    by: Acting,
    key: str | None = None,
    version: int | None = None,
    read_again: bool = False,
    year: int | None = None,
) -> Exemplar:
    """Sends a later year's result to the receiver; from today that year counts as reported. `year` is the one that the page
    offered to send: an earlier one may have come back since, and goes first.
    """
    spend(key)
    fresh, by = _going_on(exemplar, version), renewed(by)
    if not registers(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    source_for(by, fresh.unit)
    content = complete(fresh, Purpose.RESULT)
    if year not in (None, content.dossier.year):
        raise Overtaken(EARLIER_FIRST % {"year": content.dossier.year})
    be_read_again(fresh, content, read_again, by=by)
    freeze(content)
    mark_sent(content.dossier, by)
    settle_year(fresh, content.dossier.year)
    watch_amounts(fresh, [(goal.planned, goal.achieved) for goal in content.goals])
    heard_of(fresh, clock.today())
    record("report_later", fresh, by=by, changes={"year": (None, content.dossier.year)})
    tell_receiver(fresh, "report_later", by=by)
    return fresh


@action
def send_later_back(
    exemplar: Exemplar,
    comments: Mapping[int, str],
    *,
    by: Acting,
    key: str | None = None,
    version: int | None = None,
    reason: str = "",
) -> Exemplar:
    """Sends a later year's result back with what is asked of single headings; until it comes again the year does not count
    as reported.
    """
    spend(key)
    fresh, by = _going_on(exemplar, version), renewed(by)
    if not sends_back(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    sent = later_waiting(fresh)
    if sent is None:
        raise Overtaken(CHANGED)
    ask(sent, comments, by=by)
    settle_year(fresh, sent.year)
    record("send_later_back", fresh, by=by, changes={"year": (None, sent.year)}, reason=reason)
    tell_unit(fresh, "send_later_back", by=by)
    return fresh


def ask(sent: Dossier, comments: Mapping[int, str], *, by: Acting) -> None:
    """Keeps what is asked of headings of a version, of the facts under `FACTS`; sends it back and opens the next."""
    own = set(sent.form.headings.values_list("pk", flat=True))
    if sent.purpose == Purpose.REGISTRATION:
        own.add(FACTS)
    asked = {pk: words for pk, words in comments.items() if words and pk in own}
    if not asked:
        raise Refused(_("Trả lại thì ghi ý kiến ở ít nhất một mục, để đơn vị biết cần bổ sung gì."))
    by_whom = {"by_id": by.user_id, "by_name": by.name, "at": clock.now()}
    Comment.objects.bulk_create(
        Comment(dossier=sent, heading_id=pk or None, words=words, **by_whom) for pk, words in asked.items()
    )
    Dossier.objects.filter(pk=sent.pk).update(returned_at=clock.now())
    next_version(sent)


def _going_on(exemplar: Exemplar, version: int | None) -> Exemplar:
    fresh = locked(exemplar)
    if fresh.stage != Stage.RECOGNISED or version not in (None, fresh.version):
        raise Overtaken(CHANGED)
    return fresh
