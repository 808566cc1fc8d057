"""The papers of one case and of what goes upward: filled as far as it is known, blank for the pen, and never more than a
reader may see.
"""

import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from danvan.appraisals.models import Mark, Recusal
from danvan.appraisals.tests.factories import (
    CaseFactory,
    CriteriaFactory,
    DecisionFactory,
    LineFactory,
    SheetFactory,
    SittingFactory,
    VisitFactory,
    seated,
    secretary_of,
)
from danvan.audit.models import Entry
from danvan.exemplars.models import Proposal, Recognition, Stage
from danvan.exemplars.tests.factories import ExemplarFactory, GoalFactory, level, remit_over
from danvan.papers.tests.opened import Opened, mm, text_of
from danvan.units.models import Act
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(on_day):
    on_day(date(2026, 3, 2))


def browser_of(post):
    browser = Client()
    browser.force_login(post.user)
    return browser


def opened(post, route, *numbers):
    answer = browser_of(post).get(reverse(f"appraisals:{route}", args=numbers))
    assert answer.status_code == 200
    return Opened(answer.content)


def cells(table):
    """The texts of a table's cells, row by row."""
    rows = [[cell for cell in row if cell.tag.endswith("}tc")] for row in table if row.tag.endswith("}tr")]
    return [["\n".join(filter(None, map(text_of, cell.iterdescendants("{*}p")))) for cell in row] for row in rows]


def judged(**fields):
    """A case of a model with a goal, its secretary, and a member who judges it: (case, secretary, member)."""
    sitting = SittingFactory(**fields)
    exemplar = ExemplarFactory(stage=Stage.APPRAISING, name="Đường hoa thôn Thử", collective_words="Chi hội thôn 3")
    GoalFactory(exemplar=exemplar, achieved=2500)
    secretary, (_post, member) = secretary_of(sitting), seated(sitting)
    return CaseFactory(sitting=sitting, exemplar=exemplar), secretary, member


def test_the_record_of_a_visit_says_who_went_what_the_unit_reported_and_what_was_found():
    case, secretary, member = judged()
    visit = VisitFactory(case=case, findings="Đường dài 2,4 km, dân tự chăm sóc.")
    visit.who.add(member)

    paper = opened(secretary, "visit_record", case.pk, visit.pk)

    body = " ".join(paper.lines("Body"))
    goals, hands = [table for table in map(cells, paper.tables()) if len(table[0]) in (6, 3)][-2:]
    assert "Hôm nay, ngày 20 tháng 02 năm 2026" in body
    assert f"- {member.name}, {member.role_words}" in body
    assert "Đường dài 2,4 km, dân tự chăm sóc." in body
    assert goals[1][4:] == ["2,5", ""]
    assert [row[1].splitlines()[0] for row in hands[1:]] == [member.name, "Đại diện đơn vị, cá nhân được thẩm định"]


def test_a_blank_record_leaves_what_is_found_to_the_pen_and_names_nobody_who_stays_out():
    case, secretary, member = judged()
    _post, tied = seated(case.sitting)
    Recusal.objects.create(case=case, member=tied, user=tied.user, why="tied", since=date(2026, 3, 1))

    paper = opened(secretary, "blank_paper", case.pk, "visit")

    text = " ".join(paper.lines())
    assert ("Đường hoa thôn Thử" in text, "ngày …… tháng …… năm" in text) == (True, True)
    assert (member.name in text, tied.name in text) == (True, False)
    # 8 + 3 + 2 + 3 lines to write on: a line of dots is as long as the page is wide, and no longer.
    dots = [line for line in paper.lines("Body") if set(line.rstrip("./")) == {"…"}]
    assert len(dots) == 16
    assert mm(paper.sections()[0], "pgMar", "left") == 30


def test_the_joint_sheet_ticks_what_was_said_and_the_blank_one_nothing():
    case, secretary, _member = judged()
    sheet = SheetFactory(case=case, opinion="Làm tốt, có sức lan tỏa", stage="signed", signed_by_name="Lò Văn Mẫu")
    met, unmet = case.sitting.criteria.rows.all()
    Mark.objects.create(sheet=sheet, criterion=met, passes=True)
    Mark.objects.create(sheet=sheet, criterion=unmet, passes=False)

    filled = opened(secretary, "sheet_paper", case.pk, sheet.pk)
    blank = opened(secretary, "blank_paper", case.pk, "sheet")

    marks = [[row[2:] for row in cells(table)[1:]] for paper in (filled, blank) for table in [of_marks(paper)]]
    assert marks == [[["☒", "☐"], ["☐", "☒"]], [["☐", "☐"], ["☐", "☐"]]]
    assert "Căn cứ Hướng dẫn số 12-HD/BDV." in filled.lines("Basis")
    assert ("Cộng: 1/2 tiêu chí đạt." in filled.lines(), "Làm tốt, có sức lan tỏa./." in filled.lines()) == (True, True)
    assert (filled.lines("Signer"), blank.lines("Signer")) == (["Lò Văn Mẫu"], [])


def of_marks(paper):
    """The table of criteria."""
    return next(table for table in paper.tables() if "Tiêu chí" in cells(table)[0])


