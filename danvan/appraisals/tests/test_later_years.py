"""A model that goes on is judged anew each year: the table, the page of its case and its papers tell of the year that is
judged, amounts and words of the same one, and say which.
"""

import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse

from danvan.appraisals.tests.factories import CaseFactory, SittingFactory, VisitFactory, secretary_of
from danvan.core import clock
from danvan.exemplars.models import Stage
from danvan.exemplars.tests.factories import ExemplarFactory, GoalFactory, result_of
from danvan.plans.tests.scenes import browser_of, questions, said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(date(2027, 12, 1))


@pytest.fixture
def sitting():
    """It judges the year 2027."""
    return SittingFactory(year=2027)


@pytest.fixture
def secretary(sitting):
    return secretary_of(sitting)


def going_on(sitting, **later):
    """A case of a recognised model that reached 1,8 km with 12 millions in 2026, and 2,5 km with 7 in 2027."""
    exemplar = ExemplarFactory(stage=Stage.RECOGNISED)
    GoalFactory(exemplar=exemplar)
    result_of(exemplar, 2026, 1800, 12_000, words="Năm đầu làm đường")
    result_of(exemplar, 2027, 2500, 7000, words="Năm sau làm thêm", **later)
    return CaseFactory(sitting=sitting, exemplar=exemplar)


def text_of(post, route, *numbers):
    answer = browser_of(post).get(reverse(f"appraisals:{route}", args=numbers))
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        return file.read("word/document.xml").decode()


def amounts(text):
    """Which year's amounts a text bears: (those of 2027, those of 2026)."""
    return [all(words in text for words in pair) for pair in (("2,5", "7 triệu"), ("1,8", "12 triệu"))]


def test_the_table_of_all_cases_bears_the_amounts_of_the_year_that_is_judged_and_names_it(sitting, secretary):
    going_on(sitting)

    page = said(browser_of(secretary).get(reverse("appraisals:sitting", args=[sitting.pk])))
    paper = text_of(secretary, "paper", sitting.pk, "table")

    assert [amounts(page), amounts(paper)] == [[True, False]] * 2
    assert ("năm 2027" in page, paper.count("Năm 2027:")) == (True, 2)


@pytest.mark.parametrize("later", [{"returned_at": "2027-11-20T08:00+07:00"}, {"submitted_at": None}])
def test_a_result_that_came_back_or_is_being_written_is_no_year_to_judge(sitting, secretary, later):
    going_on(sitting, **later)

    paper = text_of(secretary, "paper", sitting.pk, "table")

    assert (amounts(paper), paper.count("Năm 2026:")) == ([False, True], 2)


def test_a_sitting_of_an_earlier_year_keeps_that_year_s_amounts_and_words(sitting, secretary):
    case = going_on(sitting)
    result_of(case.exemplar, 2028, 9900, 99_000, words="Năm sau nữa")

    paper = text_of(secretary, "paper", sitting.pk, "table")
    page = said(browser_of(secretary).get(reverse("appraisals:case", args=[case.pk])))

    assert amounts(paper) == [True, False]
    assert [words in page for words in ("Năm đầu làm đường", "Năm sau làm thêm", "Năm sau nữa")] == [True, True, False]


def test_the_page_of_a_case_sets_the_goals_of_the_year_beside_its_words(sitting, secretary):
    case = going_on(sitting)

    page = said(browser_of(secretary).get(reverse("appraisals:case", args=[case.pk])))

    reached = page[page.index("Mục tiêu, kết quả năm 2027") :]
    assert ("2,5" in reached, "1,8" in reached) == (True, False)
    assert page.index("Năm sau làm thêm") < page.index("Năm đầu làm đường")


def test_the_papers_of_a_case_bear_the_year_s_amounts_and_name_it(sitting, secretary):
    case = going_on(sitting)
    visit = VisitFactory(case=case)

    for paper in (
        text_of(secretary, "visit_record", case.pk, visit.pk),
        text_of(secretary, "blank_paper", case.pk, "sheet"),
    ):
        assert ("2,5" in paper.replace("dài 2,5 km", ""), "1,8" in paper) == (True, False)
        assert ("Nguồn lực đã huy động năm 2027: 7 triệu đồng" in paper, "Đơn vị báo cáo năm 2027" in paper) == (
            True,
            True,
        )


def test_a_model_that_told_no_result_names_no_year(sitting, secretary):
    exemplar = ExemplarFactory(stage=Stage.APPRAISING)
    GoalFactory(exemplar=exemplar, achieved=1800)
    case = CaseFactory(sitting=sitting, exemplar=exemplar)

    paper = text_of(secretary, "paper", sitting.pk, "table")
    page = said(browser_of(secretary).get(reverse("appraisals:case", args=[case.pk])))

    assert ("1,8" in paper, "Năm 20" in paper, "kết quả năm" in page) == (True, False, False)


def test_the_table_asks_the_same_for_one_model_that_goes_on_and_for_three(sitting, secretary):
    browser, address = browser_of(secretary), reverse("appraisals:sitting", args=[sitting.pk])
    going_on(sitting)
    one = questions(browser, address)

    going_on(sitting), going_on(sitting)

    assert questions(browser, address) == one


def test_the_page_of_a_case_asks_the_same_for_one_later_year_and_for_three(sitting, secretary):
    case = going_on(sitting)
    browser, address = browser_of(secretary), reverse("appraisals:case", args=[case.pk])
    one = questions(browser, address)

    for year in (2024, 2025):
        result_of(case.exemplar, year, 1000, 1000, submitted_at=clock.now())

    assert questions(browser, address) == one
