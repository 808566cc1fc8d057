"""What goes wrong while a plan is written, over HTTP with real accounts: a double press, a stale form, two editors, a role
that ended, another tab. Each is answered with a sentence, and nothing is saved.
"""

from datetime import date

import pytest

from danvan.plans.models import Amendment, Assignment, Petition, Plan, PlanStage
from danvan.plans.tests.factories import PlanFactory
from danvan.plans.tests.scenes import said
from danvan.plans.workflow import PLAN
from danvan.units.tests.factories import HoldingFactory, officer_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 20)
SIGNING = {"symbol": "21/KH-UBND", "signed_on": "16/1/2026", "signer": "Trần Văn Mẫu", "paper_kept_at": "Văn thư"}
FACTS = {"title": "Kế hoạch thử", "form": "plan", "starts_on": "1/1/2026", "last_day": "31/12/2026"}
AMENDED = {"basis": "45/KH-UBND", "from_on": "1/6/2026", "summary": "Bổ sung", "words": "Công khai kết quả"}
TWICE = "Việc này đã được ghi nhận ở lần bấm trước"


# A double press


@pytest.mark.parametrize(
    ("tab", "form", "count"),
    [
        ("task/new/", {"words": "Công khai kết quả"}, lambda plan: plan.tasks.count()),
        ("bindings/", {"words": "UBND các xã, phường, đặc khu"}, lambda plan: plan.bindings.count()),
    ],
)
def test_a_draft_that_is_written_by_a_double_press_is_written_once(scene, tab, form, count):
    before = count(scene.plan)

    answers = [scene.post("department_officer", scene.page(tab), {**form, "key": "k"}) for _press in range(2)]

    assert [answer.status_code for answer in answers] == [302, 409]
    assert (count(scene.plan), TWICE in said(answers[1])) == (before + 1, True)


@pytest.mark.parametrize("route", ["/plans/new/", "copies/"])
def test_a_plan_begun_or_copied_by_a_double_press_is_one_plan(scene, route):
    address = route if route.startswith("/") else scene.page(route)
    form = {**FACTS, "issuer": scene.world.committee.pk, "key": "k"}
    before = Plan.objects.count()

    answers = [scene.post("department_officer", address, form).status_code for _press in range(2)]

    assert (answers, Plan.objects.count()) == ([302, 409], before + 1)


def test_an_amendment_pressed_twice_amends_once(in_force):
    address, form = in_force.page("amendments/task/"), {**AMENDED, "key": "k"}

    answers = [in_force.post("department_officer", address, form).status_code for _press in range(2)]

    assert (answers, Amendment.objects.count(), in_force.plan.tasks.count()) == ([302, 409], 1, 2)


def test_a_kien_nghi_pressed_twice_is_sent_once(in_force):
    duty = Assignment.objects.get()
    form = {"kind": "not_ours", "words": "Không thuộc chức năng.", "key": "k"}

    answers = [in_force.post("commune_officer", f"/duties/{duty.pk}/petitions/", form) for _press in range(2)]

    assert [answer.status_code for answer in answers] == [302, 409]
    assert (Petition.objects.count(), TWICE in said(answers[1])) == (1, True)


def test_every_form_that_adds_something_carries_a_key_of_its_own(in_force):
    duty = Assignment.objects.get()
    draft = PlanFactory(issuer=in_force.world.committee, drafting_office=in_force.world.department)
    pages = {
        "department_officer": ["/plans/new/", f"/plans/{draft.pk}/task/new/", f"/plans/{draft.pk}/units/"],
        "committee_officer": [in_force.page("amendments/task/"), in_force.page()],
        "commune_officer": [f"/duties/{duty.pk}/"],
    }

    keys = [
        said(in_force.world.browser(member).get(address)).split('name="key" value="')[1].split('"')[0]
        for member, addresses in pages.items()
        for address in addresses
    ]

    assert len({key for key in keys if len(key) > 20}) == 6


# A stale form, and two editors


