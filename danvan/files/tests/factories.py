"""Folders and files for tests."""

import factory
from django.db.models import Model

from danvan.accounts.tests.factories import UserFactory
from danvan.core.acting import Acting
from danvan.files.actions import attach, keep
from danvan.files.models import Attachment, Role
from danvan.files.receiving import Received
from danvan.files.tests.cabinet.models import Folder


class FolderFactory(factory.django.DjangoModelFactory):
    """A folder in draft; whoever is named in `readers` may see it."""

    class Meta:
        model = Folder
        skip_postgeneration_save = True

    @factory.post_generation
    def readers(self, create, people, **kwargs):
        for one in people or []:
            self.readers.create(user_id=one.pk)


def at_work(holding_id: int = 7) -> Acting:
    """Somebody in a post."""
    return Acting(user=UserFactory(), holding_id=holding_id, holding="Chuyên viên, Sở Nội vụ")


def attached(
    folder: Model,
    content: bytes = b"noi dung",
    name: str = "kế hoạch.txt",
    role: str = Role.SOURCE,
    by: Acting | None = None,
    small: bytes | None = None,
) -> Attachment:
    """A file of a folder, whose bytes lie in the store."""
    thumbnail = keep(small, "image/jpeg") if small else None
    received = Received(name, keep(content, "text/plain"), thumbnail)
    return attach(folder, received, by=by or at_work(), role=role)
