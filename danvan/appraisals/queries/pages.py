"""What the pages of a sitting show, in a fixed number of questions however many cases."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count as CountOf
from django.db.models import QuerySet

from danvan.appraisals.arithmetic import Tally
from danvan.appraisals.models import Case, CaseStage, Decision, Line, Sheet, SheetStage, Sitting, Vote
from danvan.appraisals.permissions import (
    cases_visible_to,
    lines_visible_to,
    sheets_visible_to,
    visible_to,
    votes_visible_to,
)
from danvan.appraisals.queries.tallies import proposes, tallies_of
from danvan.appraisals.wording import said_by, sheet_sum
from danvan.exemplars.models import SHARED, Exemplar, Goal, Stage
from danvan.exemplars.permissions import visible_to as exemplars_visible_to
from danvan.exemplars.queries.results import goals_told, raised_told, results_told
from danvan.units.models import Act, Remit, Unit

SHOWN = ("exemplar__unit", "exemplar__field", "exemplar__level")


@dataclass
class CaseRow:
    """One case as the table of all cases shows it; `tally` only where votes are open to this reader. `year` is the one whose
    result `goals` and `raised` tell of, None where none was sent.
    """

    case: Case
    year: int | None = None
    goals: list[Goal] = field(default_factory=list)
    raised: list[Any] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    sums: list[str] = field(default_factory=list)
    signed: int = 0
    own: Vote | None = None
    tally: Tally | None = None
    enough: bool = False


def cases_of(sitting: Sitting, user: Any) -> QuerySet[Case]:
    """The cases this reader sees, without those that were taken out, in the order of names: no number has a gap."""
    rows = cases_visible_to(user).filter(sitting=sitting).exclude(stage=CaseStage.TAKEN_OUT)
    return rows.select_related("sitting__criteria", *SHOWN).order_by("exemplar__sort_key", "pk")


def table_of(sitting: Sitting, user: Any) -> list[CaseRow]:
    """All cases with what stands in the A3 table; members' marks and votes only as far as they are open."""
    rows = {case.pk: CaseRow(case) for case in cases_of(sitting, user).prefetch_related("visits")}
    _add_results(rows, sitting.year)
    _add_sheets(rows, user)
    _add_votes(rows, user)
    if sitting.is_opened:
        for pk, tally in tallies_of(sitting, [row.case for row in rows.values()]).items():
            rows[pk].tally, rows[pk].enough = tally, proposes(sitting, tally)
    return list(rows.values())


def _add_results(rows: dict[int, CaseRow], year: int) -> None:
    """What each model reached by the year that is judged."""
    models = [row.case.exemplar for row in rows.values()]
    told = results_told(models, year)
    goals, raised = goals_told(models, told), raised_told(models, told)
    for row in rows.values():
        pk = row.case.exemplar_id
        row.year = told[pk].year if pk in told else None
        row.goals, row.raised = goals.get(pk, []), raised.get(pk, [])


def _add_sheets(rows: dict[int, CaseRow], user: Any) -> None:
    sheets = sheets_visible_to(user).filter(case__in=rows).select_related("member").prefetch_related("marks")
    for sheet in sheets.order_by("seat", "pk"):
        row = rows[sheet.case_id]
        row.sheets.append(sheet)
        row.sums.append(sheet_sum(said_by(sheet.marks.all())))
    # Who has signed is no mark: the panel sees how far it is.
    signed = Sheet.objects.filter(case__in=rows, stage=SheetStage.SIGNED).values_list("case").annotate(n=CountOf("pk"))
    for pk, number in signed:
        rows[pk].signed = number


def _add_votes(rows: dict[int, CaseRow], user: Any) -> None:
    for vote in votes_visible_to(user).filter(case__in=rows, member__user=user.pk):
        rows[vote.case_id].own = vote


def sittings_with_counts(user: Any) -> list[tuple[Sitting, int]]:
    """The sittings in sight, the newest first, each with how many cases this reader sees in it."""
    rows = list(visible_to(user).select_related("office", "level", "panel").order_by("-pk")[:200])
    counts: dict[int, int] = defaultdict(int)
    seen = cases_visible_to(user).filter(sitting__in=rows).exclude(stage=CaseStage.TAKEN_OUT)
    for pk, number in seen.order_by().values_list("sitting").annotate(n=CountOf("pk")):
        counts[pk] = number
    return [(row, counts[row.pk]) for row in rows]


def waiting_for(sitting: Sitting, user: Any) -> QuerySet[Exemplar]:
    """Reported models of the sitting's level in sight that are before no panel, without those of one's own unit; and
    recognised ones of earlier years, to be judged for this year again.
    """
    live = Case.objects.filter(stage__in=[CaseStage.WAITING, CaseStage.OPENED, CaseStage.DECIDED])
    rows = exemplars_visible_to(user).filter(level=sitting.level).exclude(pk__in=live.values("exemplar"))
    fresh = rows.filter(stage__in=[Stage.REPORTED, Stage.RECOGNISED])
    done = Line.objects.filter(decision__year=sitting.year, decision__kind="recognise").values("exemplar")
    return fresh.exclude(stage=Stage.RECOGNISED, pk__in=done).select_related("unit").order_by("sort_key", "pk")


def deciders(sitting: Sitting) -> QuerySet[Unit]:
    """The offices with a remit to recognise models of the sitting's level."""
    remits = Remit.objects.filter(to_on__isnull=True).select_related("unit")
    ids = {
        row.unit_id for row in remits if Act.RECOGNISE in row.acts and row.is_about("exemplars.level", sitting.level_id)
    }
    return Unit.objects.filter(pk__in=ids).order_by("sort_key")


def recognised_for(user: Any, levels: Sequence[int]) -> QuerySet[Exemplar]:
    """Recognised models in sight of these levels."""
    rows = exemplars_visible_to(user).filter(level__in=levels, stage__in=[*SHARED, Stage.UNSUITABLE])
    return rows.select_related("unit", "level").order_by("sort_key", "pk")


@dataclass(frozen=True)
class LineRow:
    """One line of a decision, with its votes beside it."""

    line: Line
    tally: Tally | None
    enough: bool


def lines_of(decision: Decision, user: Any) -> list[LineRow]:
    """The lines this reader sees, with the votes on their cases where these are open."""
    rows = list(
        lines_visible_to(user)
        .filter(decision=decision)
        .select_related("exemplar__unit", "exemplar__field", "exemplar__level", "case__sitting")
        .order_by("exemplar__sort_key", "pk")
    )
    sitting, tallies = decision.sitting, dict[int, Tally]()
    if sitting is not None and sitting.is_opened:
        tallies = tallies_of(sitting, [row.case for row in rows if row.case])
    told = [(row, tallies.get(row.case_id or 0)) for row in rows]
    return [LineRow(row, tally, bool(sitting and tally and proposes(sitting, tally))) for row, tally in told]
