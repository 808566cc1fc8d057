"""The plan as a Word file: what it says in which form, who gets it, and what it does not make up."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from danvan.core import clock
from danvan.documents.models import Citation, Clause, Document, Recipient, Relation
from danvan.documents.reader import read
from danvan.documents.tests.factories import recorded
from danvan.files.reading.word.document import read as read_word
from danvan.papers.tests.opened import Opened
from danvan.papers.writer import write
from danvan.plans.actions.bindings import bind
from danvan.plans.models import Phase, PlanForm, PlanStage, ReportingClause, Target, Task
from danvan.plans.papers import paper_of
from danvan.plans.tests.factories import PlanFactory, ProvinceKindFactory
from danvan.units.models import Line
from danvan.units.selectors import Selector
from danvan.units.tests.factories import TerritoryFactory, UnitFactory, officer_of

pytestmark = pytest.mark.django_db

BLANK, DAY = "\u00a0" * 7, "\u00a0" * 5


@pytest.fixture(autouse=True)
def january(on_day):
    on_day(date(2026, 1, 8))


def drafted(**said):
    """A draft of a provincial committee that has its own territory."""
    home = TerritoryFactory(level="province", kind="tỉnh", name="Sông Thử", full_name="Tỉnh Sông Thử")
    kind = ProvinceKindFactory(code="ubnd-tinh")
    committee = UnitFactory(name="UBND tỉnh Sông Thử", kind=kind, territory=home)
    return PlanFactory(**{"issuer": committee, "drafting_office__name": "Sở Nội vụ", **said})


def filled(plan):
    """The same with a line of each kind, a document it carries out, and those it binds."""
    Target.objects.create(plan=plan, rule="coverage", words="- 100% đơn vị có kế hoạch;", section="mục II.1", order=1)
    Task.objects.create(
        plan=plan,
        order=1,
        words="Rà soát thủ tục hành chính.",
        lead_words="Sở Nội vụ",
        cooperating_words="Văn phòng UBND tỉnh.",
        due_on=date(2026, 11, 30),
    )
    Phase.objects.create(plan=plan, words="Quý I", starts_on=date(2026, 1, 1), ends_on=date(2026, 4, 1), order=1)
    ReportingClause.objects.create(
        plan=plan,
        order=1,
        words="Báo cáo năm",
        due_words="trước ngày 10/12/2026",
        addressee_words="UBND tỉnh",
        channel=plan.drafting_office,
        window_ends_on=date(2026, 11, 30),
    )
    plan.commissions.create(words="Kế hoạch số 18-KH/BTGDVTU ngày 29/12/2025", order=1)
    words = "các sở, ban, ngành; UBND các xã, phường"
    bind(plan, words, Selector(units=(UnitFactory().pk,)), by=officer_of(plan.drafting_office))
    return plan


def opened(plan):
    return Opened(write(paper_of(plan, Document.objects.all())))


def test_a_draft_is_printed_whole_in_the_usual_order_with_number_and_day_left_blank():
    plan = filled(drafted(signer="Lê Thị Mẫu Hoa", signer_position="TM. UBND - KT. CHỦ TỊCH - PHÓ CHỦ TỊCH"))

    assert opened(plan).lines() == [
        "ỦY BAN NHÂN DÂN TỈNH SÔNG THỬ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"Số: {BLANK}/KH-…",
        f"Sông Thử, ngày{DAY}tháng{DAY}năm 2026",
        "KẾ HOẠCH",
        "Thực hiện công tác dân vận chính quyền năm 2026",
        "Thực hiện Kế hoạch số 18-KH/BTGDVTU ngày 29/12/2025.",
        "Ủy ban nhân dân tỉnh Sông Thử ban hành Kế hoạch với các nội dung như sau:",
        "I. CHỈ TIÊU",
        "1. 100% đơn vị có kế hoạch (mục II.1).",
        "II. NHIỆM VỤ",
        "1. Rà soát thủ tục hành chính.",
        "- Chủ trì: Sở Nội vụ.",
        "- Phối hợp: Văn phòng UBND tỉnh.",
        "- Thời hạn: chậm nhất ngày 30/11/2026.",
        "III. THỜI GIAN THỰC HIỆN",
        "Kế hoạch thực hiện từ ngày 01/01/2026 đến hết ngày 31/12/2026.",
        "1. Quý I.",
        "- Thời gian: từ ngày 01/01/2026 đến hết ngày 31/3/2026.",
        "IV. CHẾ ĐỘ BÁO CÁO",
        "1. Báo cáo năm.",
        "- Gửi: UBND tỉnh (qua Sở Nội vụ).",
        "- Thời hạn: trước ngày 10/12/2026.",
        "- Số liệu: đến hết ngày 30/11/2026.",
        "V. TỔ CHỨC THỰC HIỆN",
        "- Đơn vị thực hiện: các sở, ban, ngành; UBND các xã, phường.",
        "- Cơ quan tham mưu, theo dõi: Sở Nội vụ./.",
        "Nơi nhận:",
        "- Các sở, ban, ngành;",
        "- UBND các xã, phường;",
        "- Lưu: VT.",
        "TM. UBND",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Lê Thị Mẫu Hoa",
    ]


def test_a_plan_without_lines_says_who_issues_it_for_which_days_and_nothing_made_up():
    plan = drafted()

    assert opened(plan).lines("Basis", "Body", "Heading1", "Recipient", "Authority", "Post", "Signer") == [
        "Ủy ban nhân dân tỉnh Sông Thử ban hành Kế hoạch với các nội dung như sau:",
        "I. THỜI GIAN THỰC HIỆN",
        "Kế hoạch thực hiện từ ngày 01/01/2026 đến hết ngày 31/12/2026.",
        "II. TỔ CHỨC THỰC HIỆN",
        "- Cơ quan tham mưu, theo dõi: Sở Nội vụ./.",
        "- Lưu: VT.",
    ]


def test_a_party_plan_follows_the_partys_form():
    above = UnitFactory(name="Tỉnh ủy Sông Thử", line=Line.PARTY)
    board = UnitFactory(name="Ban Tuyên giáo và Dân vận Tỉnh ủy Sông Thử", line=Line.PARTY, parent=above)
    recorded(board, symbol="202-KH/BTGDVTU", family="party", place="Sông Thử")
    plan = filled(PlanFactory(issuer=board, drafting_office=board, family="party", signer_position="TRƯỞNG BAN"))

    lines = opened(plan).lines()
    assert lines[:6] == [
        "TỈNH ỦY SÔNG THỬ",
        "BAN TUYÊN GIÁO VÀ DÂN VẬN",
        "*",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        f"Số {BLANK}-KH/BTGDVTU",
        f"Sông Thử, ngày{DAY}tháng{DAY}năm 2026",
    ]
    assert "I- CHỈ TIÊU" in lines
    assert lines[-6:] == [
        "- Đơn vị thực hiện: các sở, ban, ngành; UBND các xã, phường.",
        "Nơi nhận:",
        "- Các sở, ban, ngành,",
        "- UBND các xã, phường,",
        "- Lưu Văn phòng.",
        "TRƯỞNG BAN",
    ]


def test_the_front_and_the_unions_write_as_the_state_does():
    front = UnitFactory(name="Ủy ban MTTQ Việt Nam xã Khe Thử", line=Line.FRONT)

    paper = opened(PlanFactory(issuer=front, drafting_office=front, family="front"))

    assert paper.lines("Issuer", "Nation", "Number") == [
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ KHE THỬ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        f"Số: {BLANK}/KH-…",
    ]


def test_an_issued_plan_bears_its_number_day_and_place_and_the_recipients_of_its_paper():
    plan = filled(drafted())
    paper = recorded(plan.issuer, symbol="21/KH-UBND", place="Phường Một", issuers=[plan.issuer])
    Recipient.objects.create(document=paper, words="Thường trực Tỉnh ủy", purpose="report", order=1)
    Recipient.objects.create(document=paper, words="Lưu: VT, SNV", purpose="file", order=2)
    type(plan).objects.filter(pk=plan.pk).update(
        stage=PlanStage.ISSUED, document=paper, issued_on=date(2026, 1, 16), signer="A", signer_position="CHỦ TỊCH"
    )
    plan.refresh_from_db()

    found = opened(plan)
    assert found.lines("Number", "Dated", "Recipient", "Post") == [
        "Số: 21/KH-UBND",
        "Phường Một, ngày 16 tháng 01 năm 2026",
        "- Thường trực Tỉnh ủy (để báo cáo);",
        "- Lưu: VT, SNV.",
        "CHỦ TỊCH",
    ]


def test_the_letters_of_the_number_are_learnt_from_papers_the_reader_may_see():
    plan = drafted()
    recorded(plan.issuer, symbol="817/QĐ-UBND-HC", type_name="Quyết định", issuers=[plan.issuer])

    numbers = [
        Opened(write(paper_of(plan, documents))).lines("Number")[0]
        for documents in (Document.objects.all(), Document.objects.none())
    ]

    assert numbers == [f"Số: {BLANK}/KH-UBND", f"Số: {BLANK}/KH-…"]


def test_a_plan_made_of_a_paper_rests_on_what_was_confirmed_there():
    plan = drafted()
    paper = recorded(plan.issuer)
    reading = paper.readings.create(made_at=clock.now())
    for words, state in (("Luật số 10/2022/QH15", "accepted"), ("Chưa ai xác nhận", "proposed")):
        clause = Clause.objects.create(reading=reading, kind="basis", words=words, state=state, decided={})
        Citation.objects.create(document=paper, relation=Relation.BASIS, words=words, clause=clause)
    plan.document = paper
    plan.commissions.create(words="Thực hiện Chỉ thị số 33/CT-TTg")

    assert opened(plan).lines("Basis") == ["Căn cứ Luật số 10/2022/QH15;", "Thực hiện Chỉ thị số 33/CT-TTg."]


def test_a_programme_and_a_chapter_are_called_what_they_are():
    programme = opened(drafted(form=PlanForm.PROGRAMME))
    chapter = opened(drafted(form=PlanForm.CHAPTER, section="mục III.2"))

    assert programme.lines("Kind", "Number") == [f"Số: {BLANK}/CTr-…", "CHƯƠNG TRÌNH"]
    assert chapter.lines("Kind") == ["KẾ HOẠCH"]
    assert "ban hành Kế hoạch (mục III.2) với" in chapter.lines("Body")[0]


def test_a_line_that_an_amendment_ended_is_not_printed():
    plan = drafted()
    Target.objects.create(plan=plan, rule="total", words="Lời cũ", to_on=date(2026, 1, 8))
    Target.objects.create(plan=plan, rule="total", words="Lời mới", from_on=date(2026, 1, 8))

    assert [line for line in opened(plan).lines("Body") if "Lời" in line] == ["1. Lời mới."]


def test_our_own_reader_reads_back_what_was_written():
    plan = filled(drafted(signer="Lê Thị Mẫu Hoa", signer_position="TM. ỦY BAN NHÂN DÂN - CHỦ TỊCH"))

    text = read_word(write(paper_of(plan, Document.objects.none())), "ke-hoach.docx")["text"]
    found = read(text)

    header = found.header
    said = [each.value if each else "" for each in (header.doc_type, header.place, header.title, header.signer)]
    assert said == ["Kế hoạch", "Sông Thử", plan.title, "Lê Thị Mẫu Hoa"]
    assert [each.name for each in found.recipients] == ["Các sở, ban, ngành", "UBND các xã, phường", "Lưu: VT"]


def test_whoever_reads_pages_in_another_language_gets_the_paper_in_vietnamese():
    plan = filled(drafted())
    expected = opened(plan).lines()

    with translation.override("en"):
        assert opened(plan).lines() == expected


def test_very_long_words_stay_whole():
    long = "Công tác dân vận " * 58
    plan = drafted(title=long.strip(), signer="Lê " * 60, signer_position="KT. CHỦ TỊCH " * 20)
    Task.objects.create(plan=plan, words=long * 20, lead_words=long[:500])

    lines = opened(plan).lines("Subject", "Body")
    assert lines[0] == long.strip()
    assert f"1. {(long * 20).strip()}." in lines


def test_two_hundred_tasks_ask_no_more_often_than_three():
    counts = []
    for many in (3, 200):
        plan = filled(drafted())
        Task.objects.bulk_create(Task(plan=plan, words=f"Việc {n}", order=n) for n in range(many))
        fresh = type(plan).objects.select_related("issuer", "drafting_office", "document").get(pk=plan.pk)
        with CaptureQueriesContext(connection) as asked:
            paper_of(fresh, Document.objects.all())
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_a_draft_is_fetched_by_its_makers_as_a_file_to_save(scene):
    answer = scene.world.browser("department_officer").get(scene.page("paper.docx"))

    assert answer.status_code == 200
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "Rà soát thủ tục" in "".join(Opened(answer.content).lines("Body"))


def test_the_file_of_an_issued_plan_is_named_by_its_number(in_force):
    answer = in_force.world.browser("commune_officer").get(in_force.page("paper.docx"))

    assert "21-KH-UBND.docx" in answer["Content-Disposition"]


def test_the_page_of_a_plan_offers_its_file(scene):
    page = scene.world.browser("department_officer").get(scene.page()).content.decode()

    assert f'href="{scene.page("paper.docx")}"' in page
