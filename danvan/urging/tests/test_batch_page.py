"""A list seen by name before anything leaves, and sent."""

from datetime import date

import pytest

from danvan.urging.models import Batch, How, Standing, Urging
from danvan.urging.tests.browsing import browser, call, press, said
from danvan.urging.tests.scenes import TODAY, scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


def test_marked_units_become_a_list_and_all_are_named_before_anything_leaves():
    told = scene()

    answer = press(
        told, how="message", which="marked", unit=[unit.pk for unit in told.communes[:2]], asked_on="29/5/2026"
    )

    batch = Batch.objects.get()
    words = said(browser(told.officer).get(answer.headers["Location"]))
    assert (Urging.objects.counted().count(), batch.asked_on) == (0, date(2026, 5, 29))
    assert "Đề nghị UBND các xã Bản Đá, Khe Mây khẩn trương tiếp nhận kế hoạch" in words


def test_all_that_the_filters_leave_are_chosen_without_a_box_for_each():
    told = scene()
    call(told, 0)

    press(told, how="letter", which="all", da="chua")

    assert sorted(Batch.objects.get(how=How.LETTER).urgings.values_list("unit__name", flat=True)) == [
        "UBND xã Khe Mây",
        "UBND xã Suối Vắng",
    ]


def test_a_day_that_cannot_be_read_comes_back_with_its_sentence():
    told = scene()

    answer = press(told, how="message", which="all", asked_on="31/2/2026")

    assert (answer.status_code, Batch.objects.count()) == (422, 0)
    assert "Đề nghị xem lại" in said(answer)


def test_a_press_without_units_says_what_to_do():
    answer = press(scene(), how="message", which="marked", unit=["x", "9" * 30])

    assert (answer.status_code, "Mời chọn đơn vị" in said(answer)) == (422, True)


def test_every_unit_is_named_above_the_button_that_sends():
    told = scene()
    batch = told.prepare()

    words = said(browser(told.officer).get(f"/urging/batches/{batch.pk}/"))

    places = [words.index(f">{unit.name}<") for unit in told.communes]
    assert max(places) < words.index("Nội dung nhắn tin") < words.index("Ghi nhận đã gửi")


def test_sending_says_who_answered_meanwhile():
    told = scene()
    batch = told.prepare()
    told.take_on(0)

    answer = browser(told.officer).post(
        f"/urging/batches/{batch.pk}/sending/", {"key": "k2", "sent_on": "20/5/2026"}, follow=True
    )

    words = said(answer)
    assert "Đã ghi nhận đôn đốc 2 đơn vị." in words
    assert "1 đơn vị vừa thực hiện, đã bỏ khỏi danh sách: UBND xã Bản Đá." in words


def test_before_notices_go_it_is_said_whom_they_reach_and_whom_not():
    told = scene()
    batch = told.prepare(how=How.NOTICE)

    words = said(browser(told.officer).get(f"/urging/batches/{batch.pk}/"))

    assert "Gửi tới 2 người đang làm việc tại 2 đơn vị; 1 đơn vị chưa có tài khoản." in words
    assert (words.count("1 người"), words.count("chưa có tài khoản: gọi điện")) == (2, 1)


def test_notices_that_would_reach_nobody_are_not_offered():
    told = scene()
    batch = told.prepare(told.communes[2], how=How.NOTICE)

    words = said(browser(told.officer).get(f"/urging/batches/{batch.pk}/"))

    assert "Chưa đơn vị nào trong danh sách có người dùng hệ thống." in words
    assert ("Gửi thông báo" in words, "Bỏ danh sách" in words) == (False, True)


def test_what_is_sent_twice_from_two_windows_is_sent_once():
    told = scene()
    batch = told.prepare()
    form = {"key": "k", "sent_on": "20/5/2026"}

    first, second = (browser(told.officer).post(f"/urging/batches/{batch.pk}/sending/", form) for _time in range(2))

    assert (first.status_code, second.status_code) == (302, 409)
    assert batch.urgings.filter(standing=Standing.URGED).count() == 3
