"""The browsers people use: what one says of itself, and whether a person was let in with it before.

A browser in which somebody has signed in keeps a signed note of it. Wrong tries made elsewhere, be it from the same
office behind the same address, are counted apart from those made with it: so nobody can shut its owner out.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

# Order matters: Edge and Cốc Cốc also call themselves Chrome, Chrome also calls itself Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("coc_coc", "Cốc Cốc"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)

COOKIE = "__Host-may" if settings.PRODUCTION else "may"
SALT = "danvan.accounts.known-browser"
KEPT = 180 * 24 * 60 * 60
# People who share one desk; the note of the sixth takes the place of the first's.
PERSONS = 5


def device_words(agent: str) -> str:
    """Such as "Chrome trên Windows"; for what names neither, that it is unknown."""
    browser = next((word for mark, word in BROWSERS if mark in agent), "")
    system = next((word for mark, word in SYSTEMS if mark in agent), "")
    if browser and system:
        return _("%(browser)s trên %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("thiết bị không rõ")


def known_browser(request: HttpRequest, user_id: int) -> str:
    """The browser's own number for a person who has signed in with it before, or nothing."""
    return _note(request).get(str(user_id), "")


def remember_browser(request: HttpRequest, response: HttpResponse, user_id: int) -> None:
    """Lets the browser keep that this person was let in with it."""
    note = _note(request)
    number = note.pop(str(user_id), None) or secrets.token_urlsafe(12)
    latest = [*note.items(), (str(user_id), number)][-PERSONS:]
    value = signing.dumps(dict(latest), salt=SALT)
    response.set_cookie(
        COOKIE, value, max_age=KEPT, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
    )


def _note(request: HttpRequest) -> dict[str, str]:
    try:
        return dict(signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT))
    except signing.BadSignature:
        return {}
