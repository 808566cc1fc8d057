"""What the house knows of batches and urgings, the words of their history, and the hour of reminders."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.apps import apps as global_apps
from django.db.models import Model
from django.db.models.signals import post_migrate
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.core import chores, registry
from danvan.files import purging
from danvan.urging.actions.reminding import remind
from danvan.urging.causes import cause_of, causes
from danvan.urging.models import FIRST_DAYS, Batch, ReminderDay, Urging, day_words
from danvan.urging.permissions import INTERNAL, batches_visible_to, hidden_from, urgings_visible_to
from danvan.urging.workflow import BATCH


def batch_label(batch: Batch) -> str:
    """What is asked, under which record."""
    cause = cause_of(batch.cause)
    asks = cause.asks if cause else _("thực hiện")
    return _("Đôn đốc %(asks)s: %(title)s") % {"asks": asks, "title": batch.title}


def urging_label(urging: Urging) -> str:
    """Which unit was urged, about what."""
    return f"{urging.unit.name}: {batch_label(urging.batch)}"


def add_days(apps: Any = global_apps, **signal: Any) -> None:
    """The days of reminders a house begins with; which of them are used is the office's choice from then on."""
    if not any(model._meta.label == "urging.ReminderDay" for model in apps.get_models()):
        return
    days = apps.get_model("urging", "ReminderDay").objects
    if not days.exists():
        days.bulk_create([days.model(offset=offset) for offset in FIRST_DAYS])


def hanging(record: Model) -> Iterable[Model]:
    """The batches and urgings about a record, whose title they keep."""
    about = {"object_type": record._meta.label_lower, "object_id": record.pk}
    if about["object_type"] not in {cause.object_type for cause in causes()}:
        return ()
    return chain(Batch.objects.filter(**about), Urging.objects.filter(**about))


def forget(record: Model) -> int:
    """What was done about a record that must not have been here goes with it."""
    about = {"object_type": record._meta.label_lower, "object_id": record.pk}
    urgings = Urging.objects.filter(**about)
    urgings.update(corrects=None)
    return urgings.delete()[0] + Batch.objects.filter(**about).delete()[0]


registry.register(
    Batch,
    word=gettext_lazy("đợt đôn đốc"),
    label=batch_label,
    address=lambda batch: reverse("urging:batch", args=[batch.pk]),
    visible_to=batches_visible_to,
    unit_id=lambda batch: batch.office_id,
)
registry.register(
    Urging,
    word=gettext_lazy("lần đôn đốc"),
    label=urging_label,
    address=lambda urging: reverse("urging:batch", args=[urging.batch_id]),
    visible_to=lambda user: urgings_visible_to(user).select_related("unit", "batch"),
    hidden_fields=hidden_from,
    unrecorded=INTERNAL,
)
registry.register(
    ReminderDay,
    word=gettext_lazy("ngày nhắc"),
    label=lambda day: day_words(day.offset),
    address=lambda day: reverse("urging:days"),
    visible_to=lambda user: ReminderDay.objects.all(),
)
BATCH.speaks_of(Batch)
speak_of(
    Batch,
    verbs={
        "send": gettext_lazy("Đôn đốc đơn vị"),
        "prepare": gettext_lazy("Lập danh sách đôn đốc"),
        "choose_day": gettext_lazy("Chọn ngày đề nghị hoàn thành"),
        "remind": gettext_lazy("Nhắc thời hạn"),
    },
    fields={
        "units": gettext_lazy("số đơn vị"),
        "signer_position": gettext_lazy("quyền hạn, chức vụ người ký"),
        "signer_name": gettext_lazy("người ký"),
    },
)
speak_of(
    Urging,
    verbs={"note_call": gettext_lazy("Ghi cuộc gọi đôn đốc"), "correct": gettext_lazy("Đính chính lần đôn đốc")},
)
purging.hang_on("urging", hanging)
purging.also_erase("urging", gettext_lazy("lần đôn đốc"), forget, Batch, Urging)
speak_of(ReminderDay, verbs={"choose_days": gettext_lazy("Chọn ngày nhắc")})
# After the letters of the day before were written, before offices open.
chores.schedule("urging.remind", gettext_lazy("Nhắc đơn vị theo thời hạn"), chores.Daily(hour=7, minute=20), remind)
post_migrate.connect(add_days, dispatch_uid="danvan.urging.days")
