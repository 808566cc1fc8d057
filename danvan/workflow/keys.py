"""One-use keys: every form that does something carries one."""

import secrets

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.errors import Overtaken
from danvan.workflow.models import UsedKey


def new_key() -> str:
    """A key for a form about to be shown."""
    return secrets.token_urlsafe(18)


def spend(key: str | None) -> None:
    """Uses a key up; refused when the same form was sent before. A form without a key is not held to it."""
    if not key:
        return
    try:
        with transaction.atomic():
            UsedKey.objects.create(key=key[:64], at=clock.now())
    except IntegrityError as error:
        raise Overtaken(_("Việc này đã được ghi nhận ở lần bấm trước. Mời xem kết quả trên trang.")) from error
