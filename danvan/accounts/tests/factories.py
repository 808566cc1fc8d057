"""People for tests."""

import factory
from django.contrib.auth.hashers import make_password

from danvan.accounts.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """An account with a name, invited but not yet accepted; nothing else unless the sentence says so."""

    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"nguoi{n}")
    password = factory.LazyFunction(lambda: make_password(None))
    full_name = factory.Sequence(lambda n: f"Người Thử {n}")
