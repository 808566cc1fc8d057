"""Every search index that a migration made is still kept by its database."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from danvan.core.search import SearchIndex, index_name

pytestmark = pytest.mark.django_db

EVENTS = ("insert", "delete", "update")


def promised():
    """The index of each operation in any app's migrations."""
    loader = MigrationLoader(connection)
    models = loader.project_state().apps
    for (app, _name), migration in loader.disk_migrations.items():
        for operation in migration.operations:
            if isinstance(operation, SearchIndex):
                yield index_name(models.get_model(app, operation.model_name), operation.column)


def kept():
    """The triggers there are on SQLite; the vector columns on PostgreSQL."""
    on_sqlite = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    on_postgresql = "SELECT column_name FROM information_schema.columns WHERE data_type = 'tsvector'"
    with connection.cursor() as cursor:
        cursor.execute(on_postgresql if connection.vendor == "postgresql" else on_sqlite)
        return {row[0] for row in cursor.fetchall()}


def test_no_migration_left_an_index_without_its_keepers():
    words = set(promised())
    needed = words if connection.vendor == "postgresql" else {f"{each}_{event}" for each in words for event in EVENTS}

    assert words
    assert needed <= kept()
