"""Choosing a recognised model for the next level: it is proposed, and a candidacy of its own begins there from its dossier.
Nothing that is counted below changes but that it was proposed.
"""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from danvan.audit.actions import record
from danvan.core.acting import Acting, renewed
from danvan.core.action import action
from danvan.core.errors import Refused
from danvan.exemplars.actions.finding import be_found
from danvan.exemplars.actions.notices import tell_unit
from danvan.exemplars.actions.years import settle_year
from danvan.exemplars.models import (
    SHARED,
    Came,
    Consent,
    Dossier,
    DossierText,
    Exemplar,
    Goal,
    Proposal,
    Purpose,
    Resource,
    ResourcePhase,
    Stage,
)
from danvan.exemplars.permissions import receives, recognises
from danvan.exemplars.queries.forms import form_for
from danvan.exemplars.queries.levels import level_above
from danvan.exemplars.queries.results import goals_told, raised_told, results_told
from danvan.workflow.authors import add_authors
from danvan.workflow.keys import spend
from danvan.workflow.locking import NOT_ALLOWED, locked

# What a candidacy takes over; its level, year, stage and all that happens to it are its own.
TAKEN = (
    *("name", "called", "subject", "unit", "collective_words", "collective_unit", "person_name", "person_position"),
    *("person_account", "field", "plan", "starts_on", "ends_on", "home", "cost"),
)
GOAL = ("order", "words", "unit_of_measure", "planned", "achieved", "counts_people")
AMOUNT = ("order", "unit", "amount", "base", "giver", "what")


def proposes(by: Acting, exemplar: Exemplar) -> bool:
    """Who received or recognised it, while it is recognised."""
    return exemplar.stage in SHARED and (receives(by, exemplar) or recognises(by, exemplar))


@action
def propose(
    exemplar: Exemplar, *, by: Acting, year: int, on: date, symbol: str = "", key: str | None = None
) -> Proposal:
    """Proposes a recognised model to the next level; its unit finds a candidacy there that starts from its dossier."""
    spend(key)
    fresh, by = locked(exemplar), renewed(by)
    if not proposes(by, fresh):
        raise Refused(NOT_ALLOWED, status=403)
    above = level_above(fresh.level)
    if above is None:
        raise Refused(_("Mô hình đã ở cấp cao nhất, không còn cấp trên để đề nghị."))
    if Proposal.objects.filter(exemplar=fresh, to_level=above, year=year).exists():
        raise Refused(_("Mô hình đã được đề nghị lên cấp này trong năm."))
    standing = fresh.elevations.filter(level=above).exclude(stage__in=(Stage.DROPPED, Stage.DECLINED)).first()
    candidacy = None if standing else _candidacy(fresh, above, year, by)
    row = Proposal.objects.create(exemplar=fresh, to_level=above, year=year, on=on, symbol=symbol, candidacy=candidacy)
    settle_year(fresh, year)
    record("propose", fresh, by=by, changes={"level": ("", above.name), "year": (None, year)})
    if candidacy:
        tell_unit(candidacy, "elevate", by=by)
    return row


def _candidacy(below: Exemplar, level: Any, year: int, by: Acting) -> Exemplar:
    taken = {name: getattr(below, name) for name in TAKEN}
    above = Exemplar(
        **taken,
        level=level,
        year=year,
        elevated_from=below,
        root_id=below.origin_id,
        came=Came.ELEVATION,
        stage=Stage.DRAFT,
    )
    above.save()
    _copy_consent(below, above)
    _copy_dossier(below, above)
    _copy_amounts(below, above)
    add_authors(above, by)
    be_found(above)
    record("elevate", above, by=by, changes={"level": (below.level.name, level.name)})
    return above


def _copy_amounts(below: Exemplar, above: Exemplar) -> None:
    """Goals and resources as the newest year's result below tells them; what is done above changes only its own."""
    told = results_told([below])
    goals = goals_told([below], told).get(below.pk, [])
    Goal.objects.bulk_create(Goal(exemplar=above, **{each: getattr(row, each) for each in GOAL}) for row in goals)
    planned = Resource.objects.filter(exemplar=below, phase=ResourcePhase.PLANNED)
    raised = raised_told([below], told).get(below.pk, [])
    for phase, rows in ((ResourcePhase.PLANNED, planned), (ResourcePhase.RAISED, raised)):
        made = (Resource(exemplar=above, phase=phase, **{each: getattr(row, each) for each in AMOUNT}) for row in rows)
        Resource.objects.bulk_create(made)


def _copy_consent(below: Exemplar, above: Exemplar) -> None:
    """An individual's word goes along as it was given; whether it holds for a public page is asked again."""
    consent = Consent.objects.filter(exemplar=below, withdrawn_on__isnull=True).first()
    if consent is not None:
        told = {"given_on": consent.given_on, "how": consent.how, "kept_at": consent.kept_at}
        Consent.objects.create(exemplar=above, noted_by_id=consent.noted_by_id, **told)


def _copy_dossier(below: Exemplar, above: Exemplar) -> None:
    """The words of the registration that was accepted, under the headings of the form above that mean the same."""
    form = form_for(above, Purpose.REGISTRATION)
    dossier = Dossier.objects.create(exemplar=above, purpose=Purpose.REGISTRATION, year=above.year, form=form)
    sent = below.dossiers.filter(purpose=Purpose.REGISTRATION, submitted_at__isnull=False)
    last = sent.order_by("-year", "-number").first()
    if last is None:
        return
    texts = list(last.texts.select_related("heading"))
    by_key = {text.heading.key: text.words for text in texts if text.heading.key}
    by_heading = {text.heading_id: text.words for text in texts}
    pairs = [(each, by_heading.get(each.pk, by_key.get(each.key, ""))) for each in form.headings.all()]
    DossierText.objects.bulk_create(
        DossierText(dossier=dossier, heading=each, words=words) for each, words in pairs if words
    )
