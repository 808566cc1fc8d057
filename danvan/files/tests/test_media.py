"""Where a photo was taken leaves neither with the photo nor with the document it was put into."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from danvan.core.errors import Refused
from danvan.files.forms import WithFile
from danvan.files.intake import with_pictures_redrawn
from danvan.files.receiving import admit, receive
from danvan.files.tests.papers import zips
from danvan.files.tests.papers.office import docx, paragraph, xlsx
from danvan.files.tests.papers.pictures import SECRET, parts_of, photo, saved, scene

# Tables, frame, scan and the plain opening of a JPEG; what a PNG or WEBP is drawn from.
DRAWN_FROM = {
    "JPEG": {"e0", "db", "c0", "c2", "c4"},
    "PNG": {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"},
    "WEBP": {"VP8 ", "VP8L", "VP8X", "ALPH"},
}
WRITTEN_BESIDE = {"JPEG": {"e1", "fe"}, "PNG": {"eXIf", "tEXt", "zTXt", "iTXt"}, "WEBP": {"EXIF", "XMP "}}
SVG = f'<svg xmlns="http://www.w3.org/2000/svg">{{}}<desc>{SECRET}</desc></svg>'


def written(**media: bytes | str) -> bytes:
    """A document with these parts among its media; the first underscore of a name is the dot."""
    return docx(extra={f"word/media/{name.replace('_', '.', 1)}": content for name, content in media.items()})


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def picture(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.django_db
@pytest.mark.parametrize(("form", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp")])
def test_a_photo_is_kept_without_exif_xmp_comment_and_chunks_of_text(form, name):
    sent = photo(form, size=(300, 200))

    received = receive(upload(name, sent))

    kept = [blob.open().read() for blob in (received.blob, received.thumbnail)]
    assert parts_of(sent) >= WRITTEN_BESIDE[form]
    assert [parts_of(content) <= DRAWN_FROM[picture(content).format] for content in kept] == [True, True]
    assert [SECRET.encode() in content for content in (sent, *kept)] == [True, False, False]


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_in_a_document_is_drawn_anew_in_its_own_format(form):
    sent = written(anh1_x=photo(form, size=(300, 200)))

    kept = parts(with_pictures_redrawn(sent, "mô hình.docx"))["word/media/anh1.x"]

    assert parts_of(photo(form)) >= WRITTEN_BESIDE[form]
    assert (parts_of(kept) <= DRAWN_FROM[form], SECRET.encode() in kept) == (True, False)
    assert (picture(kept).format, picture(kept).size) == (form, (300, 200))


@pytest.mark.parametrize("form", ["TIFF", "GIF"])
def test_pictures_of_older_formats_lose_their_remarks_too(form):
    sent = photo("TIFF") if form == "TIFF" else saved(scene(1, (60, 40)), "GIF", comment=SECRET.encode())

    kept = parts(with_pictures_redrawn(written(anh_x=sent), "a.docx"))["word/media/anh.x"]

    assert [SECRET.encode() in content for content in (sent, kept)] == [True, False]
    assert (picture(kept).format, picture(kept).size) == (form, (60, 40))


def test_a_picture_is_known_by_its_bytes_wherever_it_lies():
    sent = docx(extra={"anh": photo(), "docProps/thumbnail.jpeg": photo(), "word/media/x.emf": photo("PNG")})

    kept = with_pictures_redrawn(sent, "a.docx")

    assert [SECRET.encode() in content for content in parts(kept).values()] == [False] * len(parts(sent))


def test_a_photo_that_lies_on_its_side_lies_as_before():
    kept = parts(with_pictures_redrawn(written(anh_jpg=photo(turned=True)), "a.docx"))["word/media/anh.jpg"]

    assert (picture(kept).size, dict(picture(kept).getexif())) == ((60, 40), {0x0112: 6})


def test_all_else_in_the_document_stays_as_it_was():
    sent = written(anh_jpg=photo(), nen_emf=b"\x01\x00\x00\x00 EMF")

    kept = parts(with_pictures_redrawn(sent, "a.docx"))

    assert list(kept) == list(parts(sent))
    assert {name for name in kept if kept[name] != parts(sent)[name]} == {"word/media/anh.jpg"}


def test_a_document_without_pictures_is_the_same_to_the_last_byte():
    assert with_pictures_redrawn(docx(), "a.docx") == docx()


def test_a_digitally_signed_package_stays_as_it_was_signed():
    sent = docx(extra={"word/media/a.jpg": photo(), "_xmlsignatures/sig1.xml": "<Signature/>"})

    assert with_pictures_redrawn(sent, "a.docx") == sent


def test_a_workbook_s_pictures_are_drawn_anew_too():
    kept = parts(with_pictures_redrawn(xlsx(extra={"xl/media/a.jpg": photo()}), "a.xlsx"))

    assert SECRET.encode() not in kept["xl/media/a.jpg"]


@pytest.mark.parametrize(
    "hidden", [b"\x01\x00\x00\x00 EMF Exif\x00\x00", SVG.format('<image href="data:image/jpeg;base64,AAAA"/>').encode()]
)
def test_a_drawing_that_carries_a_photo_is_refused_with_the_way_out(hidden):
    with pytest.raises(Refused, match=r"dữ liệu nơi chụp.*Đề nghị thay hình đó bằng ảnh \.jpg hoặc \.png"):
        with_pictures_redrawn(written(a_jpg=photo(), b_emf=hidden), "a.docx")


def test_a_drawing_alone_that_carries_a_photo_is_refused_too():
    with pytest.raises(Refused, match="dữ liệu nơi chụp"):
        with_pictures_redrawn(written(b_svg=SVG.format('<image href="data:image/jpeg;base64,AAAA"/>')), "a.docx")


@pytest.mark.parametrize("broken", [b"\xff\xd8\xff\xe0", photo("PNG")[:60]])
def test_a_broken_picture_is_told_and_kept_by_nobody(broken):
    with pytest.raises(Refused, match="Tệp bị hỏng"):
        with_pictures_redrawn(written(a_jpg=broken), "a.docx")


def test_a_package_that_lies_about_its_sizes_is_refused():
    sent = zips.lying_about_size(written(a_jpg=photo()), "word/media/a.jpg", 5)

    with pytest.raises(Refused):
        with_pictures_redrawn(sent, "a.docx")


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.doc"])
def test_what_holds_no_pictures_of_its_own_is_not_opened(name):
    assert with_pictures_redrawn(b"anything", name) == b"anything"


def test_only_who_asks_has_the_pictures_of_a_document_drawn_anew():
    sent = written(a_jpg=photo())

    asked, unasked = (admit(upload("a.docx", sent), clean_pictures=clean) for clean in (True, False))

    assert [SECRET.encode() in parts(each.content)["word/media/a.jpg"] for each in (asked, unasked)] == [False, True]
    assert asked.reading == unasked.reading
    assert asked.reading.text == "Kế hoạch công tác dân vận"


class ProfileForm(WithFile):
    """A form whose file others will see."""

    clean_pictures = True


def test_a_form_may_ask_for_it():
    form = ProfileForm({}, {"file": upload("a.docx", docx(paragraph("Hồ sơ"), {"word/media/a.jpg": photo()}))})

    assert form.is_valid()
    assert SECRET.encode() not in parts(form.admitted.content)["word/media/a.jpg"]
