"""Documents and the offices around them for tests."""

from datetime import date

from django.test import Client

from danvan.documents import reader
from danvan.documents.actions.documents import bring_in, put_on_record
from danvan.documents.actions.readings import read_in
from danvan.documents.tests.texts import PLAN
from danvan.units.models import Level
from danvan.units.tests.factories import KindFactory, TerritoryFactory, UnitFactory, officer_of

# What a form says of a paper that goes on record.
FACTS = {
    "family": "state",
    "type_name": "Kế hoạch",
    "symbol": "21/KH-UBND",
    "signed_on": "16/1/2026",
    "title": "Thực hiện công tác dân vận",
    "issuers": "UBND xã Khe Thử",
    "paper_kept_at": "Văn thư cơ quan",
}


def at_desk(by):
    """A browser in which this person works."""
    browser = Client()
    browser.force_login(by.user)
    return browser


def committee_and_department():
    """A provincial committee and the department that drafts for it."""
    province = TerritoryFactory(level="province", kind="tỉnh", full_name="Tỉnh Sông Thử")
    above = KindFactory(code="ubnd-tinh", level=Level.PROVINCE)
    committee = UnitFactory(name="Ủy ban nhân dân tỉnh Sông Thử", kind=above, territory=province)
    kind = KindFactory(code="so", level=Level.PROVINCE)
    return committee, UnitFactory(name="Sở Nội vụ Thử", kind=kind, parent=committee, territory=province)


def read_plan(text=PLAN, by=None):
    """A plan's text brought in by the department for its committee, and read."""
    committee, department = committee_and_department() if by is None else (by.unit.parent, by.unit)
    by = by or officer_of(department)
    found = reader.read(text)
    return read_in(committee or by.unit, by=by, text=text, found=found, drafted_for=committee), by


def recorded(unit=None, symbol="21/KH-UBND", signed_on=date(2026, 1, 16), by=None, **fields):
    """A document on record in a unit's register."""
    unit = unit or UnitFactory()
    by = by or officer_of(unit)
    said = {"family": "state", "type_name": "Kế hoạch", "title": "Thực hiện công tác dân vận", "issuers": [unit]}
    document = bring_in(unit, by=by, **{**said, **fields})
    return put_on_record(document, by=by, symbol=symbol, signed_on=signed_on)
