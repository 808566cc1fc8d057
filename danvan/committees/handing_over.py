"""What seats somebody has in person when their post is handed over: a seat is by decision, so it neither moves nor ends
with the post; the offices that keep those bodies are told to see whether another is to take it.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.actions import record
from danvan.committees.actions.holding import keepers_of
from danvan.committees.models import Member
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.notifications.actions import notify
from danvan.units.models import Becomes, Holding
from danvan.units.open_work import Open, Source, add_source


def seats(holding: Holding, day: date) -> Iterator[Open]:
    """The seats filled from this unit by this person."""
    for member in _seats(holding, day):
        words = _("%(role)s, %(name)s") % {"role": member.role_words, "name": member.committee.name}
        yield Open(words, Becomes.STAYS, record=member.committee)


def tell(holding: Holding, successor: Holding, by: Acting, on: date) -> None:
    """Tells the offices that keep those bodies."""
    for member in _seats(holding, clock.today()):
        names = (holding.user.full_name, successor.user.full_name)
        record("post_handed_over", member.committee, by=by, changes={"post": names, "on": (None, on)})
        notify(keepers_of(member.committee), "post_handed_over", member.committee, by=by)


def _seats(holding: Holding, day: date) -> QuerySet[Member]:
    rows = Member.objects.serving(day).filter(user=holding.user_id, unit=holding.unit_id)
    return rows.select_related("committee__host").order_by("committee__sort_key", "pk")


add_source(Source("committees.seats", gettext_lazy("Ban Chỉ đạo, tổ tham gia theo quyết định"), seats, tell))
