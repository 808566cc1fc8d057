"""Writing a registration: saved as it stands, compared part by part, and nothing typed is lost."""

from datetime import date

import pytest

from danvan.exemplars.models import DossierText, Exemplar, Goal, Resource, Stage
from danvan.exemplars.queries.dossiers import open_dossier
from danvan.exemplars.tests.factories import DossierFactory, ExemplarFactory, GoalFactory, RoundFactory, level
from danvan.exemplars.tests.registering import FACTS, heading, sent
from danvan.files.models import Draft
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(on_day):
    on_day(date(2026, 3, 2))
    return build()


@pytest.fixture
def exemplar(world):
    """A draft of the commune with an open registration."""
    return DossierFactory(exemplar__unit=world.commune, words={"why": "Rác đổ ven đường"}).exemplar


def words_of(exemplar):
    """By heading key: what stands in the open registration."""
    rows = DossierText.objects.filter(dossier=open_dossier(exemplar, "registration")).select_related("heading")
    return {row.heading.key: row.words for row in rows if row.words}


def post(browser, exemplar, **typed):
    return browser.post(f"/exemplars/{exemplar.pk}/form/", sent(exemplar, **typed))


def test_a_registration_begins_with_little_and_is_saved_unfinished(world):
    browser = world.browser("commune_officer")

    answer = browser.post("/exemplars/new/", {**FACTS, "level": str(level().pk)})

    exemplar = Exemplar.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/exemplars/{exemplar.pk}/form/")
    assert (exemplar.unit, exemplar.stage, exemplar.collective_words) == (
        world.commune,
        Stage.DRAFT,
        FACTS["collective_words"],
    )
    assert exemplar.home == world.committee.territory
    assert post(browser, exemplar, why="Rác").status_code == 302
    assert words_of(exemplar) == {"why": "Rác"}


def test_a_round_brings_its_level_year_and_form(world):
    round = RoundFactory(office=world.committee, level=level("tinh"), year=2026)
    browser = world.browser("commune_officer")

    browser.post("/exemplars/new/", {**FACTS, "round": str(round.pk)})

    exemplar = Exemplar.objects.get()
    assert (exemplar.round, exemplar.level, exemplar.year) == (round, level("tinh"), 2026)
    assert open_dossier(exemplar, "registration").form == round.registration_form


def test_subject_is_not_read_from_the_word_mo_hinh(world):
    browser = world.browser("commune_officer")
    person = {
        **FACTS,
        "called": "model",
        "subject": "individual",
        "person_name": "Lò Thị Mẫu",
        "level": str(level().pk),
    }

    browser.post("/exemplars/new/", person)

    exemplar = Exemplar.objects.get()
    assert (exemplar.called, exemplar.subject, exemplar.collective_words) == ("model", "individual", "")


def test_a_collective_below_a_unit_needs_no_account(world):
    browser = world.browser("commune_officer")

    browser.post("/exemplars/new/", {**FACTS, "level": str(level().pk), "collective_unit": str(world.village.pk)})

    assert Exemplar.objects.get().collective_unit == world.village


def test_goals_and_resources_add_up_in_units_of_the_list(world, exemplar):
    browser = world.browser("commune_officer")
    goals = [("Đường hoa", "km", "2,5"), ("Hộ tham gia", "hộ", "120")]
    money = [("triệu đồng", "12,5", "people"), ("đồng", "500.000", "budget")]
    land = [("ha", "1", "people"), ("m²", "500", "people")]

    assert post(browser, exemplar, goals=goals, resources=[*money, *land]).status_code == 302

    page = browser.get(f"/exemplars/{exemplar.pk}/form/").content.decode()
    assert [*Goal.objects.values_list("words", "planned")] == [("Đường hoa", 2500), ("Hộ tham gia", 120_000)]
    assert [*Resource.objects.values_list("base", flat=True)] == [12_500_000_000, 500_000_000, 10_000_000, 500_000]
    exemplar.refresh_from_db()
    assert exemplar.cost == 13_000_000_000
    assert ("13 triệu đồng" in page, "10.500 m²" in page) == (True, True)


def test_a_goal_taken_out_goes_and_the_others_keep_their_rows(world, exemplar):
    first, second = (GoalFactory(exemplar=exemplar, order=order, words=words) for order, words in ((1, "A"), (2, "B")))

    post(world.browser("commune_officer"), exemplar, goals=[("A sửa", "km", "2"), ("", "", "")])

    assert [*Goal.objects.values_list("pk", "words")] == [(first.pk, "A sửa")]
    assert second.pk != first.pk


@pytest.mark.parametrize("amount", ["-1", "1,2345", "1,234", "hai", "9" * 30])
def test_an_amount_that_cannot_be_meant_is_answered_with_a_sentence(world, exemplar, amount):
    answer = post(world.browser("commune_officer"), exemplar, goals=[("Đường", "km", amount)], why="Viết tiếp")

    assert (answer.status_code, Goal.objects.count()) == (422, 0)
    assert "Viết tiếp" in answer.content.decode()


