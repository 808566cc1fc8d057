"""A panel reads what was noticed of the models it judges, and nobody who stays out of a case does."""

from datetime import date

import pytest

from danvan.appraisals.tests.factories import CaseFactory, seated
from danvan.core import clock
from danvan.exemplars.models import Remark, RemarkKind
from danvan.exemplars.permissions.remarks import remarks_visible_to
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

WORDS = "Cả 4 mục tiêu đều đạt đúng bằng kế hoạch."


@pytest.fixture
def case(on_day):
    on_day(date(2026, 3, 2))
    return CaseFactory()


@pytest.fixture
def remark(case):
    told = {"kind": RemarkKind.EQUAL_EVERYWHERE, "facts": {"goals": 4}, "seen_at": clock.now()}
    return Remark.objects.create(exemplar=case.exemplar, **told)


def test_a_member_of_the_panel_reads_remarks_on_the_page_of_the_case(case, remark):
    member, _seat = seated(case.sitting, unit=UnitFactory())

    page = said(browser_of(member).get(f"/cases/{case.pk}/"))

    assert (WORDS in page, "Hỏi đơn vị" in page) == (True, False)


def test_who_belongs_to_the_unit_of_a_case_reads_none(case, remark):
    member, _seat = seated(case.sitting, unit=case.exemplar.unit)

    assert list(remarks_visible_to(member.user)) == []


def test_who_has_no_seat_reads_none(case, remark):
    assert list(remarks_visible_to(officer_of(UnitFactory()).user)) == []


def test_one_remark_and_three_are_the_same_questions(case, remark):
    member, _seat = seated(case.sitting, unit=UnitFactory())
    address = f"/cases/{case.pk}/"
    one = questions(browser_of(member), address)

    for kind in (RemarkKind.LAST_HOUR, RemarkKind.NOTHING_SINCE):
        facts = {"count": 3, "minutes": 60, "months": 6}
        Remark.objects.create(exemplar=case.exemplar, kind=kind, facts=facts, seen_at=clock.now())

    assert questions(browser_of(member), address) == one
