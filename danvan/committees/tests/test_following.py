"""Which units a member follows, and what becomes of it when units end or people hand over."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.committees.actions.following import follow, let_go, pass_to_heirs
from danvan.committees.models import Follows
from danvan.committees.tests.factories import BEGUN, CommitteeFactory, FollowsFactory, MemberFactory
from danvan.core.acting import SYSTEM
from danvan.core.errors import Overtaken, Refused
from danvan.notifications.models import Notice
from danvan.units.actions.merging import merge_units
from danvan.units.models import Becomes
from danvan.units.open_work import move_all, open_work
from danvan.units.reorganising.notes import notes_on
from danvan.units.tests.factories import HoldingFactory, UnitFactory, officer_of
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 24)
ENDED = {"closed_on": TODAY, "closed_basis": "NQ 30"}


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(TODAY)


@pytest.fixture
def member():
    return MemberFactory(user=HoldingFactory().user)


@pytest.fixture
def keeper(member):
    return officer_of(member.committee.host)


def rows():
    return list(Follows.objects.order_by("pk").values_list("unit", "from_on", "to_on"))


def test_a_member_follows_units_from_a_day_on_and_is_told(member, keeper):
    first, second = UnitFactory(name="Xã A"), UnitFactory(name="Xã B")

    came = follow(member, [first, second, first], by=keeper, on=BEGUN, basis="TB 5")

    assert (came, rows()) == (2, [(first.pk, BEGUN, None), (second.pk, BEGUN, None)])
    (entry,) = Entry.objects.about(member.committee)
    assert (entry.verb, entry.changes["follows"]) == ("follow", ["", f"{member.name}: Xã A, Xã B"])
    assert list(Notice.objects.values_list("user", "verb")) == [(member.user_id, "follow")]


def test_history_names_ten_of_many_units(member, keeper):
    units = [UnitFactory(name=f"Xã {n:02d}") for n in range(12)]

    follow(member, units, by=keeper, on=BEGUN)

    (entry,) = Entry.objects.about(member.committee)
    names = ", ".join(unit.name for unit in units[:10])
    assert entry.changes["follows"] == ["", f"{member.name}: {names} và 2 đơn vị khác"]


def test_what_is_followed_already_stays_as_it_is(member, keeper):
    kept = FollowsFactory(member=member)

    came = follow(member, [kept.unit], by=keeper, on=TODAY)

    assert (came, rows()) == (0, [(kept.unit_id, BEGUN, None)])
    assert list(Entry.objects.about(member.committee)) == []


def test_a_unit_is_let_go_from_a_day_on(member, keeper):
    follows = FollowsFactory(member=member)

    let_go(follows, by=keeper, on=TODAY)

    assert rows() == [(follows.unit_id, BEGUN, TODAY)]
    with pytest.raises(Refused, match="Đã thôi theo dõi"):
        let_go(follows, by=keeper, on=TODAY)


def test_what_was_to_begin_only_then_never_does(member, keeper):
    follows = FollowsFactory(member=member, from_on=TODAY)

    let_go(follows, by=keeper, on=TODAY)

    assert rows() == []


@pytest.mark.parametrize("on", [date(2025, 1, 1), date(2026, 3, 1), date(2027, 1, 1)])
def test_nobody_follows_on_a_day_on_which_they_do_not_sit(on):
    member = MemberFactory(committee__to_on=date(2026, 12, 1), to_on=date(2026, 2, 1))

    with pytest.raises(Refused):
        follow(member, [UnitFactory()], by=officer_of(member.committee.host), on=on)


def test_nobody_follows_a_unit_that_is_no_more(member, keeper):
    with pytest.raises(Refused, match="kết thúc hoạt động"):
        follow(member, [UnitFactory(closed_on=BEGUN)], by=keeper, on=TODAY)


def test_only_who_keeps_the_body_says_who_follows_what(member):
    follows, stranger = FollowsFactory(member=member), officer_of(UnitFactory())

    for act in (
        lambda: follow(member, [UnitFactory()], by=stranger, on=TODAY),
        lambda: let_go(follows, by=stranger, on=TODAY),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.status == 403


def test_the_same_form_sent_twice_is_done_once(member, keeper):
    follow(member, [UnitFactory()], by=keeper, on=TODAY, key="một lần")

    with pytest.raises(Overtaken):
        follow(member, [UnitFactory()], by=keeper, on=TODAY, key="một lần")


class TestEndedUnit:
    """A unit ended."""

    def test_whoever_followed_it_follows_its_heir_from_that_day(self, member):
        ended, heir = UnitFactory(**ENDED), UnitFactory()
        FollowsFactory(member=member, unit=ended)

        pass_to_heirs(ended, [heir], by=SYSTEM)

        assert rows() == [(ended.pk, BEGUN, TODAY), (heir.pk, TODAY, None)]

    def test_each_part_of_one_that_was_split_is_followed(self, member):
        ended, heirs = UnitFactory(**ENDED), [UnitFactory(), UnitFactory()]
        FollowsFactory(member=member, unit=ended)

        pass_to_heirs(ended, heirs, by=SYSTEM)

        assert rows()[1:] == [(heir.pk, TODAY, None) for heir in heirs]

    def test_an_heir_that_is_followed_already_is_followed_once(self, member):
        ended, heir = UnitFactory(**ENDED), UnitFactory()
        FollowsFactory(member=member, unit=ended)
        FollowsFactory(member=member, unit=heir)

        pass_to_heirs(ended, [heir], by=SYSTEM)

        assert rows() == [(ended.pk, BEGUN, TODAY), (heir.pk, BEGUN, None)]

    def test_without_heirs_it_stays_on_the_list(self, member):
        ended = UnitFactory(**ENDED)
        FollowsFactory(member=member, unit=ended)

        pass_to_heirs(ended, [], by=SYSTEM)

        assert rows() == [(ended.pk, BEGUN, None)]

    def test_the_keepers_of_each_body_concerned_are_told_once(self):
        ended, heir = UnitFactory(**ENDED), UnitFactory()
        followed, sat = CommitteeFactory(), CommitteeFactory()
        FollowsFactory(member__committee=followed, unit=ended)
        MemberFactory(committee=followed, unit=ended)
        MemberFactory(committee=sat, unit=ended)
        hosted = CommitteeFactory(host=ended)
        keepers = [officer_of(unit).user_id for unit in (followed.host, sat.host, heir)]
        MemberFactory(unit=ended, to_on=BEGUN.replace(month=2))
        CommitteeFactory(host=ended, to_on=TODAY)

        count = pass_to_heirs(ended, [heir], by=SYSTEM)

        told = list(Notice.objects.order_by("pk").values_list("user", "object_id", "verb"))
        bodies = [followed.pk, sat.pk, hosted.pk]
        assert (count, told) == (3, [(user, pk, "unit_ended") for user, pk in zip(keepers, bodies, strict=True)])

    def test_a_merger_tells_it_by_itself(self):
        world = build()
        member = MemberFactory(unit=world.department)
        FollowsFactory(member=member, unit=world.commune)

        merge_units([world.commune], into=world.other_commune, by=world.by("administrator"), on=TODAY, basis="NQ 30")

        assert rows() == [(world.commune.pk, BEGUN, TODAY), (world.other_commune.pk, TODAY, None)]

    def test_is_said_before_it_is_done(self):
        unit = UnitFactory(name="UBND xã Thử")
        FollowsFactory(unit=unit)
        FollowsFactory(unit=unit, member__committee__to_on=TODAY)
        MemberFactory(unit=unit)
        CommitteeFactory(host=unit, name="Tổ chỉ đạo xã")
        CommitteeFactory(host=unit, name="Tổ chỉ đạo cũ", to_on=TODAY)

        assert [lines for _title, lines in notes_on([unit])] == [
            ["UBND xã Thử: 1 thành viên theo dõi"],
            ["UBND xã Thử: 1 thành viên"],
            ["UBND xã Thử: Tổ chỉ đạo xã"],
        ]


class TestHandingOver:
    """Somebody who sits on a body hands their post over."""

    def test_the_seat_is_on_the_list_and_stays(self):
        holding = HoldingFactory()
        member = MemberFactory(user=holding.user, unit=holding.unit, committee__name="Ban Chỉ đạo tỉnh")
        MemberFactory(user=holding.user, unit=UnitFactory())

        found = {source.name: things for source, things in open_work(holding, TODAY)}

        (seat,) = found["committees.seats"]
        assert (seat.words, seat.becomes, seat.record) == ("Ủy viên, Ban Chỉ đạo tỉnh", Becomes.STAYS, member.committee)

    def test_the_keepers_are_told_to_see_to_it(self):
        holding = HoldingFactory()
        successor = HoldingFactory(unit=holding.unit)
        member = MemberFactory(user=holding.user, unit=holding.unit)
        keeper = officer_of(member.committee.host)

        move_all(holding, successor, SYSTEM, TODAY)

        (entry,) = Entry.objects.about(member.committee)
        names = [holding.user.full_name, successor.user.full_name]
        assert (entry.verb, entry.changes["post"]) == ("post_handed_over", names)
        assert list(Notice.objects.filter(verb="post_handed_over").values_list("user", flat=True)) == [keeper.user_id]
