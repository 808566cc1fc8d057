"""Notices are tested with letters, whose readers stand in a list, so that sight is lost in a word."""

import pytest

from danvan.core import acting


@pytest.fixture(autouse=True)
def without_units(monkeypatch):
    monkeypatch.setattr(acting, "_finders", [])
