"""Sheets: the joint one signed by another hand, single ones blind until the count, two savers, late ones."""

from datetime import date

import pytest

from danvan.appraisals.actions import sheets
from danvan.appraisals.models import Sheet
from danvan.appraisals.permissions import sheets_visible_to
from danvan.appraisals.tests.factories import (
    CaseFactory,
    CriteriaFactory,
    SheetFactory,
    SittingFactory,
    seated,
    secretary_of,
)
from danvan.core.errors import Overtaken, Refused
from danvan.workflow.changes import Unknown
from danvan.workflow.editing import Conflict

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(TODAY)


def all_marks(sitting, said):
    """The same answer to every criterion."""
    return {row.pk: said for row in sitting.criteria.rows.all()}


def test_the_joint_sheet_is_signed_by_a_member_who_did_not_write_it():
    case = CaseFactory()
    secretary, (member, _seat) = secretary_of(case.sitting), seated(case.sitting)
    sheet = sheets.open_sheet(case, by=secretary)
    sheets.write(sheet, all_marks(case.sitting, True), "Làm tốt", by=secretary, version=1)

    with pytest.raises(Refused):
        sheets.sign(sheet, by=secretary)
    sheets.sign(sheet, by=member)

    assert (sheet.stage, sheet.signed_by_name) == ("signed", member.name)


def test_a_sheet_that_leaves_a_criterion_open_is_not_signed():
    case = CaseFactory()
    sheet = SheetFactory(case=case)
    member, _seat = seated(case.sitting)

    with pytest.raises(Refused):
        sheets.sign(sheet, by=member)

    sheet.refresh_from_db()
    assert sheet.stage == "writing"


def test_points_above_the_most_of_a_criterion_are_refused():
    case = CaseFactory(sitting=SittingFactory(criteria=CriteriaFactory(points=True)))
    secretary = secretary_of(case.sitting)
    sheet = sheets.open_sheet(case, by=secretary)

    with pytest.raises(Refused):
        sheets.write(sheet, all_marks(case.sitting, 2001), "", by=secretary, version=1)

    assert not sheet.marks.exists()


def test_two_savers_of_one_sheet_see_what_the_other_wrote_and_lose_nothing():
    case = CaseFactory()
    one, two = secretary_of(case.sitting), secretary_of(case.sitting)
    sheet = sheets.open_sheet(case, by=one)
    sheets.write(sheet, {}, "Ý kiến thứ nhất", by=one, version=1)

    with pytest.raises(Conflict) as met:
        sheets.write(sheet, {}, "Ý kiến thứ hai", by=two, version=1)

    told = [(clash.field, clash.base, clash.theirs, clash.yours) for clash in met.value.clashes]
    assert told == [("opinion", Unknown, "Ý kiến thứ nhất", "Ý kiến thứ hai")]
    assert (met.value.version, Sheet.objects.get().opinion) == (2, "Ý kiến thứ nhất")


def test_members_do_not_see_one_another_s_sheets_until_the_count_and_reopening_hides_them_again():
    sitting = SittingFactory(way="separate")
    case = CaseFactory(sitting=sitting)
    (one, seat), (two, other) = seated(sitting), seated(sitting)
    mine, theirs = SheetFactory(case=case, member=seat), SheetFactory(case=case, member=other)
    seen = {}

    for stage in ("assessing", "voting", "counted", "closed", "assessing again"):
        sitting.stage = stage.split()[0]
        sitting.save()
        seen[stage] = (set(sheets_visible_to(one.user)), set(sheets_visible_to(two.user)))

    blind, both = ({mine}, {theirs}), ({mine, theirs}, {mine, theirs})
    assert seen == {
        "assessing": blind,
        "voting": blind,
        "counted": both,
        "closed": both,
        "assessing again": blind,
    }


def test_a_late_sheet_is_told_that_nobody_waits_any_more():
    case = CaseFactory(sitting__way="separate")
    post, member = seated(case.sitting)
    sheet = SheetFactory(case=case, member=member, stage="lapsed")

    with pytest.raises(Overtaken):
        sheets.write(sheet, {}, "Viết muộn", by=post, version=1)
