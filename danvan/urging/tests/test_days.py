"""The days of reminders, chosen by whoever keeps the office's calendar."""

import pytest
from django.test import Client

from danvan.audit.models import Entry
from danvan.core.errors import Refused
from danvan.units.models import Level
from danvan.units.tests.factories import KindFactory, UnitFactory, administrator_of
from danvan.urging.actions.days import choose_days
from danvan.urging.models import FIRST_DAYS, ReminderDay
from danvan.urging.tests.browsing import browser, said
from danvan.urging.tests.scenes import TODAY, scene

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(on_day):
    on_day(TODAY)


def keeper():
    return administrator_of(UnitFactory(kind=KindFactory(code="ubnd-tinh", level=Level.PROVINCE)))


def chosen():
    return list(ReminderDay.objects.filter(active=True).values_list("offset", flat=True))


def test_a_house_begins_with_seven_days():
    assert chosen() == list(FIRST_DAYS)


def test_the_days_are_chosen_and_each_change_is_on_record():
    by = keeper()

    choose_days([-5, 0, 3], by=by)

    assert chosen() == [-5, 0, 3]
    assert Entry.objects.filter(verb="choose_days", actor_id=by.user_id).count() == 6


@pytest.mark.parametrize("days", [[-61], [400], list(range(1, 14))])
def test_nobody_is_reminded_for_months_or_every_day(days):
    with pytest.raises(Refused, match="nhiều nhất"):
        choose_days(days, by=keeper())


def test_an_administrator_of_a_commune_and_an_officer_choose_nothing():
    for by in (administrator_of(UnitFactory()), scene().officer):
        with pytest.raises(Refused):
            choose_days([1], by=by)


def test_the_page_takes_days_as_they_are_typed():
    by = keeper()

    answer = browser(by).post(
        "/urging/days/", {"before": "7; 3, 3", "on_day": "on", "after": "1", "key": "k"}, follow=True
    )

    assert (chosen(), "trước hạn 7 ngày" in said(answer)) == ([-7, -3, 0, 1], True)


@pytest.mark.parametrize("typed", ["bảy", "-3", "0", "1,5 ngày", "100"])
def test_what_is_no_number_of_days_comes_back_with_its_sentence(typed):
    answer = browser(keeper()).post("/urging/days/", {"before": typed, "key": "k"})

    assert (answer.status_code, "cách nhau bằng dấu phẩy" in said(answer)) == (422, True)
    assert chosen() == list(FIRST_DAYS)


def test_no_day_at_all_stops_the_reminders():
    browser(keeper()).post("/urging/days/", {"before": "", "after": "", "key": "k"})

    assert chosen() == []


def test_everybody_at_work_reads_the_days_and_only_the_keeper_has_the_form():
    client = Client()
    client.force_login(scene().officer.user)

    words = said(client.get("/urging/days/"))

    assert ("quá hạn 7 ngày" in words, "Ghi các ngày nhắc" in words) == (True, False)
