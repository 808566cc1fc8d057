"""What is written and owed of plans when a post is handed over, seen and done at the addresses."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from danvan.audit.models import Entry
from danvan.core import clock
from danvan.files.models import Draft
from danvan.plans.actions.bindings import bind
from danvan.plans.tests.factories import PlanFactory, issued_plan
from danvan.units.acting import in_post
from danvan.units.models import Handover, Holding, Role
from danvan.units.selectors import Selector
from danvan.units.tests.factories import HoldingFactory
from danvan.units.tests.world import build
from danvan.workflow.authors import wrote

pytestmark = pytest.mark.django_db

TODAY, QUERIES = date(2026, 5, 20), 39


@pytest.fixture
def scene(on_day):
    """The department's officer leaves: a plan half written, a form half typed, a plan of the office carried out."""
    on_day(TODAY)
    world = build()
    world.proved_ago *= 0
    giver = world.holdings["department_officer"]
    plan = PlanFactory(issuer=world.committee, drafting_office=world.department, title="Dự thảo kín")
    bind(plan, "UBND các xã", Selector(words="UBND các xã", units=(world.commune.pk,)), by=in_post(giver))
    owner = {"user_id": giver.user_id, "holding_id": giver.pk}
    Draft.objects.create(form=f"plans.plan:{plan.pk}:facts", typed={"title": ["x"]}, saved_at=clock.now(), **owner)
    issued_plan(world.department)
    taker = HoldingFactory(unit=world.department, user__full_name="Vì Thị Bình")
    return world, giver, taker, plan


def asked(page, taker, **more):
    seen, key = (page.split(f'name="{name}" value="')[1].split('"')[0] for name in ("seen", "key"))
    return {"successor": taker.pk, "on": "20/5/2026", "minutes": "01/BB", "seen": seen, "key": key, **more}


def address(giver):
    return f"/holdings/{giver.pk}/handover/"


def hand(world, member, giver, taker):
    client = world.browser(member)
    page = client.get(address(giver)).content.decode()
    return client.post(address(giver), asked(page, taker))


def test_the_leader_sees_everything_by_name_and_hands_it_over_in_one_act(scene):
    world, giver, taker, plan = scene
    shown = world.browser("department_leader").get(address(giver)).content.decode()

    answer = hand(world, "department_leader", giver, taker)

    minutes = world.browser("department_leader").get(answer["Location"]).content.decode()
    for page in (shown, minutes):
        assert ("Dự thảo kín" in page, "Tiếp nhận kế hoạch: Thực hiện công tác dân vận" in page) == (True, True)
        assert "Nội dung đang nhập dở: kế hoạch “Dự thảo kín”" in page
    assert (Draft.objects.get().holding_id, Holding.objects.get(pk=giver.pk).to_on) == (taker.pk, TODAY)
    entry = Entry.objects.about(plan).get(verb="hand_over")
    assert entry.changes["in_charge"] == [giver.user.full_name, "Vì Thị Bình"]
    assert (wrote(plan, in_post(giver)), wrote(plan, in_post(taker))) == (True, False)


def test_an_administrator_hands_over_what_only_its_office_may_read_without_reading_it(scene):
    world, giver, taker, _plan = scene
    shown = world.browser("administrator").get(address(giver)).content.decode()

    answer = hand(world, "administrator", giver, taker)

    minutes = world.browser("administrator").get(answer["Location"]).content.decode()
    file = world.browser("administrator").get(f"{answer['Location']}file/").content
    cells = {str(cell.value) for row in load_workbook(io.BytesIO(file)).active.iter_rows() for cell in row}
    for page in (shown, minutes, " ".join(cells)):
        assert "Dự thảo kín" not in page
        assert "nội dung chỉ hiện với người làm việc ở đơn vị" in page
    assert Draft.objects.get().holding_id == taker.pk


def test_the_minutes_go_out_as_a_workbook(scene):
    world, giver, taker, _plan = scene
    answer = hand(world, "department_leader", giver, taker)

    file = world.browser("department_leader").get(f"{answer['Location']}file/").content

    rows = [[cell.value for cell in row] for row in load_workbook(io.BytesIO(file)).active.iter_rows()]
    assert rows[0][0] == "BIÊN BẢN BÀN GIAO CÔNG VIỆC"
    assert ["Kế hoạch, kiến nghị đang soạn", "Dự thảo kín", None, "chuyển cho người nhận"] in [row[1:] for row in rows]


def test_pressed_twice_it_is_done_once_and_leads_to_the_minutes(scene):
    world, giver, taker, _plan = scene
    client = world.browser("department_leader")
    form = asked(client.get(address(giver)).content.decode(), taker)

    first, second = client.post(address(giver), form), client.post(address(giver), form)

    assert (first.status_code, second.status_code, first["Location"]) == (302, 302, second["Location"])
    assert Handover.objects.count() == 1


def test_a_stale_list_is_shown_anew_with_what_was_typed_and_nothing_is_moved(scene):
    world, giver, taker, plan = scene
    client = world.browser("department_leader")
    form = asked(client.get(address(giver)).content.decode(), taker, note="kèm 2 tập hồ sơ")
    plan.title = "Dự thảo đổi tên"
    plan.save()

    stale = client.post(address(giver), form)
    again = client.post(address(giver), asked(stale.content.decode(), taker))

    assert (stale.status_code, again.status_code) == (409, 302)
    page = stale.content.decode()
    assert ("vừa thay đổi" in page, "Dự thảo đổi tên" in page, "kèm 2 tập hồ sơ" in page) == (True, True, True)


def test_a_successor_of_another_unit_is_no_choice(scene):
    world, giver, _taker, _plan = scene

    answer = hand(world, "department_leader", giver, world.holdings["sibling_officer"])

    assert (answer.status_code, Handover.objects.count()) == (422, 0)


def test_minutes_without_number_or_place_of_the_paper_are_asked_for(scene):
    world, giver, taker, _plan = scene
    client = world.browser("department_leader")
    form = asked(client.get(address(giver)).content.decode(), taker, minutes="")

    assert "nơi lưu bản giấy." in client.post(address(giver), form).content.decode()


def test_with_nobody_to_take_over_the_page_says_what_to_do_first(scene):
    world, *_rest = scene
    giver = world.holdings["commune_officer"]
    Holding.objects.filter(unit=world.commune, role=Role.LEADER).update(role=Role.AUDITOR)

    page = world.browser("administrator").get(address(giver)).content.decode()

    assert ("Chưa có ai khác ở đơn vị này nhận được." in page, "Lập tài khoản mới" in page) == (True, True)


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_however_much_is_open(scene, count, django_assert_max_num_queries):
    world, giver, _taker, _plan = scene
    for number in range(count):
        plan = PlanFactory(issuer=world.committee, drafting_office=world.department, title=f"Kế hoạch {number}")
        bind(plan, "x", Selector(words="x", units=(world.commune.pk,)), by=in_post(giver))
    client = world.browser("department_leader")
    client.get(address(giver))

    with django_assert_max_num_queries(QUERIES):
        client.get(address(giver))
