"""A standing deputy does the acts that were named, and nothing else of the holder's post."""

from datetime import date

import pytest

from danvan.accounts.tests.factories import UserFactory
from danvan.core.acting import renewed
from danvan.core.errors import Refused
from danvan.units.acting import in_post
from danvan.units.actions.delegations import delegate, end_delegation
from danvan.units.actions.holdings import confirm_holding
from danvan.units.models import Delegation, Holding, Role
from danvan.units.named_acts import act_words, named_acts
from danvan.units.permissions import (
    CONFIRM,
    confirms,
    hands_over,
    keeps_focal_points,
    leads,
    needs_second_factor,
    serves,
    writes_for,
    writes_in,
)
from danvan.units.posts import post_today
from danvan.units.scope import scope_of
from danvan.units.tests.factories import HoldingFactory, UnitFactory
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

TODAY, PAPER = date(2026, 5, 20), "Quyết định số 3/QĐ-UBND"
ABSENCE, STANDING = Delegation.Kind.ABSENCE, Delegation.Kind.STANDING
ISSUE = "plans.plan:issue"


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


@pytest.fixture
def holding():
    return HoldingFactory(unit__name="UBND xã Thử", role=Role.LEADER)


def stand_in(holding, *acts, kind=STANDING):
    """A deputy at work, for these acts or, when away, for the whole post."""
    deputy, until = UserFactory(), date(2026, 6, 1) if kind == ABSENCE else None
    how = {"kind": kind, "from_on": TODAY, "to_on": until, "acts": acts, "basis": PAPER}
    row = delegate(holding, deputy, by=in_post(holding), **how)
    return post_today(deputy.pk, holding.pk), row


def waiting(unit):
    return HoldingFactory(unit=unit, role=Role.LEADER, confirmed_by_id=None, given_by_id=UserFactory().pk)


def powers(by, unit):
    """What the post may do in the unit and for one below that nobody signs in for."""
    below = UnitFactory(parent=unit)
    officer = HoldingFactory(unit=unit)
    return [
        writes_in(by, unit),
        leads(by, unit),
        writes_for(by, below),
        serves(by, below),
        keeps_focal_points(by, unit),
        hands_over(by, officer),
    ]


def test_a_deputy_for_an_absence_has_the_post_and_one_for_named_acts_has_not(holding):
    away, _row = stand_in(holding, kind=ABSENCE)
    named, _row = stand_in(holding, CONFIRM)

    assert powers(away, holding.unit) == [True, True, True, True, True, False]
    assert powers(named, holding.unit) == [False] * 6


def test_the_act_that_was_named_can_be_done_and_history_says_in_whose_place(holding):
    named, _row = stand_in(holding, CONFIRM)
    post = waiting(holding.unit)

    confirm_holding(post, by=named)

    post.refresh_from_db()
    assert post.confirmed_by_id == named.user_id
    assert (named.in_place_of_id, named.role, named.held_role) == (holding.user_id, "", Role.LEADER)


def test_another_act_can_not(holding):
    named, _row = stand_in(holding, ISSUE)
    post = waiting(holding.unit)

    assert confirms(named, post) is False
    with pytest.raises(Refused, match="không làm được"):
        confirm_holding(post, by=named)


def test_once_the_delegation_ended_the_act_is_refused_even_in_the_middle(holding):
    named, row = stand_in(holding, CONFIRM)
    let_through = named.for_act(CONFIRM)
    end_delegation(row, by=in_post(holding), on=TODAY)

    with pytest.raises(Refused, match="đã kết thúc"):
        renewed(let_through)


def test_whoever_was_let_through_for_one_act_is_so_when_read_again_and_not_when_it_was_taken_out(holding):
    named, row = stand_in(holding, CONFIRM, ISSUE)
    let_through = named.for_act(CONFIRM)
    before = renewed(let_through).role

    Delegation.objects.filter(pk=row.pk).update(acts=[ISSUE])

    assert (before, renewed(let_through).role) == (Role.LEADER, "")


def test_an_act_cannot_be_widened_from_the_one_it_was_let_through_for(holding):
    named, _row = stand_in(holding, CONFIRM)

    assert [named.for_act(act).role for act in (CONFIRM, ISSUE, "")] == [Role.LEADER, "", ""]


def test_the_deputy_sees_what_the_holder_sees_and_needs_a_second_factor(holding, monkeypatch):
    named, _row = stand_in(holding, ISSUE)

    scope = scope_of(named.user)

    assert scope.unit_ids == [holding.unit_id]
    assert needs_second_factor(named.user)


@pytest.mark.parametrize(
    ("acts", "kind", "refusal"),
    [
        ([], STANDING, "cần nêu rõ việc"),
        (["Ký giấy mời"], STANDING, "cần nêu rõ việc"),
        ([CONFIRM], ABSENCE, "thay toàn bộ vai trò"),
    ],
)
def test_a_standing_delegation_names_acts_the_house_knows_and_an_absence_none(holding, acts, kind, refusal):
    with pytest.raises(Refused, match=refusal):
        stand_in(holding, *acts, kind=kind)


def test_what_is_named_is_shown_in_words_and_what_nobody_knows_is_left_out():
    offered = {code for _name, acts in named_acts() for code, _words in acts}

    assert {CONFIRM, ISSUE, "plans.petition:answer"} <= offered
    assert act_words([ISSUE, "đã bỏ", CONFIRM]) == ["Ghi nhận ban hành kế hoạch", "Xác nhận vai trò ở đơn vị"]


def test_a_holder_names_acts_at_the_address_and_the_deputys_pages_say_so():
    world = build()
    world.proved_ago *= 0
    holding = world.holdings["commune_leader"]
    said = {"post": holding.pk, "deputy": "nobody", "kind": "standing", "from_on": "20/5/2026", "basis": PAPER}

    wrong = world.browser("commune_leader").post("/delegations/", {**said, "acts": ["Ký"], "key": "a"})
    right = world.browser("commune_leader").post("/delegations/", {**said, "acts": [CONFIRM], "key": "b"})
    page = world.browser("nobody").get("/delegations/").content.decode()

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert "Xác nhận vai trò ở đơn vị" in page
    assert "chỉ việc được ủy quyền" in page


def test_at_the_addresses_the_deputy_confirms_and_may_not_keep_the_units_list_or_hand_over():
    world = build()
    world.proved_ago *= 0
    holding = world.holdings["commune_leader"]
    how = {"kind": STANDING, "from_on": TODAY, "acts": [CONFIRM], "basis": PAPER}
    delegate(holding, world.users["nobody"], by=in_post(holding), **how)
    post, browser = waiting(world.commune), world.browser("nobody")

    answers = [
        browser.get(f"/units/{world.commune.pk}/people/").status_code,
        browser.get(f"/units/{world.commune.pk}/focal-points/new/").status_code,
        browser.get(f"/holdings/{world.holdings['commune_officer'].pk}/handover/").status_code,
        browser.post("/groups/new/", {"name": "Cụm"}).status_code,
        browser.post(f"/holdings/{post.pk}/confirmation/").status_code,
    ]

    assert answers == [200, 403, 403, 403, 302]
    assert Holding.objects.get(pk=post.pk).confirmed_by_id == world.users["nobody"].pk
