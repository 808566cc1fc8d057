"""What the house knows of units, and what units hang into the frame of every page."""

from typing import Any

from django.http import HttpRequest

from danvan.core import acting, navigation
from danvan.core.acting import Acting
from danvan.units.posts import post_today
from danvan.units.scope import scope_of


def switch(request: HttpRequest) -> dict[str, Any] | None:
    """The post one works in, in words, and the others one could take up."""
    now: Acting | None = getattr(request, "acting", None)
    if now is None or now.holding_id is None:
        return None
    words = f"{now.holding} ({now.in_place_of})" if now.in_place_of else now.holding
    others = [post for post in scope_of(request.user).posts if post.holding_id != now.holding_id]
    return {"words": words, "others": others, "back": request.get_full_path()}


acting.found_by(post_today)
navigation.add_slot("holding", "units/switch.html", switch)