def test_five_thousand_rows_pasted_are_refused_and_nothing_is_lost(world, exemplar):
    browser = world.browser("commune_officer")
    rows = "\n".join(f"Dòng thứ {n} của bảng dán vào" for n in range(5_000))

    answer = post(browser, exemplar, why=rows, how="Làm từng đoạn")

    assert answer.status_code == 422
    assert "danh sách, bảng dài để ở tệp đính kèm" in answer.content.decode()
    assert words_of(exemplar) == {"why": "Rác đổ ven đường"}
    again = browser.get(f"/exemplars/{exemplar.pk}/form/").content.decode()
    assert ("Dòng thứ 4999" in again, "Làm từng đoạn" in again) == (True, True)


def test_a_list_of_persons_is_refused_and_not_even_kept_as_a_draft(world, exemplar):
    people = "\n".join(f"{n}. Lò Thị Mẫu, 0912 345 67{n}" for n in range(8))

    answer = post(world.browser("commune_officer"), exemplar, why=people)

    assert (answer.status_code, Draft.objects.count()) == (422, 0)
    assert words_of(exemplar) == {"why": "Rác đổ ven đường"}


def test_what_is_typed_is_kept_and_comes_back_with_its_rows(world, exemplar):
    browser = world.browser("commune_officer")
    typed = sent(exemplar, how="Đang viết dở", goals=[(f"Mục tiêu {n}", "km", "1") for n in range(6)])

    browser.post(f"/exemplars/{exemplar.pk}/drafts/registration/", typed)

    page = browser.get(f"/exemplars/{exemplar.pk}/form/").content.decode()
    assert [words in page for words in ("Đang viết dở", "Mục tiêu 5", "Có nội dung nhập dở")] == [True] * 3
    assert words_of(exemplar) == {"why": "Rác đổ ven đường"}


def test_two_who_write_under_different_headings_never_meet(world, exemplar):
    first, second = sent(exemplar, why="Sửa thực trạng"), sent(exemplar, how="Thêm cách làm", name="Tên mới")
    address = f"/exemplars/{exemplar.pk}/form/"

    answers = [
        world.browser(member).post(address, typed).status_code
        for member, typed in (("commune_officer", first), ("commune_leader", second))
    ]

    exemplar.refresh_from_db()
    assert answers == [302, 302]
    assert (words_of(exemplar), exemplar.name) == ({"why": "Sửa thực trạng", "how": "Thêm cách làm"}, "Tên mới")


def test_two_who_write_the_same_heading_see_theirs_and_yours(world, exemplar):
    first, second = sent(exemplar, why="Của người thứ nhất"), sent(exemplar, why="Của người thứ hai")
    address = f"/exemplars/{exemplar.pk}/form/"
    world.browser("commune_officer").post(address, first)

    answer = world.browser("commune_leader").post(address, second)

    page = answer.content.decode()
    assert (answer.status_code, words_of(exemplar)) == (409, {"why": "Của người thứ nhất"})
    assert ("người khác đã lưu: Của người thứ nhất" in page, "bạn đang gõ: Của người thứ hai" in page) == (True, True)


def test_a_name_changed_by_two_shows_what_both_began_from(world, exemplar):
    name, address = exemplar.name, f"/exemplars/{exemplar.pk}/form/"
    first, second = sent(exemplar, name="Tên một"), sent(exemplar, name="Tên hai")
    world.browser("commune_officer").post(address, first)

    page = world.browser("commune_leader").post(address, second).content.decode()

    assert [words in page for words in (f"lúc mở: {name}", "đã lưu: Tên một", "đang gõ: Tên hai")] == [True] * 3


def test_the_record_of_work_says_which_headings_and_never_their_words(world, exemplar):
    browser = world.browser("commune_officer")
    post(browser, exemplar, why="Lời không vào lịch sử")

    page = browser.get(f"/exemplars/{exemplar.pk}/history/").content.decode()

    assert ("Thực trạng, lý do" in page, "Lời không vào lịch sử" in page) == (True, False)


def test_another_round_s_form_takes_the_words_along(world, exemplar):
    own = open_dossier(exemplar, "registration").form
    other = own.__class__.objects.create(purpose="registration", number=2, from_on=date(2030, 1, 1))
    other.headings.create(order=1, key="why", label="Vì sao")
    round = RoundFactory(office=world.committee, registration_form=other)
    typed = sent(exemplar, how="Cách làm cũ") | {"round": str(round.pk)}

    world.browser("commune_officer").post(f"/exemplars/{exemplar.pk}/form/", typed)

    page = world.browser("commune_officer").get(f"/exemplars/{exemplar.pk}/form/").content.decode()
    assert open_dossier(exemplar, "registration").form == other
    assert words_of(exemplar) == {"why": "Rác đổ ven đường", "how": "Cách làm cũ"}
    assert ("Rác đổ ven đường" in page, "Nội dung viết theo mẫu trước" in page) == (True, True)


def test_a_new_version_of_the_form_leaves_old_dossiers_as_they_were(world, exemplar):
    own = open_dossier(exemplar, "registration").form
    newer = own.__class__.objects.create(purpose="registration", number=2, from_on=date(2026, 3, 1))
    newer.headings.create(order=1, key="why", label="Vì sao")
    later = ExemplarFactory(unit=world.commune)

    world.browser("commune_officer").post("/exemplars/new/", {**FACTS, "level": str(level().pk)})

    begun = Exemplar.objects.exclude(pk__in=[exemplar.pk, later.pk]).get()
    forms = [open_dossier(each, "registration").form for each in (exemplar, begun)]
    assert forms == [own, newer]
    assert heading(open_dossier(exemplar, "registration"), "how").label == "Nội dung, cách thức"
