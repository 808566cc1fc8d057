"""A version of criteria points to the guidance it rests on, where that is in the register its keeper sees."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from danvan.appraisals.models import Criteria
from danvan.core.formats import table_date
from danvan.documents.tests.factories import recorded
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db
TYPED = {"name": "Tiêu chí", "marking": "pass", "from_on": "1/1/2026", "basis": "HD 12", "rows": "Có hiệu quả"}


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(date(2026, 3, 2))


def test_criteria_lead_to_their_document_in_the_register_and_an_unknown_number_is_said():
    officer = officer_of(UnitFactory())
    document = recorded(officer.unit, by=officer)
    browser = Client()
    browser.force_login(officer.user)
    address = reverse("appraisals:new_criteria")
    paper = {"symbol": document.symbol, "signed_on": table_date(document.signed_on)}

    unknown = browser.post(address, {**TYPED, **paper, "symbol": "999-HD/BDV", "key": "a"})
    known = browser.post(address, {**TYPED, **paper, "key": "b"})
    page = browser.get(known.url).content.decode()

    assert (unknown.status_code, "Sổ văn bản không có văn bản mang số này" in unknown.content.decode()) == (422, True)
    assert Criteria.objects.get().document == document
    assert reverse("documents:document", args=[document.pk]) in page
