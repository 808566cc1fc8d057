"""One-use keys: forgotten after a week."""

from datetime import timedelta

import pytest

from danvan.core import clock
from danvan.core.errors import Overtaken
from danvan.workflow.keys import new_key, spend, sweep_keys

pytestmark = pytest.mark.django_db


def spent_days_ago(days):
    key = new_key()
    with clock.frozen(clock.now() - timedelta(days=days)):
        spend(key)
    return key


def test_keys_are_forgotten_after_seven_days_and_not_before():
    old, young = spent_days_ago(8), spent_days_ago(6)

    swept = sweep_keys()

    spend(old)
    with pytest.raises(Overtaken):
        spend(young)
    assert swept == 1


def test_a_form_without_a_key_is_not_held_to_it():
    spend(None)
    spend("")

    assert sweep_keys() == 0
