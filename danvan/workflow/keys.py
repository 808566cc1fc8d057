"""One-use keys: every form that does something carries one."""

import hashlib
import secrets
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.action import action
from danvan.core.errors import Overtaken
from danvan.workflow.models import UsedKey

KEPT = timedelta(days=7)


def new_key() -> str:
    """A key for a form about to be shown."""
    return secrets.token_urlsafe(18)


def spend(key: str | None) -> None:
    """Uses a key up; refused when the same form was sent before. A form without a key is not held to it."""
    if not key:
        return
    try:
        with transaction.atomic():
            # Hashed, so that whatever a form was made to carry fits the column.
            UsedKey.objects.create(key=hashlib.sha256(key.encode()).hexdigest(), at=clock.now())
    except IntegrityError as error:
        raise Overtaken(_("Việc này đã được ghi nhận ở lần bấm trước. Mời xem kết quả trên trang.")) from error


@action
def sweep_keys() -> int:
    """Forgets keys spent more than a week ago; a form that old is stale by its version anyway. Returns how many."""
    return UsedKey.objects.filter(at__lt=clock.now() - KEPT).delete()[0]
