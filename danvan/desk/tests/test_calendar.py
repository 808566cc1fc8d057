"""The office's calendar, kept by hand."""

from datetime import date

import pytest

from danvan.deadlines.models import Holiday, HolidayKind
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

TYPED = {"day": "2/9/2026", "name": "Quốc khánh", "kind": "public", "source": "Thông báo 12/TB-BNV", "confirmed": "on"}


@pytest.fixture
def keeper(on_day):
    on_day(date(2026, 3, 2))
    return build().browser("administrator")


def stands():
    return [(row.day, row.kind, row.confirmed, row.valid_to is None) for row in Holiday.objects.order_by("pk")]


def test_a_day_that_was_announced_is_entered_and_shown_with_its_paper(keeper):
    keeper.post("/calendar/days/", TYPED)

    page = keeper.get("/calendar/?nam=2026").content.decode()
    assert stands() == [(date(2026, 9, 2), HolidayKind.PUBLIC, True, True)]
    assert [words in page for words in ("Quốc khánh", "Thông báo 12/TB-BNV", "02/09/2026")] == [True, True, True]


def test_the_same_day_twice_is_told_kindly_and_nothing_typed_is_lost(keeper):
    keeper.post("/calendar/days/", TYPED)

    again = keeper.post("/calendar/days/", {**TYPED, "name": "Nghỉ Quốc khánh"})

    assert (again.status_code, "đã có trong lịch" in again.content.decode(), len(stands())) == (422, True, 1)


def test_what_cannot_be_read_comes_back_as_it_was_typed(keeper):
    answer = keeper.post("/calendar/days/", {**TYPED, "day": "31/2/2026"})

    assert (answer.status_code, "31/2/2026" in answer.content.decode(), stands()) == (422, True, [])


def test_an_expected_day_is_confirmed_by_its_notice(keeper):
    keeper.post("/calendar/days/", {**TYPED, "confirmed": ""})

    keeper.post(f"/calendar/days/{Holiday.objects.get().pk}/confirmation/", {"source": "Thông báo 15/TB-BNV"})

    day = date(2026, 9, 2)
    assert stands() == [(day, "public", False, False), (day, "public", True, True)]


def test_a_day_goes_only_for_a_reason_and_stays_readable(keeper):
    keeper.post("/calendar/days/", TYPED)
    address = f"/calendar/days/{Holiday.objects.get().pk}/withdrawal/"

    silent = keeper.post(address, {"reason": " "})
    keeper.post(address, {"reason": "Ghi nhầm ngày"})

    page = keeper.get("/calendar/?nam=2026").content.decode()
    assert (silent.status_code, stands(), "đã thu hồi" in page) == (
        422,
        [(date(2026, 9, 2), "public", True, False)],
        True,
    )


@pytest.mark.parametrize("year", ["", "abc", "0000", "99999", "2026; DROP TABLE"])
def test_a_year_that_cannot_be_read_shows_this_one(keeper, year):
    page = keeper.get("/calendar/", {"nam": year})

    assert (page.status_code, "Lịch làm việc năm 2026" in page.content.decode()) == (200, True)
