"""Votes: hidden until the count, one a seat whoever votes, by a day, struck, or counted of a secret ballot."""

from datetime import date

import pytest

from danvan.appraisals.actions import ballots, recusing
from danvan.appraisals.models import Count, Vote
from danvan.appraisals.permissions import votes_visible_to
from danvan.appraisals.tests.factories import (
    CaseFactory,
    VoteFactory,
    seated,
    secretary_of,
)
from danvan.audit.models import Entry
from danvan.committees.models import Seat
from danvan.core.errors import Overtaken, Refused
from danvan.units.models import Delegation
from danvan.units.posts import post_today
from danvan.units.tests.factories import LONG_AGO, UnitFactory, officer_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(TODAY)


def deputy_of(member):
    """Somebody who stands in for a member in the unit of their seat."""
    deputy = officer_of(UnitFactory())
    holding = member.user.holdings.get(unit=member.unit)
    Delegation.objects.create(holding=holding, deputy=deputy.user, from_on=LONG_AGO, to_on=date(2026, 12, 1))
    return post_today(deputy.user_id, holding.pk)


def test_votes_of_others_are_hidden_until_the_count_from_the_secretary_too():
    case = CaseFactory(sitting__stage="voting")
    secretary, (one, seat) = secretary_of(case.sitting), seated(case.sitting)
    mine, theirs = VoteFactory(case=case, member=seat), VoteFactory(case=case)
    told = VoteFactory(case=case, cast_by_id=secretary.user_id)

    before = (set(votes_visible_to(one.user)), set(votes_visible_to(secretary.user)))
    case.sitting.stage = "counted"
    case.sitting.save()
    after = (set(votes_visible_to(one.user)), set(votes_visible_to(secretary.user)))

    assert before == ({mine}, {told})
    assert after == ({mine, theirs, told}, {mine, theirs, told})


def test_a_seat_votes_once_whichever_of_two_deputies_votes():
    case = CaseFactory(sitting__stage="voting")
    _holder, member = seated(case.sitting)
    first, second = deputy_of(member), deputy_of(member)

    ballots.vote(case, by=first, says="for")
    with pytest.raises(Overtaken):
        ballots.vote(case, by=second, says="against")

    assert list(Vote.objects.values_list("seat", "says", "cast_by_id")) == [(member.seat, "for", first.user_id)]


def test_a_written_opinion_counts_until_the_end_of_its_day(on_day):
    case = CaseFactory(sitting__stage="voting", sitting__voting="written", sitting__opinions_until=TODAY)
    (one, _first), (two, _second) = seated(case.sitting), seated(case.sitting)
    ballots.vote(case, by=one, says="for")
    on_day(date(2026, 3, 3))

    with pytest.raises(Refused):
        ballots.vote(case, by=two, says="for")

    assert [row.how for row in Vote.objects.all()] == ["written"]


def test_the_secretary_notes_no_vote_of_a_seat_that_stays_out():
    case = CaseFactory(sitting__stage="voting")
    secretary, (_post, member) = secretary_of(case.sitting), seated(case.sitting, unit=case.exemplar.unit)

    with pytest.raises(Refused):
        ballots.note_vote(case, member, by=secretary, says="for")

    assert not Vote.objects.exists()


def test_a_vote_written_down_wrongly_is_struck_by_who_wrote_it_and_the_record_keeps_no_side():
    case = CaseFactory(sitting__stage="voting")
    secretary, (_post, member) = secretary_of(case.sitting), seated(case.sitting)
    row = ballots.note_vote(case, member, by=secretary, says="against", words="Chưa rõ kết quả")

    ballots.strike(row, by=secretary)
    ballots.note_vote(case, member, by=secretary, says="for")

    entries = Entry.objects.filter(object_type="appraisals.case").order_by("id")
    assert [(entry.verb, entry.changes, entry.reason) for entry in entries] == [
        ("vote", {}, ""),
        ("strike", {}, ""),
        ("vote", {}, ""),
    ]


def test_a_secret_ballot_adds_up_and_is_never_more_than_those_who_have_a_say():
    case = CaseFactory(sitting__stage="voting")
    secretary = secretary_of(case.sitting)
    seated(case.sitting)
    seated(case.sitting, unit=case.exemplar.unit)
    recusing.note_ties(case.sitting)
    wrong = {"present": 2, "agreed": 1, "against": 0, "other": 0, "invalid": 0}
    many = {"present": 3, "agreed": 3, "against": 0, "other": 0, "invalid": 0}

    for numbers in (wrong, many):
        with pytest.raises(Refused):
            ballots.count(case, numbers, by=secretary)
    ballots.count(case, {**wrong, "against": 1}, by=secretary)

    assert list(Count.objects.values_list("present", "agreed", "against")) == [(2, 1, 1)]


def test_an_administrator_has_no_seat_however_they_are_written_down():
    case = CaseFactory(sitting__stage="voting")
    post, _member = seated(case.sitting, role=Seat.HEAD)
    post.user.holdings.update(role="administrator")

    with pytest.raises(Refused):
        ballots.vote(case, by=post, says="for")

    assert not Vote.objects.exists()
