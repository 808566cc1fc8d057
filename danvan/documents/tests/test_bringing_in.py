"""A text comes in: as a file or pasted, read at once; what may not be here leaves nothing, and what was typed stays."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from danvan.documents.models import Clause, Document, DocumentStage
from danvan.documents.tests.factories import committee_and_department
from danvan.documents.tests.texts import PLAN
from danvan.files.models import Attachment, Blob, Draft, Role
from danvan.units.tests.factories import UnitFactory, leader_of, officer_of

pytestmark = pytest.mark.django_db

ADDRESS = "/documents/new/"


@pytest.fixture(autouse=True)
def march(on_day, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    on_day(date(2026, 3, 2))


@pytest.fixture
def offices():
    return committee_and_department()


@pytest.fixture
def browser(offices):
    client = Client()
    client.force_login(officer_of(offices[1]).user)
    return client


def file(content, name="ke-hoach.txt"):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def bomb():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", b"0" * 300_000_000)
    return held.getvalue()


def sent(browser, unit, **form):
    return browser.post(ADDRESS, {"unit": unit.pk, **form})


def test_a_file_is_read_and_kept_with_its_text(browser, offices):
    committee, department = offices

    answer = sent(browser, committee, file=file(PLAN), drafted_for=committee.pk)

    document = Document.objects.get()
    assert answer.url == f"/documents/{document.pk}/reading/"
    assert (document.unit, document.drafting_office, document.drafted_for, document.stage) == (
        committee,
        department,
        committee,
        DocumentStage.DRAFT,
    )
    facts = (document.type_name, document.symbol, document.signed_on, document.place, document.signer)
    assert facts == ("Kế hoạch", "21/KH-UBND", date(2026, 1, 16), "Sông Thử", "Trần Văn Mẫu")
    assert document.title == "Thực hiện công tác dân vận chính quyền năm 2026"
    assert [(issuer.words, issuer.unit) for issuer in document.issuers.all()] == [
        ("Ủy ban nhân dân tỉnh Sông Thử", committee)
    ]
    assert [(each.name, each.role) for each in Attachment.objects.of(document)] == [("ke-hoach.txt", Role.SOURCE)]
    assert document.text.body == PLAN.strip()


def test_pasted_text_is_read_without_a_file_and_before_the_files_own(browser, offices):
    sent(browser, offices[1], text=PLAN)
    sent(browser, offices[1], text=PLAN.replace("21/KH", "22/KH"), file=file(PLAN))

    assert list(Document.objects.order_by("pk").values_list("symbol", flat=True)) == ["21/KH-UBND", "22/KH-UBND"]
    assert Attachment.objects.count() == 1
    assert "Đã đọc nội dung dán trong ô, không phải chữ trong tệp" in browser.get("/documents/").content.decode()


def test_what_was_read_is_proposed_in_the_order_of_the_text(browser, offices):
    sent(browser, offices[1], text=PLAN)

    kinds = list(Clause.objects.order_by("start").values_list("kind", flat=True))

    assert kinds == ["basis", *["target"] * 3, *["task"] * 2, *["reporting"] * 2, *["recipient"] * 4]


HOSTILE = {
    "rong.docx": (b"", "Tệp rỗng, không có nội dung"),
    "anh.docx": (b"\x89PNG\r\n\x1a\n" + b"0" * 60, "Tệp mang đuôi “.docx” nhưng bên trong là ảnh"),
    "trang.doc": (b"<html><body>x</body></html>", "nhưng bên trong là trang web (HTML)"),
    "bom.docx": (None, "Tệp khi mở ra lớn quá mức cho phép"),
    "macro.docm": (b"PK", "Chưa nhận loại tệp “.docm”"),
    "mat.txt": ("ỦY BAN NHÂN DÂN\nTỈNH THỬ\nMẬT\nSố: 1/KH-UBND\n\nKẾ HOẠCH\n".encode(), "Có dấu chỉ độ mật “MẬT”"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_may_not_come_in_gets_its_sentence_and_leaves_nothing(browser, offices, name):
    content, sentence = HOSTILE[name]
    upload = file(bomb() if content is None else content, name)

    answer = sent(browser, offices[1], file=upload, text="Lời gõ bên cạnh")

    page = answer.content.decode()
    assert (answer.status_code, sentence in page, "Lời gõ bên cạnh</textarea>" in page) == (422, True, True)
    assert [model.objects.count() for model in (Document, Attachment, Blob)] == [0, 0, 0]


def test_the_word_for_secrecy_in_a_sentence_stops_nothing(browser, offices):
    sent(browser, offices[1], text=PLAN.replace("rà soát", "bảo đảm bảo mật, rà soát"))

    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH THỬ\nTỐI MẬT\nSố: 1/KH-UBND\n\nKẾ HOẠCH\n", "Có dấu chỉ độ mật “TỐI MẬT”"),
        ("\n".join(f"{n}. Nguyễn Văn Mẫu, 0912345{n}" for n in range(100, 130)), "danh sách"),
        ("câu " * 80_000, "Văn bản dài hơn 300.000 chữ"),
    ],
)
def test_pasted_text_that_may_not_come_in_is_kept_nowhere_not_even_as_a_draft(browser, offices, text, sentence):
    browser.post(f"{ADDRESS}draft/", {"text": "Nháp trước đó"})

    answer = sent(browser, offices[1], text=text)

    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert (Document.objects.count(), Draft.objects.count()) == (0, 0)


def test_nothing_at_all_asks_for_a_file_or_a_text(browser, offices):
    answer = sent(browser, offices[1])

    assert (answer.status_code, "Mời chọn tệp, hoặc dán nội dung" in answer.content.decode()) == (422, True)


def test_what_is_being_typed_is_kept_for_the_same_person_only(browser, offices):
    browser.post(f"{ADDRESS}draft/", {"text": "Đang dán dở", "unit": offices[1].pk})
    other = Client()
    other.force_login(officer_of(offices[1]).user)

    assert [("Đang dán dở" in each.get(ADDRESS).content.decode()) for each in (browser, other)] == [True, False]


def test_a_text_that_was_sent_is_no_draft_any_more(browser, offices):
    browser.post(f"{ADDRESS}draft/", {"text": "Đang dán dở"})

    sent(browser, offices[1], text=PLAN)

    assert Draft.objects.count() == 0


def test_a_refused_form_is_kept_as_a_draft(browser, offices):
    sent(browser, offices[1], text=PLAN, drafted_for="khong-phai-so")

    assert [draft.typed["text"] for draft in Draft.objects.all()] == [[PLAN]]


@pytest.mark.parametrize("field", ["unit", "drafted_for"])
def test_a_foreign_unit_is_no_valid_choice_in_any_field(browser, offices, field):
    stranger = UnitFactory(name="UBND xã Người Khác")

    answer = browser.post(ADDRESS, {"text": PLAN, "unit": offices[1].pk, field: stranger.pk})

    page = answer.content.decode()
    assert (answer.status_code, stranger.name in page, Document.objects.count()) == (422, False, 0)


def test_the_page_offers_the_committee_the_office_advises_and_ones_own(browser, offices):
    page = browser.get(ADDRESS).content.decode()

    assert [f'<option value="{unit.pk}"' in page for unit in (*offices, UnitFactory())] == [True, True, False]


def test_a_leader_brings_a_text_in_as_an_officer_does():
    unit = UnitFactory()
    browser = Client()
    browser.force_login(leader_of(unit).user)

    assert sent(browser, unit, text=PLAN).status_code == 302


def test_script_and_sql_in_a_text_stay_words(browser, offices):
    sent(browser, offices[1], text=PLAN.replace("rà soát", "<script>alert(1)</script> '; DROP TABLE x; -- rà soát"))
    document = Document.objects.get()

    page = browser.get(f"/documents/{document.pk}/reading/").content.decode()

    assert ("<script>alert" in page, "&lt;script&gt;alert(1)" in page) == (False, True)
