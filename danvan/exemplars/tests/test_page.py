"""The page of a model: what it tells, to whom, and in how many questions."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from danvan.audit.models import Entry
from danvan.core import clock
from danvan.exemplars.actions.activities import add_activity
from danvan.exemplars.models import Activity, DossierText, Exemplar, Recognition, Stage
from danvan.exemplars.tests.factories import DossierFactory, ExemplarFactory, GoalFactory, level
from danvan.exemplars.tests.registering import fill, photo
from danvan.files.models import Attachment
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(on_day):
    on_day(date(2026, 3, 2))
    return build()


@pytest.fixture
def exemplar(world):
    """Under way, its registration sent."""
    home = world.committee.territory
    exemplar = ExemplarFactory(unit=world.commune, stage=Stage.UNDER_WAY, receiver=world.committee, home=home)
    DossierFactory(exemplar=exemplar, words={"why": "Rác đổ ven đường\nở ba điểm"}, submitted_at=clock.now())
    return exemplar


def page_of(world, member, exemplar):
    return world.browser(member).get(f"/exemplars/{exemplar.pk}/").content.decode()


def test_the_page_tells_what_was_sent_and_the_goals_beside_their_results(world, exemplar):
    GoalFactory(exemplar=exemplar, order=1, planned=2000, achieved=1500)
    DossierFactory(exemplar=exemplar, purpose="result", words={"done": "Phát quang 600 m"}, submitted_at=clock.now())

    page = page_of(world, "committee_officer", exemplar)

    assert [words in page for words in ("Rác đổ ven đường", "Phát quang 600 m", "1,5 km", "75%")] == [True] * 4


def test_a_result_that_is_being_written_is_its_unit_s_alone(world, exemplar):
    GoalFactory(exemplar=exemplar, order=1, planned=2000, achieved=1500)
    DossierFactory(exemplar=exemplar, purpose="result", words={"done": "Đang viết"})

    pages = [page_of(world, member, exemplar) for member in ("commune_officer", "committee_officer")]

    assert [("1,5 km" in page, "Đang viết" in page) for page in pages] == [(True, True), (False, False)]


def test_an_activity_with_its_photo_keeps_a_model_from_fading(world, exemplar):
    Exemplar.objects.filter(pk=exemplar.pk).update(fading_since=date(2026, 1, 1), last_active_on=date(2025, 1, 1))
    form = {"activity-on": "1/3/2026", "activity-kind": "launch", "activity-words": "Ra mắt", "activity-file": photo()}

    answer = world.browser("commune_officer").post(f"/exemplars/{exemplar.pk}/activities/", form)

    exemplar.refresh_from_db()
    assert (answer.status_code, exemplar.last_active_on, exemplar.fading_since) == (302, date(2026, 3, 1), None)
    assert exemplar.launched_on == date(2026, 3, 1)
    [kept] = Attachment.objects.of(Activity.objects.get())
    with kept.blob.open() as file:
        assert not Image.open(file).getexif()
    assert f"/files/{kept.pk}/thumbnail/" in page_of(world, "committee_officer", exemplar)


def test_the_reminder_about_faces_stands_beside_the_field_for_photos(world, exemplar):
    assert page_of(world, "commune_officer", exemplar).count("Ảnh rõ mặt người thì hỏi người đó trước") == 2


def test_an_activity_does_not_lie_ahead(world, exemplar):
    form = {"activity-on": "3/3/2026", "activity-kind": "work", "activity-words": "Sẽ trồng hoa"}

    answer = world.browser("commune_officer").post(f"/exemplars/{exemplar.pk}/activities/", form)

    assert (answer.status_code, Activity.objects.count()) == (422, 0)
    assert "Sẽ trồng hoa" in answer.content.decode()


def test_a_photo_and_a_document_are_given_to_a_model(world, exemplar):
    browser, address = world.browser("commune_officer"), f"/exemplars/{exemplar.pk}/files/"

    browser.post(address, {"role": "photo", "file": photo()})
    browser.post(address, {"role": "annex", "file": SimpleUploadedFile("quy-uoc.txt", "Quy ước thôn".encode())})

    page = page_of(world, "committee_officer", exemplar)
    assert [*Attachment.objects.of(exemplar).values_list("role", flat=True)] == ["photo", "annex"]
    assert ("quy-uoc.txt" in page, "anh.jpg" in page) == (True, False)


def test_levels_stand_side_by_side_as_far_as_a_reader_sees_them(world, exemplar):
    above = {"unit": world.commune, "level": level("tinh"), "elevated_from": exemplar, "root": exemplar}
    ExemplarFactory(**above, stage=Stage.DRAFT)

    pages = {member: page_of(world, member, exemplar) for member in ("commune_officer", "committee_officer")}

    assert {member: "<h2>Các cấp</h2>" in page for member, page in pages.items()} == {
        "commune_officer": True,
        "committee_officer": False,
    }


def test_the_receiver_marks_a_pilot_and_either_the_launch(world, exemplar):
    address = f"/exemplars/{exemplar.pk}/marks/"
    answers = [
        world.browser(member).post(address, {"mark": mark, "day": "1/3/2026"}).status_code
        for member, mark in (("commune_officer", "pilot_on"), ("committee_officer", "pilot_on"))
    ]

    exemplar.refresh_from_db()
    assert (answers, exemplar.pilot_on) == ([403, 302], date(2026, 3, 1))
    assert "điểm chỉ đạo" in page_of(world, "commune_officer", exemplar)


def test_the_page_asks_as_much_with_one_row_as_with_three(world, exemplar):
    def questions(rows):
        for number in range(rows):
            GoalFactory(exemplar=exemplar, order=exemplar.goals.count() + 1)
            add_activity(exemplar, by=world.by("commune_officer"), on=date(2026, 3, 1), words=f"Việc {number}")
            Recognition.objects.create(exemplar=exemplar, year=2020 + exemplar.recognitions.count(), kind="recognised")
        browser = world.browser("commune_officer")
        browser.get(f"/exemplars/{exemplar.pk}/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get(f"/exemplars/{exemplar.pk}/")
        return len(asked)

    one, three = questions(1), questions(2)

    assert one == three
    assert three <= 60


def test_what_stands_beside_a_name_warns_and_blocks_nothing(world):
    exemplar = DossierFactory(exemplar__unit=world.commune, words={"why": "Bà Lò Thị Mai, hộ nghèo, đi đầu"}).exemplar
    DossierText.objects.create(
        dossier=exemplar.dossiers.get(),
        heading=exemplar.dossiers.get().form.headings.get(key="how"),
        words="Vận động 12 hộ nghèo cùng làm",
    )

    page = world.browser("commune_officer").get(f"/exemplars/{exemplar.pk}/form/").content.decode()

    assert ("Mục “Thực trạng, lý do” ghi" in page, "Mục “Nội dung, cách thức” ghi" in page) == (True, False)


def test_a_file_of_an_individual_is_a_look_too(world):
    exemplar = DossierFactory(exemplar__unit=world.commune).exemplar
    fill(exemplar, subject="individual", person_name="Lò Thị Mẫu")
    browser = world.browser("commune_officer")
    browser.post(f"/exemplars/{exemplar.pk}/files/", {"role": "photo", "file": photo()})
    [kept] = Attachment.objects.of(exemplar)

    browser.get(f"/files/{kept.pk}/")

    assert Entry.objects.about(exemplar).filter(verb="look").count() == 1
