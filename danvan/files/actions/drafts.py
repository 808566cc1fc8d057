"""Keeping what is being typed. No record of work is made of it: nothing has been done yet."""

import json

from django.utils.translation import gettext_lazy as _

from danvan.core import clock
from danvan.core.acting import Acting
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.core.text import keepable
from danvan.files.models import Draft

LARGEST = 1_000_000
# Never kept, whatever a form calls the rest.
LEFT_OUT = {"csrfmiddlewaretoken", "holding", "next", "key", "code"}
SECRET_WORDS = ("password", "token", "secret")

Typed = dict[str, list[str]]


@action
def save_draft(form: str, typed: Typed, *, by: Acting) -> Draft:
    """Keeps a form as it stands, for this person in this holding; the one before it is replaced."""
    named = ((keepable(name), values) for name, values in typed.items())
    kept = {name: [*map(keepable, values)] for name, values in named if _may_be_kept(name)}
    if len(json.dumps(kept)) > LARGEST:
        raise Refused(_("Nội dung đang nhập quá dài nên chưa lưu nháp được. Mời bấm lưu chính thức."), status=413)
    draft, _is_new = Draft.objects.update_or_create(
        form=form,
        user_id=by.user_id or 0,
        holding_id=by.holding_id or 0,
        defaults={"typed": kept, "saved_at": clock.now()},
    )
    return draft


@action
def drop_draft(form: str, *, by: Acting) -> None:
    """Forgets a form's draft, once the form was sent or its writer has no more use for it."""
    Draft.objects.of(by).filter(form=form).delete()


def _may_be_kept(name: str) -> bool:
    return name not in LEFT_OUT and not any(word in name.lower() for word in SECRET_WORDS)
