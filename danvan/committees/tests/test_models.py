from datetime import date

import pytest
from django.db import IntegrityError, transaction

from danvan.committees.models import Committee, Kind, Seat
from danvan.committees.models.members import seat_words
from danvan.committees.queries import members_on, seats_of
from danvan.committees.tests.factories import CommitteeFactory, FollowsFactory, MemberFactory
from danvan.units.tests.factories import HoldingFactory

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 24)


def test_the_head_stands_first_and_the_secretary_last():
    committee = CommitteeFactory()
    for seat in (Seat.SECRETARY, Seat.MEMBER, Seat.HEAD, Seat.STANDING, Seat.DEPUTY):
        MemberFactory(committee=committee, role=seat)

    shown = [member.role for member in members_on(committee, DAY)]

    assert shown == ["head", "deputy", "standing", "member", "secretary"]


def test_the_day_a_member_ends_belongs_to_who_takes_the_seat():
    committee = CommitteeFactory()
    MemberFactory(committee=committee, seat=1, name="Người cũ", to_on=DAY)
    MemberFactory(committee=committee, seat=1, name="Người mới", from_on=DAY)

    assert [member.name for member in members_on(committee, date(2026, 5, 23))] == ["Người cũ"]
    assert [member.name for member in members_on(committee, DAY)] == ["Người mới"]


def test_nobody_sits_before_or_after_the_term():
    committee = CommitteeFactory(to_on=date(2026, 6, 1))
    MemberFactory(committee=committee, from_on=date(2025, 12, 1))

    counts = [members_on(committee, day).count() for day in (date(2025, 12, 31), DAY, date(2026, 6, 1))]

    assert counts == [0, 1, 0]


def test_an_account_has_its_seats_of_a_day_in_every_body():
    user = HoldingFactory().user
    first = MemberFactory(user=user, committee__name="Ban Chỉ đạo A", committee__sort_key="a")
    second = MemberFactory(user=user, committee__name="Ban Chỉ đạo B", committee__sort_key="b")
    MemberFactory(user=user, committee__to_on=DAY)
    MemberFactory(user=user, to_on=DAY)
    MemberFactory()

    assert list(seats_of(user, DAY)) == [first, second]


def test_the_database_keeps_two_from_one_seat():
    member = MemberFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        MemberFactory(committee=member.committee, seat=member.seat, from_on=DAY)


def test_a_member_follows_a_unit_once_at_a_time():
    follows = FollowsFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        FollowsFactory(member=follows.member, unit=follows.unit, from_on=DAY)


def test_a_number_has_its_day():
    with pytest.raises(IntegrityError), transaction.atomic():
        CommitteeFactory(signed_on=None)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.STEERING, ["Trưởng ban", "Phó Trưởng ban", "Ủy viên Thường trực", "Ủy viên", "Thư ký"]),
        (Kind.TEAM, ["Tổ trưởng", "Tổ phó", "Tổ viên thường trực", "Tổ viên", "Thư ký"]),
        (Kind.APPRAISAL, ["Tổ trưởng", "Tổ phó", "Tổ viên thường trực", "Tổ viên", "Thư ký"]),
    ],
)
def test_a_team_calls_its_seats_by_its_own_words(kind, words):
    assert [seat_words(seat, kind) for seat in Seat] == words


def test_a_term_is_said_with_its_last_day():
    with_end, without = Committee(to_on=date(2030, 1, 1)), Committee()

    assert (with_end.last_day, without.last_day) == (date(2029, 12, 31), None)
