"""Whom to invite, and on what the links go out."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from danvan.accounts.models import User
from danvan.core.fields import RecordsField
from danvan.units.forms.holdings import OnceForm

FILE, LETTERS = "file", "letters"
MOST_LETTERS, MOST = 100, 5_000


class InvitationsForm(OnceForm):
    """The people chosen, or all to whom no link is open."""

    account = RecordsField(queryset=User.objects.none(), required=False)
    everybody = forms.BooleanField(required=False)
    how = forms.ChoiceField(choices=[(FILE, FILE), (LETTERS, LETTERS)])

    def __init__(self, *args: Any, waiting: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = waiting
        field = self.fields["account"]
        assert isinstance(field, RecordsField)
        field.queryset = waiting

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        most = MOST_LETTERS if said.get("how") == LETTERS else MOST
        chosen = self.waiting.filter(invited=False) if said.get("everybody") else said.get("account")
        people = list(chosen[: most + 1]) if chosen is not None else []
        if not people:
            raise forms.ValidationError(_("Chưa chọn ai. Đề nghị đánh dấu người cần lập phiếu mời."))
        if len(people) > most:
            raise forms.ValidationError(
                _("Một lần in nhiều nhất %(most)d phiếu. Đề nghị chọn bớt, hoặc lấy tệp Excel.") % {"most": most}
            )
        return {**said, "people": people}
