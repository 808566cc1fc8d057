"""Eight hands at a sitting in the same moment: every vote, case and outcome is there once, what was counted is what was
cast before the count, and nobody waits for ever.
"""

from contextlib import suppress
from datetime import date

import pytest

from danvan.appraisals.actions import announcing, ballots, cases, sheets, sittings
from danvan.appraisals.models import Case, Line, Sheet, SheetStage, Sitting, Vote
from danvan.appraisals.queries.tallies import tallies_of
from danvan.appraisals.tests.factories import (
    CaseFactory,
    DecisionFactory,
    LineFactory,
    SittingFactory,
    seated,
    secretary_of,
)
from danvan.audit.models import Entry
from danvan.core.errors import Overtaken, Refused
from danvan.exemplars.models import ExemplarYear, Recognition, Stage
from danvan.exemplars.tallies.keys import RECOGNISED
from danvan.exemplars.tallies.recounting import differing, missing
from danvan.exemplars.tests.factories import ExemplarFactory, level, remit_over
from danvan.jobs.kinds import Run
from danvan.jobs.models import Job
from danvan.measures.rules import Rule
from danvan.measures.tests.factories import MeasureFactory, gauge_of, wrong
from danvan.notifications.models import Notice
from danvan.units.models import Act
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db(transaction=True)

EIGHT = 8
HELD = {"voting": "meeting", "met_on": date(2026, 3, 1), "minutes_symbol": "03/BB"}


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(date(2026, 3, 2))


def late(results):
    """How many were told that they came too late; whatever else went wrong shows."""
    met = [each for each in results if isinstance(each, Exception)]
    assert all(isinstance(each, Overtaken | Refused) for each in met), met
    return len(met)


def test_eight_seats_that_vote_on_all_cases_in_every_order_are_each_counted_once(at_once):
    sitting = SittingFactory(stage="voting")
    rows = [CaseFactory(sitting=sitting) for _each in range(3)]
    posts = [seated(sitting)[0] for _each in range(EIGHT)]

    def work(n):
        for at in range(len(rows)):
            ballots.vote(rows[(n + at) % len(rows)], by=posts[n], says="for" if n % 2 else "against")

    results = at_once(work)

    votes, tallies = len(results), tallies_of(sitting, rows)
    assert results == [None] * votes
    assert {(each.agreed, each.against) for each in tallies.values()} == {(votes // 2, votes // 2)}
    assert Vote.objects.count() == votes * len(rows)


def test_no_vote_slips_in_behind_the_count(at_once):
    sitting = SittingFactory(stage="voting", **HELD)
    case, keeper = CaseFactory(sitting=sitting), secretary_of(sitting)
    posts = [seated(sitting)[0] for _each in range(EIGHT)]
    ballots.vote(case, by=keeper, says="for")

    def work(n):
        if n == 0:
            return sittings.press(Sitting.objects.get(), "count", by=keeper) and None
        return ballots.vote(case, by=posts[n], says="for") and None

    results = at_once(work)

    counted = Entry.objects.about(sitting).get(verb="count").pk
    cast = Entry.objects.about(case).filter(verb="vote")
    assert (results[0], Vote.objects.count()) == (None, len(results) - late(results))
    assert not cast.filter(pk__gt=counted).exists()


def test_of_eight_who_write_down_one_seat_s_vote_and_the_member_itself_one_is_believed(at_once):
    case = CaseFactory(sitting=SittingFactory(stage="voting"))
    keepers = [secretary_of(case.sitting) for _each in range(EIGHT)]
    post, member = seated(case.sitting)

    def work(n):
        if n == 0:
            return ballots.vote(case, by=post, says="against") and None
        return ballots.note_vote(case, member, by=keepers[n], says="for") and None

    results = at_once(work)

    assert (late(results), Vote.objects.count()) == (len(results) - 1, 1)


def test_sheets_that_members_write_and_sign_at_once_are_all_signed(at_once):
    case = CaseFactory(sitting=SittingFactory(way="separate"))
    posts = [seated(case.sitting)[0] for _each in range(EIGHT)]

    def work(n):
        sheet = sheets.open_sheet(case, by=posts[n])
        rows = {row.pk: True for row in case.sitting.criteria.rows.all()}
        sheet = sheets.write(sheet, rows, f"Nhận xét {n}", by=posts[n], version=sheet.version)
        sheets.sign(sheet, by=posts[n])

    results = at_once(work)

    assert results == [None] * len(results)
    assert [*Sheet.objects.values_list("stage", flat=True)] == [SheetStage.SIGNED] * len(results)


def test_models_taken_in_by_eight_hands_at_once_are_one_case_each(at_once):
    sitting = SittingFactory(stage="preparing")
    keepers = [officer_of(sitting.office) for _each in range(EIGHT)]
    models = [ExemplarFactory(stage=Stage.REPORTED) for _each in range(EIGHT)]
    for each in models:
        remit_over(sitting.office, each.unit, Act.VERIFY, at=level())

    def work(n):
        for at in range(EIGHT):
            with suppress(Refused):
                cases.take_in(Sitting.objects.get(), [models[(n + at) % EIGHT]], by=keepers[n])

    results = at_once(work)

    assert results == [None] * len(results)
    assert sorted(Case.objects.values_list("exemplar", flat=True)) == sorted(each.pk for each in models)


def test_a_decision_told_by_many_workers_at_once_tells_and_counts_each_model_once(at_once):
    decision = DecisionFactory(
        sitting=SittingFactory(stage="counted"), stage="announcing", symbol="45-QĐ/ĐU", signed_on=date(2026, 3, 1)
    )
    top = UnitFactory()
    units = [UnitFactory(parent=top) for _each in range(EIGHT)]
    gauge_of(*units, issuer=top, measure=MeasureFactory(tally=RECOGNISED), rule=Rule.TOTAL)
    remit_over(decision.office, top, Act.RECOGNISE, at=level())
    for unit in units:
        officer_of(unit)
        exemplar = ExemplarFactory(unit=unit, stage=Stage.APPRAISING)
        case = CaseFactory(sitting=decision.sitting, stage="decided", proposed="yes", exemplar=exemplar)
        LineFactory(decision=decision, case=case, outcome="yes")
    by = officer_of(decision.office)
    job = announcing.start_job(announcing.JOB, by=by, decision=decision.pk)
    Job.objects.update(state="running")
    job.refresh_from_db()

    def work(n):
        lines = list(Line.objects.select_related("exemplar", "case", "decision").order_by("pk"))
        for line in lines[n:] + lines[:n]:
            announcing.tell_line(line, Run(job, by=by))

    results = at_once(work)

    assert results == [None] * len(results)
    assert (Recognition.objects.count(), Entry.objects.about(decision).filter(verb="tell").count()) == (EIGHT, EIGHT)
    assert ExemplarYear.objects.filter(recognised_on__isnull=False).count() == EIGHT
    assert [*Notice.objects.order_by().values_list("events", flat=True)] == [1] * EIGHT
    assert (list(differing()), missing(), wrong()) == ([], [], [])
