"""All that one unit is asked for a period, said together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from danvan.core.acting import Acting
from danvan.core.errors import Refused
from danvan.measures.actions.figures import Said
from danvan.measures.asked import Asked
from danvan.measures.below import hold_against_below
from danvan.measures.forms.figures import FigureForm
from danvan.measures.forms.hands import HandForm
from danvan.measures.models import Figure
from danvan.measures.permissions import enters
from danvan.measures.typed import read_amount
from danvan.measures.unusual import same_as_last_year
from danvan.units.models import Unit
from danvan.units.permissions import writes_in


def old_version(form: FigureForm, version: int) -> Figure | None:
    """The version that a stale form was shown with."""
    asked = form.asked
    rows = Figure.objects.filter(measure=asked.measure, unit=asked.unit, period=str(asked.period), version=version)
    return rows.first()


class UnitForm:
    """One form a measure, and one for the hand. Who serves the unit writes all of it; an office that keeps some of the
    targets writes what these ask, as received by another way.
    """

    def __init__(self, unit: Unit, asked: Sequence[Asked], by: Acting, data: Mapping[str, Any] | None = None) -> None:
        self.unit, self.asked = unit, asked
        self.enters = enters(by, unit)
        self.own = writes_in(by, unit)
        self.writable = [each for each in asked if each.is_open and (self.enters or each.kept_by(by))]
        # Who keeps a target sees what its members say, and not what stands below them.
        if data is not None and self.enters:
            hold_against_below(self.writable)
        self.figures = {each.measure.pk: self._figure(each, data) for each in self.writable}
        self.hand = HandForm(data, serving=not self.own, keeping=not self.enters)

    def _figure(self, each: Asked, data: Mapping[str, Any] | None) -> FigureForm:
        form = FigureForm(data, asked=each, prefix=f"m{each.measure.pk}")
        form.old_version = old_version
        return form

    @property
    def forms(self) -> list[FigureForm | HandForm]:
        return [*self.figures.values(), self.hand]

    @property
    def said(self) -> list[Said]:
        """What is new, with what was answered."""
        said = [form.said for form in self.figures.values() if form.said is not None]
        if not self.hand.asks_same:
            return said
        return [replace(each, confirmed=each.confirmed or _("bằng năm trước: đã rà soát")) for each in said]

    @property
    def stale(self) -> list[FigureForm]:
        """Those that somebody else wrote since the page was shown."""
        return [form for form in self.figures.values() if form.stale]

    def too_late(self, data: Mapping[str, Any]) -> list[Asked]:
        """What was typed of figures that were closed since the page was shown."""
        shut = [each for each in self.asked if each not in self.writable]
        return [each for each in shut if _was_typed(data.get(f"m{each.measure.pk}-part", ""), each)]

    def is_valid(self) -> bool:
        """Whether all can be recorded; every form is looked at, so that each fault shows."""
        faulty = [form for form in self.forms if not form.is_valid()]
        return self._is_new() and not faulty

    def _is_new(self) -> bool:
        """Asks, once all else is right, whether figures that are all as last year's were counted at all."""
        said = {form.asked.measure.pk: form.said for form in self.figures.values() if form.said}
        pairs = [(said[each.measure.pk].part, each.before.last_year) for each in self.asked if each.measure.pk in said]
        self.hand.asks_same = same_as_last_year([(now, then) for now, then in pairs if now is not None])
        if not self.hand.asks_same or self.hand.cleaned_data.get("all_as_before"):
            return True
        self.hand.add_error("all_as_before", _("Mọi số liệu đều đúng bằng năm trước. Đã rà soát thì đánh dấu rồi lưu."))
        return False


def _was_typed(typed: str, each: Asked) -> bool:
    try:
        amount = read_amount(typed, each.measure.decimals)
    except Refused:
        return True
    return amount is not None and amount != (each.figure.part if each.figure else None)
