"""The record of work is insert only, whoever asks through the application."""

import pytest
from django.db import DatabaseError, connection, transaction

from danvan.audit import guards
from danvan.audit.content import ERASABLE, KEPT
from danvan.audit.erasing import erase_words
from danvan.audit.models import Entry, Erasure, Seal
from danvan.audit.sealing import seal
from danvan.audit.tests.tampering import acts

pytestmark = pytest.mark.django_db


@pytest.fixture
def something_kept():
    entries = acts(2)
    seal()
    erase_words([entries[0].pk])


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Entry, {"actor_name": "Người khác"}),
        (Entry, {"reason": ""}),
        (Entry, {**ERASABLE, "actor_name": "Người khác"}),
        (Seal, {"head": "0" * 64}),
        (Erasure, {"digests": {}}),
    ],
)
def test_nothing_of_the_record_is_changed(something_kept, model, change):
    with pytest.raises(DatabaseError, match="insert only"), transaction.atomic():
        model.objects.update(**change)


@pytest.mark.parametrize("model", [Entry, Seal, Erasure])
def test_nothing_of_the_record_is_deleted(something_kept, model):
    with pytest.raises(DatabaseError, match="insert only"), transaction.atomic():
        model.objects.all().delete()

    assert model.objects.exists()


@pytest.mark.parametrize("table", guards.TABLES)
def test_no_table_of_the_record_is_emptied_at_once(something_kept, table):
    statement = f"TRUNCATE {table}" if connection.vendor == "postgresql" else f"DELETE FROM {table}"

    with pytest.raises(DatabaseError, match="insert only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_every_field_of_an_entry_is_sealed():
    assert {field.name for field in Entry._meta.concrete_fields} == {*KEPT, *ERASABLE}
