"""What the desk of a post shows as owed, for the day the post is handed over: it stays the unit's and is listed."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from danvan.desk.sources import unit_items
from danvan.units.acting import in_post
from danvan.units.models import Becomes, Holding
from danvan.units.open_work import Open, Source, add_source
from danvan.units.scope import Scope


def owed(holding: Holding, day: date) -> Iterator[Open]:
    """Duties, reports, tasks and decisions that wait, by their days."""
    scope = Scope(holding.user_id, day, (in_post(holding),), ())
    for item in sorted(unit_items(scope, day), key=lambda item: (item.due or date.max, item.unit, str(item.what))):
        yield Open(f"{item.unit}: {item.what}", Becomes.STAYS, due=item.due, record=item.record)


add_source(Source("desk.owed", _("Việc của đơn vị"), owed))
