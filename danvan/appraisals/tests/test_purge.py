"""A model that must not have been here goes with its cases, its sheets and every word said of it; others stay."""

from datetime import date

import pytest

from danvan.accounts.tests.factories import UserFactory
from danvan.appraisals.models import Case, Count, Criteria, Decision, Line, Mark, Recusal, Sheet, Visit, Vote
from danvan.appraisals.tests.factories import (
    CaseFactory,
    CriteriaFactory,
    DecisionFactory,
    LineFactory,
    SheetFactory,
    SittingFactory,
    VisitFactory,
    VoteFactory,
    seated,
)
from danvan.audit.actions import record
from danvan.audit.models import Entry
from danvan.core.acting import SYSTEM, Acting
from danvan.documents.tests.factories import recorded
from danvan.exemplars.models import Exemplar
from danvan.files.actions.purge import purge
from danvan.notifications.models import Notice
from danvan.units.tests.factories import officer_of

pytestmark = pytest.mark.django_db
JUDGING = (Case, Sheet, Mark, Vote, Count, Visit, Recusal, Line)


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(date(2026, 3, 2))


def judged(decision):
    """A case with everything there can be, and its line."""
    sitting = decision.sitting
    _post, member = seated(sitting)
    case = CaseFactory(sitting=sitting, stage="decided", conclusion_words="Đủ tiêu chí")
    sheet = SheetFactory(case=case, opinion="Làm tốt")
    Mark.objects.create(sheet=sheet, criterion=sitting.criteria.rows.first(), passes=True)
    VoteFactory(case=case, member=member, words="Nên nhân rộng")
    Count.objects.create(case=case, present=1, agreed=1, against=0)
    VisitFactory(case=case).who.add(member)
    Recusal.objects.create(
        case=case, member=member, user=member.user, why="tied", words="Em ruột", since=date(2026, 3, 1)
    )
    for each in (case, sheet):
        record("edit", each, by=SYSTEM, changes={"words": ("", "lời kể")})
    return LineFactory(decision=decision, case=case, reason="Theo biên bản")


def gone(exemplar):
    return purge(exemplar, by=Acting(user=UserFactory()), reason="Có dấu MẬT")


def test_a_purged_model_takes_its_cases_sheets_votes_and_lines_and_leaves_those_of_others():
    decision = DecisionFactory(sitting=SittingFactory(stage="counted"))
    line, other = judged(decision), judged(decision)

    counts = gone(line.exemplar)

    assert counts["hồ sơ thẩm định"] == 1
    assert [model.objects.count() for model in JUDGING] == [1] * len(JUDGING)
    assert Line.objects.get() == other
    assert not Exemplar.objects.filter(pk=line.exemplar_id).exists()
    # Who did what stays; what was said does not.
    kept = Entry.objects.filter(object_type="appraisals.case", object_id=line.case_id, verb="edit")
    assert [entry.changes for entry in kept] == [{}]
    assert Entry.objects.filter(object_type="appraisals.case", object_id=other.case_id, verb="edit").get().changes != {}


def test_an_individuals_dossier_goes_in_the_same_way_with_its_notices():
    decision = DecisionFactory(sitting=SittingFactory(stage="counted"))
    line = judged(decision)
    Exemplar.objects.filter(pk=line.exemplar_id).update(subject="individual", person_name="Lò Thị Mẫu")
    exemplar = Exemplar.objects.get(pk=line.exemplar_id)

    gone(exemplar)

    assert [model.objects.count() for model in JUDGING] == [0] * len(JUDGING)
    assert not Notice.objects.filter(object_type="appraisals.case").exists()
    assert Decision.objects.filter(pk=decision.pk).exists()


def test_criteria_and_decisions_that_rest_on_a_purged_document_keep_their_own_words():
    officer = officer_of(CriteriaFactory().office)
    document = recorded(officer.unit, by=officer)
    Criteria.objects.update(document=document)
    decision = DecisionFactory(document=document, symbol="45-QĐ/ĐU")

    gone(document)

    decision.refresh_from_db()
    assert (Criteria.objects.get().document, Criteria.objects.get().basis) == (None, "Hướng dẫn số 12-HD/BDV")
    assert (decision.document, decision.symbol) == (None, "45-QĐ/ĐU")
