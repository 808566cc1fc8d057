"""Linux seccomp: from here on the kernel refuses this process the calls by which it could reach another."""

import ctypes
import os
import platform

PR_SET_SECCOMP, MODE_FILTER = 22, 2
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000 | 13, 0x80000000
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16
AF_UNIX = 1


# The calls by their numbers on x86_64 and aarch64.
SOCKET, TGKILL = (41, 198), (234, 131)
NEVER = {
    "connect": (42, 203),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "io_uring_setup": (425, 425),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "bpf": (321, 280),
    "keyctl": (250, 219),
    "mount": (165, 40),
    "setns": (308, 268),
}
FOR_PROGRAMS_ONLY = {
    "execve": (59, 221),
    "execveat": (322, 281),
    "kill": (62, 129),
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "socketpair": (53, 199),
    "unshare": (272, 97),
}
# Each machine's audit number, and its column above.
MACHINES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}


class Step(ctypes.Structure):
    _fields_ = [("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("k", ctypes.c_uint32)]


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_uint16), ("steps", ctypes.POINTER(Step))]


def restrict(libc: ctypes.CDLL, *, programs: bool) -> bool:
    """Whether the kernel took the filter. With `programs` the process may start others, and wait at a local socket."""
    if platform.machine() not in MACHINES:
        return False
    steps = _steps(*MACHINES[platform.machine()], programs)
    listing = (Step * len(steps))(*steps)
    program = Program(len(steps), listing)
    return libc.prctl(PR_SET_SECCOMP, MODE_FILTER, ctypes.byref(program), 0, 0) == 0


def _steps(audit: int, column: int, programs: bool) -> list[Step]:
    # The 32-bit and x32 doors have other numbers for the same calls: whoever tries them is ended.
    steps = [Step(LOAD, 0, 0, ARCHITECTURE), Step(EQUAL, 1, 0, audit), Step(RETURN, 0, 0, KILL)]
    steps += [Step(LOAD, 0, 0, NUMBER), Step(AT_LEAST, 0, 1, 0x40000000), Step(RETURN, 0, 0, KILL)]
    for numbers in (NEVER | ({} if programs else FOR_PROGRAMS_ONLY)).values():
        steps += [Step(EQUAL, 0, 1, numbers[column]), Step(RETURN, 0, 0, REFUSE)]
    if programs:
        steps += _unless_first_argument(SOCKET[column], AF_UNIX)
    else:
        steps += [Step(EQUAL, 0, 1, SOCKET[column]), Step(RETURN, 0, 0, REFUSE)]
        steps += _unless_first_argument(TGKILL[column], os.getpid())
    return [*steps, Step(RETURN, 0, 0, ALLOW)]


def _unless_first_argument(call: int, value: int) -> list[Step]:
    """Refuses a call whose first argument is another value, such as a signal to somebody else's process."""
    return [
        Step(EQUAL, 0, 4, call),
        Step(LOAD, 0, 0, FIRST_ARGUMENT),
        Step(EQUAL, 0, 1, value),
        Step(RETURN, 0, 0, ALLOW),
        Step(RETURN, 0, 0, REFUSE),
    ]
