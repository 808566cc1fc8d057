"""A file is what its first bytes say, and only if its name says so too."""

import pytest

from danvan.files.reading.faults import Fault
from danvan.files.reading.kinds import MEDIA_TYPES, claim, extension, opening
from danvan.files.tests.papers import compounds, office, pictures


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.docx", "docx"),
        ("a.b.PDF", "pdf"),
        ("ảnh.jpeg", "jpg"),
        ("ảnh.JFIF", "jpg"),
        ("a.txt ", "txt"),
        (".a.webp", "webp"),
    ],
)
def test_a_name_claims_a_kind(name, kind):
    assert extension(name) == kind


@pytest.mark.parametrize(
    ("name", "code", "facts"),
    [
        ("a", "no_extension", {}),
        ("a.", "no_extension", {}),
        (".docx", "no_extension", {}),
        ("", "no_extension", {}),
        ("a.docm", "unsupported", {"extension": "docm"}),
        ("a.svg", "unsupported", {"extension": "svg"}),
        ("a.html", "unsupported", {"extension": "html"}),
        ("a.<script>", "unsupported", {"extension": "script"}),
        ("a.%(x)s", "unsupported", {"extension": "xs"}),
        ("a.\u202e", "unsupported", {"extension": "?"}),
        (f"a.{'x' * 99}", "unsupported", {"extension": "x" * 10}),
    ],
)
def test_a_name_that_claims_nothing_we_take_is_told_so(name, code, facts):
    with pytest.raises(Fault) as fault:
        extension(name)

    assert (fault.value.code, fault.value.facts) == (code, facts)


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (office.docx(), "zip"),
        (b"PK\x05\x06" + bytes(18), "zip"),
        (compounds.compound("WordDocument"), "compound"),
        (b"%PDF-1.7", "pdf"),
        (b"\xef\xbb\xbf \r\n%PDF-1.7", "pdf"),
        (pictures.photo(), "jpg"),
        (pictures.photo("PNG"), "png"),
        (pictures.photo("WEBP"), "webp"),
        (b"RIFF\x00\x00\x00\x00WAVE", "other"),
        (rb"{\rtf1 a}", "rtf"),
        (b"  <!DocType html>", "html"),
        (b"<HTML>", "html"),
        (b"<?xml version='1.0'?><svg/>", "html"),
        (b"MZ\x90\x00", "program"),
        (b"\x7fELF\x02", "program"),
        (b"#!/bin/sh\x00", "program"),
        (b"GIF89a\x01", "other"),
        (b"7z\xbc\xaf\x27\x1c", "other"),
        (b"\x1f\x8b\x08\x00", "other"),
        ("Kế hoạch".encode(), "txt"),
        ("Kế hoạch".encode("utf-16"), "txt"),
        ("# BM: biểu mẫu".encode(), "txt"),
        (b"MZ nghia la gi", "txt"),
        (b"BM 01", "txt"),
        (b"a\x00b", "other"),
    ],
)
def test_first_bytes_say_what_a_file_is(payload, kind):
    assert opening(payload) == kind


@pytest.mark.parametrize("payload", [b"", bytes(9_000), b" \r\n\t\n"])
def test_a_file_with_nothing_in_it_is_empty(payload):
    with pytest.raises(Fault) as fault:
        opening(payload)

    assert fault.value.code == "empty"


HONEST = {
    "docx": office.docx(),
    "xlsx": office.xlsx(),
    "doc": compounds.compound("WordDocument"),
    "pdf": b"%PDF-1.7",
    "txt": b"chu",
    "jpg": pictures.photo(),
    "png": pictures.photo("PNG"),
    "webp": pictures.photo("WEBP"),
}


# Which of its kind a zip or a compound file is, only its parts say.
CLOSE = {"docx": {"docx", "xlsx", "doc"}, "xlsx": {"docx", "xlsx", "doc"}, "doc": {"doc"}}


def agrees(payload: bytes, kind: str) -> bool:
    try:
        return claim(payload, f"a.{kind}") == kind
    except Fault:
        return False


@pytest.mark.parametrize("kind", MEDIA_TYPES)
def test_only_the_honest_name_agrees_with_the_bytes(kind):
    agreed = {other for other, payload in HONEST.items() if agrees(payload, kind)}

    assert agreed == CLOSE.get(kind, {kind})
