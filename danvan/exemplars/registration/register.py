"""What the list of all models adds to the house: its word in the navigation, its files, and what it forgets by itself."""

from django.utils.translation import gettext_lazy

from danvan.audit.words import speak_of
from danvan.core import chores, navigation
from danvan.exemplars import exports
from danvan.exemplars.actions.saved_views import forget_views
from danvan.exemplars.actions.sums import NUMBERS
from danvan.exemplars.imports import past, sums
from danvan.exemplars.models import PublishedSum
from danvan.units.models import Unit

NAMESPACES = frozenset({"exemplars", "rounds", "register", "ladder", "lists", "appraisals", "committees"})

navigation.add_entry(gettext_lazy("Mô hình"), "register:exemplars", order=30, namespaces=NAMESPACES)
chores.schedule(
    "exemplars.forget_views", gettext_lazy("Dọn bộ lọc chỉ dùng để xuất tệp"), chores.Daily(3, 50), forget_views
)
speak_of(
    Unit,
    verbs={
        "look_export": gettext_lazy("Xuất danh sách có điển hình cá nhân"),
        "keep_sums": gettext_lazy("Ghi số liệu mô hình đã công bố"),
    },
    fields={
        "rows": gettext_lazy("số dòng"),
        "individuals": gettext_lazy("số dòng của cá nhân"),
        "year": gettext_lazy("năm"),
        **{name: PublishedSum._meta.get_field(name).verbose_name for name in NUMBERS},  # type: ignore[union-attr]
    },
)
# Read at start-up so that the worker knows the job, and the pages of imports the sheets.
__all__ = ["exports", "past", "sums"]
