"""The papers of judging, as Word files."""

import io
import zipfile
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from danvan.appraisals.models import Recusal
from danvan.appraisals.tests.factories import (
    CaseFactory,
    DecisionFactory,
    LineFactory,
    SittingFactory,
    VoteFactory,
    seated,
    secretary_of,
)
from danvan.audit.models import Entry
from danvan.exemplars.models import Stage
from danvan.exemplars.tests.factories import ExemplarFactory, GoalFactory, level, remit_over
from danvan.units.models import Act
from danvan.units.tests.factories import officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(date(2026, 3, 2))


def fetched(post, address):
    """The text of a Word file as it is fetched."""
    browser = Client()
    browser.force_login(post.user)
    answer = browser.get(address)
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        return file.read("word/document.xml").decode()


def paper(sitting, post, name, query=""):
    return fetched(post, reverse("appraisals:paper", args=[sitting.pk, name]) + query)


def listed(stage="counted"):
    """A sitting over one model with a goal: (sitting, case, secretary)."""
    sitting = SittingFactory(stage=stage)
    exemplar = ExemplarFactory(stage=Stage.APPRAISING, name="Đường hoa thôn Thử", collective_words="Chi hội thôn 3")
    GoalFactory(exemplar=exemplar, achieved=2500)
    return (
        sitting,
        CaseFactory(sitting=sitting, exemplar=exemplar, stage="decided", proposed="yes"),
        secretary_of(sitting),
    )


def test_the_table_of_all_cases_lies_on_a3_with_goals_and_an_empty_column():
    sitting, _case, secretary = listed()

    text = paper(sitting, secretary, "table")

    assert all(words in text for words in ("Đường hoa thôn Thử", "Chi hội thôn 3", "2,5 km", "Ý kiến"))
    # 420 mm across.
    assert 'w:w="23811"' in text


def test_the_invitation_names_every_member_and_leaves_place_and_day_blank():
    sitting, _case, secretary = listed("assessing")
    _post, member = seated(sitting)

    text = paper(sitting, secretary, "invitation")

    assert member.name in text
    assert "…………" in text


def test_the_slip_of_a_seat_leaves_out_what_the_member_stays_out_of():
    sitting, case, secretary = listed("voting")
    other = CaseFactory(sitting=sitting, exemplar=ExemplarFactory(name="Tổ liên gia Thử"))
    _post, member = seated(sitting)
    Recusal.objects.create(case=case, member=member, user=member.user, why="tied", since=date(2026, 3, 1))

    own, empty = paper(sitting, secretary, "slip", f"?ghe={member.seat}"), paper(sitting, secretary, "slip")

    assert (case.exemplar.name in own, other.exemplar.name in own) == (False, True)
    assert (case.exemplar.name in empty, other.exemplar.name in empty) == (True, True)


def test_minutes_have_votes_once_they_are_counted_and_say_who_left_for_which_case():
    sitting, case, secretary = listed("voting")
    _post, member = seated(sitting)
    VoteFactory(case=case, says="for")
    Recusal.objects.create(case=case, member=member, user=member.user, why="tied", since=date(2026, 3, 1))
    before = paper(sitting, secretary, "minutes")
    sitting.stage = "counted"
    sitting.save()

    after = paper(sitting, secretary, "minutes")

    assert ("1 đồng ý" in before, "1 đồng ý" in after) == (False, True)
    assert f"Không tham gia xét “{case.exemplar.name}”: {member.name}." in after


def test_the_decision_lists_collectives_and_individuals_apart_with_sums_that_agree():
    sitting, case, _secretary = listed()
    decision = DecisionFactory(sitting=sitting)
    person = ExemplarFactory(subject="individual", person_name="Lò Thị Mẫu", person_position="Trưởng thôn")
    refused = ExemplarFactory(name="Mô hình chưa đạt")
    LineFactory(decision=decision, case=case)
    LineFactory(decision=decision, case=None, exemplar=person)
    LineFactory(decision=decision, case=None, exemplar=refused, outcome="no")
    remit_over(decision.office, case.exemplar.unit, Act.RECOGNISE, at=level())
    officer = officer_of(decision.office)

    text = fetched(officer, reverse("appraisals:decision_paper", args=[decision.pk, "decision"]))

    assert "Danh sách có 02 mô hình, điển hình: 01 tập thể, 01 cá nhân." in text
    assert ("Lò Thị Mẫu, Trưởng thôn" in text, "Mô hình chưa đạt" in text) == (True, False)
    # Who printed names of individuals is in the record of work.
    printed = Entry.objects.filter(object_type="appraisals.decision", verb="export")
    assert list(printed.values_list("actor_id", flat=True)) == [officer.user_id]
