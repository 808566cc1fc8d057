"""A file of 200 MB is counted and thrown away as it comes; the form says how large it was."""

import io

import pytest
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http.multipartparser import MultiPartParser

from danvan.core.errors import Refused
from danvan.files.intake import MB
from danvan.files.receiving import receive
from danvan.files.uploads import LimitedUpload

BORDER = "----ranh-gioi"


class Zeros(io.RawIOBase):
    """The body of a form with one file of so many zeros, made as it is read."""

    def __init__(self, name: str, size: int) -> None:
        head = f'--{BORDER}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        self.parts = [f"{head}Content-Type: application/pdf\r\n\r\n".encode(), size, f"\r\n--{BORDER}--\r\n".encode()]
        self.size = sum(part if isinstance(part, int) else len(part) for part in self.parts)

    def read(self, most: int = -1) -> bytes:
        if not self.parts:
            return b""
        part = self.parts[0]
        length = part if isinstance(part, int) else len(part)
        taken = min(most, length)
        rest = length - taken
        self.parts[0:1] = [rest if isinstance(part, int) else part[taken:]] if rest else []
        return bytes(taken) if isinstance(part, int) else part[:taken]


def sent(name: str, size: int):
    body = Zeros(name, size)
    headers = {"CONTENT_TYPE": f"multipart/form-data; boundary={BORDER}", "CONTENT_LENGTH": body.size}
    _, files = MultiPartParser(headers, body, [LimitedUpload()]).parse()
    return files["file"]


def test_the_house_uses_it(settings):
    assert settings.FILE_UPLOAD_HANDLERS == ["danvan.files.uploads.LimitedUpload"]
    assert issubclass(LimitedUpload, TemporaryFileUploadHandler)


def test_a_file_of_200_mb_leaves_nothing_on_the_disk_and_is_told_its_size():
    upload = sent("kế hoạch.pdf", 200 * MB)

    upload.file.seek(0, io.SEEK_END)
    with pytest.raises(Refused) as refused:
        receive(upload)

    assert upload.file.tell() == 0
    assert str(refused.value) == "Tệp nặng 200 MB, quá mức 30 MB. Đề nghị tách tệp hoặc giảm dung lượng ảnh trong tệp."


def test_a_file_of_the_right_size_arrives_whole():
    upload = sent("a.pdf", 5 * MB)

    assert (upload.size, len(upload.read())) == (5 * MB, 5 * MB)
