"""What the owner of the database can do to the record of work: everything, once the guards are taken down."""

from contextlib import contextmanager

from django.db import connection

from danvan.accounts.tests.factories import UserFactory
from danvan.audit import guards
from danvan.audit.actions import record
from danvan.audit.models import Entry
from danvan.core.acting import Acting
from danvan.core.clock import frozen, machine_now


def acts(count, at=None):
    """Entries of so many acts, written at a moment."""
    user = UserFactory()
    with frozen(at or machine_now()):
        for number in range(count):
            record("edit", user, by=Acting(user=user), changes={"position": ["", str(number)]})
    return list(Entry.objects.order_by("-pk")[:count])[::-1]


@contextmanager
def as_owner():
    """Takes the guards down and puts them up again, as who covers the traces would."""
    run(*guards.dropped(connection.vendor))
    yield
    run(*guards.created(connection.vendor))


def run(*statements):
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
