"""Who sees which paper: the same in the list, its workbook, its page, its history and the search, whoever asks."""

import io
from datetime import date

import openpyxl
import pytest

from danvan.documents import reader
from danvan.documents.actions.documents import address_to, withdraw
from danvan.documents.actions.readings import read_in
from danvan.documents.models import Document
from danvan.documents.permissions import citations_visible_to, clauses_visible_to, visible_to
from danvan.documents.tests.factories import recorded
from danvan.documents.tests.test_register import shown
from danvan.documents.tests.texts import PLAN
from danvan.units.tests.factories import officer_of
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

# What the commune took over when another went into it.
LEFT = "7/KH"
# Kept by: the committee while it is read, and each on record in a place of its own; one of them withdrawn.
PAPERS = {
    "1/KH": "committee",
    "2/KH": "department",
    "3/KH": "sibling",
    "4/KH": "commune",
    "5/KH": "village",
    "6/KH": "party",
    LEFT: "predecessor",
    "8/KH": "other_commune",
    "9/KH": "remit",
}
DRAFT, SENT, GONE = "21/KH-UBND", "10/KH", "11/KH"
STATE = ["1/KH", "2/KH", "3/KH", "4/KH", "5/KH", "8/KH", SENT, GONE]
COMMUNE = ["4/KH", "5/KH", SENT, GONE]
SEES = {
    "administrator": [],
    "committee_officer": [DRAFT, *STATE],
    "committee_leader": [DRAFT, *STATE],
    "committee_auditor": [DRAFT, *STATE],
    "department_officer": [DRAFT, "2/KH", SENT],
    "department_leader": [DRAFT, "2/KH", SENT],
    "sibling_officer": ["3/KH"],
    "commune_officer": [*COMMUNE, LEFT],
    "commune_leader": [*COMMUNE, LEFT],
    "commune_deputy": [*COMMUNE, LEFT],
    "commune_former": [],
    "other_commune_officer": ["8/KH"],
    # The Party's committee of a territory sees all three lines there, a remit what it guides.
    "party_officer": [*COMMUNE, "6/KH"],
    "remit_officer": [*COMMUNE, "9/KH"],
    "predecessor_officer": [LEFT],
    "nobody": [],
}
KNOCKING = ("department_officer", "commune_deputy", "nobody")


@pytest.fixture
def world(on_day):
    on_day(date(2026, 3, 2))
    made = build()
    maker = officer_of(made.department)
    read_in(made.committee, by=maker, text=PLAN, found=reader.read(PLAN), drafted_for=made.committee)
    for symbol, place in PAPERS.items():
        recorded(getattr(made, place), symbol, title="Công tác dân vận")
    address_to(recorded(made.department, SENT), [made.commune], by=maker)
    gone = recorded(made.commune, GONE)
    withdraw(gone, by=officer_of(made.commune), reason="Vào sổ trùng")
    return made


def in_the_list(browser):
    return sorted(shown(browser, ""))


def in_the_workbook(browser):
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(browser.get("/documents.xlsx")))).active
    return sorted(row[1] for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int))


def test_each_person_sees_their_own_what_stands_below_and_what_was_sent_to_them(world):
    seen = {member: sorted(visible_to(world.users[member]).values_list("symbol", flat=True)) for member in SEES}

    assert seen == {member: sorted(papers) for member, papers in SEES.items()}


def test_list_workbook_page_history_reading_and_search_open_the_same_and_nothing_else(world):
    papers = dict(Document.objects.values_list("symbol", "pk"))

    for member in KNOCKING:
        browser, seen = world.browser(member), set(SEES[member])
        opened = {symbol: browser.get(f"/documents/{pk}/history/").status_code for symbol, pk in papers.items()}
        hidden = [pk for symbol, pk in papers.items() if symbol not in seen]
        closed = {browser.get(f"/documents/{pk}/{room}").status_code for pk in hidden for room in ("", "reading/")}
        found = browser.get("/search/?q=dan van").content.decode()

        assert (set(in_the_list(browser)), set(in_the_workbook(browser))) == (seen, seen)
        assert opened == {symbol: 200 if symbol in seen else 404 for symbol in papers}
        assert closed == {404}
        assert {symbol for symbol, pk in papers.items() if f"/documents/{pk}/" in found} <= seen


def test_clauses_and_citations_are_seen_by_who_sees_their_paper(world):
    seen = {
        member: (clauses_visible_to(world.users[member]).exists(), citations_visible_to(world.users[member]).exists())
        for member in ("department_officer", "committee_auditor", "sibling_officer", "commune_officer")
    }

    assert seen == {
        "department_officer": (True, True),
        "committee_auditor": (True, True),
        "sibling_officer": (False, False),
        "commune_officer": (False, False),
    }
