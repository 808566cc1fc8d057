"""Plain text says in what code page it is, or its words do."""

import codecs
import unicodedata

import pytest

from danvan.files.intake import read_words

WORDS = "Kế hoạch của Ban Dân vận về công tác dân vận và phong trào thi đua tại các đơn vị"
TCVN3 = "KÕ ho¹ch cña Ban D©n vËn vÒ c«ng t¸c d©n vËn"
VNI = "Keá hoaïch cuûa Ban Daân vaän veà coâng taùc daân vaän"


def text(payload: bytes) -> str:
    return read_words(payload, "kế hoạch.txt").text


@pytest.mark.parametrize(
    "payload",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        WORDS.encode("utf-16"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        unicodedata.normalize("NFD", WORDS).encode(),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16", "utf-16 big-endian", "decomposed"],
)
def test_unicode_is_read_as_it_says(payload):
    assert text(payload) == WORDS


@pytest.mark.parametrize(("written", "page"), [(TCVN3, "latin-1"), (VNI, "latin-1"), (TCVN3, "utf-8"), (VNI, "utf-8")])
def test_old_code_pages_are_known_by_their_words(written, page):
    assert text(written.encode(page)) == "Kế hoạch của Ban Dân vận về công tác dân vận"


def test_the_windows_code_page_is_known_by_its_words():
    halfway = "".join(
        unicodedata.normalize("NFC", letters)
        for letters in ["Kê", "\u0301", " hoa", "\u0323", "ch cu", "\u0309", "a đơn vi", "\u0323"]
    )

    assert text(halfway.encode("cp1258")) == "Kế hoạch của đơn vị"


def test_plain_ascii_is_taken_as_it_is():
    assert text(b"Ke hoach cong tac\r\ndan van\x0c2026") == "Ke hoach cong tac\ndan van\n2026"


def test_characters_nobody_sees_are_dropped():
    assert text("Kế\u200b ho\u00adạch\u00a0năm \u202e2026".encode()) == "Kế hoạch năm 2026"
