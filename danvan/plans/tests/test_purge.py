"""A secret document came in by mistake, was read, became a plan and bound a commune: one command, and it was never here."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from danvan.accounts.tests.factories import UserFactory
from danvan.audit.models import Entry
from danvan.audit.sealing import seal
from danvan.audit.verifying import verify
from danvan.documents.models import Citation, Clause, Document
from danvan.documents.tests.factories import recorded
from danvan.documents.tests.texts import PLAN
from danvan.files.models import Attachment, Blob, Draft
from danvan.files.tests.remains import bytes_everywhere
from danvan.plans.actions.amendments import Change, amend
from danvan.plans.actions.copying import copy
from danvan.plans.actions.lines import add_line
from danvan.plans.actions.petitions import raise_petition
from danvan.plans.models import Amendment, Assignment, Commission, PetitionKind, Plan
from danvan.plans.tests.factories import PlanFactory, issued_plan
from danvan.units.tests.factories import leader_of, officer_of
from danvan.units.tests.world import build

# No other word of the house begins like it, so that an index cannot hide its beginning in another's.
SECRET = "zqhoabantrang"
TEXT = (
    PLAN.replace("NĂM 2026", f"NĂM 2026 {SECRET.upper()}")
    .replace("Phấn đấu có từ 80%", f"Phấn đấu theo {SECRET} có từ 80%")
    .replace("rà soát thủ tục", f"rà soát thủ tục {SECRET}")
    .replace("Thường trực Tỉnh ủy", f"Thường trực {SECRET}")
)
FACTS = {
    "family": "state",
    "type_name": "Kế hoạch",
    "symbol": "21/KH-UBND",
    "signed_on": "16/1/2026",
    "title": f"Thực hiện công tác dân vận {SECRET}",
    "issuers": f"UBND tỉnh Sông Thử\nBan {SECRET}",
    "signer": f"Trần Văn {SECRET}",
}
LISTS = ("/documents/", "/plans/", "/notices/", "/jobs/", "/")
SEARCHES = (f"/documents/?q={SECRET}", f"/plans/?q={SECRET}", "/documents/?q=21/KH-UBND")


@pytest.fixture(autouse=True)
def january(on_day, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    on_day(date(2026, 1, 20))


def paper():
    return SimpleUploadedFile(f"ke hoach {SECRET}.txt", TEXT.encode())


def brought_in(browser, world):
    """Uploaded through the page, its top confirmed, its sentences accepted, one corrected, one added by hand."""
    browser.post("/documents/new/", {"file": paper(), "unit": world.committee.pk, "drafted_for": world.committee.pk})
    document = Document.objects.get()
    at = f"/documents/{document.pk}"
    browser.post(f"{at}/reading/header/", {**FACTS, "version": document.version})
    first, *others = Clause.objects.of(document)
    for clause in others:
        browser.post(f"{at}/clauses/{clause.pk}/decision/", {"decision": "accept", "version": clause.version})
    target = Clause.objects.of(document).filter(kind="target").first()
    said = {"text": f"100% {SECRET} xây dựng kế hoạch", "rule": "coverage", "comparator": "=", "value": "100"}
    browser.post(f"{at}/clauses/{target.pk}/", {**said, "version": target.version})
    browser.post(f"{at}/clauses/{first.pk}/decision/", {"decision": "drop", "version": first.version})
    browser.post(f"{at}/clauses/new/task/", {"text": f"Việc riêng của {SECRET}", "lead": SECRET})
    return document


def issued(browser, world, document):
    """Made a plan, one line of it changed and taken out again, signed by another, a kiến nghị raised, and copied."""
    browser.post(f"/documents/{document.pk}/plan/")
    plan = Plan.objects.get()
    drafter = world.by("department_officer")
    line = add_line(plan, "task", {"words": "Việc chưa có lời"}, by=drafter)
    browser.post(f"/plans/{plan.pk}/task/{line.pk}/", {"words": f"rà soát thủ tục {SECRET} hành chính", "version": 1})
    browser.post(f"/plans/{plan.pk}/task/{line.pk}/removal/")
    plan.refresh_from_db()
    browser.post(f"/plans/{plan.pk}/stage/", {"move": "submit", "version": plan.version, "key": "a"})
    plan.refresh_from_db()
    signed = {"symbol": "21/KH-UBND", "signed_on": "16/1/2026", "paper_kept_at": SECRET, "signer": SECRET, "key": "b"}
    world.proved_ago *= 0
    world.browser("committee_leader").post(f"/plans/{plan.pk}/signing/", {**signed, "version": plan.version})
    duty = Assignment.objects.get(unit=world.commune)
    raise_petition(duty, by=world.by("commune_officer"), kind=PetitionKind.NOT_OURS, words=f"Vì {SECRET}")
    copy(plan, by=drafter)
    return plan


@pytest.mark.django_db(transaction=True)
def test_a_secret_document_that_became_a_plan_is_purged_and_then_found_nowhere():
    world = build()
    officer, sibling = world.browser("department_officer"), world.browser("sibling_officer")
    document = brought_in(officer, world)
    plan = issued(officer, world, document)
    copied = {**FACTS, "unit": world.sibling.pk, "file": paper(), "key": "c", "same": "on"}
    sibling.post("/documents/recording/", copied)
    sibling.post("/documents/new/draft/", {"text": TEXT, "unit": world.sibling.pk})
    citing = recorded(world.committee, "30/CV-UBND", date(2026, 1, 19), by=world.by("committee_officer"))
    Citation.objects.create(document=citing, relation="basis", words="Kế hoạch số 21/KH-UBND", cited=document)
    seal()
    there = SECRET.encode() in bytes_everywhere()
    before = [Document.objects.count(), Plan.objects.count(), Assignment.objects.count(), Draft.objects.count()]

    told = io.StringIO()
    command = {"reason": "Có dấu MẬT, tải lên nhầm", "by": "administrator", "stdout": told}
    call_command("purge", "documents.document", document.pk, **command)

    readers = [world.browser(member) for member in ("committee_leader", "department_officer", "sibling_officer")]
    lists = [reader.get(page).content.decode() for reader in readers for page in LISTS]
    found = [reader.get(page).content.decode() for reader in readers for page in SEARCHES]
    gone = [f"/documents/{document.pk}/", f"/documents/{document.pk}/history/", f"/plans/{plan.pk}/"]
    assert (there, before) == (True, [3, 2, 2, 1])
    assert (SECRET.encode() in bytes_everywhere(), SECRET.upper().encode() in bytes_everywhere()) == (False, False)
    assert [SECRET in page for page in lists] == [False] * len(lists)
    # A search box repeats what was typed; what it leads to is nothing.
    assert [any(address in page for address in gone) for page in found] == [False] * len(found)
    assert [reader.get(address).status_code for reader in readers for address in gone] == [404] * 9
    assert list(Document.objects.all()) == [citing]
    assert list(citing.citations.values_list("words", "cited")) == [("Kế hoạch số 21/KH-UBND", None)]
    assert [model.objects.count() for model in (Plan, Assignment, Clause, Attachment, Blob, Draft)] == [0] * 6
    assert verify().findings == []
    assert told.getvalue().startswith("Đã xóa. văn bản 1, kế hoạch 2, ")
    purged = Entry.objects.filter(verb="purge").order_by("pk")
    assert purged.values_list("object_type", "object_label", "reason")[0] == (
        "documents.document",
        "Kế hoạch 21/KH-UBND ngày 16/01/2026",
        "Có dấu MẬT, tải lên nhầm",
    )


@pytest.mark.django_db
def test_a_plan_that_only_carries_the_document_out_stays_in_its_own_words():
    secret, plan = recorded(), PlanFactory()
    Commission.objects.create(plan=plan, document=secret, words="Kế hoạch số 21/KH-UBND")

    purge(secret)

    assert list(Commission.objects.values_list("plan", "document", "words")) == [
        (plan.pk, None, "Kế hoạch số 21/KH-UBND")
    ]


@pytest.mark.django_db
def test_what_a_purged_document_amended_reads_as_it_did_before():
    plan = issued_plan()
    old = plan.tasks.create(words="Rà soát thủ tục", order=1)
    secret = recorded(plan.issuer, "99/KH-UBND", by=officer_of(plan.issuer))
    change = Change("task", old, {"words": f"Rà soát {SECRET}"})
    day = date(2026, 6, 1)
    by = leader_of(plan.issuer)
    amend(plan, [change], by=by, basis="99/KH-UBND", from_on=day, words=SECRET, document=secret)

    purge(secret)

    assert [(task.pk, task.words, task.to_on) for task in plan.tasks.all()] == [(old.pk, "Rà soát thủ tục", None)]
    assert Amendment.objects.count() == 0
    assert [entry.changes for entry in Entry.objects.about(plan).filter(verb="amend")] == [{}]


@pytest.mark.django_db
def test_a_purged_plan_takes_its_paper_along_and_no_other_plan():
    plan, other = issued_plan(), issued_plan(symbol="22/KH-UBND")
    other.replaced_by = plan
    other.save()

    purge(plan)

    assert list(Plan.objects.values_list("pk", "replaced_by")) == [(other.pk, None)]
    assert list(Document.objects.all()) == [other.document]


def purge(record):
    by = UserFactory().username
    call_command("purge", record._meta.label_lower, record.pk, reason="Có dấu MẬT", by=by, stdout=io.StringIO())