def test_the_second_of_two_editors_sees_what_was_there_what_the_first_wrote_and_the_own_words(scene):
    row = scene.plan.tasks.get()
    address, shown = scene.page(f"task/{row.pk}/"), {"version": row.version}

    first = scene.post("department_officer", address, {**shown, "words": "Của người thứ nhất"})
    second = scene.post("department_leader", address, {**shown, "words": "Của người thứ hai"})

    row.refresh_from_db()
    words = ("Rà soát thủ tục", "Của người thứ nhất", "Của người thứ hai")
    assert (first.status_code, second.status_code, row.words) == (302, 409, "Của người thứ nhất")
    assert [one in said(second) for one in words] == [True, True, True]


def test_two_who_change_what_the_draft_says_of_itself_compare_too(scene):
    form = {**FACTS, "issuer": scene.world.committee.pk, "version": scene.plan.version}

    first = scene.post("department_officer", scene.page("facts/"), {**form, "title": "Tên thứ nhất"})
    second = scene.post("department_leader", scene.page("facts/"), {**form, "title": "Tên thứ hai"})

    scene.plan.refresh_from_db()
    assert (first.status_code, second.status_code, scene.plan.title) == (302, 409, "Tên thứ nhất")
    assert ["Tên thứ nhất" in said(second), "Tên thứ hai" in said(second)] == [True, True]


def test_a_form_opened_before_the_plan_was_sent_back_signs_nothing(submitted):
    stale = {**SIGNING, "version": submitted.plan.version, "key": "k"}
    leader = {"move": "send_back", "reason": "Bổ sung đầu mối", "key": "a", "version": submitted.plan.version}
    submitted.post("committee_leader", submitted.page("stage/"), leader)
    PLAN.advance(submitted.plan, "submit", by=officer_of(submitted.world.department))

    answer = submitted.post("committee_officer", submitted.page("signing/"), stale)

    submitted.plan.refresh_from_db()
    assert (answer.status_code, submitted.plan.stage, Assignment.objects.count()) == (409, PlanStage.SUBMITTED, 0)
    assert "vừa được người khác cập nhật" in said(answer)


@pytest.mark.parametrize("version", ["", "abc", "-1", "1.5", "9" * 5_000, "²", "\x00"])
@pytest.mark.parametrize("tab", ["facts/", "stage/", "task/line/"])
def test_a_version_that_no_form_ever_carried_is_a_stale_form_and_no_failure(scene, tab, version):
    row = scene.plan.tasks.get()
    form = {**FACTS, "issuer": scene.world.committee.pk, "words": "Khác", "move": "nothing", "version": version}

    answer = scene.post("department_officer", scene.page(tab.replace("line", str(row.pk))), form)

    row.refresh_from_db()
    scene.plan.refresh_from_db()
    assert answer.status_code in (400, 409, 422)
    assert (row.words, scene.plan.title) == ("Rà soát thủ tục", "Thực hiện công tác dân vận chính quyền năm 2026")


# A role that ended, and another tab


def test_a_role_that_ends_while_its_form_is_open_writes_nothing(scene):
    browser = scene.world.browser("department_officer")
    holding = scene.world.holdings["department_officer"]
    assert browser.get(scene.page("task/new/")).status_code == 200
    holding.to_on = TODAY
    holding.save()

    answer = browser.post(scene.page("task/new/"), {"words": "Công khai", "holding": holding.pk, "key": "k"})

    assert (answer.status_code, scene.plan.tasks.count()) == (409, 1)
    assert "vai trò" in said(answer)


def test_of_two_tabs_under_two_holdings_the_form_of_the_other_is_asked_about(scene):
    user, first = scene.world.users["department_officer"], scene.world.holdings["department_officer"]
    second = HoldingFactory(user=user, unit=scene.world.party)
    browser = scene.world.browser("department_officer")
    browser.post("/holdings/current/", {"post": second.pk})

    answer = browser.post(scene.page("task/new/"), {"words": "Công khai", "holding": first.pk, "key": "k"})

    assert (answer.status_code, scene.plan.tasks.count()) == (409, 1)
    assert "mở với vai trò" in said(answer)
