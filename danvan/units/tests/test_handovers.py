"""A post is handed over: everything open goes in one act, once, and nothing is lost."""

from datetime import date

import pytest

from danvan.accounts.tests.factories import UserFactory
from danvan.audit.models import Entry
from danvan.core import clock
from danvan.core.errors import Overtaken, Refused
from danvan.files.models import Draft
from danvan.notifications.models import Notice
from danvan.units.acting import in_post
from danvan.units.actions.handovers import hand_over
from danvan.units.models import Delegation, Handover, Holding, Role
from danvan.units.queries.handovers import lines_open, mark_of
from danvan.units.tests.factories import HoldingFactory, UnitFactory, administrator_of, leader_of
from danvan.workflow.models import Author

pytestmark = pytest.mark.django_db

TODAY, EARLIER, TOMORROW = date(2026, 5, 20), date(2026, 5, 4), date(2026, 5, 21)
LEADER, OFFICER = Role.LEADER, Role.OFFICER


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


@pytest.fixture
def unit():
    return UnitFactory(name="UBND xã Khe Thử")


def holder(unit, role=OFFICER, name="Lò Văn An", **fields):
    return HoldingFactory(unit=unit, role=role, user__full_name=name, **fields)


def typed(holding, form, words="đang viết"):
    facts = {"typed": {"words": [words]}, "saved_at": clock.now()}
    return Draft.objects.create(form=form, user_id=holding.user_id, holding_id=holding.pk, **facts)


def hand(holding, successor, by, **more):
    seen = mark_of(holding, lines_open(holding, TODAY))
    return hand_over(holding, successor, by=by, **{"on": TODAY, "seen": seen, "minutes": "01/BB", **more})


def told(handover):
    return [(line.title, line.words, line.becomes) for line in handover.lines.all()]


def test_unsent_forms_go_to_the_successor_who_finds_them_as_they_were_typed(unit):
    holding, successor = holder(unit), holder(unit, name="Vì Thị Bình")
    typed(holding, f"units.unit:{unit.pk}:name")

    handover = hand(holding, successor, administrator_of(unit))

    rows = Draft.objects.values_list("user_id", "holding_id", "form", "typed")
    assert list(rows) == [(successor.user_id, successor.pk, f"units.unit:{unit.pk}:name", {"words": ["đang viết"]})]
    words = "Nội dung đang nhập dở: đơn vị “UBND xã Khe Thử”, lưu lúc 20/05/2026 12:00"
    assert told(handover) == [("Nội dung đang nhập, chưa gửi", words, "moves")]


def test_who_typed_what_another_will_send_stays_an_author_of_it(unit):
    holding, successor = holder(unit), holder(unit)
    typed(holding, f"units.unit:{unit.pk}:name")

    hand(holding, successor, administrator_of(unit))

    assert list(Author.objects.values_list("object_id", "user_id")) == [(unit.pk, holding.user_id)]


def test_a_form_that_both_are_typing_is_not_overwritten(unit):
    holding, successor = holder(unit), holder(unit, name="Vì Thị Bình")
    typed(holding, "plans.plan:new", "của người giao")
    typed(successor, "plans.plan:new", "của người nhận")

    with pytest.raises(Refused, match="Vì Thị Bình đang nhập dở đúng biểu"):
        hand(holding, successor, administrator_of(unit))

    assert (Draft.objects.count(), Handover.objects.count()) == (2, 0)


def test_the_successor_is_telephoned_from_that_day_at_the_own_number_or_the_desks(unit):
    holding, successor = holder(unit), holder(unit, name="Vì Thị Bình", title="Công chức Văn phòng")
    unit.focal_points.create(charge="officer", name="Lò Văn An", phone="0203 1", from_on=EARLIER)
    unit.focal_points.create(charge="leader", name="Người khác", phone="0203 2", from_on=EARLIER)

    hand(holding, successor, administrator_of(unit))

    rows = unit.focal_points.order_by("charge", "from_on").values_list("charge", "name", "position", "phone", "to_on")
    assert list(rows) == [
        ("leader", "Người khác", "", "0203 2", None),
        ("officer", "Lò Văn An", "", "0203 1", TODAY),
        ("officer", "Vì Thị Bình", "Công chức Văn phòng", "0203 1", None),
    ]


def test_nobody_inherits_anothers_trust_and_who_gave_it_is_told(unit):
    leader, holding = holder(unit, LEADER, "Trần Văn Mẫu"), holder(unit)
    days = {"from_on": EARLIER, "to_on": date(2026, 6, 1)}
    taken = Delegation.objects.create(holding=leader, deputy=holding.user, **days)
    given = Delegation.objects.create(holding=holding, deputy=UserFactory(full_name="Hà Văn Dũng"), **days)

    handover = hand(holding, holder(unit), administrator_of(unit))

    assert told(handover) == [
        ("Ủy quyền", "Đang thay Trần Văn Mẫu (Lãnh đạo, UBND xã Khe Thử)", "ends"),
        ("Ủy quyền", "Hà Văn Dũng đang thay: thay khi vắng mặt", "ends"),
    ]
    assert set(Delegation.objects.values_list("pk", "to_on")) == {(taken.pk, TODAY), (given.pk, TODAY)}
    assert Notice.objects.filter(user=leader.user, verb="end_delegation").exists()


