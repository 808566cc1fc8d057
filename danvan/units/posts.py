"""Under which post a request works: the one chosen in this session, else the first."""

from dataclasses import replace

from django.db.models import BigIntegerField, DateField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.prepared import Prepared
from danvan.units.acting import InPost, in_post
from danvan.units.models import Holding
from danvan.units.scope import delegations_in_force, holdings_in_force, scope_of

CHOSEN = "holding"
OWN = Prepared[Holding](
    lambda holding, user, day: holdings_in_force(day).filter(pk=holding, user=user, user__is_active=True),
    BigIntegerField(),
    BigIntegerField(),
    DateField(),
)

# From what one types for a unit that has no account of its own (nhập thay).
SOURCES = {
    "paper": _("bản giấy"),
    "telephone": _("điện thoại"),
    "message": _("tin nhắn"),
    "person": _("gặp trực tiếp"),
    "document_system": _("hệ thống văn bản"),
}


def current_post(request: HttpRequest) -> Acting:
    """The person at work; without any post, only the person."""
    posts = scope_of(request.user).posts
    chosen = str(request.session.get(CHOSEN, ""))
    post = next((post for post in posts if str(post.holding_id) == chosen), posts[0] if posts else None)
    if post is None:
        return Acting(user=request.user)
    source = SOURCES.get(request.POST.get("source", "")) if request.method == "POST" else None
    return replace(post, source=str(source)) if source else post


def post_today(user_id: int | None, holding_id: int | None) -> InPost | None:
    """The same post read again now: None once the holding, or the standing in for it, has ended."""
    if user_id is None or holding_id is None:
        return None
    day = clock.today()
    for own in OWN(holding_id, user_id, day):
        return in_post(own)
    stands = delegations_in_force(day).filter(holding=holding_id, deputy=user_id, deputy__is_active=True).first()
    return in_post(stands.holding, delegation=stands) if stands else None
