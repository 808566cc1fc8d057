"""Papers in the fonts and letters of before: TCVN3, VNI, marks apart; read as those of today, as a file or pasted."""

import unicodedata
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from danvan.core import legacy
from danvan.documents.forms.intake import in_letters_of_today
from danvan.documents.models import Clause, Document
from danvan.documents.tests.factories import committee_and_department
from danvan.documents.tests.texts import PLAN
from danvan.files.tests.papers.office import docx, in_font
from danvan.units.tests.factories import officer_of

# TCVN3 has no capital with a tone: offices wrote a line of capitals in a font of capitals.
OLD_PLAN = PLAN.replace("Ủy ban nhân dân tỉnh", "UBND tỉnh")
TO_TCVN3 = str.maketrans({meant: chr(written) for written, meant in legacy._TCVN3.items()})
TO_VNI = {meant: written for written, meant in reversed(legacy._VNI_MEANT.items()) if len(meant) == 1}


def in_tcvn3(text):
    return text.translate(TO_TCVN3)


def in_vni(text):
    return "".join(TO_VNI.get(letter, letter) for letter in text)


def word_in_old_fonts():
    """The plan as Word of the nineties kept it: capitals in .VnTimeH, the rest in .VnTime."""
    lines = [
        in_font(in_tcvn3(line.lower()), ".VnTimeH") if line.isupper() else in_font(in_tcvn3(line), ".VnTime")
        for line in OLD_PLAN.splitlines()
    ]
    return docx("".join(lines))


def word_in_vni():
    return docx("".join(in_font(in_vni(line), "VNI-Times") for line in OLD_PLAN.splitlines()))


def word_with_marks_apart():
    return docx("".join(in_font(unicodedata.normalize("NFD", line), "Times") for line in OLD_PLAN.splitlines()))


FILES = {
    "TCVN3 in Word": ("ke-hoach.docx", word_in_old_fonts),
    "VNI in Word": ("ke-hoach.docx", word_in_vni),
    "marks apart in Word": ("ke-hoach.docx", word_with_marks_apart),
    "marks apart": ("ke-hoach.txt", lambda: unicodedata.normalize("NFD", OLD_PLAN).encode()),
    "two bytes a letter": ("ke-hoach.txt", lambda: OLD_PLAN.encode("utf-16")),
    "VNI through an old editor": ("ke-hoach.txt", lambda: in_vni(OLD_PLAN).encode("latin-1")),
}


@pytest.fixture
def browser(db, on_day, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    on_day(date(2026, 3, 2))
    client = Client()
    client.force_login(officer_of(committee_and_department()[1]).user)
    return client


def told():
    document = Document.objects.get()
    kinds = list(Clause.objects.order_by("start").values_list("kind", flat=True))
    return document.type_name, document.symbol, document.signed_on, document.title, document.signer, kinds


def sent(browser, **form):
    unit = browser.get("/documents/new/").content.decode().split('name="unit"')[1].split('value="')[1].split('"')[0]
    return browser.post("/documents/new/", {"unit": unit, **form})


EXPECTED = (
    "Kế hoạch",
    "21/KH-UBND",
    date(2026, 1, 16),
    "Thực hiện công tác dân vận chính quyền năm 2026",
    "Trần Văn Mẫu",
    ["basis", *["target"] * 3, *["task"] * 2, *["reporting"] * 2, *["recipient"] * 4],
)


@pytest.mark.parametrize("how", FILES)
def test_a_file_of_old_letters_reads_as_one_of_today(browser, how):
    name, build = FILES[how]

    answer = sent(browser, file=SimpleUploadedFile(name, build()))

    assert (answer.status_code, told()) == (302, EXPECTED)


@pytest.mark.parametrize(
    "written", [in_vni, lambda text: unicodedata.normalize("NFD", text)], ids=["VNI", "marks apart"]
)
def test_pasted_text_of_old_letters_reads_as_one_of_today(browser, written):
    answer = sent(browser, text=written(OLD_PLAN))

    assert (answer.status_code, told()) == (302, EXPECTED)


def test_a_stamp_of_secrecy_in_old_letters_stops_a_pasted_text(browser):
    secret = OLD_PLAN.replace("Số: 21", "TỐI MẬT\nSố: 21")

    answer = sent(browser, text=in_vni(secret))

    assert (answer.status_code, Document.objects.count()) == (422, 0)
    assert "Có dấu chỉ độ mật “TỐI MẬT”" in answer.content.decode()


SENTENCE = "Sở Nội vụ chủ trì, phối hợp với các cơ quan rà soát thủ tục hành chính trước ngày 30/6/2026"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (SENTENCE, SENTENCE),
        (in_tcvn3(SENTENCE), SENTENCE),
        (in_vni(SENTENCE), SENTENCE),
        ("Số: 21/KH-UBND", "Số: 21/KH-UBND"),
        ("Plan for the year 2026", "Plan for the year 2026"),
        ("Ngày 30/6/2026, à, é", "Ngày 30/6/2026, à, é"),
        ("", ""),
    ],
    ids=["today", "TCVN3", "VNI", "a number", "plain letters", "few marks", "nothing"],
)
def test_only_what_is_plainly_of_old_letters_is_turned_into_those_of_today(written, read):
    assert in_letters_of_today(written) == read
