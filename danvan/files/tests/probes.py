"""Tasks that try, in a child process, what no reader may be able to do."""

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path


def tried(attempt):
    """What became of it: "refused", or what it gave."""
    try:
        return attempt()
    except OSError:
        return "refused"


def environment(payload):
    return {"environment": sorted(set(os.environ) - {"LC_CTYPE"}), "folder": os.listdir(), "modules": _django()}


def _django():
    return [name for name in sys.modules if name.partition(".")[0] in ("django", "config")]


def network(payload, port):
    return {
        "web": tried(lambda: socket.create_connection(("127.0.0.1", port), timeout=1)),
        "local": tried(lambda: socket.socket(socket.AF_UNIX)),
        "pair": tried(lambda: socket.socketpair()),
    }


def local_server(payload, address):
    """What a converter may do with sockets: wait at one of its own, and call at nobody's."""
    waiting, calling = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
    return {
        "waits": tried(lambda: waiting.bind("own")),
        "calls": tried(lambda: calling.connect(address)),
        "web": tried(lambda: socket.socket(socket.AF_INET)),
    }


def files(payload, wanted, parent):
    return {
        "database": tried(lambda: Path(wanted).read_text()),
        "environment of the parent": tried(lambda: Path(f"/proc/{parent}/environ").read_text()),
        "passwords": tried(lambda: Path("/etc/passwd").read_text()),
        "writing elsewhere": tried(lambda: Path("/tmp/danvan-probe").write_text("x")),
        "writing code": tried(lambda: Path(__file__).with_name("x.py").write_text("x")),
        "writing nowhere": tried(lambda: Path(os.devnull).write_text("x")),
        "writing here": tried(lambda: Path("here").write_text("x")),
    }


def others(payload, parent):
    libc = ctypes.CDLL(None, use_errno=True)
    return {
        "program": tried(lambda: subprocess.run(["/bin/true"], check=True)),
        "signal": tried(lambda: os.kill(parent, 0)),
        "thread signal": libc.tgkill(parent, parent, 0),
        "look into": libc.ptrace(16, parent, 0, 0),
    }


def memory(payload, megabytes):
    return len(bytearray(megabytes * 2**20))


def disk(payload):
    with open("large", "wb") as file:
        for _ in range(300):
            file.write(bytes(2**20))


def forever(payload):
    while True:
        pass


def asleep(payload):
    signal.pause()


def dies(payload):
    os.abort()


def silent(payload):
    os._exit(0)


def chatters(payload):
    sys.stdout.write("x" * 100_000)
    sys.stdout.flush()
    with contextlib.suppress(OSError):
        os.write(2, b"x" * 100_000)
    return "answer"


def leaves_a_child(payload):
    """A grandchild that would live for ever, as a converter may leave one."""
    child = os.fork()
    if not child:
        signal.pause()
    return child


def echo(payload):
    return len(payload), [payload, payload[:3]]


def fails(payload):
    raise KeyError("secret of the file")
