"""One row of a sheet by hand: its columns as fields, read and checked as the rows of a workbook are."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.exemplars.imports import past, sums
from danvan.exemplars.queries.levels import levels_today
from danvan.exemplars.queries.register_lists import fields_offered
from danvan.jobs.sheets import Column, Row, Sheet

NOTHING = [("", _("Chọn"))]
Choices = list[tuple[str, str]]


class RowForm(forms.Form):
    """A row as somebody types it; `row` is what was read, once nothing is wrong with it."""

    sheet: Sheet
    row: Row

    def __init__(self, *args: Any, by: Acting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        offered = self.offered()
        for column in self.sheet.columns:
            self.fields[column.key] = field_of(column, offered.get(column.key))

    def offered(self) -> Mapping[str, Choices]:
        """What is chosen instead of typed."""
        return {"level": [(name, name) for _pk, name in levels_today()]}

    def clean(self) -> None:
        values: dict[str, Any] = {}
        for column in self.sheet.columns:
            try:
                values[column.key] = column.read(self.cleaned_data.get(column.key))
            except Refused as refusal:
                values[column.key] = None
                if column.key not in self.errors:
                    self.add_error(column.key, as_sentence(str(refusal)))
        self.row = Row(0, values, ())
        if not self.errors:
            for error in self.sheet.check([self.row], self.by):
                self.add_error(error.key or None, as_sentence(str(error.sentence)))


class PastForm(RowForm):
    """A model of a past year."""

    sheet = past.PAST

    def offered(self) -> Mapping[str, Choices]:
        return {
            **super().offered(),
            "subject": [(words, words) for words in past.SUBJECTS],
            "result": [(words, words) for words in past.RESULTS],
            "field": [(name, name) for _pk, name in fields_offered(self.by.user)],
        }

    @property
    def past(self) -> past.Past:
        """What the paper tells of it."""
        return past.past_of(self.row, past.Known.for_rows([self.row], self.by))


class SumsForm(RowForm):
    """The sums an office published of a year."""

    sheet = sums.SUMS

    @property
    def said(self) -> sums.Said:
        """What was published."""
        said, _wrong = sums.Known([self.row], self.by).said(self.row)
        assert said is not None
        return said


def field_of(column: Column, choices: Choices | None) -> forms.Field:
    """A column as a field; what is offered as a list is chosen, and a day is typed as in a sheet."""
    said: dict[str, Any] = {
        "label": as_sentence(str(column.header)),
        "help_text": column.help,
        "required": column.required,
    }
    if choices is not None:
        return forms.ChoiceField(choices=[*NOTHING, *choices], **said)
    return forms.CharField(max_length=400, **said)


def as_sentence(words: str) -> str:
    """The words with a large letter before them."""
    return words[:1].upper() + words[1:]
