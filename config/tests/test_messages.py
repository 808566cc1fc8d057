"""One message on the line is one request, whatever its head says of its length: the web server as `granian` runs it."""

import re
import socket
import subprocess
import sys

import pytest

from scripts.places import ROOT

HOST = b"Host: 127.0.0.1\r\n"
HIDDEN = b"0\r\n\r\nGET /hidden/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
APPLICATION = """
def application(environ, start_response):
    environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Length", "0"), ("X-Path", environ["PATH_INFO"])])
    return [b""]
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Serves a page that says under which address it was asked; gives the port."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "served.py").write_text(APPLICATION)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    unit = (ROOT / "docs/deployment/systemd/danvan-web.service").read_text(encoding="utf-8")
    flags = re.search(r"-m granian (.*) config\.wsgi:application", unit)[1].replace("8000", str(port)).split()
    flags[flags.index("--log-level") + 1], flags[flags.index("--workers") + 1] = "info", "1"
    command = [sys.executable, "-m", "granian", *flags, "--working-dir", str(folder), "served:application"]
    with subprocess.Popen(command, stderr=subprocess.STDOUT, stdout=subprocess.PIPE, text=True) as running:
        for line in running.stdout:
            if "Started worker" in line:
                break
        # It says so a moment before it listens.
        while not listens(port):
            assert running.poll() is None
        yield port
        running.terminate()


def listens(port):
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def answers(port, message):
    """The paths that were answered, and the statuses of all that came back before the line was closed."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(message)
        said = b"".join(iter(lambda: line.recv(65536), b""))
    return re.findall(rb"HTTP/1\.1 (\d+)", said), re.findall(rb"x-path: (\S+)", said, re.IGNORECASE)


def test_an_honest_message_is_answered(server):
    head = b"Content-Length: 2\r\nConnection: close\r\n\r\n"

    assert answers(server, b"POST /asked/ HTTP/1.1\r\n" + HOST + head + b"ab") == ([b"200"], [b"/asked/"])


def test_a_request_hidden_in_anothers_body_is_not_answered(server):
    lengths = b"Content-Length: %d\r\nTransfer-Encoding: chunked\r\n\r\n" % len(HIDDEN)

    statuses, paths = answers(server, b"POST /asked/ HTTP/1.1\r\n" + HOST + lengths + HIDDEN)

    assert (len(statuses), b"/hidden/" in paths) == (1, False)


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: 5\r\nContent-Length: 0\r\n",
        b"Content-Length: -1\r\n",
        b"Content-Length: +5\r\n",
        b"Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n",
        b"Transfer-Encoding : chunked\r\n",
        b"X-One: a\r\n Folded: b\r\n",
        b"Bad\x00Name: a\r\n",
    ],
)
def test_a_message_of_doubtful_length_is_refused(server, head):
    assert answers(server, b"POST /asked/ HTTP/1.1\r\n" + HOST + head + b"\r\nabcde")[0] == [b"400"]
