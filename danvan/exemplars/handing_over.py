"""What somebody writes of models in person, for the day the post is handed over."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core.acting import Acting
from danvan.exemplars.models import Exemplar, Stage
from danvan.units.models import Becomes, Holding
from danvan.units.open_work import Open, Source, add_source
from danvan.workflow.authors import written_by

UNDER_WAY = (Stage.DRAFT, Stage.RETURNED, Stage.UNDER_WAY)


def models_of(holding: Holding) -> QuerySet[Exemplar]:
    """The models of the holder's unit that the holder writes."""
    mine = written_by(Exemplar, holding.user_id)
    return Exemplar.objects.filter(unit=holding.unit_id, stage__in=UNDER_WAY, pk__in=mine).order_by("pk")


def written(holding: Holding, day: date) -> Iterator[Open]:
    """Registrations and results under way."""
    for row in models_of(holding):
        yield Open(row.name, Becomes.MOVES, record=row)


def pass_on(holding: Holding, successor: Holding, by: Acting, on: date) -> None:
    """The successor writes on; who wrote so far stays an author, and the history of each says who took over."""
    for row in models_of(holding):
        told = {"in_charge": (holding.user.full_name, successor.user.full_name), "on": (None, on)}
        record("hand_over", row, by=by, changes=told)


add_source(Source("exemplars.written", _("Mô hình đang soạn hồ sơ"), written, pass_on))
