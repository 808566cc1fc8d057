"""A plan as the operations need one, and whoever looks after it."""

from datetime import date, timedelta
from typing import Any

from bench.site import newcomer
from danvan.core import clock
from danvan.core.text import fold
from danvan.documents.models import Family
from danvan.plans.models import Plan, PlanStage
from danvan.units.models import Holding, Role, Unit

TITLE = "Thực hiện công tác dân vận"


def plan_of(top: Unit, *, issued: bool = True) -> Plan:
    """This year's plan of an office that drafts it itself: in force since today, or a draft."""
    today = clock.today()
    return Plan.objects.create(
        issuer=top,
        drafting_office=top,
        family=Family.STATE,
        title=TITLE,
        folded=fold(TITLE),
        starts_on=date(today.year, 1, 1),
        ends_on=date(today.year + 1, 1, 1),
        issued_on=today if issued else None,
        stage=PlanStage.ISSUED if issued else PlanStage.DRAFT,
    )


def officer_in(top: Unit, username: str) -> Any:
    """An officer of this office, a month at work."""
    officer = newcomer(username)
    Holding.objects.create(user=officer, unit=top, role=Role.OFFICER, from_on=clock.today() - timedelta(days=30))
    return officer
