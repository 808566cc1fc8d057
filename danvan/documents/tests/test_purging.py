"""Which documents are the same paper, and what goes with one."""

from datetime import date

import pytest

from danvan.core.likeness import say_the_same
from danvan.documents import reader
from danvan.documents.actions.readings import read_in
from danvan.documents.models import Citation, Clause, Document
from danvan.documents.purging import clauses_of, copies, forget_elsewhere
from danvan.documents.registration import recorded_clause, recorded_label
from danvan.documents.tests.factories import read_plan, recorded
from danvan.documents.tests.texts import PLAN
from danvan.files.actions import attach, keep
from danvan.files.actions.drafts import save_draft
from danvan.files.models import Attachment, Draft, Role
from danvan.files.queries import form_key
from danvan.files.receiving import Received
from danvan.units.tests.factories import UnitFactory, officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def with_file(document, content=b"ke hoach", role=Role.SOURCE):
    by = officer_of(document.unit)
    return attach(document, Received("ke-hoach.txt", keep(content, "text/plain")), by=by, role=role)


def brought_in(text):
    """A text brought in by some other office."""
    unit = UnitFactory()
    return read_in(unit, by=officer_of(unit), text=text, found=reader.read(text))


def test_the_same_bytes_in_another_register_are_the_same_paper():
    one, other, third = recorded(), recorded(), recorded()
    with_file(one)
    with_file(other)
    with_file(third, b"giay khac")

    assert [copies(one), copies(third)] == [[other], []]


def test_a_signed_scan_is_the_document_only_where_nothing_was_read_before():
    paper, read = recorded(), read_plan()[0]
    scan = with_file(paper, role=Role.SIGNED)
    with_file(read, role=Role.SIGNED)

    assert copies(scan) == [paper]


def test_a_file_put_beside_a_document_is_not_the_document():
    annex = with_file(recorded(), role=Role.ANNEX)

    assert (copies(annex), Attachment.objects.count()) == ([], 1)


def test_the_same_letters_are_the_same_paper_however_its_lines_are_broken():
    document, _by = read_plan()
    broken = brought_in(PLAN.replace(" năm 2026", "\nnăm 2026").replace("Sở Nội vụ", "SỞ NỘI VỤ"))
    brought_in(PLAN.replace("80%", "85%").replace("21/KH", "22/KH"))

    assert copies(document) == [broken]


def test_a_copy_with_the_same_number_and_a_word_mended_is_the_same_paper():
    document, _by = read_plan()
    mended = brought_in(PLAN.replace("rà soát thủ tục", "rà soát các thủ tục"))
    brought_in("Số: 21/KH-UBND\n\nKẾ HOẠCH\nTRỒNG CÂY NĂM 2026\n\n" + "Trồng cây ở mọi thôn.\n" * 60)

    assert copies(document) == [mended]


def test_a_document_without_text_has_no_copies_but_those_of_its_file():
    recorded(), recorded()

    assert copies(recorded()) == []


def test_texts_are_compared_whole():
    assert [
        say_the_same(PLAN, PLAN.upper()),
        say_the_same(PLAN, PLAN[:600]),
        say_the_same("", ""),
        say_the_same("một câu", "một câu"),
    ] == [True, False, False, True]


def test_what_was_pasted_of_it_and_not_sent_goes_and_other_drafts_stay():
    document, by = read_plan()
    form = form_key(Document, "text")
    save_draft(form, {"text": [PLAN[100:900]]}, by=officer_of(UnitFactory()))
    save_draft(form, {"text": ["Một kế hoạch khác hẳn, của một xã khác."]}, by=by)
    save_draft(form, {"unit": ["1"]}, by=officer_of(UnitFactory()))

    assert (forget_elsewhere(document), Draft.objects.count()) == (1, 2)


def test_who_cited_it_keeps_the_words_of_the_citation():
    secret, citing = recorded(), recorded(symbol="3/CV-UBND")
    Citation.objects.create(document=citing, relation="basis", words="Kế hoạch số 21/KH-UBND", cited=secret)

    forget_elsewhere(secret)

    assert list(citing.citations.values_list("words", "cited")) == [("Kế hoạch số 21/KH-UBND", None)]


def test_other_records_have_no_copies_and_no_clauses():
    unit = UnitFactory()

    assert (copies(unit), list(clauses_of(unit)), forget_elsewhere(unit)) == ([], [], 0)


def test_the_record_of_work_calls_a_document_by_number_and_day_and_a_sentence_by_its_place():
    document, _by = read_plan()
    target = Clause.objects.of(document).filter(kind="target").first()
    blank = Document(pk=7, type_name="", symbol="", signed_on=None)
    numbered = Document(type_name="Hướng dẫn", symbol="5-HD/BTG", signed_on=None)

    assert [recorded_label(each) for each in (document, numbered, blank)] == [
        "Kế hoạch 21/KH-UBND ngày 16/01/2026",
        "Hướng dẫn 5-HD/BTG",
        "Văn bản chưa có số, mã 7",
    ]
    assert recorded_clause(target) == "Chỉ tiêu, mục I.1, gạch thứ 1 của Kế hoạch 21/KH-UBND ngày 16/01/2026"
    assert document.signed_on == date(2026, 1, 16)
