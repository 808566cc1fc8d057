"""People for tests."""

import factory

from danvan.accounts.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """An account with a name; nothing else unless the sentence says so."""

    class Meta:
        model = User

    username = factory.Sequence(lambda n: f"nguoi{n}")
    full_name = factory.Sequence(lambda n: f"Người Thử {n}")
