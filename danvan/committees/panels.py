"""What steering bodies add to the pages of units."""

from typing import Any

from django.http import HttpRequest

from danvan.committees.models import Follows
from danvan.committees.permissions import hosts_for, visible_to
from danvan.core import clock
from danvan.core.acting import acting_of
from danvan.units.models import Unit

MOST_SHOWN, MOST_READ = 20, 200


def unit_panel(request: HttpRequest, unit: Unit) -> dict[str, Any] | None:
    """Who follows a unit, in which body, and the bodies that sit in it, as far as this reader sees them; the way to set
    one up where the reader may.
    """
    today, seen = clock.today(), visible_to(request.user)
    rows = Follows.objects.standing(today).filter(unit=unit).select_related("member__committee")
    follows = list(rows.order_by("member__committee__sort_key", "pk")[:MOST_READ])
    # Asked of these few alone: all that a person may see would be read through for each unit's page.
    visible = set(seen.filter(pk__in={row.member.committee_id for row in follows}).values_list("pk", flat=True))
    follows = [row for row in follows if row.member.committee_id in visible][:MOST_SHOWN]
    hosted = list(seen.filter(host=unit).exclude(to_on__lte=today).in_order()[:MOST_SHOWN])
    sets_up = unit in hosts_for(acting_of(request))
    if not (follows or hosted or sets_up):
        return None
    return {"follows": follows, "hosted": hosted, "sets_up": sets_up}
