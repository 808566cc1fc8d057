"""What a page of ours is held against, behind the same sign-in and with as many rows: a minimal page in our frame, and the
same page of a site that has no frame at all, only session, account, one query for the rows and one template.

The first shows what a page costs, the second what the frame costs that every page stands in: rights read anew from the
holdings of the day, second factor, navigation, notices.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required, login_required
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.test import Client, override_settings
from django.urls import path
from jinja2 import Environment

from config import urls
from danvan.units.models import Unit

BARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
ROWS = """<table><thead><tr><th>Đơn vị</th><th>Mã</th><th>Ngày</th></tr></thead><tbody>
{% for unit in units %}<tr><td><a href="/units/{{ unit.pk }}/">{{ unit.name }}</a></td><td>{{ unit.code }}</td>
<td>{{ unit.opened_on.strftime("%d/%m/%Y") }}</td></tr>
{% endfor %}</tbody></table>"""
HEAD = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Danh sách</title></head><body>
<p>{{ user.full_name }}</p><h1>Danh sách</h1>"""
PAGE = Environment(autoescape=True).from_string(f"{HEAD}{ROWS}</body></html>")
FRAMED = """{% extends "core/base.html" %}{% block title %}Danh sách{% endblock %}{% block main %}ROWS{% endblock %}"""


class Here:
    """Adds the minimal pages to the addresses of the house."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.urlconf = "bench.site"
        return self.respond(request)


@login_required
def bare(request: HttpRequest, count: int) -> HttpResponse:
    """So many units in the order of their keys, and nothing around them."""
    return HttpResponse(PAGE.render(user=request.user, units=Unit.objects.order_by("pk")[:count]))


@cache
def framed_page() -> Any:
    """The page in our frame, made ready once as the templates of files are."""
    return engines["jinja2"].from_string(FRAMED.replace("ROWS", ROWS))


def framed(request: HttpRequest, count: int) -> HttpResponse:
    """The same rows in the frame that every page of the house has."""
    return HttpResponse(framed_page().render({"units": Unit.objects.order_by("pk")[:count]}, request))


@login_required
def bare_figures(request: HttpRequest) -> HttpResponse:
    """Keeps what was sent, number by number, and sends back to the list."""
    rows = [(request.user.pk, name, int(value)) for name, value in request.POST.dict().items()]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany("INSERT INTO bare_sent (by_id, name, value) VALUES (%s, %s, %s)", rows)
    return HttpResponseRedirect("/bare/50/")


@login_not_required
def bare_slip(request: HttpRequest) -> HttpResponse:
    """Keeps four texts that anybody sent, and says that they came."""
    words = [request.POST[name] for name in ("name", "place_words", "problem", "what")]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bare_slip (name, place_words, problem, what) VALUES (%s, %s, %s, %s)", words)
    return HttpResponseRedirect("/bare/slip/")


urlpatterns = [
    path("bare/slip/", bare_slip),
    path("bare/figures/", bare_figures),
    path("bare/<int:count>/", bare),
    path("framed/<int:count>/", framed),
    *urls.urlpatterns,
]


class Reader:
    """One account at three doors: the house's pages, and the minimal pages with and without its frame."""

    def __init__(self, user: Any) -> None:
        self.house = Client(SERVER_NAME="127.0.0.1")
        self.house.force_login(user)
        self.framed = self._beside(settings.MIDDLEWARE)
        self.bare = self._beside(BARE)

    def _beside(self, middleware: list[str]) -> Client:
        client = Client(SERVER_NAME="127.0.0.1")
        with override_settings(MIDDLEWARE=[*middleware, "bench.site.Here"]):
            client.handler.load_middleware()
        client.cookies[settings.SESSION_COOKIE_NAME] = self.house.cookies[settings.SESSION_COOKIE_NAME].value
        return client

    def page(self, address: str) -> Callable[[], None]:
        """Fetches a page of the house."""
        return partial(shown, self.house, address)

    def minimal(self, count: int) -> Callable[[], None]:
        """Fetches the minimal page with so many rows, in our frame."""
        return partial(shown, self.framed, f"/framed/{count}/")

    def without_frame(self, count: int) -> Callable[[], None]:
        """Fetches the minimal page with so many rows, of a site without our frame."""
        return partial(shown, self.bare, f"/bare/{count}/")


def newcomer(name: str) -> Any:
    """An account that holds nothing yet."""
    return get_user_model().objects.create_user(name, full_name="Người Đo")


def shown(browser: Client, address: str) -> None:
    """Fetches a page; anything but the page itself would measure nothing."""
    answer = browser.get(address, secure=True)
    assert answer.status_code == 200, (address, answer.status_code)


def settled() -> None:
    """Lets the database look at what was put in, as it does by itself in a house that has stood for a day."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
