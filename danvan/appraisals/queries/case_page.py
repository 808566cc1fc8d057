"""What the page of one case shows, as far as it is open to this reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from danvan.appraisals.arithmetic import Tally
from danvan.appraisals.hands import Hand
from danvan.appraisals.models import (
    Case,
    CaseStage,
    Criterion,
    Recusal,
    Sheet,
    SheetStage,
    Sitting,
    SittingStage,
    Visit,
    Vote,
    Way,
)
from danvan.appraisals.permissions import hand_in_sight, sheets_visible_to, votes_visible_to
from danvan.appraisals.queries.tallies import tally_of_open
from danvan.appraisals.wording import mark_words, said_by, sheet_sum
from danvan.appraisals.workflow import CASE
from danvan.committees.models import Member
from danvan.committees.queries import members_on
from danvan.core import clock
from danvan.core.acting import Acting
from danvan.exemplars.models import Dossier, DossierText, Goal
from danvan.exemplars.queries.results import counting, goals_told, newest_results
from danvan.files.models import Attachment

# So many versions of the unit's forms are shown.
DOSSIERS = 4


@dataclass(frozen=True)
class SheetShown:
    """A sheet with its answers in words, and what this person may do with it."""

    sheet: Sheet
    answers: list[tuple[str, str]]
    total: str
    may_write: bool
    may_sign: bool
    may_rewrite: bool


@dataclass(frozen=True)
class CasePage:
    """All of one case's page. `dossiers` are what the unit sent with its texts, `visits` each with its files; `year` is the
    one whose result `goals` tell of, None where none was sent.
    """

    dossiers: list[tuple[Dossier, list[DossierText]]]
    year: int | None
    goals: list[Goal]
    visits: list[tuple[Visit, list[Attachment]]]
    sheets: list[SheetShown]
    votes: list[Vote]
    tally: Tally | None
    recusals: list[Recusal]
    may: dict[str, bool]
    user_id: int


def page_of(case: Case, by: Acting, user: Any) -> CasePage:
    """Gathers the page of a case in sight of this reader, each thing in one question."""
    hand = hand_in_sight(by, case)
    visits = list(Visit.objects.filter(case=case).prefetch_related("who"))
    files = Attachment.objects.by_owner(Visit._meta.label_lower, [visit.pk for visit in visits]) if visits else {}
    votes = list(votes_visible_to(user).filter(case=case).select_related("member").order_by("seat"))
    recusals = list(Recusal.objects.filter(case=case, member__isnull=False).select_related("member"))
    dossiers = sent_by_unit(case)
    told = newest_results(dossier for dossier, _texts in dossiers)
    return CasePage(
        dossiers=dossiers,
        year=told[case.exemplar_id].year if told else None,
        goals=goals_told([case.exemplar], told).get(case.exemplar_id, []),
        visits=[(visit, files.get(visit.pk, [])) for visit in visits],
        sheets=sheets_shown(case, hand, user),
        votes=votes,
        tally=tally_of_open(case, votes, recusals) if case.sitting.is_opened else None,
        recusals=recusals,
        may=may_do(case, hand, votes),
        user_id=user.pk,
    )


def sent_by_unit(case: Case) -> list[tuple[Dossier, list[DossierText]]]:
    """The newest versions that count up to the year that is judged, with their texts; a version without a word is none."""
    sent = counting(case.sitting.year).filter(exemplar=case.exemplar_id)
    texts = DossierText.objects.exclude(words="").filter(dossier__in=sent).select_related("heading", "dossier")
    order = ("dossier__purpose", "-dossier__year", "-dossier__number", "dossier", "heading__order")
    by_dossier: dict[int, tuple[Dossier, list[DossierText]]] = {}
    for text in texts.order_by(*order):
        by_dossier.setdefault(text.dossier_id, (text.dossier, []))[1].append(text)
    return list(by_dossier.values())[:DOSSIERS]


def sheets_shown(case: Case, hand: Hand, user: Any) -> list[SheetShown]:
    """The sheets open to this reader, criterion by criterion."""
    rows = list(case.sitting.criteria.rows.all())
    found = sheets_visible_to(user).filter(case=case).select_related("member").prefetch_related("marks")
    return [_shown(sheet, case, rows, hand) for sheet in found.order_by("seat", "pk")]


def _shown(sheet: Sheet, case: Case, rows: list[Criterion], hand: Hand) -> SheetShown:
    sheet.case = case
    said = said_by(sheet.marks.all())
    writing = sheet.stage == SheetStage.WRITING and case.sitting.stage == SittingStage.ASSESSING
    return SheetShown(
        sheet,
        [(row.words, mark_words(said.get(row.pk))) for row in rows],
        sheet_sum(said),
        writing and hand.writes(sheet),
        writing and hand.signs(sheet),
        sheet.stage == SheetStage.SIGNED and hand.rewrites(sheet),
    )


def may_do(case: Case, hand: Hand, votes: Sequence[Vote]) -> dict[str, bool]:
    """Which of the page's acts are open to this person now; `votes` are those they see, their own among them."""
    stage, keeper, seat = case.sitting.stage, hand.keeps, hand.seat
    opened = case.stage == CaseStage.OPENED
    assessing = opened and stage == SittingStage.ASSESSING
    voting = opened and stage == SittingStage.VOTING
    writes = keeper if case.sitting.way == Way.JOINT else seat is not None
    voted = seat is not None and seat.seat in {vote.seat for vote in votes}
    return {
        "print": hand.works,
        "files": hand.works and stage not in (SittingStage.CLOSED, SittingStage.DROPPED),
        "visit": assessing and hand.works,
        "sheet": assessing and writes,
        "vote": voting and seat is not None and not voted,
        "ballot": voting and keeper,
        "conclude": (opened or case.stage == CaseStage.DECIDED) and stage == SittingStage.COUNTED and keeper,
        "stay_out": (assessing or voting) and (keeper or (seat is not None and not voted)),
        "take_out": stage != SittingStage.COUNTED and keeper and case.stage in CASE.moves["take_out"].sources,
    }


def who_may_judge(case: Case) -> QuerySet[Member]:
    """The members of today who are not written down as staying out."""
    out = Recusal.objects.filter(case=case, member__isnull=False).values("member")
    return serving(case.sitting).exclude(pk__in=out)


def serving(sitting: Sitting) -> QuerySet[Member]:
    """Who sits on the panel today."""
    return members_on(sitting.panel, clock.today())
