"""Photos and papers of a visit come in through the page of its case, until the sitting is closed."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from danvan.appraisals.models import Visit
from danvan.appraisals.tests.factories import VisitFactory, secretary_of
from danvan.files.models import Attachment
from danvan.files.tests.papers.pictures import photo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(on_day, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    on_day(date(2026, 3, 2))


def sent(browser, visit, key="one"):
    """How the page answers a photo."""
    address = reverse("appraisals:visit_files", args=[visit.case_id, visit.pk])
    picture = SimpleUploadedFile("anh hien truong.jpg", photo())
    return browser.post(address, {"role": "photo", "file": picture, "key": key})


def test_a_photo_of_a_visit_stands_on_the_page_of_its_case_and_goes_no_more_into_a_closed_sitting():
    visit = VisitFactory()
    browser = Client()
    browser.force_login(secretary_of(visit.case.sitting).user)

    answer = sent(browser, visit)
    found = Attachment.objects.of(Visit.objects.get()).get()
    page = browser.get(reverse("appraisals:case", args=[visit.case_id])).content.decode()
    visit.case.sitting.stage = "closed"
    visit.case.sitting.save()
    late = sent(browser, visit, "two")

    assert (answer.status_code, found.role) == (302, "photo")
    assert reverse("files:thumbnail", args=[found.pk]) in page
    assert (late.status_code, Attachment.objects.count()) == (403, 1)
