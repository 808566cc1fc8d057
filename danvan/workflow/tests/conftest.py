"""The machinery of moves is tested below the units: holdings are only numbers here, unless a test keeps some."""

import pytest

from danvan.core import acting


@pytest.fixture(autouse=True)
def without_units(monkeypatch):
    monkeypatch.setattr(acting, "_finders", [])
