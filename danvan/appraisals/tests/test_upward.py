"""A submission upward is signed on paper; its number, day and signer are then written once for all the models it lists."""

import re
from datetime import date

import pytest
from django.urls import reverse

from danvan.appraisals.actions.upward import record_submission
from danvan.appraisals.queries.proposals import mark_of
from danvan.audit.models import Entry
from danvan.core.errors import Overtaken
from danvan.exemplars.models import Exemplar, Proposal, Stage
from danvan.exemplars.tests.factories import ExemplarFactory, level, remit_over
from danvan.papers.tests.opened import Opened
from danvan.plans.tests.scenes import browser_of, questions, said
from danvan.units.models import Act
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db

LISTS = "/appraisals/proposals/"


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(date(2026, 3, 10))


@pytest.fixture
def officer():
    return officer_of(UnitFactory(name="Ban Dân vận Thử"))


def chosen(office, name="Đường hoa", **fields):
    """A recognised model that an office with a remit to recognise chose for the next level on 1 March."""
    exemplar = ExemplarFactory(stage=Stage.RECOGNISED, name=name)
    remit_over(office, exemplar.unit, Act.RECOGNISE, at=level())
    return Proposal.objects.create(exemplar=exemplar, to_level=level(), year=2026, on=date(2026, 3, 1), **fields)


def shown(page, name):
    """A hidden field of the form as the page carries it."""
    return re.search(rf'name="{name}" value="([^"]*)"', page).group(1)


def send(post, page=None, **typed):
    """Sends the form as the page shows it, with what is typed over it."""
    page = page or browser_of(post).get(LISTS).content.decode()
    form = {"symbol": "3-TTr/BDV", "signed_on": "5/3/2026", "signer": "Lò Văn Mẫu", **typed}
    hidden = {name: shown(page, name) for name in ("shown", "key")}
    return browser_of(post).post(address(), {**hidden, **form})


def address():
    return reverse("appraisals:submission", args=[level().pk, 2026])


def papers():
    """What is written down of each proposal, by the name of its model."""
    rows = Proposal.objects.order_by("pk")
    return {row.exemplar.name: (row.symbol, row.signed_on, row.signer_words) for row in rows}


SIGNED = ("3-TTr/BDV", date(2026, 3, 5), "Lò Văn Mẫu")


def test_number_day_and_signer_are_written_once_for_all_models_of_the_list(officer):
    chosen(officer.unit)
    chosen(officer.unit, "Chợ không rác")

    answer = send(officer)

    page = said(browser_of(officer).get(LISTS))
    assert answer.status_code == 302
    assert papers() == {"Đường hoa": SIGNED, "Chợ không rác": SIGNED}
    assert page.count("05/03/2026, Lò Văn Mẫu") == 2


def test_the_history_and_the_ladder_of_each_model_tell_it(officer):
    row = chosen(officer.unit)

    send(officer)

    ladder = said(browser_of(officer).get(reverse("ladder:ladder", args=[row.exemplar_id])))
    told = Entry.objects.about(row.exemplar).filter(verb="submit_upward")
    assert list(told.values_list("actor_id", flat=True)) == [officer.user_id]
    assert told.get().changes["submission"] == ["", "3-TTr/BDV"]
    assert ("Tờ trình 3-TTr/BDV" in ladder, "Lò Văn Mẫu" in ladder) == (True, True)


def test_models_of_the_own_unit_of_other_offices_and_of_another_year_stay_as_they_were(officer):
    chosen(officer.unit)
    chosen(UnitFactory(), "Mô hình nơi khác")
    later, own = chosen(officer.unit, "Của năm sau"), chosen(officer.unit, "Của chính cơ quan")
    Proposal.objects.filter(pk=later.pk).update(year=2027)
    Exemplar.objects.filter(pk=own.exemplar_id).update(unit=officer.unit)
    page = browser_of(officer).get(f"{LISTS}?ds={level().pk}-2026").content.decode()

    send(officer, page)

    none = ("", None, "")
    assert papers() == {
        "Đường hoa": SIGNED,
        "Mô hình nơi khác": none,
        "Của năm sau": none,
        "Của chính cơ quan": none,
    }
    assert "Của chính cơ quan" not in page


def test_the_paper_that_was_signed_is_printed_with_its_number_and_day(officer):
    chosen(officer.unit)
    send(officer)

    answer = browser_of(officer).get(reverse("appraisals:upward", args=[level().pk, 2026]))

    head = " ".join(Opened(answer.content).lines())
    assert ("3-TTr" in head, "ngày 05 tháng 3 năm 2026" in head) == (True, True)


