"""What somebody writes of plans in person, for the day the post is handed over."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core.acting import Acting
from danvan.core.registry import label_of
from danvan.plans.models import Petition, PetitionStage, Plan, PlanStage
from danvan.units.models import Becomes, Holding
from danvan.units.open_work import Open, Source, add_source
from danvan.workflow.authors import written_by

UNDER_WAY = (PlanStage.DRAFT, PlanStage.SUBMITTED)


def plans_of(holding: Holding) -> QuerySet[Plan]:
    """The drafts of the holder's office that the holder wrote in."""
    own = Q(drafting_office=holding.unit_id) | Q(issuer=holding.unit_id)
    return Plan.objects.filter(own, stage__in=UNDER_WAY, pk__in=written_by(Plan, holding.user_id)).order_by("pk")


def petitions_of(holding: Holding) -> QuerySet[Petition]:
    """The kiến nghị the holder drafted for the unit and has not sent."""
    own = Q(assignment__unit=holding.unit_id) | Q(part__unit=holding.unit_id)
    drafted = Petition.objects.filter(own, stage=PetitionStage.DRAFT)
    mine = drafted.filter(pk__in=written_by(Petition, holding.user_id))
    return mine.select_related("assignment__unit", "part__unit").order_by("pk")


def written(holding: Holding, day: date) -> Iterator[Open]:
    """Plans and kiến nghị under way."""
    for row in _rows(holding):
        yield Open(label_of(row), Becomes.MOVES, record=row)


def pass_on(holding: Holding, successor: Holding, by: Acting, on: date) -> None:
    """The successor writes on; who wrote so far stays an author, and the history of each says who took over."""
    for row in _rows(holding):
        told = {"in_charge": (holding.user.full_name, successor.user.full_name), "on": (None, on)}
        record("hand_over", row, by=by, changes=told)


def _rows(holding: Holding) -> list[Any]:
    return [*plans_of(holding), *petitions_of(holding)]


add_source(Source("plans.written", _("Kế hoạch, kiến nghị đang soạn"), written, pass_on))
