"""Hostile and broken files, each made here in code, with its name and the reason it is not taken."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple

import pypdf

from danvan.files.tests.papers import compounds, office, pdfs, pictures, zips
from danvan.files.tests.papers.office import docx, paragraph, relations, xlsx
from danvan.files.tests.papers.pdfs import Page, pdf

HTML = b"<!DOCTYPE html><html><body><img src='http://127.0.0.1/'>K\xe1\xba\xbf ho\xe1\xba\xa1ch</body></html>"
RTF = rb"{\rtf1\ansi{\object\objocx}K\u7871? ho\u7841?ch}"
LAUGHS = (
    "<!DOCTYPE l [<!ENTITY a 'haha'>"
    + "".join(f"<!ENTITY {two} '{f'&{one};' * 10}'>" for one, two in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
WITHIN = '<!DOCTYPE l [<!ENTITY a "chữ giấu">]>'


class Case(NamedTuple):
    what: str
    name: str
    build: Callable[[], bytes]
    reason: str


def field(words: str) -> str:
    begin, end = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    runs = "".join(f"<w:r><w:instrText>{word}</w:instrText></w:r>" for word in words.split("~"))
    return f"<w:p>{begin}{runs}{end}</w:p>"


def with_relation(kind: str, target: str, mode: str = "") -> bytes:
    return docx(extra={"word/_rels/document.xml.rels": relations((kind, target, mode))})


def typed(content_type: str) -> bytes:
    return docx(types=f'<Override PartName="/word/more.bin" ContentType="{content_type}"/>')


def encrypted_pdf() -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(Page().say("Kế hoạch", 50, 700))))
    writer.encrypt("mật khẩu", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def swollen_pdf() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    megabyte = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)
    content = b"\x78\xda" + megabyte * 1_200 + b"\x03\x00" + b"\x00\x00\x00\x01"
    stream = f"<< /Filter /FlateDecode /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"
    return pdfs.file(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            4: stream,
        }
    )


def circular_pdf() -> bytes:
    return pdfs.file({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>"})


def far_apart() -> bytes:
    near, far = office.cell("A1", "a"), office.cell("XFD1048576", "b")
    return xlsx(f'<row r="1">{near}</row><row r="1048576">{far}</row>')


def long_jpeg() -> bytes:
    """A photo whose header says 60,000 × 60,000."""
    content = pictures.photo()
    at = content.index(b"\xff\xc0") + 5
    return content[:at] + b"\xea\x60\xea\x60" + content[at + 4 :]


WORD = [
    Case("an empty file", "a.docx", lambda: b"", "empty"),
    Case("nothing but zeros", "a.docx", lambda: bytes(5_000), "empty"),
    Case("a photo", "a.docx", pictures.photo, "disguised"),
    Case("a web page", "a.docx", lambda: HTML, "disguised"),
    Case("a PDF", "a.docx", lambda: pdf(Page().say("Kế hoạch", 50, 700)), "disguised"),
    Case("a workbook", "a.docx", xlsx, "disguised"),
    Case("some zip", "a.docx", lambda: zips.archive({"a.txt": "chữ"}), "disguised"),
    Case("a Word template", "a.docx", lambda: docx(main=office.WORD_MAIN.replace("document", "template")), "disguised"),
    Case("cut in the middle", "a.docx", lambda: docx()[:400], "damaged"),
    Case("without its document", "a.docx", lambda: _without("word/document.xml"), "damaged"),
    Case("XML that does not close", "a.docx", lambda: docx("<w:p>"), "damaged"),
    Case("elements 50,000 deep", "a.docx", lambda: docx("<w:sdt>" * 50_000 + "</w:sdt>" * 50_000), "damaged"),
    Case(
        "runs 50,000 deep", "a.docx", lambda: docx(f"<w:p>{'<w:ins>' * 50_000}{'</w:ins>' * 50_000}</w:p>"), "damaged"
    ),
    Case("no letter in it", "a.docx", lambda: docx(paragraph(" ")), "no_text"),
]
ACTING = [
    Case(
        "the type of macros",
        "a.docx",
        lambda: docx(main="application/vnd.ms-word.document.macroEnabled.main+xml"),
        "macro",
    ),
    Case("a macro part", "a.docx", lambda: docx(extra={"word/vbaProject.bin": b"VBA"}), "macro"),
    Case("a macro part elsewhere", "a.docx", lambda: docx(extra={"x/VBAPROJECT.BIN": b"VBA"}), "macro"),
    Case("a relation to macros", "a.docx", lambda: with_relation("vbaProject", "x.bin"), "macro"),
    Case("the type of a control", "a.docx", lambda: typed("application/vnd.ms-office.activeX+xml"), "active"),
    Case("a control", "a.docx", lambda: docx(extra={"word/activeX/activeX1.xml": "<a/>"}), "active"),
    Case("a relation to a control", "a.docx", lambda: with_relation("control", "x.xml"), "active"),
    Case("an embedded object", "a.docx", lambda: docx(extra={"word/embeddings/oleObject1.bin": b"OLE"}), "embedded"),
    Case(
        "a linked object",
        "a.docx",
        lambda: with_relation("oleObject", "file:///x", 'TargetMode="External"'),
        "embedded",
    ),
    Case("an embedded web page", "a.docx", lambda: with_relation("aFChunk", "x.html"), "embedded"),
    Case(
        "a template elsewhere", "a.docx", lambda: with_relation("attachedTemplate", "http://x/t.dotm"), "template_link"
    ),
    Case("a part elsewhere", "a.docx", lambda: with_relation("subDocument", "file:///x.docx"), "template_link"),
    Case("a frame elsewhere", "a.docx", lambda: with_relation("frame", "http://x/"), "template_link"),
    Case("a DDE field", "a.docx", lambda: docx(field(" DDE cmd x ")), "dde"),
    Case("a DDE field in pieces", "a.docx", lambda: docx(field("DD~EAU~TO c:\\x")), "dde"),
    Case("a simple DDE field", "a.docx", lambda: docx('<w:p><w:fldSimple w:instr=" ddeauto x"/></w:p>'), "dde"),
]
ARCHIVES = [
    Case(
        "an encrypted package", "a.docx", lambda: compounds.compound("EncryptedPackage", "EncryptionInfo"), "password"
    ),
    Case("encrypted parts", "a.docx", lambda: zips.with_flag(docx(), 1), "password"),
    Case("210 MB in 210 KB", "a.docx", lambda: _swollen("word/media/a.bin", 210), "too_large_inside"),
    Case("one part of 20 MB", "a.docx", lambda: _swollen("word/header1.xml", 20), "too_large_inside"),
    Case(
        "a size that is a lie",
        "a.docx",
        lambda: zips.lying_about_size(_swollen("word/header1.xml", 20), "word/header1.xml", 100),
        "damaged",
    ),
    Case("10,000 parts", "a.docx", lambda: docx(extra={f"x/{at}": b"" for at in range(10_000)}), "too_many_parts"),
    Case("a zip in it", "a.docx", lambda: docx(extra={"word/media/a.png": docx()}), "embedded"),
    Case(
        "a workbook that has macros in it", "a.docx", lambda: _chart(xlsx(extra={"xl/vbaProject.bin": b"a"})), "macro"
    ),
    Case("a zip in the zip in it", "a.docx", lambda: _chart(xlsx(extra={"xl/embeddings/a.xlsx": xlsx()})), "embedded"),
    Case("a path out of the folder", "a.docx", lambda: docx(extra={"../x": b"a"}), "damaged"),
    Case("a path from the root", "a.docx", lambda: docx(extra={"/etc/x": b"a"}), "damaged"),
    Case("a path of Windows", "a.docx", lambda: docx(extra={"word\\..\\x": b"a"}), "damaged"),
    Case("a drive letter", "a.docx", lambda: docx(extra={"C:x": b"a"}), "damaged"),
    Case("the same name twice", "a.docx", lambda: docx(extra={"WORD/document.xml": "<a/>"}), "damaged"),
    Case("parts over one another", "a.docx", lambda: zips.overlapping(office.word_parts(""), 50), "damaged"),
    Case("another packing", "a.docx", lambda: zips.archive(office.word_parts(""), zipfile.ZIP_BZIP2), "damaged"),
    Case("bytes that were changed", "a.docx", lambda: zips.damaged_within(docx(), "word/document.xml"), "damaged"),
    Case("a billion laughs", "a.docx", lambda: docx(paragraph("&i;"), prologue=LAUGHS), "damaged"),
    Case("an entity from outside", "a.docx", lambda: docx(paragraph("&a;"), prologue=OUTSIDE), "damaged"),
    Case("an entity of its own", "a.docx", lambda: docx(paragraph("&a;"), prologue=WITHIN), "damaged"),
]
SHEETS = [
    Case("two cells far apart", "a.xlsx", far_apart, "sheet_too_large"),
    Case("a document", "a.xlsx", docx, "disguised"),
    Case("an encrypted package", "a.xlsx", lambda: compounds.compound("EncryptedPackage"), "password"),
    Case("a formula for a command line", "a.xlsx", lambda: xlsx(_formula("cmd|' /c calc'!A0")), "dde"),
    Case("a link to a program", "a.xlsx", lambda: xlsx(extra={"xl/externalLinks/e1.xml": "<a><ddeLink/></a>"}), "dde"),
    Case("a macro sheet", "a.xlsx", lambda: xlsx(extra={"xl/macrosheets/sheet1.xml": "<a/>"}), "macro"),
    Case("an entity from outside", "a.xlsx", lambda: xlsx(prologue=OUTSIDE), "damaged"),
    Case("an entity of its own", "a.xlsx", lambda: xlsx(_text_row("&a;"), prologue=WITHIN), "damaged"),
    Case("161 MB in one sheet", "a.xlsx", lambda: _swollen_sheet(161), "too_large_inside"),
    Case("cut in the middle", "a.xlsx", lambda: xlsx()[:300], "damaged"),
]
PDFS = [
    Case("a password", "a.pdf", encrypted_pdf, "password"),
    Case("a header and nothing else", "a.pdf", lambda: b"%PDF-1.7\n", "damaged"),
    Case("cut in the middle", "a.pdf", lambda: pdf(Page().say("Kế hoạch", 50, 700))[:300], "damaged"),
    Case("a scan", "a.pdf", lambda: pdf(Page().picture(), Page().picture()), "scan"),
    Case("letters without meaning", "a.pdf", lambda: pdf(_lines("ke hoach"), shift=0xE000), "garbled"),
    Case("1.2 GB in 1.2 MB", "a.pdf", swollen_pdf, "killed"),
    Case("501 pages", "a.pdf", lambda: pdf(*[Page().say("Trang", 50, 700)] * 501), "too_large_inside"),
    Case("pages in a circle", "a.pdf", circular_pdf, "damaged"),
    Case("a web page", "a.pdf", lambda: HTML, "disguised"),
]
PICTURES = [
    Case("169 million points", "a.png", lambda: pictures.png_of(13_000, 13_000), "picture_too_large"),
    Case("a size that is a lie", "a.jpg", long_jpeg, "picture_too_large"),
    Case("cut in the middle", "a.jpg", lambda: pictures.photo()[:700], "damaged"),
    Case("a web page", "a.jpg", lambda: HTML, "disguised"),
    Case("another kind of picture", "a.jpg", pictures.drawing, "disguised"),
    Case("half a header", "a.webp", lambda: b"RIFF\x10\x00\x00\x00WEBPVP8 ", "damaged"),
]
TEXTS = [
    Case("a program", "a.txt", lambda: b"MZ\x90\x00\x03\x00", "disguised"),
    Case("bytes of some sort", "a.txt", lambda: bytes(range(256)), "disguised"),
    Case("a web page", "a.txt", lambda: HTML, "disguised"),
    Case("half a letter", "a.txt", lambda: b"\xff\xfeK\x00\x1e", "encoding"),
    Case("an unknown code page", "a.txt", lambda: "Дорогие товарищи".encode("koi8-r"), "encoding"),
]
OLD = [
    Case("an old document", "a.doc", lambda: compounds.compound("WordDocument", "1Table"), "old_word"),
    Case("a web page", "a.doc", lambda: HTML, "disguised"),
    Case("rich text", "a.doc", lambda: RTF, "disguised"),
    Case("a new document", "a.doc", docx, "disguised"),
    Case("an old workbook", "a.doc", lambda: compounds.compound("Workbook"), "disguised"),
    Case("an old document under a new name", "a.docx", lambda: compounds.compound("WordDocument"), "disguised"),
    Case("macros", "a.doc", lambda: compounds.compound("WordDocument", "Macros", "VBA"), "macro"),
    Case("an embedded object", "a.doc", lambda: compounds.compound("WordDocument", "ObjectPool"), "embedded"),
    Case("cut in the middle", "a.doc", lambda: compounds.compound("WordDocument")[:700], "damaged"),
]
NAMES = [
    Case("no ending", "ke hoach", docx, "no_extension"),
    Case("a program", "a.exe", lambda: b"MZ", "unsupported"),
    Case("two endings", "a.docx.exe", docx, "unsupported"),
    Case("a drawing that can act", "a.svg", lambda: b"<svg onload='x'/>", "unsupported"),
    Case("a macro document", "a.docm", docx, "unsupported"),
]
CASES = [*WORD, *ACTING, *ARCHIVES, *SHEETS, *PDFS, *PICTURES, *TEXTS, *OLD, *NAMES]


def _without(name: str) -> bytes:
    return zips.archive({each: content for each, content in office.word_parts("").items() if each != name})


def _swollen(name: str, megabytes: int) -> bytes:
    return zips.with_zeros(office.word_parts(paragraph("Kế hoạch")), name, megabytes * 2**20)


def _swollen_sheet(megabytes: int) -> bytes:
    return zips.with_zeros(office.sheet_parts(""), "xl/worksheets/sheet2.xml", megabytes * 2**20)


def _chart(workbook: bytes) -> bytes:
    return docx(extra={"word/embeddings/Microsoft_Excel_Sheet1.xlsx": workbook})


def _formula(words: str) -> str:
    return f'<row r="1"><c r="A1"><f>{words}</f><v>0</v></c></row>'


def _text_row(text: str) -> str:
    return f'<row r="1">{office.cell("A1", text)}</row>'


def _lines(text: str) -> Page:
    page = Page()
    for at in range(10):
        page.say(text, 50, 700 - 20 * at)
    return page
