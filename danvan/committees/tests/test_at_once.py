"""Two offices at the same form in the same moment, on a database that lets them."""

from datetime import date

import pytest

from danvan.committees.actions.members import replace, seat
from danvan.committees.models import Member, Seat
from danvan.committees.queries import members_on
from danvan.committees.tests.factories import BEGUN, CommitteeFactory, MemberFactory
from danvan.core import clock
from danvan.units.tests.factories import officer_of

pytestmark = pytest.mark.django_db(transaction=True)

DAY = date(2026, 5, 24)


def test_of_many_who_replace_one_member_at_once_one_takes_the_seat(at_once):
    member = MemberFactory()
    keeper, unit = officer_of(member.committee.host), member.unit

    def take(index):
        with clock.frozen(DAY):
            said = {"name": f"Người {index}", "post_words": "Chủ tịch", "unit": unit, "basis": "QĐ"}
            return replace(member, by=keeper, on=DAY, **said)

    results = at_once(take)

    seated = [each for each in results if isinstance(each, Member)]
    assert [each.name for each in members_on(member.committee, DAY)] == [each.name for each in seated]
    assert len(seated) == 1


def test_many_who_are_seated_at_once_have_a_seat_each_and_one_head(at_once):
    committee = CommitteeFactory()
    keeper = officer_of(committee.host)

    def sit(index):
        with clock.frozen(DAY):
            role = Seat.HEAD if index < 2 else Seat.MEMBER
            said = {"name": f"Người {index}", "post_words": "Chủ tịch", "unit": committee.host}
            return seat(committee, by=keeper, role=role, from_on=BEGUN, **said)

    results = at_once(sit)

    seats = list(Member.objects.order_by("seat").values_list("seat", flat=True))
    assert seats == list(range(1, len(results)))
    assert Member.objects.filter(role=Seat.HEAD).count() == 1
