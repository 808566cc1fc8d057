"""The web's own role writes the record of work and cannot change it, guards or no guards."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from danvan.audit import guards
from danvan.audit.models import Entry
from danvan.audit.sealing import seal
from danvan.audit.tests.tampering import acts, run

pytestmark = pytest.mark.django_db

ATTEMPTS = [
    "UPDATE audit_entry SET actor_name = 'x'",
    "DELETE FROM audit_seal",
    "TRUNCATE audit_entry",
    "ALTER TABLE audit_entry DISABLE TRIGGER USER",
    "DROP TRIGGER audit_entry_update ON audit_entry",
    "SET session_replication_role = replica",
]


def refused(statement):
    """Whether the database refuses a statement to the role at work."""
    try:
        with transaction.atomic():
            run(statement)
    except DatabaseError:
        return True
    return False


def test_the_webs_role_works_and_cannot_touch_what_is_kept(capsys):
    if connection.vendor != "postgresql":
        with pytest.raises(CommandError, match="SQLite không có vai trò"):
            call_command("print_grants", "danvan_web")
        return
    call_command("print_grants", "danvan_web_test")
    run("CREATE ROLE danvan_web_test", *capsys.readouterr().out.splitlines(), *guards.dropped("postgresql"))
    run("SET ROLE danvan_web_test")

    acts(2)
    sealed = seal()
    answers = [refused(statement) for statement in ATTEMPTS]

    run("RESET ROLE")
    assert (sealed, Entry.objects.count(), answers) == (2, 2, [True] * len(ATTEMPTS))
