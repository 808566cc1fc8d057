"""One unit's page: calls noted and corrected."""

import pytest

from danvan.urging.tests.browsing import browser, call, said
from danvan.urging.tests.scenes import TODAY, scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


def test_a_call_is_noted_on_the_units_page_and_shown_there():
    told = scene()
    address = f"/urging/{told.cause.key}/{told.plan.pk}/units/{told.communes[2].pk}/"
    form = {
        "on": "20/5/2026",
        "answered_by": "Chánh Văn phòng",
        "note": "Hẹn gửi.",
        "promised_on": "22/5/2026",
        "key": "k",
    }

    answer = browser(told.officer).post(f"{address}calls/", form, follow=True)

    words = said(answer)
    assert ("Chánh Văn phòng" in words, "hẹn 22/05/2026" in words) == (True, True)


def test_a_corrected_call_shows_old_and_new():
    told = scene()
    wrong = call(told, 0)
    form = {"on": "20/5/2026", "answered_by": "Chủ tịch", "note": "", "reason": "Ghi nhầm người", "key": "k"}

    answer = browser(told.officer).post(f"/urging/notes/{wrong.pk}/correction/", form, follow=True)

    words = said(answer)
    assert [word in words for word in ("Ghi nhầm người", "Đã hẹn.", "Chủ tịch", "đã đính chính")] == [True] * 4
