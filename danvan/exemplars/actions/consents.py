"""That an individual agrees to be told of: noted, asked again, withdrawn."""

from datetime import date

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.exemplars.actions.finding import be_found
from danvan.exemplars.actions.hands import must_name_source
from danvan.exemplars.actions.public_pages import take_all_down
from danvan.exemplars.models import Consent, Exemplar
from danvan.exemplars.permissions import registers_or_receives
from danvan.workflow.locking import NOT_ALLOWED, locked


@action
def note_consent(
    exemplar: Exemplar, *, by: Acting, given_on: date, how: str, kept_at: str = "", for_public: bool = False
) -> Consent:
    """Notes that the individual agrees, when and how; given anew after a withdrawal, it holds again."""
    _individual_or_refused(exemplar, by)
    said = {"given_on": given_on, "how": how, "kept_at": kept_at, "for_public": for_public}
    before = Consent.objects.filter(exemplar=exemplar).first()
    if before and before.holds and all(getattr(before, name) == value for name, value in said.items()):
        return before
    values = {**said, "withdrawn_on": None, "noted_by_id": by.user_id}
    row, _made = Consent.objects.update_or_create(exemplar=exemplar, defaults=values)
    _told(exemplar, "note_consent", by)
    return row


@action
def ask_again(exemplar: Exemplar, *, by: Acting, for_public: bool) -> None:
    """Notes that the individual was asked again today and still agrees, before anything of them becomes public."""
    _individual_or_refused(exemplar, by)
    held = Consent.objects.filter(exemplar=exemplar, withdrawn_on__isnull=True)
    if not held.update(asked_again_on=clock.today(), for_public=for_public):
        raise Refused(_("Chưa có sự đồng ý nào còn hiệu lực. Mời ghi sự đồng ý trước."))
    _told(exemplar, "ask_consent_again", by)


@action
def withdraw_consent(exemplar: Exemplar, *, by: Acting) -> None:
    """The individual agrees no longer: from now on their name is for the unit and its receiver alone, and no search finds
    the model by it.
    """
    _individual_or_refused(exemplar, by)
    held = Consent.objects.filter(exemplar=exemplar, withdrawn_on__isnull=True)
    if not held.update(withdrawn_on=clock.today(), for_public=False):
        raise Refused(_("Sự đồng ý đã được rút lại từ trước."))
    take_all_down(exemplar, by=by, reason=_("Cá nhân rút lại sự đồng ý"))
    _told(exemplar, "withdraw_consent", by)
    take_all_down(exemplar, by=by, reason=_("Cá nhân rút lại sự đồng ý"))


def _individual_or_refused(exemplar: Exemplar, by: Acting) -> None:
    fresh = locked(exemplar)
    if not registers_or_receives(renewed(by), fresh):
        raise Refused(NOT_ALLOWED, status=403)
    must_name_source(by, fresh)
    if not fresh.is_individual:
        raise Refused(_("Mô hình tập thể không cần ghi sự đồng ý của cá nhân."))


def _told(exemplar: Exemplar, verb: str, by: Acting) -> None:
    fresh = Exemplar.objects.select_related("unit", "consent").get(pk=exemplar.pk)
    be_found(fresh)
    record(verb, fresh, by=by)
