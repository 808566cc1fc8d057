"""Beginning a registration, and what it says of the model itself."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from danvan.audit.actions import record
from danvan.core import clock
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.exemplars.actions.consents import note_consent
from danvan.exemplars.actions.finding import be_found
from danvan.exemplars.actions.hands import source_for
from danvan.exemplars.models import Came, Dossier, Exemplar, Purpose, Stage
from danvan.exemplars.queries.forms import form_for
from danvan.exemplars.queries.homes import home_of
from danvan.units.models import Unit
from danvan.units.permissions import writes_for
from danvan.workflow.authors import add_authors
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED


@action
def draft(
    unit: Unit,
    facts: Mapping[str, Any],
    *,
    by: Acting,
    key: str | None = None,
    consent: Mapping[str, Any] | None = None,
    came: str = Came.OWN,
) -> Exemplar:
    """Begins the registration of a unit's model with what is known of it, on the form of its round; nothing is sent."""
    spend(key)
    by = renewed(by)
    if not writes_for(by, unit):
        raise Refused(NOT_ALLOWED, status=403)
    today, source = clock.today(), source_for(by, unit)
    if not unit.is_open(today):
        raise Refused(_("Đơn vị đã kết thúc hoạt động. Mô hình mới đăng ký ở đơn vị kế thừa."))
    round = facts.get("round")
    year = round.year if round else today.year
    exemplar = Exemplar(unit=unit, year=year, came=came, stage=Stage.DRAFT, home=home_of(unit), **facts)
    exemplar.full_clean(exclude=["stage", "folded", "sort_key"], validate_unique=False)
    exemplar.save()
    form = form_for(exemplar, Purpose.REGISTRATION)
    Dossier.objects.create(exemplar=exemplar, purpose=Purpose.REGISTRATION, year=year, form=form, source=source)
    if consent:
        note_consent(exemplar, by=by, **consent)
    add_authors(exemplar, by)
    be_found(exemplar)
    record("draft", exemplar, by=by)
    return exemplar
