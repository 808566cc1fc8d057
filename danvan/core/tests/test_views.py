"""How pages are answered: whole or in part, what is refused, and what goes wrong."""

from datetime import date

import pytest
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.utils.html import escape

from danvan.core import problems
from danvan.core.errors import Overtaken, Refused
from danvan.core.views import show


@login_not_required
def page(request):
    if "noi" in request.GET:
        messages.success(request, "Đã gửi 17 đơn vị.")
    return show(request, "core/refused.html", {"sentence": "Một khối của trang."}, block="refusal", status=422)


def raising(error):
    def view(request):
        raise error

    return login_not_required(view)


urlpatterns = [
    path("trang/", page),
    path("cua/", login_not_required(lambda request: show(request, "core/bare.html", {}))),
    path("tu-choi/", raising(Refused("Kỳ này đã khóa. Đề nghị cơ quan nhận báo cáo mở lại."))),
    path("den-sau/", raising(Overtaken("Đã có người sửa trước."))),
    path("khong-duoc/", raising(PermissionDenied("bí mật 1"))),
    path("khong-co/", raising(Http404("bí mật 2"))),
    path("khong-doc/", raising(SuspiciousOperation("bí mật 3"))),
    path("hong/", raising(RuntimeError("bí mật 4"))),
    path("gui/", login_not_required(lambda request: HttpResponse("đã gửi"))),
]
handler400, handler403, handler404, handler500 = (
    problems.bad_request,
    problems.forbidden,
    problems.not_found,
    problems.failed,
)
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]
HTMX = {"HX-Request": "true"}


def test_a_browser_gets_the_whole_page(client):
    answer = client.get("/trang/").content.decode()

    assert '<html lang="vi">' in answer
    assert "Một khối của trang." in answer


def test_htmx_gets_the_block_alone(client):
    answer = client.get("/trang/", headers=HTMX).content.decode()

    assert answer.strip().startswith('<div class="notice late"')
    assert "Một khối của trang." in answer


@pytest.mark.parametrize("also", ["HX-Boosted", "HX-History-Restore-Request"])
def test_htmx_gets_the_whole_page_where_it_shows_another(client, also):
    answer = client.get("/trang/", headers={**HTMX, also: "true"}).content.decode()

    assert '<html lang="vi">' in answer


def test_what_there_is_to_say_comes_beside_the_block(client):
    answer = client.get("/trang/?noi", headers=HTMX).content.decode()

    assert 'id="messages"' in answer
    assert 'hx-swap-oob="innerHTML"' in answer
    assert "Đã gửi 17 đơn vị." in answer


def test_a_message_is_said_once(client):
    client.get("/trang/?noi", headers=HTMX)

    assert "Đã gửi 17 đơn vị." not in client.get("/trang/").content.decode()


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/tu-choi/", 422, "Kỳ này đã khóa. Đề nghị cơ quan nhận báo cáo mở lại."),
        ("/den-sau/", 409, "Đã có người sửa trước."),
    ],
)
def test_a_refusal_says_its_sentence_with_its_status(client, address, status, sentence):
    answer = client.post(address)

    assert (answer.status_code, sentence in answer.content.decode()) == (status, True)


def test_a_refusal_leaves_what_was_typed_and_speaks_on_top_of_the_page(client):
    answer = client.post("/tu-choi/", headers=HTMX)

    assert [answer.headers[name] for name in ("HX-Retarget", "HX-Reswap", "HX-Reselect")] == [
        "#messages",
        "innerHTML show:window:top",
        "unset",
    ]
    assert "<html" not in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "status"), [("/khong-duoc/", 403), ("/khong-co/", 404), ("/khong-doc/", 400), ("/hong/", 500)]
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_what_goes_wrong_is_said_in_vietnamese_and_gives_nothing_away(address, status, headers):
    client = Client(raise_request_exception=False)

    answer = client.get(address, headers=headers)

    text = answer.content.decode()
    assert (answer.status_code, 'id="refusal"' in text, "bí mật" in text) == (status, True, False)


def test_what_does_not_exist_and_what_may_not_be_seen_answer_alike(client):
    hidden, absent = (
        client.get(address).content.decode().split("<footer")[0] for address in ("/khong-co/", "/khong-he-co/")
    )

    assert hidden == absent


def test_a_form_from_an_ended_session_is_told_what_to_do():
    answer = Client(enforce_csrf_checks=True).post("/gui/")

    assert (answer.status_code, "chưa được lưu" in answer.content.decode()) == (403, True)


def test_the_page_for_a_failure_needs_nothing_but_itself():
    answer = problems.failed(HttpRequest())

    assert (answer.status_code, escape("Lỗi đã được ghi lại") in answer.content.decode()) == (500, True)


def test_pages_carry_the_strict_policy_and_are_not_kept(client):
    headers = client.get("/trang/").headers

    assert "script-src 'self'; style-src 'self'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("demonstration", "marked"), [(True, True), (False, False)])
def test_every_page_of_a_demonstration_says_that_its_data_are_samples(client, settings, demonstration, marked):
    settings.DEMONSTRATION = demonstration

    pages = [client.get(address).content.decode() for address in ("/trang/", "/cua/", "/khong-co/")]

    assert ["Dữ liệu mẫu" in page for page in pages] == [marked] * 3


def test_the_strip_says_the_day_and_hour_of_the_houses_clock(client, settings, on_day):
    settings.DEMONSTRATION = True
    on_day(date(2026, 5, 24))

    assert "24 tháng 5 năm 2026, Chủ nhật, 12 giờ" in client.get("/trang/").content.decode()
