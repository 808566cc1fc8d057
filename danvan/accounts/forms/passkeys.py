"""Keys in a person's machine: made and shown by the browser's own dialog, answered in a hidden field."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from danvan.accounts import passkeys
from danvan.accounts.actions.second_factor import use_passkey
from danvan.accounts.forms.fields import text_field, typed
from danvan.accounts.forms.proofs import CodeForm, PaperForm, Proof
from danvan.accounts.limits import Limit, for_second_factor
from danvan.accounts.models import User
from danvan.accounts.passkeys import NotShown

ASKED = "passkey"
LONGEST = 20_000
NOT_MADE = _("Chưa cài được khóa: trình duyệt chưa gửi khóa, hoặc đã quá hai phút. Bấm cài lại.")


def answer_field() -> forms.CharField:
    """What the browser's dialog gave."""
    return forms.CharField(max_length=LONGEST, widget=forms.HiddenInput, required=False)


class ShowPasskeyForm(Proof):
    """One of the person's keys, shown."""

    shows = "passkey"
    wrong = _("Khóa chưa được chấp nhận. Bấm lại, chọn đúng khóa đã cài cho danvan; hoặc dùng cách khác bên dưới.")

    credential = answer_field()

    def limits(self, request: HttpRequest, user: User | None) -> Sequence[Limit]:
        return for_second_factor(request, user) if user else []

    def fits(self, request: HttpRequest, user: User | None) -> bool:
        state = request.session.pop(ASKED, None)
        if user is None or state is None:
            return False
        try:
            use_passkey(passkeys.shown(state, self.cleaned_data["credential"], list(user.passkeys.all())))
        except NotShown:
            return False
        return True


class MakePasskeyForm(forms.Form):
    """A new key and what its owner calls it."""

    name = text_field(_("Tên để nhận ra khóa này, ví dụ “máy ở cơ quan”"), length=60)
    credential = answer_field()

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request = request
        super().__init__(*args, **kwargs)

    def clean_credential(self) -> str:
        """The key as it is kept."""
        state = self.request.session.pop(ASKED, None)
        try:
            return passkeys.made(state or {}, self.cleaned_data["credential"])
        except NotShown as error:
            raise forms.ValidationError(NOT_MADE) from error

    @property
    def status(self) -> int:
        """The answer's HTTP status that fits the form."""
        return 422 if self.is_bound and self.errors else 200


def question_for(request: HttpRequest, user: User) -> str:
    """What the browser is asked to show, noted in the session; nothing where the person has no key."""
    kept = list(user.passkeys.all())
    if not kept or not passkeys.possible():
        return ""
    asked, request.session[ASKED] = passkeys.ask_to_show(kept)
    return asked


def factor_form(request: HttpRequest) -> Proof:
    """The form for the factor this person shows: a key, the phone, or on demand the paper."""
    if "credential" in request.POST:
        return ShowPasskeyForm(typed(request))
    return PaperForm(typed(request)) if "paper" in request.GET else CodeForm(typed(request))
