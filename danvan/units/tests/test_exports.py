"""The directory leaves the house as Excel: at once while small, by a job when large."""

import io
from datetime import date

import openpyxl
import pytest
from django.test import Client

from danvan.core.acting import SYSTEM
from danvan.jobs.kinds import Run
from danvan.jobs.models import Job
from danvan.units.exports import as_arguments, export_directory
from danvan.units.queries.directory import Asked
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser():
    client = Client()
    client.force_login(officer_of(UnitFactory(name="Văn phòng Thử")).user)
    return client


def test_the_directory_comes_as_excel(browser, tmp_path):
    UnitFactory(name="UBND xã Đắk Thử", code="X-1")
    kept = tmp_path / "don-vi.xlsx"

    kept.write_bytes(browser.get("/units/export/?q=dak+thu").content)

    rows = [row[:2] for row in openpyxl.load_workbook(kept).active.iter_rows(values_only=True)]
    assert rows[-1] == ("X-1", "UBND xã Đắk Thử")


def test_the_file_of_yesterdays_name_says_what_the_page_says(browser, tmp_path):
    UnitFactory(name="UBND xã Đắk Cũ", code="X-0", closed_on=date(2026, 1, 2))
    kept = tmp_path / "don-vi.xlsx"

    kept.write_bytes(browser.get("/units/export/?q=dak+cu").content)

    rows = [row[:2] for row in openpyxl.load_workbook(kept).active.iter_rows(values_only=True)]
    assert rows[-1] == ("X-0", "UBND xã Đắk Cũ")


def test_a_large_directory_is_made_by_a_job_that_carries_no_words(browser, monkeypatch):
    monkeypatch.setattr("danvan.units.views.exports.AT_ONCE", 0)
    UnitFactory(name="UBND xã Đắk Thử")

    offered = browser.get("/units/export/?q=Đắk+Thử").content.decode()
    browser.post("/units/export/?q=Đắk+Thử")

    assert "Lập tệp Excel" in offered
    assert Job.objects.get().arguments == {
        "words": "dak-thu",
        "line": "",
        "level": "",
        "of_kind": "",
        "territory": 0,
        "closed": 0,
    }


def test_the_job_leaves_the_workbook_of_what_was_asked(browser):
    UnitFactory(name="UBND xã Đắk Thử")
    asked = Asked(text="Đắk Thử", territory=None)
    run = Run(Job(arguments=as_arguments(asked)), by=SYSTEM)

    said = export_directory(run)

    rows = list(openpyxl.load_workbook(io.BytesIO(run.payload)).active.iter_rows(values_only=True))
    assert (str(said), run.file_name) == ("Đã ghi danh sách đơn vị ra tệp Excel.", "don-vi.xlsx")
    assert rows[-1][1] == "UBND xã Đắk Thử"
