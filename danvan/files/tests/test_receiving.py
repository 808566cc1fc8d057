"""From a form to the store: what may come in, under which name, and what is told to whom it may not."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from danvan.core.errors import Refused
from danvan.files.forms import WithFile
from danvan.files.models import Blob
from danvan.files.receiving import receive
from danvan.files.tests.papers import pictures
from danvan.files.tests.papers.office import docx, paragraph
from danvan.files.tests.papers.pdfs import Page, pdf

pytestmark = pytest.mark.django_db

SCAN = pdf(Page().picture())


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_document_is_kept_as_it_came_with_its_words():
    received = receive(upload("Kế hoạch.DOCX", docx()))

    assert (received.name, received.reading.text) == ("Kế hoạch.docx", "Kế hoạch công tác dân vận")
    assert received.blob.open().read() == docx()


def test_of_a_photo_only_the_redrawn_one_is_kept():
    photo = pictures.photo("WEBP")

    received = receive(upload("ảnh.webp", photo))

    kept = [received.blob.open().read(), received.thumbnail.open().read()]
    assert (received.name, Blob.objects.count()) == ("ảnh.jpg", 2)
    assert [pictures.SECRET.encode() in content for content in (photo, *kept)] == [True, False, False]


def test_a_scan_comes_in_when_somebody_answers_for_it():
    with pytest.raises(Refused, match="đánh dấu cam kết không chứa bí mật nhà nước"):
        receive(upload("bản chụp.pdf", SCAN))

    received = receive(upload("bản chụp.pdf", SCAN), declared=True)

    assert (received.declared, received.reading, Blob.objects.count()) == (True, None, 1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", docx(paragraph("TỐI MẬT"))),
        ("a.docx", b""),
        ("a.exe", b"MZ"),
        ("a.jpg", b"\xff\xd8\xff"),
        ("a", b"a"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(name, content):
    with pytest.raises(Refused):
        receive(upload(name, content), declared=True)

    assert Blob.objects.count() == 0


class NoteForm(WithFile):
    """A form of some page."""


def filled(name: str = "a.docx", content: bytes | None = None, **typed: str) -> NoteForm:
    return NoteForm(typed, {"file": upload(name, docx() if content is None else content)})


def test_a_form_says_beside_the_file_why_it_is_not_taken():
    form = filled("a.doc", b"<html></html>")

    assert form.errors == {
        "file": ["Tệp mang đuôi “.doc” nhưng bên trong là trang web (HTML). Đề nghị mở tệp và lưu lại đúng loại."]
    }


def test_a_form_tells_of_an_empty_file_in_our_words():
    assert filled(content=b"").errors == {
        "file": ["Tệp rỗng, không có nội dung. Đề nghị kiểm tra lại tệp rồi chọn lại."]
    }


def test_a_form_with_a_good_file_has_what_came_in():
    form = filled()

    assert (form.errors, form.admitted.name, Blob.objects.count()) == ({}, "a.docx", 0)


def test_a_form_takes_a_scan_with_its_declaration():
    forms = [filled("a.pdf", SCAN), filled("a.pdf", SCAN, declared="on")]

    assert [form.is_valid() for form in forms] == [False, True]
