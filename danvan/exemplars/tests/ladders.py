"""Hands that move models up the ladder, for tests."""

from datetime import date

from danvan.core.action import action
from danvan.exemplars.actions.recognitions import note_recognition
from danvan.exemplars.actions.years import settle_year
from danvan.exemplars.models import Copying, CopyingStage, RecognitionKind
from danvan.exemplars.tests.factories import YEAR, remit_over
from danvan.units.models import Act
from danvan.units.tests.factories import UnitFactory, leader_of

SIGNED_ON = date(2026, 10, 15)

settle = action(settle_year)


def recogniser_over(unit, *levels):
    """The leader of an office that recognises models of a unit and those below it, at all levels or at some."""
    office = UnitFactory(name="Ban Chỉ đạo Dân vận khéo")
    for at in levels or [None]:
        remit_over(office, unit, Act.RECOGNISE, Act.RECEIVE, at=at)
    return leader_of(office)


def recognise(exemplar, by=None, *, kind=RecognitionKind.RECOGNISED, **values):
    """A signed decision says so of a model."""
    by = by or recogniser_over(exemplar.unit, exemplar.level)
    told = {"year": YEAR, "symbol": "12-QĐ/BCĐ", "signed_on": SIGNED_ON, **values}
    return note_recognition(exemplar, by=by, kind=kind, office=by.unit, **told)


def copied(origin, unit, on=date(2026, 9, 1)):
    """Another unit took it over; reported, where a day is said."""
    told = {"stage": CopyingStage.REPORTED, "outcome_on": on, "outcome_words": "Giảm rác"} if on else {}
    values = {"stage": CopyingStage.TAKEN_OVER, "changes_words": "Làm theo xóm", "started_on": date(2026, 3, 1), **told}
    return Copying.objects.create(origin=origin, unit=unit, **values)
