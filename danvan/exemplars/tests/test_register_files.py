"""Lists that somebody keeps, and their files: the rows the screen said, for who may see them when it is made."""

import io
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from danvan.audit.models import Entry
from danvan.core import clock
from danvan.exemplars import exports
from danvan.exemplars.actions.saved_views import forget_views
from danvan.exemplars.models import SavedView, Stage, Subject
from danvan.exemplars.tests.factories import ExemplarFactory, consent_of
from danvan.exemplars.tests.working import work_off
from danvan.jobs.models import Job, State
from danvan.units.models import Holding
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(on_day, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    on_day(date(2026, 3, 2))
    return build()


def asked(world, member="commune_officer", query="", counted=None, form="csv"):
    """The job that this member's press leaves, done."""
    browser = world.browser(member)
    if counted is None:
        page = browser.get(f"/exemplars/export/?{query}").content.decode()
        counted = page.split('name="counted" value="')[1].split('"')[0]
    browser.post("/exemplars/export/", {"query": query, "counted": counted, "form": form})
    work_off()
    return Job.objects.order_by("pk").last()


def made(job):
    """The bytes of a job's file."""
    job.refresh_from_db()
    with job.file.open() as kept:
        return kept.read()


def test_a_list_is_kept_under_a_name_and_opened_again(world):
    browser = world.browser("commune_officer")

    browser.post("/exemplars/views/", {"name": "Đang làm", "query": "trang_thai=under_way&sau=xyz&la=1"})
    browser.post("/exemplars/views/", {"name": "Đang làm", "query": "trang_thai=reported"})

    view = SavedView.objects.get()
    assert (view.name, view.query) == ("Đang làm", "trang_thai=reported")
    assert '<a href="/exemplars/?trang_thai=reported">Đang làm</a>' in browser.get("/exemplars/").content.decode()
    browser.post(f"/exemplars/views/{view.pk}/removal/")
    assert not SavedView.objects.exists()


def test_nobody_else_sees_or_drops_a_kept_list(world):
    view = SavedView.objects.create(user=world.users["commune_officer"], name="Riêng", made_at=clock.now())

    other = world.browser("commune_leader")
    assert "Riêng" not in other.get("/exemplars/").content.decode()
    assert other.post(f"/exemplars/views/{view.pk}/removal/").status_code == 404


def test_questions_kept_for_a_file_go_after_a_week(world):
    user, now = world.users["commune_officer"], clock.now()
    for name, days in (("", 8), ("", 6), ("Giữ", 400)):
        SavedView.objects.create(user=user, name=name, made_at=now - timedelta(days=days))

    forget_views()

    assert sorted(SavedView.objects.values_list("name", flat=True)) == ["", "Giữ"]


def test_the_file_holds_everything_filtered_and_says_so(world):
    for number in range(60):
        ExemplarFactory(name=f"Mô hình {number}", unit=world.commune, stage=Stage.UNDER_WAY)
    ExemplarFactory(name="Khác", unit=world.commune)

    job = asked(world, query="trang_thai=under_way")

    lines = made(job).decode("utf-8-sig").splitlines()
    assert (job.state, job.sentence) == (State.DONE, "Đã ghi 60 dòng, đúng với số trên màn hình.")
    assert [line.split(",")[0] for line in lines[1:]] == [f"Mô hình {n}" for n in range(59, -1, -1)]
    assert job.arguments == {"view": SavedView.objects.get().pk, "form": "csv"}


def test_a_file_says_when_the_count_changed_since_the_screen(world):
    ExemplarFactory(unit=world.commune)

    job = asked(world, counted="4812")

    assert job.sentence.startswith("Đã ghi 1 dòng; màn hình lúc yêu cầu đếm 4.812")


def test_a_name_beginning_with_equals_stays_text(world):
    ExemplarFactory(name='=HYPERLINK("http://x")', unit=world.commune)

    page = load_workbook(io.BytesIO(made(asked(world, form="xlsx")))).active
    cell = page.cell(4, 1)
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://x")', "s")
    assert "'=HYPERLINK" in made(asked(world)).decode("utf-8-sig")


def test_very_many_rows_go_on_over_several_sheets(world, monkeypatch):
    monkeypatch.setattr(exports, "ROWS_OF_SHEET", 2)
    for number in range(5):
        ExemplarFactory(name=f"{number}", unit=world.commune)

    book = load_workbook(io.BytesIO(made(asked(world, form="xlsx"))))
    assert [[row[0] for row in page.iter_rows(min_row=4, values_only=True)] for page in book] == [
        ["4", "3"],
        ["2", "1"],
        ["0"],
    ]


def test_an_individual_is_named_only_to_who_may_know_and_the_export_is_recorded(world):
    person = {"subject": Subject.INDIVIDUAL, "unit": world.commune, "stage": Stage.SUBMITTED}
    ExemplarFactory(person_name="Lò Thị Mẫu", **person)
    consent_of(ExemplarFactory(person_name="Vàng A Mẫu", **person))

    files = {m: made(asked(world, m)).decode("utf-8-sig") for m in ("commune_officer", "committee_officer")}

    named = {m: [name in text for name in ("Lò Thị Mẫu", "Vàng A Mẫu")] for m, text in files.items()}
    assert named == {"commune_officer": [True, True], "committee_officer": [False, True]}
    told = Entry.objects.filter(verb="look_export").order_by("pk").values_list("object_label", "changes")
    counted = {"rows": [None, 2], "individuals": [None, 2]}
    assert list(told) == [("UBND xã Khe Thử", counted), ("UBND tỉnh Sông Thử", counted)]


def test_without_individuals_nothing_is_recorded(world):
    ExemplarFactory(unit=world.commune)

    asked(world)

    assert not Entry.objects.filter(verb="look_export").exists()


def test_who_lost_the_post_gets_no_file(world):
    ExemplarFactory(unit=world.commune)
    job = asked(world)
    Holding.objects.filter(user=world.users["commune_officer"]).update(to_on=date(2026, 3, 1))

    assert world.browser("commune_officer").get(f"/jobs/{job.pk}/file/").status_code == 403


def test_a_form_nobody_offered_is_refused(world):
    answer = world.browser("commune_officer").post("/exemplars/export/", {"form": "pdf", "counted": "1", "query": ""})

    assert (answer.status_code, Job.objects.count()) == (422, 0)
