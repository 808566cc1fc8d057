"""Who needs a second factor, who has one, and how long its proof stays fresh.

Which posts need one is known above: `units` says at start-up who they are (`require_when`). Whoever needs one and has
none is sent to set it up before anything else. `fresh` guards what needs the factor once more: signing, lists of
persons taken out, roles changed.
"""

import functools
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse

from danvan.accounts.models import User
from danvan.accounts.paths import moved, page_of, with_way_back
from danvan.accounts.queries import person
from danvan.core import clock

FRESH = timedelta(minutes=10)
PROVED_AT, PASSWORD_AT = "factor_at", "password_at"

View = Callable[..., HttpResponse]
_needs: list[Callable[[User], bool]] = []


def require_when(needs: Callable[[User], bool]) -> None:
    """Adds, once, at start-up, a question whose yes makes the second factor compulsory for a person."""
    if needs not in _needs:
        _needs.append(needs)


def required_for(user: User) -> bool:
    """Whether this person may not work without a second factor."""
    return any(needs(user) for needs in _needs)


def enrolled(user: User) -> bool:
    """Whether this person has set one up."""
    has_one = Q(code_app__isnull=False) | Q(passkeys__isnull=False)
    return User.objects.filter(has_one, pk=user.pk).exists()


def note_proof(request: HttpRequest, what: str = PROVED_AT) -> None:
    """Notes in the session that the factor, or the password, was shown; the session goes on under a new key."""
    request.session[what] = clock.machine_now().isoformat()
    request.session.cycle_key()


def proved_at(request: HttpRequest, what: str = PROVED_AT) -> datetime | None:
    """When the factor, or the password, was last shown in this session."""
    noted = request.session.get(what)
    return datetime.fromisoformat(noted) if noted else None


def is_fresh(request: HttpRequest, what: str = PROVED_AT) -> bool:
    """Shown within ten minutes."""
    moment = proved_at(request, what)
    return moment is not None and clock.machine_now() - moment < FRESH


def fresh(view: View) -> View:
    """The page needs the factor shown within ten minutes; whoever has none sets one up first."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        return moved(request, step_before(request))

    return guarded


def confirmed(view: View) -> View:
    """The page needs the person confirmed within ten minutes: by the factor, or by the password where there is none."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs) if is_confirmed(request) else to_confirmation(request)

    return guarded


def is_confirmed(request: HttpRequest) -> bool:
    """Whether the person was confirmed within ten minutes: by the factor, or by the password where there is none.

    For a page whose form holds more than one would type again: it asks on opening, and on sending keeps what was typed.
    """
    return is_fresh(request, PROVED_AT if enrolled(person(request)) else PASSWORD_AT)


def to_confirmation(request: HttpRequest) -> HttpResponse:
    """To the page where the person is confirmed, with the way back."""
    return moved(request, with_way_back("accounts:confirmation", page_of(request)))


def before_second_factor(view: View) -> View:
    """The page is open to somebody signed in who still has to set the factor up."""
    view.before_second_factor = True  # type: ignore[attr-defined]
    return view


def step_before(request: HttpRequest) -> str:
    """Where the factor is shown again, or set up, with the way back."""
    step = "accounts:confirmation" if enrolled(person(request)) else "accounts:code_app"
    return with_way_back(step, page_of(request))
