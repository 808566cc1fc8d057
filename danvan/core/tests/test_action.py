"""Actions: one transaction, finished as a whole, retried when the database gives them up."""

import pytest
from django.db import OperationalError

from danvan.accounts.models import User
from danvan.accounts.tests.factories import UserFactory
from danvan.core.action import action, before_commit

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_action_that_fails_leaves_nothing_behind():
    @action
    def invite_and_stumble():
        UserFactory(username="an")
        raise ValueError("stumbled")

    with pytest.raises(ValueError, match="stumbled"):
        invite_and_stumble()

    assert not User.objects.exists()


def test_an_action_inside_an_action_joins_its_transaction():
    @action
    def inner():
        UserFactory(username="binh")

    @action
    def outer():
        inner()
        raise ValueError("stumbled")

    with pytest.raises(ValueError, match="stumbled"):
        outer()

    assert not User.objects.exists()


def test_work_asked_for_twice_is_done_once_at_the_end():
    done = []

    @action
    def write():
        before_commit("sums", lambda: done.append("first"))
        before_commit("sums", lambda: done.append("second"))
        done.append("body")

    write()

    assert done == ["body", "second"]


def test_work_at_the_end_may_ask_for_more_work():
    done = []

    @action
    def write():
        before_commit("a", lambda: before_commit("b", lambda: done.append("b")))

    write()

    assert done == ["b"]


def test_work_before_commit_belongs_inside_an_action():
    with pytest.raises(RuntimeError):
        before_commit("sums", lambda: None)


def test_an_action_is_tried_again_when_the_database_gave_it_up():
    tries = []

    @action
    def write():
        tries.append(1)
        UserFactory(username="chi")
        if len(tries) < 3:
            raise OperationalError("database is locked")

    write()

    assert (len(tries), User.objects.count()) == (3, 1)


def test_an_error_that_no_retry_mends_flies_at_once():
    tries = []

    @action
    def write():
        tries.append(1)
        raise OperationalError("no such table: plans")

    with pytest.raises(OperationalError):
        write()

    assert len(tries) == 1
