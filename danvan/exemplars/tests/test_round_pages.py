"""What the pages of rounds say, to whom, and what they take."""

from datetime import date

import pytest

from danvan.exemplars.actions.rounds import edit_round
from danvan.exemplars.models import Round, Stage
from danvan.exemplars.tests.factories import ExemplarFactory, RoundFactory, level
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.models import Unit
from danvan.units.tests.factories import KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(date(2026, 3, 2))


@pytest.fixture
def province():
    return UnitFactory(name="UBND tỉnh Thử", kind=KindFactory(code="ubnd-tinh", level="province"))


@pytest.fixture
def commune(province):
    return UnitFactory(name="UBND xã Khe", parent=province)


def form(**changes):
    said_so = {
        "name": "Đăng ký năm 2026",
        "level": level().pk,
        "year": "2026",
        "kind": "main",
        "words": "",
        "opens_on": "5/1/2026",
        "closes_on": "31/3/2026",
        "late_allowed": "on",
    }
    return {**said_so, **changes}


def test_an_office_makes_a_round_on_its_page_and_units_by_the_words_of_the_plan(province, commune):
    browser = browser_of(officer_of(province))

    answer = browser.post("/rounds/new/", form(words="UBND xã Khe"))

    row = Round.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/rounds/{row.pk}/")
    assert row.selector["units"] == [commune.pk]


@pytest.mark.parametrize("wrong", [{"closes_on": "1/1/2026"}, {"words": "các vị thần"}, {"result_due_on": "1/1/2025"}])
def test_what_cannot_be_is_said_beside_the_field_and_nothing_typed_is_lost(province, commune, wrong):
    answer = browser_of(officer_of(province)).post("/rounds/new/", form(**wrong))

    assert (answer.status_code, Round.objects.count()) == (422, 0)
    assert "Đăng ký năm 2026" in said(answer)


def test_two_who_save_at_once_are_shown_each_other(province, commune):
    row, browser = RoundFactory(office=province), browser_of(officer_of(province))
    edit_round(row, {"name": "Đợt một"}, by=officer_of(province), version=row.version)

    answer = browser.post(f"/rounds/{row.pk}/facts/", {"name": "Đợt hai", "version": 1, "late_allowed": "on"})

    assert (answer.status_code, "người khác đã lưu: Đợt một" in said(answer)) == (409, True)


def test_the_office_reads_who_registered_who_was_late_and_who_has_not(province, commune):
    row = RoundFactory(office=province, late_allowed=True)
    other = UnitFactory(name="UBND xã Bản", parent=province)
    ExemplarFactory(unit=commune, round=row, stage=Stage.SUBMITTED, receiver=province, late_reason="Sáp nhập thôn")
    browser = browser_of(officer_of(province))

    sent, late, missing = (said(browser.get(f"/rounds/{row.pk}/{asked}")) for asked in ("", "?xem=muon", "?xem=chua"))

    assert all("Gửi muộn: Sáp nhập thôn" in page for page in (sent, late))
    assert (other.name in missing, commune.name in missing) == (True, False)
    assert f"/urging/exemplar-registration/{row.pk}/" in missing


def test_a_unit_reads_the_days_of_a_round_and_not_who_is_late(province, commune):
    row = RoundFactory(office=province)
    other = UnitFactory(name="UBND xã Bản", parent=province)
    ExemplarFactory(unit=other, round=row, stage=Stage.SUBMITTED, name="Mô hình của xã Bản")

    page = said(browser_of(officer_of(commune)).get(f"/rounds/{row.pk}/?xem=chua"))

    shown = [words in page for words in ("31/03/2026", "Mô hình của xã Bản", "Chưa đăng ký")]
    assert shown == [True, False, False]
    assert "Đăng ký mô hình</a>" in page


def test_the_list_shows_what_my_unit_may_register_in(province, commune):
    RoundFactory(office=province, name="Đợt của tỉnh mình")
    RoundFactory(office=UnitFactory(), name="Đợt tỉnh khác")
    browser = browser_of(officer_of(commune))

    mine, every = said(browser.get("/rounds/")), said(browser.get("/rounds/?cua=tat_ca"))

    assert ("Đợt của tỉnh mình" in mine, "Đợt tỉnh khác" in mine, "Đợt tỉnh khác" in every) == (True, False, True)


@pytest.mark.parametrize("page", ["/rounds/", "/rounds/{pk}/", "/rounds/{pk}/?xem=chua"])
def test_one_and_three_are_the_same_questions(province, commune, page):
    browser, row = browser_of(officer_of(province)), RoundFactory(office=province)
    address = page.format(pk=row.pk)

    def grow():
        unit = UnitFactory(parent=province)
        ExemplarFactory(unit=unit, round=row, stage=Stage.SUBMITTED)
        RoundFactory(office=province)
        UnitFactory(parent=province)

    grow()
    one = questions(browser, address)
    for _more in range(2):
        grow()

    assert (Unit.objects.count() > 5, questions(browser, address)) == (True, one)