def test_a_sheet_with_points_has_its_sum_over_the_most():
    case, secretary, _member = judged(criteria=CriteriaFactory(points=True))
    sheet = SheetFactory(case=case)
    for row, points in zip(case.sitting.criteria.rows.all(), (850, 1700), strict=True):
        Mark.objects.create(sheet=sheet, criterion=row, points=points)

    paper = opened(secretary, "sheet_paper", case.pk, sheet.pk)

    assert [row[2:] for row in cells(of_marks(paper))[1:]] == [["10", "8,5"], ["20", "17"]]
    assert "Tổng điểm: 25,5 trên 30." in paper.lines()


def test_the_sheet_of_another_member_is_printed_by_nobody_before_the_count():
    case, secretary, member = judged(way="separate")
    sheet = SheetFactory(case=case, member=member, opinion="Ý kiến riêng", stage="signed")
    address = reverse("appraisals:sheet_paper", args=[case.pk, sheet.pk])
    before = browser_of(secretary).get(address).status_code

    case.sitting.stage = "counted"
    case.sitting.save()

    assert (before, browser_of(secretary).get(address).status_code) == (404, 200)


def test_an_individual_without_consent_is_not_named_and_the_print_is_a_look():
    case, secretary, _member = judged()
    person = ExemplarFactory(
        stage=Stage.APPRAISING, subject="individual", person_name="Lò Thị Mẫu", name="Già làng gương mẫu"
    )
    own = CaseFactory(sitting=case.sitting, exemplar=person)

    text = " ".join(opened(secretary, "blank_paper", own.pk, "sheet").lines())

    assert ("Già làng gương mẫu" in text, "Lò Thị Mẫu" in text) == (True, False)
    assert looks(person) == [secretary.user.pk]


def test_the_page_of_a_case_writes_a_look_at_an_individual_down_once_a_day():
    case, secretary, _member = judged()
    person = ExemplarFactory(stage=Stage.APPRAISING, subject="individual", person_name="Lò Thị Mẫu")
    own = CaseFactory(sitting=case.sitting, exemplar=person)
    browser = browser_of(secretary)

    for each in (own, own, case):
        browser.get(reverse("appraisals:case", args=[each.pk]))

    assert (looks(person), looks(case.exemplar)) == ([secretary.user.pk], [])


def looks(exemplar):
    return [*Entry.objects.about(exemplar).filter(verb="look").values_list("actor_id", flat=True)]


def agreed():
    """A signed decision over a collective and an individual, and an officer of the office: (decision, officer)."""
    decision = DecisionFactory(stage="signed", symbol="45-QĐ/ĐU", signed_on=date(2026, 3, 1))
    group = ExemplarFactory(name="=Đường hoa", collective_words="Chi hội thôn 3")
    person = ExemplarFactory(
        name="Già làng", subject="individual", person_name="Lò Thị Mẫu", person_position="Trưởng thôn"
    )
    for exemplar in (group, person):
        LineFactory(decision=decision, case=None, exemplar=exemplar)
        remit_over(decision.office, exemplar.unit, Act.RECOGNISE, at=level())
    return decision, officer_of(decision.office)


def test_the_names_for_certificates_come_as_a_workbook_that_a_mail_merge_reads():
    decision, officer = agreed()

    answer = browser_of(officer).get(reverse("appraisals:certificates", args=[decision.pk]))

    rows = [[cell.value for cell in row] for row in load_workbook(io.BytesIO(answer.content)).active.rows]
    assert rows[0][:4] == ["TT", "Đối tượng", "Tên ghi trên giấy chứng nhận", "Chức vụ, nơi công tác"]
    told = {row[4]: (row[1], row[2], row[3], row[9]) for row in rows[1:]}
    assert told == {
        "=Đường hoa": ("tập thể", "Chi hội thôn 3", None, "45-QĐ/ĐU"),
        "Già làng": ("cá nhân", "Lò Thị Mẫu", "Trưởng thôn", "45-QĐ/ĐU"),
    }
    printed = Entry.objects.filter(object_type="appraisals.decision", verb="export")
    assert list(printed.values_list("actor_id", flat=True)) == [officer.user_id]


def chosen(office, **fields):
    """A recognised model that an office with a remit to recognise chose for the next level."""
    exemplar = ExemplarFactory(stage=Stage.RECOGNISED, **fields)
    remit_over(office, exemplar.unit, Act.RECOGNISE, at=level())
    Recognition.objects.create(
        exemplar=exemplar, year=2025, kind="recognised", symbol="9-QĐ/ĐU", signed_on=date(2025, 11, 5)
    )
    return Proposal.objects.create(exemplar=exemplar, to_level=level(), year=2026, on=date(2026, 3, 1))


def test_the_submission_upward_lists_what_the_office_chose_and_nothing_of_others():
    officer = officer_of(UnitFactory(name="Ban Dân vận Thử"))
    chosen(officer.unit, name="Đường hoa", collective_words="Chi hội thôn 3")
    chosen(officer.unit, name="Già làng", subject="individual", person_name="Lò Thị Mẫu")
    chosen(UnitFactory(), name="Mô hình nơi khác")

    paper = opened(officer, "upward", level().pk, 2026)

    text = " ".join(paper.lines())
    page = browser_of(officer).get(reverse("appraisals:proposals")).content.decode()
    assert "Danh sách có 02 mô hình, điển hình: 01 tập thể, 01 cá nhân." in text
    assert "9-QĐ/ĐU, 05/11/2025" in text
    # Nobody agreed that this individual be named beyond unit and receiver.
    assert ("Lò Thị Mẫu" in text, "Mô hình nơi khác" in text) == (False, False)
    assert ("Đường hoa" in page, "Già làng" in page, "Mô hình nơi khác" in page) == (True, True, False)
