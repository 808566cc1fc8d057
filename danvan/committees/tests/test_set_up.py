"""Setting a body up, changing what is said of it, ending it, beginning its next term."""

from datetime import date

import pytest

from danvan.audit.models import Entry
from danvan.committees.actions.committees import begin_next_term, change, end, set_up
from danvan.committees.models import Committee, Follows, Kind, Seat
from danvan.committees.queries import members_on
from danvan.committees.tests.factories import BEGUN, CommitteeFactory, FollowsFactory, MemberFactory
from danvan.core.errors import Overtaken, Refused
from danvan.notifications.models import Notice
from danvan.units.models import Extent, Succession
from danvan.units.tests.factories import HoldingFactory, UnitFactory, leader_of, officer_of
from danvan.units.tests.world import build
from danvan.workflow.editing import Conflict

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 24)
FACTS = {"kind": Kind.STEERING, "name": "Ban Chỉ đạo “Dân vận khéo” tỉnh", "from_on": BEGUN}
PAPER = {"symbol": "30-QĐ/ĐU", "signed_on": date(2026, 5, 20)}


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(TODAY)


def history(committee):
    return list(Entry.objects.about(committee).order_by("id").values_list("verb", flat=True))


def test_an_office_sets_a_body_up_for_itself():
    by = officer_of(UnitFactory())

    made = set_up(by.unit, by=by, **FACTS)

    kept = Committee.objects.get()
    assert (kept, kept.host, kept.standing_office, kept.folded) == (
        made,
        by.unit,
        None,
        "ban chi dao dan van kheo tinh",
    )
    assert history(made) == ["set_up"]


def test_the_office_that_sets_it_up_for_the_committee_above_is_its_standing_office():
    world = build()

    made = set_up(world.committee, by=world.by("department_officer"), **FACTS)

    assert (made.host, made.standing_office) == (world.committee, world.department)


@pytest.mark.parametrize("member", ["administrator", "committee_auditor", "commune_officer"])
def test_nobody_else_sets_one_up_there(member):
    world = build()

    with pytest.raises(Refused) as refused:
        set_up(world.committee, by=world.by(member), **FACTS)

    assert (refused.value.status, Committee.objects.count()) == (403, 0)


def test_the_same_form_sent_twice_sets_up_one():
    by = officer_of(UnitFactory())
    set_up(by.unit, by=by, key="một lần", **FACTS)

    with pytest.raises(Overtaken):
        set_up(by.unit, by=by, key="một lần", **FACTS)

    assert Committee.objects.count() == 1


def test_a_changed_name_is_found_and_told():
    committee = CommitteeFactory()

    change(committee, {"name": "Ban Chỉ đạo mới"}, by=officer_of(committee.host), version=1)

    kept = Committee.objects.get()
    assert (kept.name, kept.folded, kept.version) == ("Ban Chỉ đạo mới", "ban chi dao moi 15 qd du", 2)
    assert history(committee) == ["edit"]


def test_of_two_who_save_at_once_the_second_sees_what_the_first_made_of_it():
    committee = CommitteeFactory(name="Ban cũ")
    change(committee, {"name": "Ban của người khác"}, by=officer_of(committee.host), version=1)

    with pytest.raises(Conflict) as conflict:
        change(committee, {"name": "Ban của tôi"}, by=leader_of(committee.host), version=1)

    (clash,) = conflict.value.clashes
    assert (clash.base, clash.theirs, clash.yours) == ("Ban cũ", "Ban của người khác", "Ban của tôi")


def test_a_body_ends_by_a_document_and_its_members_are_told():
    committee = CommitteeFactory()
    member = MemberFactory(committee=committee, user=HoldingFactory().user)

    end(committee, by=officer_of(committee.host), version=1, on=TODAY, **PAPER)

    kept = Committee.objects.get()
    assert (kept.to_on, kept.ended_symbol, kept.ended_signed_on) == (TODAY, *PAPER.values())
    assert (list(members_on(kept, TODAY)), list(members_on(kept, BEGUN))) == ([], [member])
    assert list(Notice.objects.values_list("user", "verb")) == [(member.user_id, "end")]


