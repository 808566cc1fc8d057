"""Shuts this process in before it touches a byte from outside. Each lock is tried; the names of those that hold are
returned, so that the house can say at start which are missing on this machine.
"""

import ctypes
import os
import resource
import sys

from danvan.files.reading import landlock, seccomp

NEW_USER, NEW_NETWORK, NEW_IPC = 0x10000000, 0x40000000, 0x08000000
PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS, SIGKILL = 1, 38, 9
LARGEST_WRITE, OPEN_FILES = 256 * 2**20, 64
SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/fonts", "/dev/null", "/dev/urandom")

# What LibreOffice cannot start without: where Debian keeps its settings, and where it waits for others of its kind.
PROGRAM_SETTINGS, MEETING_PLACES = ("/etc/libreoffice", "/var/lib/libreoffice", "/var/spool/libreoffice"), ("/tmp",)  # noqa: S108 - the place is LibreOffice's choice

LOCKS = ("limits", "network", "files", "calls")


def confine(readable: list[str], *, seconds: int, memory: int, programs: bool = False) -> list[str]:
    """Limits, then no network, then no files but code and this folder, then no way to other processes."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)
    _limit(seconds, memory, programs)
    here, code = os.getcwd(), [*SYSTEM, sys.prefix, sys.base_prefix, *readable, *(PROGRAM_SETTINGS if programs else ())]
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    held = {
        "network": _leave_network(libc),
        "files": landlock.restrict(libc, code, [here, os.devnull], MEETING_PLACES if programs else ()),
        "calls": seccomp.restrict(libc, programs=programs),
    }
    return ["limits", *(name for name, holds in held.items() if holds)]


def _limit(seconds: int, memory: int, programs: bool) -> None:
    limits = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: LARGEST_WRITE,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: OPEN_FILES * (8 if programs else 1),
        resource.RLIMIT_AS: memory,
    }
    if not programs:
        limits[resource.RLIMIT_NPROC] = 0
    for limit, value in limits.items():
        hard = resource.getrlimit(limit)[1]
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        # The last limit on time lies higher: the milder signal comes first and says that it was the time.
        resource.setrlimit(limit, (value, hard if limit == resource.RLIMIT_CPU else value))
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0), key=lambda cpu: (cpu + os.getpid()) % 64)})


def _leave_network(libc: ctypes.CDLL) -> bool:
    """A network of our own, with nothing in it; a user namespace where the machine's rules ask for one."""
    return libc.unshare(NEW_USER | NEW_NETWORK | NEW_IPC) == 0 or libc.unshare(NEW_NETWORK) == 0


def nothing(payload: bytes) -> None:
    """The task that only shows which locks hold."""
