"""What a public page says of a model, taken as it stands on the day it is prepared."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from danvan.core.formats import number, table_date
from danvan.exemplars.models import (
    PLACES,
    Dossier,
    DossierText,
    Exemplar,
    Goal,
    HeadingKind,
    PublicPage,
    Purpose,
    Recognition,
    RecognitionKind,
)
from danvan.exemplars.queries.results import counting, goals_told, results_told
from danvan.files.models import Attachment
from danvan.files.models.attachments import Role

# A number of people smaller than this could point at somebody in a village.
FEWEST_PEOPLE = 10


def texts_of(exemplar: Exemplar) -> list[DossierText]:
    """The words that may go on a page: those of the newest registration and of the newest year's result, as they were
    sent.
    """
    sent = counting().filter(exemplar=exemplar)
    newest = {dossier.purpose: dossier.pk for dossier in sent.order_by("year", "number")}
    texts = DossierText.objects.filter(dossier__in=newest.values()).exclude(words="")
    return list(texts.select_related("heading", "dossier").order_by("dossier__purpose", "heading__order"))


def label_of(text: DossierText) -> str:
    """The heading of a text; of a result with its year, since a model that goes on tells one of each."""
    if text.dossier.purpose == Purpose.REGISTRATION:
        return text.heading.label
    return _("%(label)s, năm %(year)s") % {"label": text.heading.label, "year": text.dossier.year}


def newer_result(page: PublicPage) -> Dossier | None:
    """The result that a model told after its page was prepared, which therefore tells of an earlier one."""
    return (
        counting()
        .filter(exemplar=page.exemplar_id, purpose=Purpose.RESULT, submitted_at__gt=page.prepared_at)
        .order_by("-year", "-number")
        .first()
    )


def photos_of(exemplar: Exemplar) -> list[Attachment]:
    """The photos of a model and of what it did, the oldest first."""
    own = Attachment.objects.of(exemplar).filter(role=Role.PHOTO)
    activities = list(exemplar.activities.values_list("pk", flat=True))
    found = Attachment.objects.by_owner("exemplars.activity", activities)
    done = [each for pk in sorted(activities) for each in found.get(pk, []) if each.role == Role.PHOTO]
    return [each for each in [*own, *done] if each.thumbnail_id]


def body_of(exemplar: Exemplar, texts: Collection[int]) -> list[dict[str, Any]]:
    """The blocks of a page: who and where, the chosen texts in their order, and what was reached."""
    chosen = [each for each in texts_of(exemplar) if each.pk in texts and each.heading.kind != HeadingKind.GOALS]
    said = [{"kind": "text", "label": label_of(each), "words": each.words} for each in chosen]
    return [{"kind": "facts", "rows": _facts(exemplar)}, *said, *_reached(exemplar)]


def _reached(exemplar: Exemplar) -> list[dict[str, Any]]:
    """The goals beside what the newest year's result achieved of them; the year is unknown of a row from paper."""
    told = results_told([exemplar])
    goals = goals_told([exemplar], told).get(exemplar.pk)
    if not goals:
        return []
    year = told[exemplar.pk].year if exemplar.pk in told else None
    return [{"kind": "goals", "year": year, "rows": [_goal(goal) for goal in goals]}]


def _facts(exemplar: Exemplar) -> list[list[str]]:
    """Who and where, in words; an individual by name and post, as they agreed to."""
    person = ", ".join(filter(None, [exemplar.person_name, exemplar.person_position]))
    rows = [
        [_("Cá nhân"), person],
        [_("Tập thể"), exemplar.collective_words],
        [_("Đơn vị"), exemplar.unit.name],
        [_("Lĩnh vực"), exemplar.field.name if exemplar.field else ""],
        *([_("Công nhận"), _recognised(each)] for each in _holding(exemplar)),
    ]
    return [row for row in rows if row[1]]


def _holding(exemplar: Exemplar) -> list[Recognition]:
    kinds = (RecognitionKind.RECOGNISED, RecognitionKind.OUTSTANDING)
    rows = Recognition.objects.filter(exemplar=exemplar, kind__in=kinds, withdrawn_on__isnull=True)
    return list(rows.select_related("office").order_by("year", "pk"))


def _recognised(row: Recognition) -> str:
    """As a decision is cited: what, by which paper, of which day and office."""
    said = _("%(kind)s năm %(year)s") % {"kind": row.get_kind_display(), "year": row.year}
    paper = _("Quyết định số %(symbol)s") % {"symbol": row.symbol} if row.symbol else ""
    day = _("ngày %(day)s") % {"day": table_date(row.signed_on)} if row.signed_on else ""
    office = _("của %(office)s") % {"office": row.office.name} if row.office else ""
    cited = " ".join(filter(None, [paper, day, office]))
    return f"{said} ({cited})" if cited else said


def _goal(goal: Goal) -> list[str]:
    return [goal.words, goal.unit_of_measure, _amount(goal, goal.planned), _amount(goal, goal.achieved)]


def _amount(goal: Goal, amount: int | None) -> str:
    """A number as a page may say it: few people are not counted out."""
    if amount is None:
        return ""
    if goal.counts_people and 0 < amount < FEWEST_PEOPLE * 10**PLACES:
        return _("dưới %(fewest)s") % {"fewest": FEWEST_PEOPLE}
    whole, rest = divmod(amount, 10**PLACES)
    return number(Decimal(amount).scaleb(-PLACES).normalize() if rest else whole)
