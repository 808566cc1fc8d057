"""The pages of judging: what they ask of the database, and what a model's page tells once it is announced."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from danvan.appraisals.models import Line
from danvan.appraisals.tests.factories import (
    CaseFactory,
    DecisionFactory,
    LineFactory,
    SheetFactory,
    SittingFactory,
    VisitFactory,
    VoteFactory,
    seated,
    secretary_of,
)
from danvan.core import clock
from danvan.exemplars.models import Stage
from danvan.exemplars.tests.factories import ExemplarFactory, GoalFactory
from danvan.units.tests.factories import officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(date(2026, 3, 2))


def judged(decision):
    """A decided case with all that its row shows, and its line."""
    exemplar = ExemplarFactory(stage=Stage.APPRAISING)
    GoalFactory(exemplar=exemplar)
    case = CaseFactory(sitting=decision.sitting, exemplar=exemplar, stage="decided", proposed="yes")
    SheetFactory(case=case, stage="signed")
    VoteFactory(case=case)
    return LineFactory(decision=decision, case=case)


def questions(browser, address):
    """How often a page asks the database."""
    browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_a_page_of_one_case_and_of_three_ask_the_same():
    decision = DecisionFactory(sitting=SittingFactory(stage="counted"))
    secretary = secretary_of(decision.sitting)
    browser, officer = Client(), officer_of(decision.office)
    browser.force_login(secretary.user)
    deciding = Client()
    deciding.force_login(officer.user)
    judged(decision)
    sitting, page = (
        reverse("appraisals:sitting", args=[decision.sitting_id]),
        reverse("appraisals:decision", args=[decision.pk]),
    )
    one = [questions(browser, sitting), questions(browser, reverse("appraisals:sittings")), questions(deciding, page)]

    for _each in range(2):
        judged(decision)

    three = [questions(browser, sitting), questions(browser, reverse("appraisals:sittings")), questions(deciding, page)]
    assert three == one


@pytest.mark.parametrize("stage", ["assessing", "voting", "counted"])
def test_the_page_of_a_case_asks_few_questions_and_no_more_for_three_of_each_thing(stage):
    sitting = SittingFactory(stage=stage, way="separate")
    secretary, browser = secretary_of(sitting), Client()
    browser.force_login(secretary.user)
    case = CaseFactory(sitting=sitting, exemplar=ExemplarFactory(stage=Stage.APPRAISING))
    address = reverse("appraisals:case", args=[case.pk])

    asked = []
    for _each in range(3):
        _post, member = seated(sitting)
        GoalFactory(exemplar=case.exemplar)
        VisitFactory(case=case).who.add(member)
        SheetFactory(case=case, member=member, stage="signed")
        VoteFactory(case=case, member=member)
        asked.append(questions(browser, address))

    assert asked == [asked[0]] * 3
    assert asked[0] <= 26


def test_a_models_page_tells_its_unit_the_outcome_once_announced_and_nothing_before():
    sitting = SittingFactory(stage="counted")
    line = judged(DecisionFactory(sitting=sitting, stage="signed", symbol="45-QĐ/ĐU", signed_on=date(2026, 3, 1)))
    line.case.conclusion_words = "Đủ tiêu chí, có sức lan tỏa"
    line.case.save()
    browser = Client()
    browser.force_login(officer_of(line.exemplar.unit).user)
    address = reverse("exemplars:exemplar", args=[line.exemplar_id])
    before = browser.get(address).content.decode()

    Line.objects.filter(pk=line.pk).update(announced_at=clock.now())

    after = browser.get(address).content.decode()
    words = ("Đủ tiêu chí, có sức lan tỏa", "45-QĐ/ĐU", "Được công nhận")
    assert [word in before for word in words] == [False] * 3
    assert [word in after for word in words] == [True] * 3
    assert reverse("appraisals:case", args=[line.case_id]) not in after


def test_a_form_sent_back_keeps_what_was_typed_beside_what_another_saved():
    case = CaseFactory()
    one, two = secretary_of(case.sitting), secretary_of(case.sitting)
    address = reverse("appraisals:sheet", args=[case.pk])
    first, second = Client(), Client()
    first.force_login(one.user)
    second.force_login(two.user)
    first.post(address, {"version": 1, "opinion": "Ý kiến thứ nhất", "key": "a"})

    answer = second.post(address, {"version": 1, "opinion": "Ý kiến thứ hai", "key": "b"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("Ý kiến thứ nhất" in page, "Ý kiến thứ hai" in page) == (True, True)
    assert 'name="version" value="2"' in page


def test_a_member_without_a_seat_on_the_case_is_offered_nothing_to_write():
    case = CaseFactory()
    officer, (member, _seat) = officer_of(case.sitting.office), seated(case.sitting)
    secretary_of(case.sitting)
    page = {}
    for name, post in (("officer", officer), ("member", member)):
        browser = Client()
        browser.force_login(post.user)
        page[name] = browser.get(reverse("appraisals:case", args=[case.pk])).content.decode()

    visits = reverse("appraisals:visits", args=[case.pk])
    assert (visits in page["officer"], visits in page["member"]) == (False, True)


def test_the_register_leads_to_the_sittings():
    browser = Client()
    browser.force_login(officer_of(SittingFactory().office).user)

    page = browser.get(reverse("register:exemplars")).content.decode()

    assert f'href="{reverse("appraisals:sittings")}"' in page
