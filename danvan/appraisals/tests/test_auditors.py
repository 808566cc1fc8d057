"""Auditors read sittings of the offices they look after, as late as members do, and do nothing; of their own unit's model
they see nothing either.
"""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from danvan.appraisals.tests.attacks import CONCLUDED, SAID, TODAY, VOTED, House, seen_by
from danvan.units.models import Role
from danvan.units.tests.factories import HoldingFactory, UnitFactory

pytestmark = pytest.mark.django_db
FORMS = ("visits", "sheet", "opinion", "ballot", "count", "conclusion", "recusal", "taking_out")


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(TODAY)


def pages(house, user):
    addresses = [
        reverse("appraisals:sitting", args=[house.sitting.pk]),
        reverse("appraisals:case", args=[house.case.pk]),
        reverse("appraisals:decision", args=[house.decision.pk]),
    ]
    return list(seen_by(user, addresses).values())


def test_an_auditor_of_the_office_reads_marks_and_votes_from_the_count_on_and_not_before():
    house = House("voting")
    user = HoldingFactory(unit=house.sitting.office, role=Role.AUDITOR).user
    before = " ".join(pages(house, user))
    house.sitting.stage = "counted"
    house.sitting.save()

    after = " ".join(pages(house, user))

    assert "Mô hình kín đáo" in before
    assert [word in before for word in (SAID, VOTED)] == [False, False]
    assert [word in after for word in (SAID, VOTED, CONCLUDED)] == [True, True, True]


def test_an_auditor_is_offered_nothing_and_refused_every_form_and_paper():
    house = House("counted")
    user = HoldingFactory(unit=house.sitting.office, role=Role.AUDITOR).user
    browser = Client()
    browser.force_login(user)
    forms = [reverse(f"appraisals:{name}", args=[house.case.pk]) for name in FORMS]
    papers = [reverse("appraisals:paper", args=[house.sitting.pk, "minutes"])]
    papers += [reverse("appraisals:blank_paper", args=[house.case.pk, "sheet"])]

    answers = {browser.get(address).status_code for address in (*forms, *papers)}

    assert answers == {403}
    assert not any(address in page for page in pages(house, user) for address in forms)


def test_an_auditor_who_belongs_to_the_unit_of_a_case_does_not_find_it():
    house = House("counted")
    user = HoldingFactory(unit=house.sitting.office, role=Role.AUDITOR).user
    HoldingFactory(unit=house.case.exemplar.unit, user=user)

    sitting, case, decision = pages(house, user)

    assert ("Mô hình công khai" in sitting, "Mô hình kín đáo" in sitting) == (True, False)
    assert (case, decision) == ("", "")


def test_an_auditor_reads_a_decision_once_it_was_announced_and_one_elsewhere_reads_nothing():
    house = House("counted")
    user = HoldingFactory(unit=house.sitting.office, role=Role.AUDITOR).user
    elsewhere = HoldingFactory(unit=UnitFactory(), role=Role.AUDITOR).user
    before = pages(house, user)[2]
    house.decision.symbol, house.decision.signed_on, house.decision.stage = "45-QĐ/ĐU", date(2026, 3, 1), "announced"
    house.decision.save()

    assert (before, "45-QĐ/ĐU" in pages(house, user)[2]) == ("", True)
    assert pages(house, elsewhere) == ["", "", ""]
