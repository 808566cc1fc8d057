"""Opening a model to the public, and taking it away again."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client

from danvan.audit.models import Entry
from danvan.core.errors import Refused
from danvan.exemplars.actions.consents import withdraw_consent
from danvan.exemplars.actions.public_pages import approve, prepare, take_down
from danvan.exemplars.models import PageStage, Purpose, Stage, Subject
from danvan.exemplars.queries.snapshots import texts_of
from danvan.exemplars.tests.factories import (
    DossierFactory,
    ExemplarFactory,
    GoalFactory,
    consent_of,
    remit_over,
    result_of,
)
from danvan.files.actions.attachments import attach
from danvan.files.models import Role
from danvan.plans.tests.factories import photo
from danvan.units.models import Act
from danvan.units.tests.factories import UnitFactory, leader_of, officer_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 2)
NAME = "Lò Thị Mẫu"


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


def recognised(**values):
    """A recognised model with a registration that was sent, received by an office that may receive it."""
    exemplar = ExemplarFactory(stage=Stage.RECOGNISED, name="Đường hoa thay cỏ dại", **values)
    remit_over(UnitFactory(), exemplar.unit, Act.RECEIVE, at=exemplar.level)
    DossierFactory(
        exemplar=exemplar,
        submitted_at="2026-02-01T08:00+07:00",
        words={"why": "Đường nhiều cỏ dại", "how": "Trồng hoa"},
    )
    return exemplar


def receiver_of(exemplar):
    return exemplar.unit.__class__.objects.get(remits__over_unit=exemplar.unit)


def prepared(exemplar, by=None, **values):
    chosen = {"title": exemplar.name, "texts": [each.pk for each in texts_of(exemplar)], "pictures": [], **values}
    return prepare(exemplar, by=by or officer_of(exemplar.unit), **chosen)


def opened(exemplar):
    return approve(prepared(exemplar), by=leader_of(receiver_of(exemplar)))


def outside(page, rest=""):
    """What a stranger's browser is answered."""
    return Client().get(f"/p/{page.code}/{rest}")


def test_nobody_outside_sees_a_page_before_it_is_approved_or_after_it_is_taken_down():
    exemplar = recognised()
    page = prepared(exemplar)
    before = outside(page).status_code

    approve(page, by=leader_of(receiver_of(exemplar)))
    public = outside(page)
    take_down(page, by=officer_of(exemplar.unit), reason="Nội dung đã cũ")

    assert (before, public.status_code, outside(page).status_code) == (404, 200, 404)
    assert "Trồng hoa" in public.content.decode()
    assert settings.SESSION_COOKIE_NAME not in public.cookies


def test_a_page_keeps_the_words_of_the_day_it_was_prepared():
    exemplar = recognised()
    page = opened(exemplar)

    text = texts_of(exemplar)[0]
    text.words = "Nội dung sửa sau"
    text.save()

    assert "Nội dung sửa sau" not in outside(page).content.decode()


def test_whoever_prepared_a_page_does_not_approve_it_and_no_leader_of_the_unit_does():
    exemplar = recognised()
    both = leader_of(receiver_of(exemplar))
    page = prepared(exemplar, by=both)

    for by in (both, leader_of(exemplar.unit), officer_of(receiver_of(exemplar))):
        with pytest.raises(Refused):
            approve(page, by=by)

    page.refresh_from_db()
    assert page.stage == PageStage.PREPARED


def test_a_step_that_nobody_knows_takes_nothing_down():
    exemplar = recognised()
    page = opened(exemplar)
    client = Client()
    client.force_login(officer_of(exemplar.unit).user)

    answer = client.post(f"/public-pages/{page.pk}/stage/", {"move": "delete", "reason": "Nội dung đã cũ"})

    assert (answer.status_code, outside(page).status_code) == (422, 200)


def test_a_model_has_one_standing_page():
    exemplar = recognised()
    prepared(exemplar)

    with pytest.raises(Refused):
        prepared(exemplar)

    assert exemplar.public_pages.count() == 1


def test_only_what_was_recognised_can_be_opened():
    exemplar = recognised()
    exemplar.stage = Stage.UNDER_WAY
    exemplar.save()

    with pytest.raises(Refused):
        prepared(exemplar)


def test_few_people_are_not_counted_out():
    exemplar = recognised()
    GoalFactory(
        exemplar=exemplar, words="Hộ hiến đất", unit_of_measure="hộ", planned=12_000, achieved=4_000, counts_people=True
    )
    GoalFactory(exemplar=exemplar, words="Đường hoa", planned=2_000, achieved=2_500)

    said = " ".join(outside(opened(exemplar)).content.decode().split())

    assert [words in said for words in (">12<", ">4<", ">dưới 10<", ">2,5<")] == [True, False, True, True]


def individual(**consent):
    exemplar = recognised(subject=Subject.INDIVIDUAL, person_name=NAME, person_position="Trưởng thôn 3")
    if consent:
        consent_of(exemplar, **consent)
    return exemplar


