"""The demonstration, made once for all tests that only read it."""

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings


@pytest.fixture(scope="package")
def story(django_db_setup, django_db_blocker, tmp_path_factory):
    """The story as it is told, taken back after the tests; gives the folder of its accounts."""
    folder = tmp_path_factory.mktemp("var")
    told = override_settings(DEMONSTRATION=True, VAR_DIR=folder)
    with told, django_db_blocker.unblock(), transaction.atomic():
        call_command("demonstration")
        yield folder
        transaction.set_rollback(True)
