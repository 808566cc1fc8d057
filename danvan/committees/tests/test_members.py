"""Who sits on a body: seated, replaced, ended, put right."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.committees.actions.members import end_member, put_right, replace, seat
from danvan.committees.models import Follows, Member, Seat
from danvan.committees.queries import members_on
from danvan.committees.tests.factories import BEGUN, CommitteeFactory, FollowsFactory, MemberFactory
from danvan.core.errors import Overtaken, Refused
from danvan.notifications.models import Notice
from danvan.units.tests.factories import HoldingFactory, UnitFactory, officer_of
from danvan.workflow.editing import Conflict

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 24)


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(TODAY)


@pytest.fixture
def committee():
    return CommitteeFactory()


@pytest.fixture
def keeper(committee):
    return officer_of(committee.host)


def person(**more):
    """What a form says of somebody."""
    return {"name": "Lò Thị Mẫu", "post_words": "Chủ tịch", "unit": UnitFactory(), **more}


def rows():
    return list(Member.objects.order_by("pk").values_list("name", "seat", "role", "from_on", "to_on"))


def test_each_new_member_takes_a_seat_of_their_own(committee, keeper):
    user = HoldingFactory().user

    seat(committee, by=keeper, role=Seat.HEAD, from_on=BEGUN, **person(name="Người đầu"))
    seat(committee, by=keeper, role=Seat.MEMBER, from_on=TODAY, **person(name="Người sau", user=user))

    assert rows() == [("Người đầu", 1, "head", BEGUN, None), ("Người sau", 2, "member", TODAY, None)]
    assert list(Notice.objects.values_list("user", "verb")) == [(user.pk, "seat")]


def test_history_names_the_member_and_their_seat(committee, keeper):
    seat(committee, by=keeper, role=Seat.DEPUTY, from_on=BEGUN, **person())

    (entry,) = Entry.objects.about(committee)
    assert (entry.verb, entry.changes["members"]) == ("seat", ["", "Lò Thị Mẫu (Phó Trưởng ban)"])


def test_who_replaces_a_member_takes_the_same_seat_and_follows_the_same_units(committee, keeper):
    old = MemberFactory(committee=committee, seat=3, role=Seat.DEPUTY, name="Người cũ")
    unit = FollowsFactory(member=old).unit
    FollowsFactory(member=old, to_on=date(2026, 2, 1))
    FollowsFactory(member=old, unit=UnitFactory(closed_on=date(2026, 3, 1)))

    new = replace(old, by=keeper, on=TODAY, basis="Quyết định 20", **person())

    assert rows() == [("Người cũ", 3, "deputy", BEGUN, TODAY), ("Lò Thị Mẫu", 3, "deputy", TODAY, None)]
    followed = list(Follows.objects.filter(member=new).values_list("unit", "from_on", "basis"))
    assert followed == [(unit.pk, TODAY, "Quyết định 20")]
    (entry,) = Entry.objects.about(committee)
    told = ["Người cũ (Phó Trưởng ban)", "Lò Thị Mẫu (Phó Trưởng ban)"]
    assert (entry.verb, entry.changes["members"], entry.reason) == ("replace", told, "Quyết định 20")


def test_the_next_one_need_not_follow_what_the_one_before_followed(committee, keeper):
    old = FollowsFactory(member__committee=committee).member

    new = replace(old, by=keeper, on=TODAY, basis="QĐ", hand_on=False, **person())

    assert list(new.follows.all()) == []


def test_an_empty_seat_is_taken_again(committee, keeper):
    old = MemberFactory(committee=committee, to_on=date(2026, 3, 1))

    new = replace(old, by=keeper, on=TODAY, basis="QĐ", **person())

    assert (new.seat, new.from_on, Member.objects.get(pk=old.pk).to_on) == (old.seat, TODAY, date(2026, 3, 1))


def test_two_never_sit_on_one_seat(committee, keeper):
    old = MemberFactory(committee=committee)
    replace(old, by=keeper, on=TODAY, basis="QĐ", **person())

    with pytest.raises(Refused, match="đảm nhiệm từ ngày") as refused:
        replace(old, by=keeper, on=date(2026, 4, 1), basis="QĐ", **person(name="Người thứ ba"))

    assert (refused.value.status, members_on(committee, TODAY).count()) == (409, 1)


def test_nobody_is_replaced_before_they_came(committee, keeper):
    old = MemberFactory(committee=committee, from_on=TODAY)

    with pytest.raises(Refused, match="Đề nghị chọn ngày sau đó"):
        replace(old, by=keeper, on=TODAY, basis="QĐ", **person())


def test_a_member_leaves_and_stays_to_be_read(committee, keeper):
    member = MemberFactory(committee=committee, user=HoldingFactory().user)

    end_member(member, by=keeper, on=TODAY, reason="Nghỉ hưu")

    assert list(Member.objects.values_list("pk", "to_on", "version")) == [(member.pk, TODAY, 2)]
    assert list(Notice.objects.values_list("user", "verb")) == [(member.user_id, "end_member")]


def test_who_left_does_not_leave_again(committee, keeper):
    member = MemberFactory(committee=committee, to_on=date(2026, 3, 1))

    with pytest.raises(Refused, match="đã thôi từ ngày"):
        end_member(member, by=keeper, on=TODAY, reason="Nghỉ hưu")


def test_a_body_has_one_head_on_a_day(committee, keeper):
    MemberFactory(committee=committee, role=Seat.HEAD, name="Trưởng đương nhiệm", to_on=TODAY)

    with pytest.raises(Refused, match="Trưởng ban đã là Trưởng đương nhiệm"):
        seat(committee, by=keeper, role=Seat.HEAD, from_on=BEGUN, **person())
    seat(committee, by=keeper, role=Seat.HEAD, from_on=TODAY, **person())

    assert [member.name for member in members_on(committee, TODAY)] == ["Lò Thị Mẫu"]


def test_an_account_sits_once_on_a_body(committee, keeper):
    user = HoldingFactory().user
    MemberFactory(committee=committee, user=user, name="Lò Văn Một")

    with pytest.raises(Refused, match="Lò Văn Một, Ủy viên"):
        seat(committee, by=keeper, role=Seat.SECRETARY, from_on=TODAY, **person(user=user))


@pytest.mark.parametrize("from_on", [date(2025, 12, 31), date(2027, 1, 1)])
def test_nobody_sits_outside_the_term(from_on):
    committee = CommitteeFactory(to_on=date(2027, 1, 1))

    with pytest.raises(Refused, match="Nhiệm kỳ"):
        seat(committee, by=officer_of(committee.host), role=Seat.MEMBER, from_on=from_on, **person())


def test_nobody_comes_from_a_unit_that_is_no_more(committee, keeper):
    gone = UnitFactory(closed_on=date(2026, 3, 1))

    with pytest.raises(Refused, match="kết thúc hoạt động"):
        seat(committee, by=keeper, role=Seat.MEMBER, from_on=TODAY, **person(unit=gone))


def test_the_roll_of_what_is_over_stays_as_it_stood():
    committee = CommitteeFactory(to_on=TODAY)

    with pytest.raises(Refused, match="đã kết thúc") as refused:
        seat(committee, by=officer_of(committee.host), role=Seat.MEMBER, from_on=BEGUN, **person())

    assert refused.value.status == 409


def test_words_are_put_right_and_told(committee, keeper):
    member = MemberFactory(committee=committee, name="Lò Thi Mẫu")

    put_right(member, {"name": "Lò Thị Mẫu", "tasks_words": "Theo dõi cụm 1"}, by=keeper, version=1)

    (entry,) = Entry.objects.about(member)
    assert (member.name, member.version) == ("Lò Thị Mẫu", 2)
    assert entry.changes["name"] == ["Lò Thi Mẫu", "Lò Thị Mẫu"]


def test_two_who_put_the_same_words_right_see_each_other(committee, keeper):
    member = MemberFactory(committee=committee, post_words="Chủ tịch")
    put_right(member, {"post_words": "Bí thư"}, by=keeper, version=1)

    with pytest.raises(Conflict) as conflict:
        put_right(member, {"post_words": "Phó Bí thư"}, by=officer_of(committee.host), version=1)

    (clash,) = conflict.value.clashes
    assert (clash.base, clash.theirs, clash.yours) == ("Chủ tịch", "Bí thư", "Phó Bí thư")


def test_putting_right_makes_no_second_head(committee, keeper):
    MemberFactory(committee=committee, role=Seat.HEAD)
    member = MemberFactory(committee=committee)

    with pytest.raises(Refused, match="Trưởng ban đã là"):
        put_right(member, {"role": Seat.HEAD}, by=keeper, version=1)


def test_the_same_form_sent_twice_seats_one(committee, keeper):
    said = person(role=Seat.MEMBER, from_on=TODAY)
    seat(committee, by=keeper, key="một lần", **said)

    with pytest.raises(Overtaken):
        seat(committee, by=keeper, key="một lần", **said)

    assert Member.objects.count() == 1


def test_only_who_keeps_the_body_seats_replaces_ends_and_puts_right(committee):
    member, stranger = MemberFactory(committee=committee), officer_of(UnitFactory())
    acts = [
        lambda: seat(committee, by=stranger, role=Seat.MEMBER, from_on=TODAY, **person()),
        lambda: replace(member, by=stranger, on=TODAY, basis="QĐ", **person()),
        lambda: end_member(member, by=stranger, on=TODAY, reason="QĐ"),
        lambda: put_right(member, {"name": "Khác"}, by=stranger, version=1),
    ]

    refused = []
    for act in acts:
        with pytest.raises(Refused) as refusal:
            act()
        refused.append(refusal.value.status)

    assert (refused, Member.objects.count()) == ([403] * 4, 1)
