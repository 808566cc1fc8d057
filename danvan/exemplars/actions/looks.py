"""Who looked at an individual's dossier: written down before it is shown."""

from collections.abc import Sequence
from datetime import datetime, time

from django.utils.timezone import make_aware

from danvan.audit.actions import record_each
from danvan.audit.models import Entry
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.exemplars.models import Exemplar

LOOK = "look"


@action
def look(exemplars: Sequence[Exemplar], *, by: Acting) -> None:
    """Writes down that this person looks at these models' individuals today, once a reader, model and day. Whoever shows
    them asks first; where nothing can be written, nothing is shown.
    """
    persons = [each for each in exemplars if each.is_individual]
    if not persons:
        return
    today = make_aware(datetime.combine(clock.today(), time.min))
    seen = Entry.objects.about_any(persons).filter(verb=LOOK, actor_id=by.user_id, at__gte=today)
    known = set(seen.values_list("object_id", flat=True))
    record_each(LOOK, [(each, {}) for each in persons if each.pk not in known], by=by)
