"""Accounts whose people never came in."""

from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from danvan.accounts.models import Link, Purpose
from danvan.accounts.permissions import administered_by
from danvan.core import clock
from danvan.units.models import Holding

ORDER = ("full_name", "pk")


def never_came_in(user: Any) -> QuerySet[Any]:
    """The accounts this person looks after in which nobody set a password yet, with their posts; `invited` says whether
    a link of theirs is open.
    """
    links = Link.objects.open().filter(user=OuterRef("pk"), purpose=Purpose.INVITATION)
    lasting = Holding.objects.lasting(clock.today())
    posts = Prefetch("holdings", lasting.select_related("unit").order_by("pk"), to_attr="posts")
    unset = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    found = administered_by(user).filter(unset, is_active=True)
    return found.annotate(invited=Exists(links)).prefetch_related(posts)
