"""Linux Landlock: from here on this process opens only the paths named, whoever owns the others."""

import ctypes
import os
from collections.abc import Iterable

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
PATH_BENEATH, VERSION = 1, 1
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE, IOCTL_DEV = 1, 1 << 1, 1 << 2, 1 << 3, 1 << 14, 1 << 15
READ = EXECUTE | READ_FILE | READ_DIR
REMOVE_FILE, MAKE_SOCKET = 1 << 5, 1 << 9
ON_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
# What each version of the kernel's interface can hold back; asking for more than it knows is an error.
RIGHTS_BY_VERSION = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}


class Ruleset(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scope", ctypes.c_uint64)]


class Beneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = [("rights", ctypes.c_uint64), ("folder", ctypes.c_int32)]


def restrict(
    libc: ctypes.CDLL, readable: Iterable[str], writable: Iterable[str], meeting_places: Iterable[str] = ()
) -> bool:
    """Whether the kernel took the restriction; without Landlock nothing changes.

    In a meeting place a program may put its own socket, and take it away, and do nothing else.
    """
    version = libc.syscall(CREATE_RULESET, None, ctypes.c_size_t(0), VERSION)
    if version < 1:
        return False
    rights = RIGHTS_BY_VERSION[min(version, max(RIGHTS_BY_VERSION))]
    rules = Ruleset(rights, 0b11 if version >= 4 else 0, 0b11 if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    ruleset = libc.syscall(CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), 0)
    if ruleset < 0:
        return False
    for path in readable:
        _allow(libc, ruleset, path, READ)
    for path in writable:
        _allow(libc, ruleset, path, rights)
    for path in meeting_places:
        _allow(libc, ruleset, path, MAKE_SOCKET | REMOVE_FILE)
    taken = libc.syscall(RESTRICT_SELF, ruleset, 0) == 0
    os.close(ruleset)
    return taken


def _allow(libc: ctypes.CDLL, ruleset: int, path: str, rights: int) -> None:
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    if not os.path.isdir(path):
        rights &= ON_FILES
    rule = Beneath(rights, folder)
    libc.syscall(ADD_RULE, ruleset, PATH_BENEATH, ctypes.byref(rule), 0)
    os.close(folder)
