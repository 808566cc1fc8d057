"""What is being written: plans, and lists of units to be urged."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.core import clock
from danvan.desk.items import Item
from danvan.desk.plans import plan_page
from danvan.desk.questions import DRAFTS, LISTS
from danvan.units.models.holdings import WRITING
from danvan.units.scope import Scope
from danvan.urging.models import Batch

# A list that nobody sent within a month is no work in hand.
UNSENT_DAYS = 30


def draft_items(scope: Scope, day: date) -> Iterator[Item]:
    """What one's own offices are writing, and the lists of units to be urged that have not left yet."""
    offices = [post.unit.pk for post in scope.posts if post.role in WRITING]
    for plan in DRAFTS(offices):
        yield Item(plan.title, plan.issuer.name, plan_page(plan.pk), _("Soạn tiếp"))
    for batch in LISTS(clock.now() - timedelta(days=UNSENT_DAYS), offices):
        yield list_item(batch)


def list_item(batch: Batch) -> Item:
    """A list of units that somebody of the office made and that was neither sent nor dropped."""
    how = {"how": batch.get_how_display(), "title": batch.title}
    office = batch.office.name if batch.office else ""
    page = reverse("urging:batch", args=[batch.pk])
    made_on = batch.made_at.astimezone(clock.VIETNAM).date()
    return Item(
        _("Danh sách đôn đốc chưa gửi (%(how)s): %(title)s") % how, office, page, _("Gửi hoặc bỏ"), since=made_on
    )
