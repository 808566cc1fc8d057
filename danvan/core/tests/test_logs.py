"""Logs tell who, when, from where and what; never the secrets it happened with, nor what somebody typed."""

import json
import logging

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import IntegrityError
from django.test import Client, RequestFactory
from django.urls import path

from danvan.core import problems
from danvan.core.errors import Refused
from danvan.core.logs import WithoutTokens, number_of, tell

TYPED = "Nguyễn Văn Bí"


def raising(error):
    def view(request, **_):
        raise error

    return login_not_required(view)


def breaking(request):
    try:
        raise ValueError(TYPED)
    except ValueError as error:
        raise IntegrityError(f"Key (full_name)=({TYPED}) already exists.") from error


def telling(request):
    tell("file_refused", why="macro")
    raise Refused(TYPED)


urlpatterns = [
    path("hong/", login_not_required(breaking), name="broken"),
    path("khong-duoc/", raising(PermissionDenied(TYPED)), name="forbidden"),
    path("dang-ngo/", raising(SuspiciousOperation(TYPED)), name="suspicious"),
    path("tu-choi/", raising(Refused(TYPED)), name="refused"),
    path("tep/", login_not_required(telling), name="telling"),
]
handler400, handler403, handler404, handler500 = (
    problems.bad_request,
    problems.forbidden,
    problems.not_found,
    problems.failed,
)


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("Not Found: /invitations/" + "aB3_-" * 8 + "/", "Not Found: /invitations/…/"),
        ("Not Found: /password-reset/" + "x" * 43, "Not Found: /password-reset/…"),
        ("Not Found: /units/79-ho-so/plans/12/", "Not Found: /units/79-ho-so/plans/12/"),
    ],
)
def test_a_one_use_link_leaves_no_secret_in_the_log(message, kept):
    record = logging.LogRecord("django.request", logging.WARNING, "", 1, "%s", (message,), None)

    WithoutTokens().filter(record)

    assert record.getMessage() == kept


@pytest.mark.urls(__name__)
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status", "route"),
    [
        ("/hong/", 500, "broken"),
        ("/khong-duoc/", 403, "forbidden"),
        ("/tu-choi/", 422, "refused"),
        ("/khong-co/", 404, None),
    ],
)
def test_what_is_refused_or_fails_is_told_with_where_and_what(lines, address, status, route):
    Client(raise_request_exception=False).get(f"{address}?tim={TYPED}", REMOTE_ADDR="10.1.2.3")

    told = lines.told[-1]
    known = {name: told[name] for name in ("address", "method", "path", "route", "status", "who")}
    assert known == {
        "address": "10.1.2.3",
        "method": "GET",
        "path": address,
        "route": route,
        "status": status,
        "who": None,
    }


@pytest.mark.urls(__name__)
@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/hong/", "/khong-duoc/", "/dang-ngo/", "/tu-choi/", "/tep/"])
def test_nothing_that_was_typed_is_told(lines, address):
    Client(raise_request_exception=False).post(f"{address}?tim={TYPED}", {"ten": TYPED}, headers={"cookie": TYPED})

    assert lines.written != []
    assert [line for line in lines.written if TYPED in line or json.dumps(TYPED)[1:-1] in line] == []


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_nothing_is_told_of_what_stood_in_the_address_a_form_came_from(lines):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies["csrf"] = "a" * 32

    browser.post("/tu-choi/", secure=True, headers={"referer": "https://xau.example/?tim=bi-mat-5"})

    assert lines.told[-1]["said"] == "Forbidden (Referer checking failed"
    assert [line for line in lines.written if "bi-mat-5" in line] == []


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_a_failure_is_told_by_its_causes_and_its_lines_of_code(lines):
    Client(raise_request_exception=False).get("/hong/")

    failed = lines.told[-1]["failed"]
    assert [line for line in failed if ":" not in line] == ["ValueError", "IntegrityError"]
    assert any(line.endswith(" breaking") for line in failed)


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_the_number_that_somebody_reads_out_finds_the_line(lines):
    page = Client(raise_request_exception=False).get("/hong/").content.decode()

    number = lines.told[-1]["request"]
    assert f"mã lỗi {number[:8]}." in page


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_what_happens_within_one_request_bears_one_number(lines):
    Client().post("/tep/")

    event, refusal = lines.told
    assert (event["event"], event["why"], refusal["status"]) == ("file_refused", "macro", 422)
    assert event["request"] == refusal["request"]


@pytest.mark.parametrize(
    ("proxies", "header", "kept"),
    [(1, "ab" * 16, True), (0, "ab" * 16, False), (1, "x\ny", False), (1, "AB" * 16, False)],
)
def test_the_number_of_our_own_proxy_is_taken_over_and_no_others(settings, proxies, header, kept):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", headers={"x-request-id": header})

    assert (number_of(request) == header, len(number_of(request)), number_of(request)) == (
        kept,
        32,
        number_of(request),
    )


def test_a_line_is_ascii_and_its_moment_is_in_utc(lines):
    tell("file_refused", why="vĩ mô\n\u2028x")

    (line,) = lines.written
    assert (line.isascii(), len(line.splitlines())) == (True, 1)
    assert json.loads(line)["at"].endswith("+00:00")


def test_django_keeps_no_other_way_out_for_the_log():
    names = ("django", "django.request", "django.security")

    assert [logging.getLogger(name).handlers for name in names] == [[], [], []]
