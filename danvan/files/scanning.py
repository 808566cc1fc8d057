"""The office's virus scanner looks at each file from outside before anything else does.

It is ClamAV's clamd, or what speaks as it does, at a socket of this machine (`DANVAN_SCANNER`). While it does not answer no
file comes in: a file nobody looked at is not a clean one.
"""

import logging
import re
import socket
import struct

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from danvan.core.errors import Refused
from danvan.core.logs import tell

logger = logging.getLogger(__name__)

SECONDS = 30
PIECE = 64 * 1024
LONGEST_ANSWER = 4096
FOUND = re.compile(r"^stream: (\S+) FOUND$")
CLEAN = "stream: OK"

INFECTED = _(
    "Phần mềm diệt vi-rút phát hiện mã độc trong tệp nên tệp không được nhận. "
    "Đề nghị không mở tệp này nữa và báo bộ phận công nghệ thông tin của cơ quan."
)
SILENT = _("Tạm thời chưa nhận được tệp vì phần mềm diệt vi-rút không trả lời. Đề nghị gửi lại sau ít phút.")


def refuse_infected(content: bytes) -> None:
    """Refused when the scanner finds something, or cannot be asked; without a scanner every file passes."""
    if not settings.SCANNER:
        return
    said = _asked(content)
    if said == CLEAN:
        return
    if found := FOUND.match(said):
        tell("virus_found", name=found[1])
        raise Refused(INFECTED)
    logger.error("the scanner gave no verdict: %s", said)
    raise Refused(SILENT, status=503)


def _asked(content: bytes) -> str:
    try:
        with socket.socket(socket.AF_UNIX) as scanner:
            scanner.settimeout(SECONDS)
            scanner.connect(settings.SCANNER)
            scanner.sendall(b"zINSTREAM\0")
            for at in range(0, len(content), PIECE):
                piece = content[at : at + PIECE]
                scanner.sendall(struct.pack("!L", len(piece)) + piece)
            scanner.sendall(struct.pack("!L", 0))
            return _answer(scanner)
    except OSError as error:
        return type(error).__name__


def _answer(scanner: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER and (more := scanner.recv(LONGEST_ANSWER)):
        said += more
    return said.rstrip(b"\0").decode("ascii", "replace").strip()
