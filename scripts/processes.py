"""Processes that live and die together: the web server, the job worker and the clock of one house."""

import ctypes
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

Command = list[str | Path]

PATIENCE = 10.0
PR_SET_PDEATHSIG = 1
ASKED_TO_END = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class Ended:
    """What ended the house: a process by its name and exit status, or, without one, a signal to us."""

    name: str
    status: int


@dataclass
class House:
    """One process group of our children. `end` ends all of it, also what a child left behind."""

    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    news: "queue.SimpleQueue[Ended]" = field(default_factory=queue.SimpleQueue)
    group: int = 0

    def listen(self) -> None:
        """From now on a request to end is news like any other, not an interruption in mid-step."""
        for number in ASKED_TO_END:
            signal.signal(number, lambda got, frame: self.news.put(Ended("", got)))

    def start(self, name: str, command: Command, environment: Mapping[str, str]) -> None:
        """Starts a child in the group; its end becomes news."""
        child = subprocess.Popen(
            command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            process_group=self.group,
            preexec_fn=die_with_parent,
        )
        self.group = self.group or child.pid
        self.children[name] = child
        threading.Thread(target=lambda: self.news.put(Ended(name, child.wait())), daemon=True).start()

    def wait(self, seconds: float | None = None) -> Ended | None:
        """The next end, or None when nothing ended in that time."""
        try:
            return self.news.get(timeout=seconds)
        except queue.Empty:
            return None

    def end(self) -> None:
        """Asks all to end, and after a while, or when asked again, does not ask any more."""
        self._tell(signal.SIGTERM)
        alive = {name for name, child in self.children.items() if child.poll() is None}
        while alive:
            ended = self.wait(PATIENCE)
            if ended is None or not ended.name:
                break
            alive.discard(ended.name)
        self._tell(signal.SIGKILL)

    def _tell(self, number: int) -> None:
        if self.group:
            try:
                os.killpg(self.group, number)
            except ProcessLookupError:
                return


def die_with_parent(number: int = signal.SIGTERM) -> None:
    """Between fork and exec: the kernel sends this child a signal when its parent is gone, however that came about."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number)


def end_in_order() -> None:
    """From now on a request to end unwinds what we have open, as Ctrl-C does."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda got, frame: sys.exit(128 + got))