@pytest.mark.parametrize(
    ("on", "words"),
    [(BEGUN, "bắt đầu đúng ngày"), (date(2025, 1, 1), "bắt đầu từ ngày"), (date(2027, 2, 1), "đến hết ngày")],
)
def test_it_ends_on_a_day_of_its_term(on, words):
    committee = CommitteeFactory(to_on=date(2027, 1, 1))

    with pytest.raises(Refused, match=words):
        end(committee, by=officer_of(committee.host), version=1, on=on, **PAPER)


def test_what_is_over_does_not_end_again():
    committee = CommitteeFactory(to_on=TODAY)

    with pytest.raises(Refused) as refused:
        end(committee, by=officer_of(committee.host), version=1, on=TODAY, **PAPER)

    assert refused.value.status == 409


def test_only_who_keeps_it_ends_it():
    committee = CommitteeFactory()

    with pytest.raises(Refused) as refused:
        end(committee, by=officer_of(UnitFactory()), version=1, on=TODAY, **PAPER)

    assert refused.value.status == 403


class TestNextTerm:
    """The same people on the same seats, for another term."""

    def test_seats_who_sat_to_the_end_and_nobody_who_left(self):
        old = CommitteeFactory(to_on=TODAY)
        head = MemberFactory(
            committee=old, seat=1, role=Seat.HEAD, tasks_words="Phụ trách chung", user=HoldingFactory().user
        )
        MemberFactory(committee=old, seat=2, name="Người đã thôi", to_on=date(2026, 3, 1))
        MemberFactory(committee=old, seat=2, name="Người thay", from_on=date(2026, 3, 1))

        new = begin_next_term(old, by=officer_of(old.host), from_on=TODAY, to_on=date(2031, 1, 1))

        seated = list(
            new.members.order_by("seat").values_list("seat", "role", "name", "tasks_words", "user", "from_on")
        )
        assert seated == [
            (1, "head", head.name, "Phụ trách chung", head.user_id, TODAY),
            (2, "member", "Người thay", "", None, TODAY),
        ]
        facts = (new.copied_from, new.name, new.host, new.symbol, new.document, new.to_on)
        assert facts == (old, old.name, old.host, "", None, date(2031, 1, 1))
        assert history(new) == ["begin_next_term"]

    def test_follows_the_same_units_and_the_one_heir_of_one_that_ended(self):
        old = CommitteeFactory(to_on=TODAY)
        member = MemberFactory(committee=old)
        ended, heir, split = UnitFactory(closed_on=BEGUN), UnitFactory(), UnitFactory(closed_on=BEGUN)
        Succession.objects.create(predecessor=ended, successor=heir, extent=Extent.WHOLE, on=BEGUN)
        for successor in (UnitFactory(), UnitFactory()):
            Succession.objects.create(predecessor=split, successor=successor, extent=Extent.PART, on=BEGUN)
        kept = FollowsFactory(member=member).unit
        for unit in (ended, heir, split):
            FollowsFactory(member=member, unit=unit)
        FollowsFactory(member=member, to_on=date(2026, 2, 1))

        new = begin_next_term(old, by=officer_of(old.host), from_on=TODAY)

        assert set(Follows.objects.filter(member__committee=new).values_list("unit", flat=True)) == {kept.pk, heir.pk}

    def test_waits_for_the_end_of_this_one(self):
        lasting, later = CommitteeFactory(), CommitteeFactory(to_on=date(2027, 1, 1))

        for old in (lasting, later):
            with pytest.raises(Refused, match="chưa kết thúc trước ngày"):
                begin_next_term(old, by=officer_of(old.host), from_on=TODAY)

        assert Committee.objects.count() == 2

    def test_begins_once(self):
        old = CommitteeFactory(to_on=TODAY)
        by = officer_of(old.host)
        begin_next_term(old, by=by, from_on=TODAY)

        with pytest.raises(Refused, match="Nhiệm kỳ sau đã lập"):
            begin_next_term(old, by=by, from_on=TODAY)

    def test_is_begun_by_who_keeps_this_one(self):
        old = CommitteeFactory(to_on=TODAY)

        with pytest.raises(Refused) as refused:
            begin_next_term(old, by=officer_of(UnitFactory()), from_on=TODAY)

        assert refused.value.status == 403
