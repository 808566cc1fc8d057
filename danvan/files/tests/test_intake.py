"""What an upload meets before and after it is read."""

from dataclasses import dataclass

import pytest

from danvan.core.errors import Refused
from danvan.files import intake
from danvan.files.intake import Reading, read_document, read_words, take
from danvan.files.reading import runner
from danvan.files.reading.sentences import Unreadable
from danvan.files.tests.papers import compounds
from danvan.files.tests.papers.office import box, docx, paragraph, table


@dataclass
class Upload:
    name: str
    size: int
    content: bytes | None = None

    def read(self) -> bytes:
        assert self.content is not None, "nobody may read this"
        return self.content


@pytest.mark.parametrize(
    ("name", "megabytes", "sentence"),
    [
        (
            "a.docx",
            200,
            "Tệp nặng 200 MB, quá mức 30 MB. Đề nghị tách tệp hoặc giảm dung lượng ảnh trong tệp.",
        ),
        ("a.jpg", 16, "Tệp nặng 16 MB, quá mức 15 MB. Đề nghị tách tệp hoặc giảm dung lượng ảnh trong tệp."),
        ("a.docx", 0, "Tệp rỗng, không có nội dung. Đề nghị kiểm tra lại tệp rồi chọn lại."),
        (
            "a.exe",
            200,
            "Chưa nhận loại tệp “.exe”. Đề nghị dùng .docx, .pdf, .txt, .xlsx, .jpg, .png hoặc .webp.",
        ),
        ("a", 1, "Tên tệp không có phần mở rộng. Đề nghị đổi tên, ví dụ thêm “.docx” hoặc “.pdf”."),
    ],
)
def test_a_file_of_the_wrong_size_or_name_is_refused_before_a_byte_is_read(name, megabytes, sentence):
    with pytest.raises(Unreadable) as refused:
        take(Upload(name, megabytes * 2**20))

    assert str(refused.value) == sentence


def test_a_file_of_the_right_size_is_read():
    assert take(Upload("a.docx", 3, b"abc")) == b"abc"


def test_a_disguise_is_told_with_both_kinds():
    with pytest.raises(Unreadable) as refused:
        read_words(b"<html><body>", "a.doc")

    assert str(refused.value) == (
        "Tệp mang đuôi “.doc” nhưng bên trong là trang web (HTML). Đề nghị mở tệp và lưu lại đúng loại."
    )


def test_a_document_is_read():
    assert read_document(docx(), "kế hoạch.docx") == Reading("docx", "Kế hoạch công tác dân vận")


@pytest.mark.parametrize(
    ("payload", "name"),
    [
        (docx(paragraph("MẬT") + paragraph("Kế hoạch")), "a.docx"),
        (docx(paragraph("Kế hoạch") + box("MẬT")), "a.docx"),
        (docx(), "Kế hoạch (MẬT).docx"),
    ],
    ids=["in the header", "in a box", "in the name"],
)
def test_a_secret_document_is_refused(payload, name):
    with pytest.raises(Refused, match="Có dấu chỉ độ mật “MẬT”"):
        read_document(payload, name)


def test_a_list_of_persons_in_a_document_is_refused():
    people = table(
        ["TT", "Họ và tên", "Ngày sinh", "Dân tộc"],
        *(["1", name, "12/03/1980", "Tày"] for name in ("Nguyễn Văn An", "Trần Thị Bình", "Lê Hoàng Châu")),
    )

    with pytest.raises(Refused, match="danh sách người kèm họ tên kèm thông tin riêng"):
        read_document(docx(paragraph("Danh sách") + people), "a.docx")


def test_a_picture_has_no_words():
    with pytest.raises(Unreadable) as refused:
        read_words(b"\xff\xd8\xff", "a.jpg")

    assert refused.value.code == "scan"


STAND_IN = """#!/bin/sh
while [ $# -gt 0 ]; do
  case "$1" in
    -env:UserInstallation=file://*) profile="${1#-env:UserInstallation=file://}" ;;
    --infilter=*) filter="$1" ;;
    --outdir) folder="$2" ;;
  esac
  shift
done
grep -q DisableMacrosExecution "$profile/user/registrymodifications.xcu" || exit 1
grep -q BlockUntrustedRefererLinks "$profile/user/registrymodifications.xcu" || exit 1
[ "$filter" = "--infilter=MS Word 97" ] || exit 1
[ -z "$DATABASE_URL" ] || exit 1
cp %s "$folder/source.docx"
"""


@pytest.fixture
def libreoffice(monkeypatch, tmp_path):
    """A stand-in that checks the three locks it was started behind, and yields what the test says."""

    def install(converted: bytes | None) -> None:
        script, result = tmp_path / "soffice", tmp_path / "converted.docx"
        if converted is not None:
            result.write_bytes(converted)
        script.write_text(STAND_IN % result)
        script.chmod(0o755)
        monkeypatch.setattr(intake, "libreoffice", lambda: str(script))
        # A child sees only code and system folders; here the stand-in's folder is one of them.
        monkeypatch.setattr(runner, "LIBRARIES", [*runner.LIBRARIES, str(tmp_path)])

    return install


def test_an_old_document_is_converted_behind_three_locks(libreoffice):
    libreoffice(docx(paragraph("Kế hoạch cũ")))

    assert read_words(compounds.compound("WordDocument"), "a.doc") == Reading("doc", "Kế hoạch cũ")


def test_what_the_conversion_yields_is_itself_not_trusted(libreoffice):
    libreoffice(docx(extra={"word/vbaProject.bin": b"VBA"}))

    with pytest.raises(Unreadable) as refused:
        read_words(compounds.compound("WordDocument"), "a.doc")

    assert refused.value.code == "macro"


def test_a_conversion_that_yields_nothing_is_a_sentence(libreoffice):
    libreoffice(None)

    with pytest.raises(Unreadable) as refused:
        read_words(compounds.compound("WordDocument"), "a.doc")

    assert refused.value.code == "not_converted"