def test_what_is_chosen_after_one_was_signed_goes_up_by_the_next(officer):
    chosen(officer.unit)
    send(officer)
    chosen(officer.unit, "Chợ không rác")
    browser = browser_of(officer)

    to_sign = " ".join(Opened(browser.get(reverse("appraisals:upward", args=[level().pk, 2026])).content).lines())
    send(officer, of="", symbol="4-TTr/BDV", signed_on="8/3/2026", signer="")

    assert ("Chợ không rác" in to_sign, "Đường hoa" in to_sign) == (True, False)
    assert papers() == {"Đường hoa": SIGNED, "Chợ không rác": ("4-TTr/BDV", date(2026, 3, 8), "")}


def test_a_number_that_was_mistyped_is_set_right_for_its_own_models_alone(officer):
    first = chosen(officer.unit)
    send(officer)
    chosen(officer.unit, "Chợ không rác")

    answer = send(officer, of=str(first.pk), symbol="33-TTr/BDV")

    assert answer.status_code == 302
    assert papers() == {"Đường hoa": ("33-TTr/BDV", *SIGNED[1:]), "Chợ không rác": ("", None, "")}


def test_a_signed_paper_is_printed_again_beside_the_next_one(officer):
    first = chosen(officer.unit)
    send(officer)
    chosen(officer.unit, "Chợ không rác")
    browser = browser_of(officer)
    way = f"{reverse('appraisals:upward', args=[level().pk, 2026])}?to_trinh={first.pk}"

    again = " ".join(Opened(browser.get(way).content).lines())

    assert way in browser.get(LISTS).content.decode()
    assert ("Đường hoa" in again, "Chợ không rác" in again) == (True, False)


def test_a_model_that_was_chosen_since_the_page_was_shown_is_on_no_signed_paper(officer):
    chosen(officer.unit)
    page = browser_of(officer).get(LISTS).content.decode()
    chosen(officer.unit, "Chợ không rác")

    answer = send(officer, page)

    text = answer.content.decode()
    assert (answer.status_code, set(papers().values())) == (409, {("", None, "")})
    assert [words in text for words in ("Danh sách vừa thay đổi", "3-TTr/BDV", "Lò Văn Mẫu")] == [True] * 3
    # What stands on the page now can be sent as it is.
    assert send(officer, text).status_code == 302


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"symbol": ""}, "5/3/2026"),
        ({"signed_on": "11/3/2026"}, "Ngày ký chưa tới"),
        ({"signed_on": "mồng năm"}, "mồng năm"),
    ],
)
def test_what_cannot_be_written_comes_back_as_it_was_typed(officer, typed, words):
    chosen(officer.unit)

    answer = send(officer, **typed)

    text = answer.content.decode()
    assert (answer.status_code, papers()["Đường hoa"]) == (422, ("", None, ""))
    assert ("Lò Văn Mẫu" in text, words in text) == (True, True)


def test_a_form_that_is_sent_twice_is_written_once(officer):
    row = chosen(officer.unit)
    page = browser_of(officer).get(LISTS).content.decode()

    answers = [send(officer, page).status_code for _each in range(2)]

    assert answers == [302, 409]
    assert Entry.objects.about(row.exemplar).filter(verb="submit_upward").count() == 1


def test_of_two_who_write_different_numbers_at_once_the_second_is_told(officer):
    row = chosen(officer.unit)
    told = {"by": officer, "of": "", "signed_on": date(2026, 3, 5), "shown": mark_of([row])}
    record_submission(level(), 2026, symbol="3-TTr/BDV", **told)

    with pytest.raises(Overtaken):
        record_submission(level(), 2026, symbol="4-TTr/BDV", **told)

    assert papers()["Đường hoa"] == ("3-TTr/BDV", date(2026, 3, 5), "")


def test_an_office_that_lists_nothing_finds_no_list_to_write_on(officer):
    chosen(officer.unit)
    other = officer_of(UnitFactory())

    answer = browser_of(other).post(address(), {"symbol": "1", "signed_on": "5/3/2026", "shown": "", "key": "k"})

    assert (answer.status_code, papers()["Đường hoa"]) == (404, ("", None, ""))


def test_the_page_asks_the_same_for_one_model_and_for_three(officer):
    unit = chosen(officer.unit).exemplar.unit
    browser = browser_of(officer)
    one = questions(browser, LISTS)

    for name in ("Chợ không rác", "Tổ tự quản"):
        more = ExemplarFactory(stage=Stage.RECOGNISED, name=name, unit=unit)
        Proposal.objects.create(exemplar=more, to_level=level(), year=2026, on=date(2026, 3, 1))

    assert questions(browser, LISTS) == one
