"""Rounds of registration: prepared, opened, closed, opened again; and what their pages say."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.core.errors import Refused
from danvan.exemplars.actions.rounds import Again, close_due, copy_round, edit_round, make_round, press_round
from danvan.exemplars.models import Form, Purpose, Round, RoundKind, RoundStage
from danvan.exemplars.queries.rounds import Timing, lateness
from danvan.exemplars.tests.factories import RoundFactory, house_form, level
from danvan.notifications.models import Notice
from danvan.plans.tests.factories import issued_plan
from danvan.units.selectors import Selector
from danvan.units.tests.factories import KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)
FACTS = {
    "name": "Đăng ký năm 2026",
    "year": 2026,
    "opens_on": date(2026, 1, 5),
    "closes_on": date(2026, 3, 31),
    "result_due_on": date(2026, 11, 30),
}


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(DAY)


@pytest.fixture
def province():
    return UnitFactory(name="UBND tỉnh Thử", kind=KindFactory(code="ubnd-tinh", level="province"))


@pytest.fixture
def commune(province):
    return UnitFactory(name="UBND xã Khe", parent=province)


def history_of(row):
    """What was done to a round, the newest first."""
    return list(Entry.objects.about(row))


def verbs(row):
    return [entry.verb for entry in history_of(row)]


def test_a_round_is_prepared_with_the_forms_of_the_house(province, commune):
    row = make_round(by=officer_of(province), level=level(), **FACTS)

    forms = (row.registration_form, row.result_form)
    assert (row.stage, forms) == (RoundStage.DRAFT, (house_form(), house_form(Purpose.RESULT)))
    assert verbs(row) == ["prepare"]


def test_a_plan_with_forms_of_its_own_gives_them_to_its_rounds(province, commune):
    plan = issued_plan(commune)
    own = Form.objects.create(plan=plan, purpose=Purpose.REGISTRATION, from_on=date(2026, 1, 1))
    Form.objects.create(plan=plan, purpose=Purpose.REGISTRATION, number=2, from_on=date(2026, 6, 1))

    row = make_round(by=officer_of(province), level=level(), plan=plan, **FACTS)

    assert (row.registration_form, row.result_form) == (own, house_form(Purpose.RESULT))


def test_an_office_that_receives_nothing_makes_no_round():
    with pytest.raises(Refused):
        make_round(by=officer_of(UnitFactory()), level=level(), **FACTS)

    assert Round.objects.count() == 0


def test_the_same_form_sent_twice_makes_one_round(province, commune):
    by = officer_of(province)
    make_round(by=by, level=level(), key="k", **FACTS)

    with pytest.raises(Refused):
        make_round(by=by, level=level(), key="k", **FACTS)

    assert Round.objects.count() == 1


def test_a_supplement_needs_a_round_to_add_to(province, commune):
    by, supplement = officer_of(province), {**FACTS, "kind": RoundKind.SUPPLEMENT}
    with pytest.raises(Refused):
        make_round(by=by, level=level(), **supplement)

    RoundFactory(office=province)

    assert make_round(by=by, level=level(), **supplement).kind == RoundKind.SUPPLEMENT


def test_opening_tells_the_units_that_are_to_register(province, commune):
    there, row = officer_of(commune), RoundFactory(office=province, stage=RoundStage.DRAFT)

    press_round(row, "open", by=officer_of(province))

    assert list(Notice.objects.values_list("user", "verb")) == [(there.user.pk, "open")]


def test_a_round_for_nobody_is_not_opened(province, commune):
    stranger = Selector(words="xã ngoài", units=(UnitFactory().pk,)).dump()
    row = RoundFactory(office=province, stage=RoundStage.DRAFT, selector=stranger)

    with pytest.raises(Refused):
        press_round(row, "open", by=officer_of(province))


def test_the_last_day_counts_to_its_end_and_the_house_closes_on_the_next(province, commune, on_day):
    row = RoundFactory(office=province, closes_on=DAY)
    before = close_due()
    on_day(date(2026, 3, 3))

    assert (before, close_due(), close_due()) == (0, 1, 0)
    row.refresh_from_db()
    assert (row.stage, verbs(row)) == (RoundStage.CLOSED, ["close"])


def test_a_reopened_round_takes_what_was_late_as_late(province, commune, on_day):
    row = RoundFactory(office=province, closes_on=date(2026, 2, 27), stage=RoundStage.CLOSED, late_allowed=False)

    press_round(row, "reopen", by=officer_of(province), again=Again(date(2026, 3, 20), "Bão lũ"))

    days = [date(2026, 2, 27), date(2026, 3, 10), date(2026, 3, 20), date(2026, 3, 21)]
    assert [lateness(row, day) for day in days] == [Timing.IN_TIME, Timing.LATE, Timing.LATE, Timing.OVER]
    assert history_of(row)[0].reason == "Bão lũ"


@pytest.mark.parametrize(
    "again", [None, Again(date(2026, 3, 20), ""), Again(date(2026, 3, 1), "Bão lũ"), Again(date(2026, 2, 27), "Bão lũ")]
)
def test_a_round_is_reopened_only_with_a_reason_and_a_later_day(province, commune, again):
    row = RoundFactory(office=province, closes_on=date(2026, 2, 27), stage=RoundStage.CLOSED)

    with pytest.raises(Refused):
        press_round(row, "reopen", by=officer_of(province), again=again)

    row.refresh_from_db()
    assert row.stage == RoundStage.CLOSED


def test_the_second_reopening_keeps_the_first_last_day(province, commune):
    first = date(2026, 1, 31)
    row = RoundFactory(office=province, closes_on=date(2026, 2, 27), first_closes_on=first, stage=RoundStage.CLOSED)

    press_round(row, "reopen", by=officer_of(province), again=Again(date(2026, 3, 20), "Bão lũ"))

    assert (row.first_closes_on, row.closes_on) == (first, date(2026, 3, 20))


def test_once_open_the_days_stay_and_the_day_of_results_may_change(province, commune):
    row = RoundFactory(office=province)
    values = {"closes_on": date(2026, 6, 1), "result_due_on": date(2026, 12, 1), "plan": None}

    edit_round(row, values, by=officer_of(province), version=row.version)

    assert (row.closes_on, row.result_due_on) == (date(2026, 3, 31), date(2026, 12, 1))


def test_next_year_s_round_is_copied_with_days_and_name_moved_on(province, commune):
    words = Selector(words="UBND xã Khe", units=(commune.pk,)).dump()
    row = RoundFactory(office=province, selector=words, first_closes_on=date(2026, 3, 15), late_allowed=False)

    made = copy_round(row, by=officer_of(province))

    told = (made.name, made.year, made.opens_on, made.closes_on, made.first_closes_on, made.stage)
    name = "Đăng ký mô hình Dân vận khéo năm 2027"
    assert told == (name, 2027, date(2027, 1, 5), date(2027, 3, 15), None, RoundStage.DRAFT)
    assert (made.selector, made.late_allowed, made.plan) == (words, False, None)