def test_the_old_holding_ends_and_the_history_of_both_tells_it(unit):
    holding, successor = holder(unit), holder(unit, name="Vì Thị Bình")

    hand(holding, successor, administrator_of(unit), minutes_on=TODAY, kept_at="tủ số 2")

    holding.refresh_from_db()
    entries = Entry.objects.filter(verb__in=["hand_over", "take_over"]).order_by("pk")
    paper = "Biên bản số 01/BB ngày 20/05/2026, bản giấy lưu tại tủ số 2"
    assert holding.to_on == TODAY
    assert [(entry.verb, entry.object_id, entry.changes, entry.reason) for entry in entries] == [
        ("hand_over", holding.pk, {"successor": ["", "Vì Thị Bình"], "to_on": [None, "2026-05-20"]}, paper),
        ("take_over", successor.pk, {"predecessor": ["", "Lò Văn An"]}, paper),
    ]
    assert set(Notice.objects.values_list("user_id", "verb")) == {
        (holding.user_id, "hand_over"),
        (successor.user_id, "hand_over"),
    }


def test_what_was_left_in_a_post_that_ended_without_hand_over_can_still_be_handed_over(unit):
    holding, successor = holder(unit, to_on=date(2026, 5, 10)), holder(unit)
    typed(holding, "plans.plan:new")

    hand(holding, successor, administrator_of(unit))

    holding.refresh_from_db()
    assert (holding.to_on, Draft.objects.get().holding_id) == (date(2026, 5, 10), successor.pk)


def test_a_successor_who_still_waits_for_the_second_person_may_be_named(unit):
    holding, successor = holder(unit, LEADER), holder(unit, LEADER, confirmed_by_id=None)
    typed(holding, "plans.plan:new")

    hand(holding, successor, administrator_of(unit))

    assert Draft.objects.get().holding_id == successor.pk
    assert not Holding.objects.effective(TODAY).filter(pk=successor.pk).exists()


@pytest.mark.parametrize(
    ("who", "role", "may"),
    [
        ("administrator", OFFICER, True),
        ("administrator", LEADER, True),
        ("leader", OFFICER, True),
        ("leader", LEADER, False),
        ("deputy", OFFICER, False),
        ("officer", OFFICER, False),
        ("other unit's administrator", OFFICER, False),
        ("the holder", OFFICER, False),
    ],
)
def test_administrators_and_for_officers_the_leader_hand_posts_over(unit, who, role, may):
    holding, successor = holder(unit, role), holder(unit)
    leader = holder(unit, LEADER)
    stands_in = Delegation(holding=leader, deputy=UserFactory())
    by = {
        "administrator": lambda: administrator_of(unit),
        "leader": lambda: in_post(leader),
        "deputy": lambda: in_post(leader, delegation=stands_in),
        "officer": lambda: in_post(holder(unit)),
        "other unit's administrator": lambda: administrator_of(UnitFactory()),
        "the holder": lambda: in_post(holding),
    }[who]()
    stands_in.from_on, stands_in.to_on = EARLIER, TOMORROW
    stands_in.save()

    if may:
        hand(holding, successor, by)
    else:
        with pytest.raises(Refused, match="không làm được việc này"):
            hand(holding, successor, by)

    assert Handover.objects.exists() is may


@pytest.mark.parametrize(
    ("successor", "refusal"),
    [
        ({"other_unit": True}, "chính đơn vị này"),
        ({"role": Role.AUDITOR}, "chính đơn vị này"),
        ({"to_on": EARLIER}, "chính đơn vị này"),
        ({"user__is_active": False}, "chính đơn vị này"),
    ],
)
def test_only_who_works_in_the_same_unit_takes_over(unit, successor, refusal):
    where = UnitFactory() if successor.pop("other_unit", False) else unit

    with pytest.raises(Refused, match=refusal):
        hand(holder(unit), HoldingFactory(unit=where, **successor), administrator_of(unit))


@pytest.mark.parametrize(
    ("on", "refusal"),
    [(TOMORROW, "chưa đến"), (date(2025, 7, 1), "phải sau ngày nhận"), (date(2025, 6, 1), "phải sau")],
)
def test_a_post_is_handed_over_on_a_day_it_was_held_and_not_before_it_comes(unit, on, refusal):
    with pytest.raises(Refused, match=refusal):
        hand(holder(unit), holder(unit), administrator_of(unit), on=on)


def test_a_list_that_changed_since_it_was_shown_is_not_handed_over(unit):
    holding, successor = holder(unit), holder(unit)
    seen = mark_of(holding, lines_open(holding, TODAY))
    typed(holding, "plans.plan:new")

    with pytest.raises(Overtaken, match="vừa thay đổi"):
        hand(holding, successor, administrator_of(unit), seen=seen)

    assert Draft.objects.get().holding_id == holding.pk


def test_a_post_is_handed_over_once(unit):
    holding, successor, by = holder(unit), holder(unit), administrator_of(unit)
    hand(holding, successor, by)

    with pytest.raises(Refused, match="đã được bàn giao"):
        hand(holding, successor, by)


def test_an_administrator_whose_role_ended_meanwhile_hands_nothing_over(unit):
    by = administrator_of(unit)
    Holding.objects.filter(pk=by.holding_id).update(to_on=EARLIER)

    with pytest.raises(Refused, match="đã kết thúc"):
        hand(holder(unit), holder(unit), by)


def test_a_leader_never_hands_over_the_own_post(unit):
    by = leader_of(unit)

    with pytest.raises(Refused, match="không làm được"):
        hand(Holding.objects.get(pk=by.holding_id), holder(unit), by)
