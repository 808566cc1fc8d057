"""What an office may do for others, and who says so."""

import re
from datetime import date

import pytest

from danvan.core.errors import Refused
from danvan.units.actions.remits import end_remit, give_remit
from danvan.units.models import Act, GroupMember, Holding, Remit, UnitGroup
from danvan.units.permissions import may_by_remit
from danvan.units.queries.remits import units_under
from danvan.units.selectors import Selector
from danvan.units.tests.factories import KindFactory, UnitFactory, administrator_of, officer_of
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

TODAY, LATER = date(2026, 5, 20), date(2026, 6, 1)
QUERIES = 8
PAPER = "Quyết định số 12/QĐ-UBND ngày 15/5/2026"


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


@pytest.fixture
def province():
    return UnitFactory(name="UBND tỉnh Thử")


def give(unit, by, **over):
    return give_remit(unit, by=by, acts=[Act.GUIDE, Act.RECEIVE], from_on=TODAY, basis=PAPER, **over)


def test_an_office_receives_from_units_that_no_tree_puts_under_it(province):
    office, commune = UnitFactory(parent=province), UnitFactory(parent=province)
    officer = officer_of(office)
    before = may_by_remit(officer, Act.RECEIVE, commune)

    give(office, administrator_of(province), over_unit=commune)

    assert (before, may_by_remit(officer, Act.RECEIVE, commune)) == (False, True)
    assert not may_by_remit(officer, Act.VERIFY, commune)


def test_a_remit_reaches_the_members_of_a_group_and_what_the_words_of_a_plan_mean(province):
    office, commune = UnitFactory(parent=province), UnitFactory(parent=province)
    school = UnitFactory(parent=province, kind=KindFactory(code="truong"))
    group = UnitGroup.objects.create(name="Cụm 1", owner=province)
    GroupMember.objects.create(group=group, unit=school, from_on=TODAY)
    by = administrator_of(province)

    over_group = give(office, by, over_group=group)
    over_words = give(office, by, over_selector=Selector(kinds=("ubnd-xa",), under=commune.pk))

    reached = [list(units_under(remit, TODAY)) for remit in (over_group, over_words)]
    assert reached == [[school], [commune]]


def test_an_administrator_gives_no_sight_of_units_under_another_administration(province):
    here, there = UnitFactory(parent=province), UnitFactory(parent=province, name="UBND xã Bản Thử")

    with pytest.raises(Refused, match="UBND xã Bản Thử nằm ngoài phạm vi bạn quản trị"):
        give(here, administrator_of(here), over_unit=there)


def test_who_does_not_administer_the_office_gives_it_nothing(province):
    office = UnitFactory(parent=province)

    with pytest.raises(Refused, match="Vai trò hiện tại không làm được"):
        give(office, officer_of(province), over_unit=province)


def test_a_remit_over_nobody_is_not_written_down(province):
    with pytest.raises(Refused, match="không có đơn vị nào"):
        give(province, administrator_of(province), over_group=UnitGroup.objects.create(name="Trống", owner=province))


def test_a_remit_ends_on_its_day(province):
    office, commune = UnitFactory(parent=province), UnitFactory(parent=province)
    by = administrator_of(province)
    remit = give(office, by, over_unit=commune)

    end_remit(remit, by=by, on=LATER, reason="Quyết định mới")

    remit.refresh_from_db()
    assert (remit.is_in_force(TODAY), remit.is_in_force(LATER)) == (True, False)


def test_an_administrator_whose_role_ended_while_the_form_was_open_gives_no_remit(province):
    by = administrator_of(province)
    Holding.objects.filter(pk=by.holding_id).update(to_on=TODAY)

    with pytest.raises(Refused, match="đã kết thúc"):
        give(province, by, over_unit=UnitFactory(parent=province))


@pytest.fixture
def browser():
    world = build()
    world.proved_ago *= 0
    return world, world.browser("administrator")


def test_the_units_are_shown_by_name_before_a_remit_is_written_down(browser):
    world, client = browser
    asked = {
        "unit": world.department.code,
        "acts": ["guide"],
        "over_unit": world.commune.code,
        "from_on": "20/5/2026",
        "basis": PAPER,
        "key": "k",
    }

    shown = client.post("/remits/new/", asked).content.decode()
    seen = shown.split('name="seen" value="')[1].split('"')[0]
    given = client.post("/remits/new/", {**asked, "seen": seen})

    assert ("UBND xã Khe Thử" in shown, "Thôn Thử" in shown) == (True, True)
    assert "Thôn Thử" in client.get(given["Location"]).content.decode()


def test_a_list_that_changed_since_it_was_shown_is_shown_again(browser):
    world, client = browser
    asked = {"unit": world.department.code, "acts": ["guide"], "over_unit": world.commune.code, "key": "k"}

    again = client.post("/remits/new/", {**asked, "from_on": "20/5/2026", "basis": PAPER, "seen": "khác"})

    assert (again.status_code, world.department.remits.count()) == (200, 0)


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_says_over_whom_and_asks_the_same_however_many_there_are(browser, more, django_assert_max_num_queries):
    world, client = browser
    group = UnitGroup.objects.create(name="Cụm 1", owner=world.committee)
    GroupMember.objects.create(group=group, unit=world.village, from_on=TODAY)
    over = [{"over_group": group}, {"over_selector": Selector(words="UBND các xã", kinds=("ubnd-xa",)).dump()}]
    for each in over[:more]:
        Remit.objects.create(unit=world.department, acts=["guide"], from_on=TODAY, **each)
    client.get("/remits/")

    with django_assert_max_num_queries(QUERIES):
        page = client.get("/remits/").content.decode()

    told = re.findall(r"<td data-label=\"Với\">([^<]+)<br><small>([^<]+)</small>", page)
    everything = [
        ("Cụm 1", "1 đơn vị"),
        ("UBND các xã", "2 đơn vị"),
        ("UBND xã Khe Thử và các đơn vị bên dưới", "2 đơn vị"),
    ]
    assert sorted(told) == (everything if more else everything[2:])
