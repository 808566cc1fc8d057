"""Files that may not come in, sent beside words that somebody typed: each gets its sentence, and the words stay."""

import pytest
from playwright.sync_api import Page, expect

from danvan.files.tests import corpus
from danvan.files.tests.papers import compounds, pictures
from danvan.files.tests.papers.office import docx, relations, xlsx
from e2e.conftest import DESKTOP, PHONE
from e2e.eye import barriers, too_wide
from e2e.papers import upload
from e2e.people import at_work

VBA = compounds.compound("VBA", "dir", "ThisDocument", "PROJECT", "PROJECTwm")
MACROS: dict[str, bytes | str] = {
    "word/vbaProject.bin": VBA,
    "word/_rels/document.xml.rels": relations(("vbaProject", "vbaProject.bin", "")),
}
SECRET = "ỦY BAN NHÂN DÂN\nTỈNH THỬ\nMẬT\nSố: 1/KH-UBND\n\nKẾ HOẠCH\n"
FILES = {
    "khoa.docx": (compounds.compound("EncryptedPackage", "EncryptionInfo"), "Tệp có mật khẩu"),
    "khoa.xlsx": (compounds.compound("EncryptionInfo", "EncryptedPackage", "DataSpaces"), "Tệp có mật khẩu"),
    "khoa.pdf": (corpus.encrypted_pdf(), "Tệp có mật khẩu"),
    "macro.docx": (docx(extra=MACROS, main="application/vnd.ms-word.document.macroEnabled.main+xml"), "chứa macro"),
    "macro.xlsx": (xlsx(extra={"xl/vbaProject.bin": VBA}), "chứa macro"),
    "macro.docm": (docx(extra=MACROS), "Chưa nhận loại tệp “.docm”"),
    "rong.docx": (b"", "Tệp rỗng"),
    "trang.doc": (corpus.HTML, "bên trong là trang web (HTML)"),
    "anh.docx": (pictures.photo(), "bên trong là ảnh"),
    "hong.docx": (docx()[:400], "bị hỏng"),
    "mat.txt": (SECRET.encode(), "Có dấu chỉ độ mật “MẬT”"),
}
SCAN = corpus.pdf(corpus.Page().picture(), corpus.Page().picture())
TYPED = "Lời gõ bên cạnh, có “ngoặc” và <dấu>\n\n1. Dòng thứ hai"


def choose(page: Page, label: str, name: str, content: bytes) -> None:
    page.get_by_label(label, exact=True).set_input_files([upload(name, "application/octet-stream", content)])


def told(page: Page, sentence: str) -> None:
    """The sentence stands on top and beside the file, which leads to it."""
    expect(page.get_by_role("alert")).to_contain_text(sentence)
    expect(page.locator(".field.bad")).to_contain_text(sentence)


@pytest.mark.parametrize(("size", "scripts"), [(DESKTOP, True), (PHONE, False)], ids=["desk", "plain phone"])
def test_each_bad_file_is_told_in_a_sentence_and_the_pasted_text_stays(window, size, scripts):
    page = at_work(window, "sonoivu.cv", size=size, scripts=scripts)
    window.eye(page).expect(422)
    page.goto("/documents/new/")
    page.get_by_label("Hoặc dán nội dung văn bản").fill(TYPED)
    for name, (content, sentence) in FILES.items():
        choose(page, "Tệp", name, content)
        page.get_by_role("button", name="Đọc văn bản").click()
        told(page, sentence)
        expect(page.get_by_label("Hoặc dán nội dung văn bản")).to_have_value(TYPED)

    assert (barriers(page) if scripts else [], too_wide(page)) == ([], [])


def test_a_scan_asks_for_a_promise_and_then_for_the_text_it_does_not_have(window):
    page = at_work(window, "sonoivu.cv")
    window.eye(page).expect(422)
    page.goto("/documents/new/")
    # What the same person typed before is kept here.
    page.get_by_label("Hoặc dán nội dung văn bản").fill("")

    choose(page, "Tệp", "ban-chup.pdf", SCAN)
    page.get_by_role("button", name="Đọc văn bản").click()
    expect(page.get_by_role("alert")).to_contain_text("Mời đánh dấu cam kết không chứa bí mật nhà nước")
    page.get_by_label("Tôi cam kết").check()
    choose(page, "Tệp", "ban-chup.pdf", SCAN)
    page.get_by_role("button", name="Đọc văn bản").click()

    expect(page.get_by_role("alert")).to_contain_text("Máy không đọc được chữ trong tệp này")
    assert (barriers(page), too_wide(page)) == ([], [])


def test_a_bad_signed_copy_leaves_every_fact_that_was_typed(window):
    page = at_work(window, "sonoivu.cv")
    window.eye(page).expect(422)
    typed = {
        "Loại văn bản": "Kế hoạch",
        "Số, ký hiệu": "801/KH-UBND",
        "Ngày ký": "15/1/2026",
        "Trích yếu": "Tiếp công dân <năm> “2026”",
        "Cơ quan ban hành": "UBND tỉnh Sông Mẫu\nSở Nội vụ tỉnh Sông Mẫu",
        "Nơi lưu bản gốc": "Văn thư Sở",
    }
    page.goto("/documents/recording/")
    for label, words in typed.items():
        page.get_by_label(label).fill(words)
    for name, (content, sentence) in FILES.items():
        choose(page, "Tệp bản ký", name, content)
        page.locator("main form").get_by_role("button", name="Vào sổ", exact=True).click()
        told(page, sentence)
        assert {label: page.get_by_label(label).input_value() for label in typed} == typed

    assert (barriers(page), too_wide(page)) == ([], [])
