"""Which form a dossier is begun with."""

from datetime import date

from django.db.models import Q, QuerySet

from danvan.core import clock
from danvan.exemplars.models import Exemplar, Form, Purpose, Round
from danvan.plans.models import Plan


def form_for(exemplar: Exemplar, purpose: str) -> Form:
    """The form of the round it is registered in; else the newest of its plan, else of the house, in use today."""
    if exemplar.round is not None:
        return form_of_round(exemplar.round, purpose)
    return form_today(purpose, exemplar.plan, clock.today())


def form_of_round(round: Round, purpose: str) -> Form:
    """What a round asks to be filled in: the version it was opened with, or a later one meant for running rounds."""
    own = round.registration_form if purpose == Purpose.REGISTRATION else round.result_form
    later = Q(plan=own.plan_id, number__gt=own.number) if own.plan_id else Q(plan=None, number__gt=own.number)
    if own.plan_id is None and round.plan_id is not None:
        later |= Q(plan=round.plan_id)
    running = _used(purpose, clock.today()).filter(later, for_running=True)
    # A plan's own form goes before that of the house.
    return sorted(running, key=lambda form: (form.plan_id is not None, form.number))[-1] if running else own


def form_today(purpose: str, plan: Plan | None, day: date) -> Form:
    """The newest version of a plan's form that is used on a day; the house's where the plan has none, or went back to it."""
    used = _used(purpose, day)
    own = used.filter(plan=plan).first() if plan is not None else None
    return own if own is not None and not own.is_over(day) else used.filter(plan=None)[0]


def _used(purpose: str, day: date) -> QuerySet[Form]:
    """What was put in use by a day, the newest first."""
    return Form.objects.filter(purpose=purpose, from_on__lte=day).order_by("-from_on", "-number")
