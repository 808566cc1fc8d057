"""From what is typed for a unit where nobody signs in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.units.posts import SOURCES

SOURCE_WANTED = gettext_lazy("Ghi thay đơn vị thì chọn nguồn: bản giấy, điện thoại, tin nhắn…")


class SourceField(forms.ChoiceField):
    """The way it came: paper, telephone, a message. Its name is `source` on every form, so that the post of the request
    carries it into the record of work.
    """

    def __init__(self, **how: Any) -> None:
        refusal = {"required": SOURCE_WANTED}
        super().__init__(label=gettext_lazy("Ghi theo nguồn nào"), error_messages=refusal, choices=_offered, **how)


def _offered() -> list[tuple[str, Any]]:
    return [("", _("chọn nguồn")), *SOURCES.items()]


class HandForm(forms.Form):
    """Asked of whoever serves the unit; of its own people nothing."""

    source = SourceField()

    def __init__(self, *args: Any, serving: bool, **how: Any) -> None:
        super().__init__(*args, **how)
        if not serving:
            del self.fields["source"]
