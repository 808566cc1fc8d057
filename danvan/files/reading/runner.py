"""The parent's side: give one task and the bytes to a fresh child process, and take its answer or its end as a sentence."""

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from danvan.files.reading.sentences import Unreadable

GIB = 2**30
GRACE = 1
PACKAGE = Path(__file__).resolve().parents[2]
LIBRARIES = sorted({sysconfig.get_paths()["purelib"], sysconfig.get_paths()["platlib"]})
# The child knows no site-packages and no working folder until we name them.
BOOT = "import sys; sys.path[:0] = sys.argv[2:]; from danvan.files.reading.child import main; main(sys.argv[1])"
TOO_LONG = {signal.SIGXCPU, signal.SIGALRM}

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answer:
    """What a task made of the bytes: plain values, the bytes that go with them, and the locks that held meanwhile."""

    value: Any
    parts: list[bytes]
    locks: frozenset[str]


def in_child(
    task: str,
    payload: bytes,
    *,
    seconds: int = 60,
    memory: int = GIB,
    programs: bool = False,
    if_killed: str = "killed",
    **options: Any,
) -> Answer:
    """Does `task` ("pdf.document:read" = `read` of that module here) with the bytes in a child process.

    Raises `Unreadable` when the task refuses the file, when it does not end in `seconds`, wants more than `memory`
    bytes, or is killed by what it reads (`if_killed` is then the likeliest reason); the caller lives on, and so does
    the next call. `programs` lets it start others, as only the conversion of old files needs.
    """
    order = {
        "task": task if task.startswith("danvan.") else f"{__package__}.{task}",
        "options": options,
        "readable": [str(PACKAGE), *LIBRARIES],
        "seconds": seconds,
        "memory": memory,
        "programs": programs,
    }
    with tempfile.TemporaryDirectory(prefix="danvan-") as folder, tempfile.TemporaryFile() as answer:
        ended = _run(json.dumps(order), payload, folder, answer, seconds)
        answer.seek(0)
        return _understand(task, answer, ended, if_killed)


def _run(order: str, payload: bytes, folder: str, answer: IO[bytes], seconds: int) -> int:
    """The child's exit status, negative for the signal that ended it."""
    command = [sys.executable, "-I", "-S", "-X", "utf8", "-c", BOOT, order, str(PACKAGE.parent), *LIBRARIES]
    child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own code, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={},
        start_new_session=True,
    )
    try:
        child.communicate(payload, timeout=seconds + GRACE)
    except subprocess.TimeoutExpired:
        return -signal.SIGALRM
    finally:
        # The whole group: a converter's own children go with it.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    return child.returncode


def _understand(task: str, answer: IO[bytes], ended: int, if_killed: str) -> Answer:
    if -ended in TOO_LONG:
        raise Unreadable("slow")
    try:
        head = json.loads(answer.readline())
    except ValueError:
        logger.warning("%s: the child ended with %s before it answered", task, ended)
        raise Unreadable(if_killed) from None
    if fault := head.get("fault"):
        if error := head.get("error"):
            logger.info("%s: %s", task, error)
        raise Unreadable(fault, **head["facts"])
    parts = [answer.read(size) for size in head["sizes"]]
    return Answer(value=head["value"], parts=parts, locks=frozenset(head["locks"]))
