"""What somebody may write into an address or a form by hand: nobody's records, and no page that breaks."""

from datetime import date
from urllib.parse import quote

import pytest
from django.http import QueryDict
from django.test import Client

from danvan.documents.forms.clauses import FORMS
from danvan.documents.models import Clause, Document
from danvan.documents.queries import register
from danvan.documents.shapes import shaped
from danvan.documents.tests.factories import read_plan, recorded
from danvan.documents.tests.texts import PLAN

pytestmark = pytest.mark.django_db

ODD = [
    "",
    "0",
    "0000",
    "9999",
    "-1",
    "1e9",
    "9" * 30,
    "٢٠٢٦",
    "²⁰²⁶",
    "\x00",
    "a\x00b",
    "%",
    "_",
    "'--",
    "\ud7ff",
    "🌳" * 400,
]
# What is no text at all is turned away at the door.
NO_TEXT = 400
SHORT = ["9" * 30, "-1", "\x00", "<b>", "🌳" * 400]
FILTERS = ["q", "he", "loai", "co_quan", "nam", "trang_thai", "quan_he"]


@pytest.fixture(autouse=True)
def march(on_day):
    on_day(date(2026, 3, 2))


@pytest.fixture
def kept():
    """A plan that was read and one on record, and the browser of their officer."""
    document, by = read_plan()
    recorded(by.unit, "22/KH-UBND", by=by)
    browser = Client()
    browser.force_login(by.user)
    return document, browser


def test_no_filter_can_be_broken(kept):
    everything = Document.objects.all()

    asked = [f"{name}={quote(odd)}" for name in FILTERS for odd in ODD if "\x00" not in odd]
    found = [len(register(everything, QueryDict(each))) for each in asked]

    assert set(found) <= {0, 1, 2}


@pytest.mark.parametrize("path", ["/documents/", "/documents.xlsx"])
def test_no_address_of_the_list_or_its_workbook_can_be_broken(kept, path):
    _document, browser = kept

    answers = [browser.get(path, dict.fromkeys((*FILTERS, "xep", "sau", "truoc"), odd)).status_code for odd in SHORT]

    assert set(answers) <= {200, NO_TEXT}


def test_no_clause_that_was_not_shown_is_accepted(kept):
    document, browser = kept
    other, _by = read_plan(PLAN.replace("21/KH", "23/KH"))
    foreign = Clause.objects.of(other).first()

    chosen = [part for odd in ODD if "\x00" not in odd for part in (odd, f"{odd}-1", f"1-{odd}")]
    form = {"clause": [*chosen, f"{foreign.pk}-{foreign.version}", f"{'9' * 25}-1"]}
    answer = browser.post(f"/documents/{document.pk}/reading/acceptance/", form)

    assert (answer.status_code, Clause.objects.filter(state="accepted").count()) == (302, 0)


def test_no_version_breaks_a_decision(kept):
    document, browser = kept
    clause = Clause.objects.of(document).filter(kind="target").first()

    address = f"/documents/{document.pk}/clauses/{clause.pk}/decision/"
    answers = [browser.post(address, {"decision": "accept", "version": odd}).status_code for odd in ODD]

    clause.refresh_from_db()
    assert (set(answers) <= {409, NO_TEXT}, clause.state) == (True, "proposed")


def test_a_document_that_is_nowhere_is_not_found(kept):
    _document, browser = kept
    rooms = ("", "reading/", "history/", "correction/", "recording/", "clauses/1/", "clauses/new/task/")

    found = [browser.get(f"/documents/{odd}/{room}").status_code for odd in ("0", "9" * 18, "9" * 30) for room in rooms]

    assert set(found) == {404}


FACTS = {
    "family": "state",
    "type_name": "Kế hoạch",
    "symbol": "21/KH-UBND",
    "signed_on": "16/1/2026",
    "title": "Thực hiện công tác dân vận",
    "issuers": "UBND tỉnh Sông Thử",
    "paper_kept_at": "Văn thư",
}
FIELDS = ["unit", "family", "received_how", "version", "received_on", "signed_on", "key", "term", "symbol"]


def test_no_field_of_a_recording_can_be_broken(kept):
    document, browser = kept
    whole = {**FACTS, "unit": document.drafting_office_id, "symbol": "24/KH-UBND", "same": "on"}

    pairs = zip(FIELDS, [*SHORT, *SHORT], strict=False)
    answers = [browser.post("/documents/recording/", {**whole, name: odd}).status_code for name, odd in pairs]

    assert set(answers) <= {302, 422, NO_TEXT}


FORMED = {
    "target": {"text": "x", "rule": "coverage"},
    "task": {"text": "x"},
    "deadline": {"what": "x"},
    "reporting": {"what": "x"},
    "phase": {"text": "x"},
    "basis": {"words": "x", "relation": "basis"},
    "recipient": {"words": "x", "purpose": "other"},
}
TYPED = ("value", "unit", "day", "words", "first", "date", "symbol", "issuer", "version", "code", "comparator")


@pytest.mark.parametrize("kind", FORMED)
def test_what_is_typed_into_a_clause_is_refused_or_kept_as_text(kind):
    kept = []
    for name in (*FORMED[kind], *TYPED):
        for odd in ODD:
            form = FORMS[kind]({**FORMED[kind], name: odd}, year=2026)
            kept += [shaped(kind, form.content)] if form.is_valid() else []

    assert {type(value) for said in kept for value in said.values()} == {str}


@pytest.mark.parametrize("kind", ["target", "basis", "recipient"])
def test_no_field_of_a_new_clause_can_be_broken(kept, kind):
    document, browser = kept
    address = f"/documents/{document.pk}/clauses/new/{kind}/"

    forms = [{**dict.fromkeys((*TYPED, "sentence"), odd), **FORMED[kind]} for odd in SHORT]

    assert {browser.post(address, form).status_code for form in forms} <= {302, 422, NO_TEXT}
