"""One person's hand in the till of shared work: so many files and workbooks an hour, and nobody else waits for it."""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from danvan.accounts.tests.people import at_work, somebody
from danvan.core import clock, pace

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 5, 25, 7, 30, tzinfo=clock.VIETNAM)


@pytest.fixture(autouse=True)
def few(monkeypatch, on_day):
    monkeypatch.setattr(pace, "MOST", 3)
    on_day(MORNING)


def send(browser):
    file = SimpleUploadedFile("a.docx", b"x")
    return browser.post(reverse("documents:new_document"), {"file": file}).status_code


def test_whoever_sends_very_many_files_goes_on_in_the_next_hour(on_day):
    browser = at_work(somebody())

    statuses = [send(browser) for _ in range(5)]
    on_day(MORNING + timedelta(minutes=29))
    late = send(browser)
    on_day(MORNING + timedelta(minutes=30))

    assert statuses[:3] == [statuses[0]] * 3
    assert (statuses[0] != 429, statuses[3:], late, send(browser)) == (True, [429, 429], 429, statuses[0])


def test_the_sentence_says_from_when_on_and_other_work_goes_on():
    browser = at_work(somebody())
    file = {"file": SimpleUploadedFile("a.docx", b"x")}
    for _ in range(3):
        send(browser)

    told = browser.post(reverse("documents:new_document"), file).content.decode()

    assert "Làm tiếp việc này được từ 8 giờ" in told
    assert browser.get("/account/").status_code == 200


def test_nobody_else_waits_for_it():
    eager, other = at_work(somebody()), at_work(somebody())
    for _ in range(4):
        send(eager)

    assert send(other) != 429


def test_whoever_takes_very_many_workbooks_waits_too(monkeypatch):
    browser, address = at_work(somebody()), reverse("documents:documents_file")
    monkeypatch.setattr("danvan.documents.views.register.documents_file.costly", ("workbooks", 2))

    statuses = [browser.get(address).status_code for _ in range(3)]

    assert statuses == [200, 200, 429]
