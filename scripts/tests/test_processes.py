"""What is started together ends together, whatever ended it."""

import os
import select
import signal
import subprocess
import sys

import pytest

from scripts.places import ROOT
from scripts.processes import ASKED_TO_END, Ended, House

STAY = ["sleep", "600"]


@pytest.fixture
def house():
    house = House()
    yield house
    house.end()


def is_over(handle):
    """Whether the process behind a handle ended; the kernel tells through it."""
    return select.select([handle], [], [], 30)[0] == [handle]


def test_when_one_dies_it_is_named_and_the_rest_is_ended(house):
    house.start("web", STAY, os.environ)
    house.start("jobs", ["sh", "-c", "exit 3"], os.environ)

    ended = house.wait()
    house.end()

    assert (ended, house.children["web"].wait()) == (Ended("jobs", 3), -signal.SIGTERM)


def test_all_are_in_one_process_group(house):
    house.start("web", STAY, os.environ)
    house.start("jobs", STAY, os.environ)

    assert {os.getpgid(child.pid) for child in house.children.values()} == {house.group}


def test_what_a_dead_child_left_behind_is_ended_too(house, tmp_path):
    told = tmp_path / "pid"
    house.start("web", ["sh", "-c", f"sleep 600 & echo $! > {told}"], os.environ)
    house.wait()
    left = os.pidfd_open(int(told.read_text()))

    house.end()

    assert is_over(left)


def test_a_request_to_end_is_news_and_not_an_interruption(house):
    before = {number: signal.getsignal(number) for number in ASKED_TO_END}
    house.listen()
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        assert house.wait() == Ended("", signal.SIGTERM)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def test_what_does_not_listen_is_ended_all_the_same(house, monkeypatch, tmp_path):
    monkeypatch.setattr("scripts.processes.PATIENCE", 0.2)
    ready = tmp_path / "ready"
    os.mkfifo(ready)
    house.start("deaf", ["sh", "-c", f"trap '' TERM; echo > {ready}; while :; do sleep 600; done"], os.environ)
    ready.read_text()

    house.end()

    assert house.children["deaf"].wait() == -signal.SIGKILL


def test_children_do_not_outlive_a_parent_that_is_killed():
    start = "import os; from scripts.processes import House; h = House(); h.start('web', ['sleep', '600'], os.environ)"
    script = f"{start}; print(h.children['web'].pid, flush=True); h.wait()"
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True) as parent:
        child = os.pidfd_open(int(parent.stdout.readline()))
        parent.kill()

    assert is_over(child)
