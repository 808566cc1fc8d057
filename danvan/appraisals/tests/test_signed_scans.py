"""Scans of signed papers tell of all models at once: they are kept from whoever stays out of one, until the announcement."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from danvan.appraisals.actions import announcing
from danvan.appraisals.models import CaseStage, SignedPaper
from danvan.appraisals.tests.factories import CaseFactory, SittingFactory, seated, secretary_of
from danvan.appraisals.tests.test_announcing import run_of, running, signed
from danvan.files.models import Attachment
from danvan.files.tests.papers.office import docx, paragraph

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(on_day, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    on_day(date(2026, 3, 2))


def browser_of(post):
    browser = Client()
    browser.force_login(post.user)
    return browser


def sent(browser, address, key="one", **more):
    """How the page answers a signed paper."""
    paper = SimpleUploadedFile("van ban da ky.docx", docx(paragraph("Biên bản họp xét mô hình")))
    return browser.post(address, {"file": paper, "key": key, **more})


def counted_with_minutes():
    """A counted sitting of two cases, whose secretary has brought the minutes in: (sitting, secretary's browser, scan)."""
    sitting = SittingFactory(stage="counted")
    CaseFactory(sitting=sitting, stage=CaseStage.DECIDED)
    browser = browser_of(secretary_of(sitting))
    answer = sent(browser, reverse("appraisals:sitting_scan", args=[sitting.pk]), kind="minutes")
    assert answer.status_code == 302
    return sitting, browser, Attachment.objects.get(owner_type="appraisals.signedpaper")


def test_signed_minutes_are_read_by_the_panel_and_not_by_a_member_who_stays_out_of_one_case():
    sitting, secretary, scan = counted_with_minutes()
    member, _seat = seated(sitting)
    tied, seat = seated(sitting)
    CaseFactory(sitting=sitting, stage=CaseStage.DECIDED).recusals.create(
        member=seat, why="declared", since=date(2026, 2, 3)
    )
    papers, file = reverse("appraisals:papers", args=[sitting.pk]), reverse("files:attachment", args=[scan.pk])

    seen = {
        name: file in browser.get(papers).content.decode()
        for name, browser in {"secretary": secretary, "member": browser_of(member), "tied": browser_of(tied)}.items()
    }

    assert seen == {"secretary": True, "member": True, "tied": False}
    assert [browser_of(each).get(file).status_code for each in (member, tied)] == [200, 404]


def test_a_case_that_was_taken_out_keeps_no_member_from_the_minutes():
    sitting, _secretary, scan = counted_with_minutes()
    tied, seat = seated(sitting)
    out = CaseFactory(sitting=sitting, stage=CaseStage.TAKEN_OUT)
    out.recusals.create(member=seat, why="declared", since=date(2026, 2, 3))

    assert browser_of(tied).get(reverse("files:attachment", args=[scan.pk])).status_code == 200


def test_a_wrong_scan_is_taken_out_until_the_sitting_is_closed():
    sitting, browser, scan = counted_with_minutes()
    address = reverse("appraisals:scan", args=[scan.owner_id, scan.pk])
    gone = browser.post(address, {"key": "two"})
    sent(browser, reverse("appraisals:sitting_scan", args=[sitting.pk]), "three", kind="minutes")
    right = Attachment.objects.get(owner_type="appraisals.signedpaper")
    sitting.stage = "closed"
    sitting.save()

    late = browser.post(reverse("appraisals:scan", args=[right.owner_id, right.pk]), {"key": "four"})
    more = sent(browser, reverse("appraisals:sitting_scan", args=[sitting.pk]), "five", kind="submission")

    assert (gone.status_code, late.status_code, more.status_code) == (302, 403, 403)
    assert list(Attachment.objects.filter(owner_type="appraisals.signedpaper")) == [right]


def test_sent_twice_a_scan_is_kept_once():
    sitting, browser, _scan = counted_with_minutes()
    address = reverse("appraisals:sitting_scan", args=[sitting.pk])
    for _each in range(2):
        sent(browser, address, "same", kind="submission")

    assert sorted(SignedPaper.objects.values_list("kind", flat=True)) == ["minutes", "submission"]
    assert Attachment.objects.filter(owner_type="appraisals.signedpaper").count() == 2


def test_the_scan_of_a_decision_is_in_the_register_from_the_announcement_on_and_not_before():
    decision, _lines, by = signed()
    browser = browser_of(by)
    address = reverse("appraisals:decision_scan", args=[decision.pk])
    answer = sent(browser, address)
    before = Attachment.objects.filter(owner_type="documents.document").count()

    announcing.put_on_record(decision, run_of(decision, by))
    announcing.put_on_record(decision, run_again(decision, by))
    decision.refresh_from_db()
    found = Attachment.objects.of(decision.document)

    assert (answer.status_code, before) == (302, 0)
    assert [(each.name, each.role) for each in found] == [("van ban da ky.docx", "signed")]


def run_again(decision, by):
    """The job once more, as after a worker was cut short."""
    return running(announcing.go_on(decision, by=by), by)


def test_an_announced_decision_takes_no_more_scans():
    decision, _lines, by = signed()
    decision.stage = "announced"
    decision.save()
    browser = browser_of(by)

    assert sent(browser, reverse("appraisals:decision_scan", args=[decision.pk])).status_code == 403


def test_a_scan_without_its_kind_or_of_another_kind_is_refused_in_a_sentence():
    sitting, browser, _scan = counted_with_minutes()
    answer = sent(browser, reverse("appraisals:sitting_scan", args=[sitting.pk]), "two", kind="decision")

    assert answer.status_code == 422
    assert Attachment.objects.filter(owner_type="appraisals.signedpaper").count() == 1
