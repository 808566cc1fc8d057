"""What the receiver says of single headings, and why something is done."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.exemplars.forms.fields import WordsField
from danvan.exemplars.models import Heading

LONGEST_COMMENT = 4_000


class CommentsForm(forms.Form):
    """One field for each heading of the dossier, and a general word; a heading without a word stays as it is."""

    reason = WordsField(label=_("Ý kiến chung"), longest=1_000, rows=2, required=False)

    def __init__(self, *args: Any, headings: Sequence[Heading], facts: bool, **how: Any) -> None:
        super().__init__(*args, **how)
        self.parts = [*([0] if facts else []), *(heading.pk for heading in headings)]
        for part in self.parts:
            self.fields[f"c{part}"] = WordsField(
                label=_("Ý kiến về mục này"), longest=LONGEST_COMMENT, rows=3, required=False
            )

    @property
    def comments(self) -> dict[int, str]:
        """By heading, under 0 of the facts: what was said."""
        said = {part: self.cleaned_data.get(f"c{part}", "") for part in self.parts}
        return {pk: words for pk, words in said.items() if words.strip()}


class ReasonForm(forms.Form):
    """Why."""

    reason = WordsField(label=_("Lý do"), longest=500, rows=3)
