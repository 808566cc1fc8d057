"""What the house knows of files."""

from django.db.models import Model, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from danvan.audit.erasing import erase_words
from danvan.audit.models import Entry
from danvan.core import registry
from danvan.core.chores import Daily, schedule
from danvan.files import purging
from danvan.files.actions import sweep
from danvan.files.models import Attachment, Draft, Evidence

registry.register(
    Attachment,
    word=_("tệp đính kèm"),
    label=lambda attachment: attachment.name,
    address=lambda attachment: reverse("files:attachment", args=[attachment.pk]),
    visible_to=Attachment.objects.visible_to,
    # A name may tell what the file tells; a purge could not take it out of the record of work again.
    unrecorded=frozenset({"name"}),
)


def erase_evidence(record: Model) -> int:
    """Links from the record, and links that name it."""
    key, pk = record._meta.label_lower, record.pk
    ends = Q(from_type=key, from_id=pk) | Q(to_type=key, to_id=pk)
    return Evidence.objects.filter(ends).delete()[0]


def erase_drafts(record: Model) -> int:
    """What anybody was typing about it."""
    return Draft.objects.about(record._meta.label_lower, record.pk).delete()[0]


def erase_history(record: Model) -> int:
    """The words of its history: what it was called, and what of it became what. Who did what and when stays."""
    told = Entry.objects.about(record).exclude(verb__startswith="purge")
    return erase_words(list(told.values_list("pk", flat=True)))


purging.also_erase("evidence", _("minh chứng"), erase_evidence, Evidence, Attachment)
purging.also_erase("drafts", _("bản nháp"), erase_drafts, Draft)
purging.also_erase("history", _("dòng nhật ký bỏ lời"), erase_history, Entry)
schedule("files.sweep", _("Dọn tệp không còn hồ sơ nào dùng và bản nháp bỏ quên"), Daily(hour=3, minute=20), sweep)
