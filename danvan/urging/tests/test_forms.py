"""What is typed and pressed on the pages of chasing, and what comes back."""

from datetime import date

import pytest
from django.test import Client

from danvan.units.models import Role
from danvan.units.tests.factories import HoldingFactory
from danvan.urging.models import BatchStage, How, Standing, Urging
from danvan.urging.tests.browsing import browser, call, said
from danvan.urging.tests.scenes import TODAY, scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


def post(told, address, **form):
    return browser(told.officer).post(f"/urging/{address}", {"key": "k", **form})


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("", "Đề nghị xem lại"),
        ("32/5/2026", "Đề nghị xem lại"),
        ("21/5/2026", "không thể sau hôm nay"),
        ("1/1/2026", "trước ngày lập"),
    ],
)
def test_a_day_on_which_nothing_can_have_been_sent_comes_back(day, sentence):
    told = scene()
    batch = told.prepare(how=How.LETTER)

    answer = post(told, f"batches/{batch.pk}/sending/", sent_on=day)

    batch.refresh_from_db()
    assert (answer.status_code, sentence in said(answer), batch.stage) == (422, True, BatchStage.PREPARED)


def test_notices_need_no_day_since_the_press_sends_them():
    told = scene()
    batch = told.prepare(how=How.NOTICE)

    answer = post(told, f"batches/{batch.pk}/sending/")

    batch.refresh_from_db()
    assert (answer.status_code, batch.sent_on) == (302, TODAY)


def test_another_day_is_chosen_on_the_lists_page():
    told = scene()
    batch = told.prepare()

    post(told, f"batches/{batch.pk}/day/", asked_on="1/6/2026", version=batch.version)

    batch.refresh_from_db()
    assert batch.asked_on == date(2026, 6, 1)


def test_a_day_typed_on_a_page_that_a_colleague_changed_since_is_not_saved_over_it():
    told = scene()
    batch = told.prepare()
    post(told, f"batches/{batch.pk}/day/", asked_on="1/6/2026", version=batch.version)

    answer = post(told, f"batches/{batch.pk}/day/", asked_on="2/6/2026", version=batch.version, key="k2")

    batch.refresh_from_db()
    assert (answer.status_code, batch.asked_on) == (409, date(2026, 6, 1))


def test_a_list_is_dropped_and_says_that_nobody_was_urged():
    told = scene()
    batch = told.prepare()

    answer = browser(told.officer).post(f"/urging/batches/{batch.pk}/dropping/", {"key": "k"}, follow=True)

    assert "chưa đơn vị nào được đôn đốc theo danh sách này" in said(answer)


def test_a_call_that_was_never_made_is_taken_back_on_its_page():
    told = scene()
    wrong = call(told, 0)

    post(told, f"notes/{wrong.pk}/correction/", on="20/5/2026", void="on", reason="Gọi nhầm xã khác")

    assert list(Urging.objects.order_by("pk").values_list("standing", "reason")) == [
        (Standing.CORRECTED, ""),
        (Standing.VOID, "Gọi nhầm xã khác"),
    ]


def test_a_correction_without_its_reason_comes_back():
    told = scene()
    wrong = call(told, 0)

    answer = post(told, f"notes/{wrong.pk}/correction/", on="20/5/2026", note="Khác")

    assert (answer.status_code, Urging.objects.count()) == (422, 1)


def test_a_call_on_a_day_to_come_comes_back_and_is_not_noted():
    told = scene()

    answer = post(told, f"{told.cause.key}/{told.plan.pk}/units/{told.communes[0].pk}/calls/", on="21/5/2026")

    assert (answer.status_code, "không thể sau hôm nay" in said(answer), Urging.objects.count()) == (422, True, 0)


def test_a_unit_that_is_not_bound_has_no_page_here():
    told, other = scene(), scene()

    address = f"/urging/{told.cause.key}/{told.plan.pk}/units/{other.communes[0].pk}/"

    assert browser(told.officer).get(address).status_code == 404


def test_an_auditor_reads_a_list_and_finds_no_button_on_it():
    told = scene()
    batch = told.prepare()
    client = Client()
    client.force_login(HoldingFactory(unit=told.plan.issuer, role=Role.AUDITOR).user)

    words = said(client.get(f"/urging/batches/{batch.pk}/"))

    assert ("UBND xã Khe Mây" in words, "Ghi nhận đã gửi" in words, "Bỏ danh sách" in words) == (True, False, False)


def test_a_list_that_was_sent_offers_nothing_more_and_keeps_who_was_taken_out():
    told = scene()
    batch = told.prepare()
    told.take_on(0)
    post(told, f"batches/{batch.pk}/sending/", sent_on="20/5/2026")

    words = said(browser(told.officer).get(f"/urging/batches/{batch.pk}/"))

    assert ("Ghi nhận đã gửi</button>" in words, words.count("đã thực hiện trước khi gửi")) == (False, 1)
