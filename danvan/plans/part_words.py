"""What the house knows of the parts that units have in tasks, and of the notes on them."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.core import registry
from danvan.plans.models import TaskNote, TaskPart
from danvan.plans.permissions import notes_visible_to, parts_visible_to
from danvan.plans.workflow import PART

SHOWN = 120


def part_label(part: TaskPart) -> str:
    """Whose part, of which task."""
    words = part.task.words
    short = words if len(words) <= SHOWN else f"{words[:SHOWN].rstrip()}…"
    return _("%(unit)s: %(task)s") % {"unit": part.unit.name, "task": short}


def note_label(note: TaskNote) -> str:
    """On which part it is."""
    return _("Ghi chép về phần việc của %(unit)s") % {"unit": note.part.unit.name}


registry.register(
    TaskPart,
    word=gettext_lazy("phần việc"),
    label=part_label,
    recorded_as=lambda part: _("Phần việc của %(unit)s") % {"unit": part.unit.name},
    address=lambda part: reverse("plans:part", args=[part.pk]),
    visible_to=lambda user: parts_visible_to(user).select_related("unit", "task"),
)
registry.register(
    TaskNote,
    word=gettext_lazy("ghi chép tiến độ"),
    label=note_label,
    address=lambda note: f"{reverse('plans:part', args=[note.part_id])}#ghi-chep-{note.pk}",
    visible_to=lambda user: notes_visible_to(user).select_related("part__unit"),
    unrecorded=frozenset({"words"}),
)
PART.speaks_of(TaskPart)
speak_of(
    TaskPart,
    verbs={
        "note": gettext_lazy("Ghi tiến độ"),
        "correct_note": gettext_lazy("Sửa ghi chép tiến độ"),
        "put_off": gettext_lazy("Gia hạn"),
        "carry_over": gettext_lazy("Chuyển sang nội dung đã sửa đổi"),
        "inherit": gettext_lazy("Nhận từ đơn vị đã kết thúc"),
    },
    fields={
        "due_on": gettext_lazy("thời hạn"),
        "said_on": gettext_lazy("ngày của ghi chép"),
    },
)
