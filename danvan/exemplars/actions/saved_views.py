"""Lists of the register that somebody keeps, or has made into a file."""

from datetime import timedelta

from django.http import QueryDict
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.text import one_line
from danvan.exemplars.models import SavedView
from danvan.exemplars.queries.asked import kept
from danvan.workflow.keys import spend

MOST, LONGEST_NAME = 50, 100
KEPT_FOR_EXPORT = timedelta(days=7)


@action
def keep_view(name: str, query: str, *, by: Acting, key: str | None = None) -> SavedView:
    """Keeps what is asked of the register under a name; the same name again stands for the newer question."""
    spend(key)
    called = one_line(name)[:LONGEST_NAME]
    if not called:
        raise Refused(_("Bộ lọc chưa có tên. Mời đặt tên để tìm lại."))
    mine = SavedView.objects.filter(user=by.user).exclude(name="")
    if mine.exclude(name=called).count() >= MOST:
        raise Refused(_("Đã lưu %(most)d bộ lọc. Bỏ bớt bộ lọc không dùng rồi lưu tiếp.") % {"most": MOST})
    said = {"query": kept(QueryDict(query)), "made_at": clock.now()}
    return mine.update_or_create(user=by.user, name=called, defaults=said)[0]


@action
def drop_view(view: SavedView, *, by: Acting) -> None:
    """Gives up a list that one kept."""
    SavedView.objects.filter(pk=view.pk, user=by.user).delete()


@action
def view_to_export(query: str, counted: int, *, by: Acting) -> SavedView:
    """Keeps a question for the job that makes its file, with how many rows the screen said: a job carries no words."""
    said = {"query": kept(QueryDict(query)), "counted": counted, "made_at": clock.now()}
    return SavedView.objects.create(user=by.user, **said)


@action
def forget_views() -> None:
    """Gives up the questions that were kept for a file, some days after."""
    SavedView.objects.filter(name="", made_at__lt=clock.now() - KEPT_FOR_EXPORT).delete()
