"""Which form a dossier is begun with."""

from datetime import date

from django.db.models import Q, QuerySet

from danvan.core import clock
from danvan.exemplars.models import Dossier, Exemplar, Form, Purpose, Round
from danvan.exemplars.queries.dossiers import WRITTEN_IN
from danvan.plans.models import Plan


def form_for(exemplar: Exemplar, purpose: str) -> Form:
    """The form of the round it is registered in; else the newest of its plan, else of the house, in use today."""
    if exemplar.round is not None:
        return form_of_round(exemplar.round, purpose)
    return form_today(purpose, exemplar.plan, clock.today())


def newer_form(dossier: Dossier) -> Form | None:
    """The form that a dossier which is being written would be begun with today, where that is another than its own."""
    exemplar, purpose = dossier.exemplar, dossier.purpose
    # A later year is told of without a round.
    now = form_today(purpose, exemplar.plan, clock.today()) if dossier.later else form_for(exemplar, purpose)
    return None if now.pk == dossier.form_id else now


def drafts_behind(form: Form, day: date) -> "QuerySet[Dossier]":
    """The dossiers being written on another form that would be begun with this one from a day on: what `newer_form` says of
    each, asked of all.
    """
    written = Dossier.objects.filter(
        purpose=form.purpose, submitted_at__isnull=True, exemplar__stage__in=WRITTEN_IN[Purpose(form.purpose)]
    )
    without_round = Q(exemplar__round=None) | Q(later=True)
    ways = without_round & _of_plan(form, "exemplar__plan", _used(form.purpose, day).exclude(to_on__lte=day))
    if form.for_running:
        ways |= ~without_round & _runs_behind(form, day)
    return written.filter(ways).exclude(form=form)


def _of_plan(form: Form, plan: str, forms: QuerySet[Form]) -> Q:
    """Rows of the form's plan; for the house's form those of no plan, or of one that has none of these forms for itself."""
    if form.plan_id is not None:
        return Q(**{plan: form.plan_id})
    return Q(**{plan: None}) | ~Q(**{f"{plan}__in": forms.exclude(plan=None).values("plan")})


def _runs_behind(form: Form, day: date) -> Q:
    """Rows of rounds that were opened on a form before this one, and now take this one."""
    own = f"exemplar__round__{'registration' if form.purpose == Purpose.REGISTRATION else 'result'}_form"
    before = Q(**{f"{own}__plan": form.plan_id, f"{own}__number__lt": form.number})
    if form.plan_id is not None:
        return before | Q(**{f"{own}__plan": None, "exemplar__round__plan": form.plan_id})
    return before & _of_plan(form, "exemplar__round__plan", _used(form.purpose, day).filter(for_running=True))


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
