"""Jobs are tested below the units: a holding is a number that a test may end, and files lie in a folder that goes."""

import pytest
from django.core.cache import caches
from django_tasks_db.models import DBTaskResult

from danvan.accounts.models import User
from danvan.core import acting
from danvan.core.acting import Acting
from danvan.jobs.tests import kinds, sheets

# Read so that they register themselves, as an app's do through its `registration`.
__all__ = ["kinds", "sheets"]


@pytest.fixture(autouse=True)
def files_in(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def nothing_running():
    """Numbers of jobs come again in the next test; what the cache said of the last one must not."""
    caches["progress"].clear()


@pytest.fixture(autouse=True)
def ended(monkeypatch):
    """The holdings that ended; every other one is held."""
    ended = set()

    def find(user_id, holding_id):
        user = User.objects.filter(pk=user_id).first()
        return Acting(user=user, holding_id=holding_id) if user and holding_id not in ended else None

    monkeypatch.setattr(acting, "_finders", [find])
    return ended


@pytest.fixture
def work_off():
    """Does every waiting job here and now, as the worker would."""

    def run():
        while (task := DBTaskResult.objects.ready().first()) is not None:
            task.claim("test")
            task.task.call(*task.task_result.args)
            task.set_successful(None)

    return run
