"""What the house knows of folders."""

from danvan.core import registry
from danvan.files import purging
from danvan.files.tests.cabinet.models import Folder, Note


def erase_notes(record):
    return Note.objects.filter(folder_id=record.pk).delete()[0] if isinstance(record, Folder) else 0


registry.register(
    Folder,
    word="hồ sơ",
    label=lambda folder: f"Hồ sơ “{folder.title}”",
    recorded_as=lambda folder: f"Hồ sơ số {folder.pk}",
    address=lambda folder: f"/folders/{folder.pk}/",
    visible_to=lambda user: Folder.objects.filter(readers__user_id=user.pk),
)
purging.also_erase("cabinet", "ghi chú", erase_notes, Note)
