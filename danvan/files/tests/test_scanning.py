"""The virus scanner looks first, and while it is silent no file comes in."""

import socketserver
import struct
import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from danvan.core.errors import Refused
from danvan.files.models import Blob
from danvan.files.receiving import receive
from danvan.files.tests.papers.office import docx

pytestmark = pytest.mark.django_db


class Scanner(socketserver.ThreadingUnixStreamServer):
    """As much of clamd as a file needs: what it was shown, and what it says."""

    def __init__(self, place, verdict):
        self.verdict, self.shown = verdict, []
        super().__init__(str(place), Conversation)


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(size)
        self.server.shown.append(content)
        self.wfile.write(self.server.verdict)


@pytest.fixture
def scanner(settings, tmp_path):
    """A scanner with this verdict."""
    running = []

    def start(verdict):
        settings.SCANNER = str(tmp_path / "clamd.ctl")
        running.append(Scanner(settings.SCANNER, verdict))
        threading.Thread(target=running[0].serve_forever, daemon=True).start()
        return running[0]

    yield start
    for each in running:
        each.shutdown()
        each.server_close()


def upload(content=None):
    return SimpleUploadedFile("Kế hoạch.docx", content or docx())


def test_a_file_in_which_nothing_is_found_comes_in_after_it_was_shown_whole(scanner):
    clean = scanner(b"stream: OK\0")

    receive(upload())

    assert (clean.shown, Blob.objects.count()) == ([docx()], 1)


def test_a_file_larger_than_one_piece_is_shown_whole(scanner):
    clean = scanner(b"stream: OK\0")
    large = b"chu thuan " * 20_000

    receive(SimpleUploadedFile("a.txt", large))

    assert clean.shown == [large]


def test_an_infected_file_stays_out_and_the_guards_are_told(scanner, lines):
    scanner(b"stream: Win.Test.EICAR_HDB-1 FOUND\0")

    with pytest.raises(Refused, match="phát hiện mã độc"):
        receive(upload())

    assert Blob.objects.count() == 0
    assert lines.events("name") == [("virus_found", "Win.Test.EICAR_HDB-1")]


@pytest.mark.parametrize(
    "verdict", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"stream: OK FOUND or not", b"\xff\0"]
)
def test_without_a_verdict_no_file_comes_in(scanner, verdict):
    scanner(verdict)

    with pytest.raises(Refused, match="không trả lời"):
        receive(upload())

    assert Blob.objects.count() == 0


def test_while_the_scanner_is_down_no_file_comes_in(settings, tmp_path, lines):
    settings.SCANNER = str(tmp_path / "nobody.ctl")

    with pytest.raises(Refused, match="không trả lời") as refused:
        receive(upload())

    assert (refused.value.status, Blob.objects.count()) == (503, 0)
    assert lines.told[0]["said"] == "the scanner gave no verdict: FileNotFoundError"
