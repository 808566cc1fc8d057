"""The page of a model's climb, over HTTP."""

from datetime import date

import pytest

from danvan.documents.tests.factories import recorded
from danvan.exemplars.models import CheckPoint, Recognition, Stage
from danvan.exemplars.tests.factories import YEAR, ExemplarFactory, level
from danvan.exemplars.tests.ladders import recognise, recogniser_over
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.tests.factories import officer_of

pytestmark = pytest.mark.django_db

PAPER = {"year": YEAR, "symbol": "12-QĐ/BCĐ", "signed_on": "15/10/2026", "paper_kept_at": "Hộp 3", "version": 1}


@pytest.fixture(autouse=True)
def november(on_day):
    on_day(date(2026, 11, 2))


@pytest.fixture
def exemplar():
    return ExemplarFactory(stage=Stage.REPORTED)


@pytest.fixture
def recogniser(exemplar):
    return recogniser_over(exemplar.unit)


def page(exemplar, act=""):
    return f"/exemplars/{exemplar.pk}/ladder/{act}"


def test_a_signed_decision_is_recorded_on_the_page_and_read_there(exemplar, recogniser):
    browser = browser_of(recogniser)

    answer = browser.post(page(exemplar, "recognition/"), PAPER)

    shown = said(browser.get(answer.url))
    assert [words in shown for words in ("12-QĐ/BCĐ", "bản giấy: Hộp 3", "đã công nhận")] == [True] * 3


def test_a_document_of_the_register_is_found_by_its_number(exemplar, recogniser):
    document = recorded(recogniser.unit, symbol="12/QĐ-BCĐ")

    browser_of(recogniser).post(page(exemplar, "recognition/"), {**PAPER, "symbol": "12/QĐ-BCĐ", "paper_kept_at": ""})

    assert Recognition.objects.get().document == document


def test_a_form_that_lacks_its_paper_comes_back_with_what_was_typed(exemplar, recogniser):
    answer = browser_of(recogniser).post(
        page(exemplar, "recognition/"), {**PAPER, "symbol": "12/QĐ-BCĐ", "paper_kept_at": ""}
    )

    shown = said(answer)
    assert (answer.status_code, "Mời ghi nơi lưu bản giấy" in shown, "12/QĐ-BCĐ" in shown) == (422, True, True)


def test_of_two_who_record_the_second_is_told(exemplar, recogniser):
    browser = browser_of(recogniser)
    browser.post(page(exemplar, "recognition/"), PAPER)

    again = browser.post(page(exemplar, "recognition/"), PAPER)

    assert (again.status_code, Recognition.objects.count()) == (403, 1)


def test_each_sees_the_acts_that_are_open_to_them(exemplar, recogniser):
    unit = officer_of(exemplar.unit)
    labels = {
        "Ghi nhận quyết định công nhận đã ký": "recognition",
        "Đăng ký duy trì, mở rộng": "year",
        "Đề nghị lên cấp trên": "proposal",
        "Ghi nhận văn bản thôi công nhận": "withdrawal",
        "Đặt mốc kiểm tra hằng năm": "checks",
    }

    def offered(by):
        shown = said(browser_of(by).get(page(exemplar)))
        return {name for label, name in labels.items() if f"<summary>{label}" in shown or f">{label}<" in shown}

    before = (offered(unit), offered(recogniser))
    exemplar.stage = Stage.RECOGNISED
    exemplar.save()

    assert before == ({"checks"}, {"recognition"})
    assert (offered(unit), offered(recogniser)) == ({"year", "checks"}, {"proposal", "withdrawal"})


def test_the_rungs_stand_side_by_side_for_who_may_see_them(exemplar, recogniser):
    above = ExemplarFactory(
        unit=exemplar.unit, stage=Stage.DRAFT, level=level("tinh"), elevated_from=exemplar, root=exemplar
    )

    unit = said(browser_of(officer_of(exemplar.unit)).get(page(exemplar)))
    other = said(browser_of(recogniser).get(page(exemplar)))

    assert [page(above) in shown for shown in (unit, other)] == [True, False]


def test_the_page_asks_as_much_for_three_years_as_for_one(exemplar, recogniser):
    browser = browser_of(officer_of(exemplar.unit))
    recognise(exemplar, recogniser)
    CheckPoint.objects.create(exemplar=exemplar, due_on=date(2026, 12, 1))
    one = questions(browser, page(exemplar))

    for year in (2024, 2025):
        recognise(exemplar, recogniser, year=year)
        CheckPoint.objects.create(exemplar=exemplar, due_on=date(year, 12, 1))

    assert questions(browser, page(exemplar)) == one


def test_an_act_that_is_none_is_nowhere(exemplar, recogniser):
    assert browser_of(recogniser).post(page(exemplar, "khong-co/"), {}).status_code == 404