@pytest.mark.parametrize(
    "consent",
    [
        {},
        {"for_public": False},
        {"for_public": True, "asked_again_on": TODAY - timedelta(days=31)},
        {"for_public": True, "asked_again_on": TODAY, "withdrawn_on": TODAY},
    ],
    ids=["none", "not for the public", "asked long ago", "withdrawn"],
)
def test_an_individual_is_opened_only_after_being_asked_again(consent):
    exemplar = individual(**consent)

    with pytest.raises(Refused):
        prepared(exemplar)


def test_consent_that_ends_takes_page_and_name_away():
    exemplar = individual(for_public=True, asked_again_on=TODAY)
    page = opened(exemplar)
    shown = NAME in outside(page).content.decode()

    withdraw_consent(exemplar, by=officer_of(exemplar.unit))

    page.refresh_from_db()
    assert (shown, outside(page).status_code, page.title, page.body) == (True, 404, "", [])
    kept = " ".join(f"{each.changes} {each.object_label}" for each in Entry.objects.all())
    assert NAME not in kept


def test_pictures_are_those_that_were_chosen():
    exemplar = recognised()
    chosen, left = (
        attach(exemplar, photo(f"{name}.jpg"), by=officer_of(exemplar.unit), role=Role.PHOTO) for name in ("mot", "hai")
    )
    page = approve(prepared(exemplar, pictures=[chosen.pk]), by=leader_of(receiver_of(exemplar)))

    answers = [outside(page, f"pictures/{place}/{size}").status_code for place in (0, 1) for size in ("", "small/")]

    assert left.pk not in page.pictures
    assert answers == [200, 200, 404, 404]


def test_an_unknown_code_and_a_page_taken_down_are_answered_alike():
    exemplar = recognised()
    page = opened(exemplar)
    take_down(page, by=officer_of(exemplar.unit), reason="Nội dung đã cũ")

    gone, unknown = outside(page), Client().get("/p/khong-co-ma-nay/")

    assert (gone.status_code, gone.content) == (unknown.status_code, unknown.content)


def test_a_result_s_words_may_be_chosen_too():
    exemplar = recognised()
    DossierFactory(
        exemplar=exemplar,
        purpose=Purpose.RESULT,
        submitted_at="2026-09-01T08:00+07:00",
        words={"effects": "Đường sạch"},
    )

    assert "Đường sạch" in outside(opened(exemplar)).content.decode()


def test_nothing_that_is_nobody_s_business_stands_beside_a_name_in_public():
    exemplar = recognised()
    text = texts_of(exemplar)[0]
    text.words = "Nhóm giúp bà Lò Thị Mẫu, hộ nghèo, người Thái, sửa nhà."
    text.save()

    with pytest.raises(Refused, match="Lò Thị Mẫu"):
        prepared(exemplar)


def told_twice(**later):
    """A model that reached 1,8 km in 2026 and 2,5 km in 2027."""
    exemplar = recognised()
    GoalFactory(exemplar=exemplar)
    result_of(exemplar, 2026, 1800, 12_000, words="Năm đầu làm đường", submitted_at="2026-10-01T08:00+07:00")
    told = {"submitted_at": "2026-11-01T08:00+07:00", **later}
    return exemplar, result_of(exemplar, 2027, 2500, 7000, words="Năm sau làm thêm", **told)


def shown(page):
    """Which of the two years a stranger reads of: words and amounts of 2027, those of 2026, and the years named."""
    text = outside(page).content.decode()
    return [
        each in text for each in ("Năm sau làm thêm", ">2,5<", "Năm đầu làm đường", ">1,8<", "năm 2027", "năm 2026")
    ]


def test_a_page_tells_words_and_amounts_of_the_newest_year_and_names_it():
    exemplar, _newest = told_twice()

    page = opened(exemplar)

    assert shown(page) == [True, True, False, False, True, False]
    assert "Kết quả theo mục tiêu, năm 2027" in outside(page).content.decode()


@pytest.mark.parametrize("later", [{"returned_at": "2026-11-02T07:00+07:00"}, {"submitted_at": None}])
def test_a_year_that_came_back_or_is_being_written_is_not_told_in_public(later):
    exemplar, _newest = told_twice(**later)

    assert shown(opened(exemplar)) == [False, False, True, True, False, True]


def test_few_people_of_a_later_year_are_not_counted_out_either():
    exemplar, newest = told_twice()
    exemplar.goals.update(counts_people=True)
    newest.later_goals.update(achieved=3000)

    text = outside(opened(exemplar)).content.decode()

    assert (">3<" in text, ">dưới 10<" in text) == (False, True)


def test_a_page_with_goals_and_no_result_names_no_year():
    exemplar = recognised()
    GoalFactory(exemplar=exemplar, achieved=1800)

    assert "<h2>Kết quả theo mục tiêu</h2>" in outside(opened(exemplar)).content.decode()


def test_who_keeps_a_page_is_told_of_a_year_that_was_reported_since():
    exemplar, newest = told_twice(submitted_at=None)
    opened(exemplar)
    client = Client()
    client.force_login(officer_of(exemplar.unit).user)
    address, words = f"/exemplars/{exemplar.pk}/public/", "Mô hình đã báo cáo kết quả năm 2027"
    before = words in client.get(address).content.decode()

    newest.submitted_at = "2026-11-03T08:00+07:00"
    newest.save()

    assert (before, words in client.get(address).content.decode()) == (False, True)
