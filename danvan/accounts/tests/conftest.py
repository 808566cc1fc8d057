"""People who look after accounts, for several tests."""

import pytest

from danvan.accounts import permissions
from danvan.accounts.models import User
from danvan.accounts.tests.people import somebody, with_code_app


@pytest.fixture
def looks_after(monkeypatch):
    """Makes these administrators look after these accounts, as the app that knows their posts would."""
    pairs = []

    def scope(user):
        return User.objects.filter(pk__in=[account.pk for admin, account in pairs if admin == user])

    monkeypatch.setattr(permissions, "_scopes", [scope])
    return lambda *admins, over: pairs.extend((admin, over) for admin in admins)


@pytest.fixture
def three(looks_after):
    """Two administrators and a person who lost the phone."""
    first, second = with_code_app(somebody()), with_code_app(somebody())
    lan = with_code_app(somebody(full_name="Trần Ngọc Lan", email="lan@xa.example"))
    looks_after(first, second, over=lan)
    return first, second, lan
