"""From a file in the hand to the draft of a plan."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from danvan.core.errors import Refused
from danvan.documents.actions import clauses as acts
from danvan.documents.models import Clause, Document, DocumentStage
from danvan.documents.tests.factories import committee_and_department, read_plan
from danvan.documents.tests.texts import PLAN
from danvan.plans.actions.plans import issue
from danvan.plans.actions.reading import draft_from_reading
from danvan.plans.models import Plan, PlanStage
from danvan.plans.queries import units_bound, with_sizes
from danvan.plans.workflow import PLAN as WORKFLOW
from danvan.units.tests.factories import KindFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db

SIGNED = {"symbol": "21/KH-UBND", "signed_on": date(2026, 1, 16), "signer": "Trần Văn Mẫu"}


@pytest.fixture(autouse=True)
def january(on_day):
    on_day(date(2026, 1, 20))


def commune_of(committee):
    kind = KindFactory(code="ubnd-xa", plural="UBND các xã")
    return UnitFactory(kind=kind, parent=committee, territory=committee.territory)


def confirmed(document, by, *kinds):
    """Accepts every clause of these kinds, or of all."""
    rows = Clause.objects.of(document)
    for clause in rows.filter(kind__in=kinds) if kinds else rows:
        acts.accept(clause, by=by, version=clause.version)


def test_a_file_becomes_a_plan_draft_once_its_reading_is_confirmed():
    committee, department = committee_and_department()
    commune = commune_of(committee)
    browser = Client()
    browser.force_login(officer_of(department).user)
    sent = {"file": SimpleUploadedFile("ke-hoach.txt", PLAN.encode())}

    answer = browser.post("/documents/new/", {**sent, "unit": committee.pk, "drafted_for": committee.pk})
    document = Document.objects.get()
    for clause in Clause.objects.of(document):
        address = f"/documents/{document.pk}/clauses/{clause.pk}/decision/"
        browser.post(address, {"decision": "accept", "version": clause.version})
    browser.post(f"/documents/{document.pk}/plan/")

    plan = Plan.objects.get()
    assert answer.url == f"/documents/{document.pk}/reading/"
    assert (plan.issuer, plan.drafting_office, plan.document, plan.title, plan.starts_on, plan.last_day) == (
        committee,
        department,
        document,
        "Thực hiện công tác dân vận chính quyền năm 2026",
        date(2026, 1, 1),
        date(2026, 12, 31),
    )
    assert [(row.section, row.rule, row.comparator, row.threshold) for row in plan.targets.all()] == [
        ("mục I.1, gạch thứ 1", "coverage", "=", Decimal(100)),
        ("mục I.1, gạch thứ 2", "minimum", ">=", Decimal(1)),
        ("mục I.1, gạch thứ 3", "ratio", ">=", Decimal(80)),
    ]
    assert [row.due_on for row in plan.tasks.filter(lead_words="Sở Nội vụ")] == [date(2026, 6, 29)]
    assert [(row.due_rule, row.due_words, row.addressee_words) for row in plan.reporting_clauses.all()] == [
        ("2026-05-25", "trước ngày 25/5/2026 đối với báo cáo 6 tháng", "UBND tỉnh"),
        ("2026-11-25", "trước ngày 25/11/2026 đối với báo cáo năm", "UBND tỉnh"),
    ]
    assert [row.words for row in plan.commissions.all()] == ["Kế hoạch số 141-KH/BDVTU ngày 27/12/2025"]
    page = browser.get(f"/plans/{plan.pk}/units/").content.decode()
    assert [name in page for name in (commune.name, department.name)] == [True, True]


def test_each_line_of_the_plan_leads_to_its_sentence():
    document, by = read_plan()
    confirmed(document, by)

    plan = draft_from_reading(document, by=by)

    said = {row.clause.words for rows in (plan.targets, plan.tasks, plan.reporting_clauses) for row in rows.all()}
    assert all(" ".join(words.split()) in " ".join(PLAN.split()) for words in said)
    assert len(said) == 7


def test_each_phrase_of_the_recipients_is_a_group_of_its_own_and_never_the_issuer():
    document, by = read_plan()
    commune = commune_of(document.unit)
    confirmed(document, by)

    plan = draft_from_reading(document, by=by)

    named = [(each.words, size) for each, size in with_sizes(plan, date(2026, 1, 20))]
    assert (named, list(units_bound(plan, date(2026, 1, 20)))) == (
        [("Các sở, ban, ngành", 1), ("UBND các xã, phường", 1)],
        [document.drafting_office, commune],
    )


def test_pressing_again_opens_the_plan_that_was_made():
    document, by = read_plan()
    confirmed(document, by)
    first = draft_from_reading(document, by=by)

    again = draft_from_reading(document, by=by)

    assert (again, Plan.objects.count()) == (first, 1)


def test_a_draft_that_was_given_up_makes_room_for_another():
    document, by = read_plan()
    confirmed(document, by)
    first = draft_from_reading(document, by=by)
    WORKFLOW.advance(first, "drop", by=by)

    second = draft_from_reading(document, by=by)

    assert (second.document, second != first, Plan.objects.get(pk=first.pk).document) == (document, True, None)


def test_only_what_was_confirmed_comes_into_the_plan_and_as_it_was_corrected():
    document, by = read_plan()
    first, second, third = Clause.objects.of(document).filter(kind="target").order_by("start")
    acts.accept(first, by=by, version=1)
    acts.correct(second, {**second.proposed, "value": "2"}, by=by, version=1)
    acts.drop(third, by=by, version=1)

    plan = draft_from_reading(document, by=by)

    assert [(row.clause, row.threshold) for row in plan.targets.all()] == [(first, Decimal(100)), (second, Decimal(2))]
    assert [plan.tasks.count(), plan.reporting_clauses.count()] == [0, 0]


def test_nothing_confirmed_makes_no_plan():
    document, by = read_plan()

    with pytest.raises(Refused, match="Chưa có mục nào được xác nhận"):
        draft_from_reading(document, by=by)


def test_a_paper_of_another_office_makes_no_plan_of_ours():
    document, _by = read_plan()
    document.drafted_for = UnitFactory()
    document.save()

    with pytest.raises(Refused, match="không do cơ quan của bạn ban hành"):
        draft_from_reading(document, by=officer_of(document.drafting_office))


def test_who_confirmed_a_sentence_may_not_issue_the_plan():
    document, by = read_plan()
    commune_of(document.unit)
    colleague = officer_of(document.drafting_office)
    confirmed(document, by, "target", "recipient")
    confirmed(document, colleague, "task")
    plan = draft_from_reading(document, by=by)
    WORKFLOW.advance(plan, "submit", by=by)

    with pytest.raises(Refused, match="tự duyệt"):
        issue(plan, by=colleague, **SIGNED)

    issue(plan, by=officer_of(document.drafting_office), **SIGNED)
    assert plan.stage == PlanStage.ISSUED


def test_issuing_puts_the_text_that_was_read_on_record():
    document, by = read_plan()
    commune_of(document.unit)
    confirmed(document, by)
    plan = draft_from_reading(document, by=by)
    WORKFLOW.advance(plan, "submit", by=by)

    issue(plan, by=officer_of(document.unit), **SIGNED)

    document.refresh_from_db()
    assert (plan.document, document.stage, document.symbol) == (document, DocumentStage.RECORDED, "21/KH-UBND")


def test_the_button_says_how_many_go_in_and_how_many_wait():
    document, by = read_plan()
    confirmed(document, by, "target")
    browser = Client()
    browser.force_login(by.user)

    page = browser.get(f"/documents/{document.pk}/reading/").content.decode()

    assert "Lập dự thảo kế hoạch từ 3 mục đã xác nhận? Còn 9 mục chưa xem sẽ không vào kế hoạch." in page
