"""The rights table of documents, knocked at with real accounts."""

from datetime import date

import pytest

from danvan.core.rights import rows_of
from danvan.documents import reader
from danvan.documents.actions.documents import address_to, put_on_record
from danvan.documents.actions.readings import read_in
from danvan.documents.models import Clause
from danvan.documents.tests.texts import PLAN
from danvan.units.tests.factories import officer_of
from danvan.units.tests.rights import answers, expected
from danvan.units.tests.world import build

pytestmark = pytest.mark.django_db

FACTS = {
    "family": "state",
    "type_name": "Kế hoạch",
    "symbol": "22/KH-UBND",
    "signed_on": "17/1/2026",
    "title": "Thực hiện công tác dân vận",
    "issuers": "UBND tỉnh Sông Thử",
}
TARGET = {"text": "100% xã xây dựng kế hoạch", "rule": "coverage", "comparator": "=", "value": "100", "unit": "%"}
FORMS = {
    "new_document": {"text": PLAN},
    "new_document_draft": {"text": PLAN},
    "new_recording": {**FACTS, "paper_kept_at": "Văn thư"},
    "recording": {**FACTS, "paper_kept_at": "Văn thư"},
    "correction": {**FACTS, "reason": "Chép nhầm"},
    "withdrawal": {"reason": "Vào sổ trùng"},
    "header": FACTS,
    "new_clause": TARGET,
    "clause": TARGET,
    "decision": {"decision": "accept"},
}


def world_with(on):
    """The world, with the document at the stage a row speaks of; nobody of the cast wrote a part of it."""
    world = build()
    stranger = officer_of(world.department)
    document = read_in(world.committee, by=stranger, text=PLAN, found=reader.read(PLAN), drafted_for=world.committee)
    if on == "document recorded":
        put_on_record(document, by=stranger, symbol="21/KH-UBND", signed_on=date(2026, 1, 16))
        address_to(document, [world.commune], by=stranger)
    world.document = document
    world.target = Clause.objects.of(document).filter(kind="target").first()
    return world


def scene(world, row):
    """The address and the form behind each door."""
    route = row.route.split(":")[1]
    form = dict(FORMS.get(route, {})) if row.method == "POST" else {}
    if not row.on:
        return [], {**form, "unit": world.committee.pk} if route in ("new_document", "new_recording") else form
    version = world.target.version if route in ("clause", "decision") else world.document.version
    extra = {"new_clause": ["target"], "clause": [world.target.pk], "decision": [world.target.pk]}
    return [world.document.pk, *extra.get(route, [])], {**form, "version": version} if form else form


@pytest.mark.parametrize("row", rows_of("documents"), ids=lambda row: f"{row.method} {row.route} {row.on}")
def test_each_member_of_the_cast_is_answered_as_the_table_says(row, on_day):
    on_day(date(2026, 3, 2))
    world = world_with(row.on)

    assert answers(world, row, scene) == expected(world, row)
