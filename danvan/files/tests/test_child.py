"""A child process can do its task and nothing else, and the parent outlives whatever becomes of it."""

import logging
import os
import select
import socket

import pytest

from danvan.files.reading.confine import LOCKS
from danvan.files.reading.runner import Answer, in_child
from danvan.files.reading.sentences import Unreadable
from danvan.files.tests import probes


def probe(name: str, payload: bytes = b"", **how) -> Answer:
    return in_child(f"danvan.files.tests.probes:{name}", payload, **how)


def fate(name: str, **how) -> str:
    with pytest.raises(Unreadable) as refused:
        probe(name, **how)
    return refused.value.code


def has_ended(process: int) -> bool:
    """Waits for the kernel's word on it, which comes at once."""
    try:
        watched = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    ended, _, _ = select.select([watched], [], [], 10)
    os.close(watched)
    return bool(ended)


def test_the_child_sees_no_environment_no_settings_and_an_empty_folder(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://danvan:bí-mật@máy/danvan")

    answer = probe("environment")

    assert answer.value == {"environment": [], "folder": [], "modules": []}


def test_all_locks_hold_on_this_machine():
    assert probe("echo").locks == set(LOCKS)


def test_the_child_reaches_no_network_and_no_local_socket():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            reached = probe("network", port=port)

    assert reached.value == {"web": "refused", "local": "refused", "pair": "refused"}


def test_the_child_opens_no_file_of_ours_but_code(tmp_path):
    database = tmp_path / "danvan.sqlite3"
    database.write_text("dữ liệu")

    opened = probe("files", wanted=str(database), parent=os.getpid())

    assert opened.value == {
        "database": "refused",
        "environment of the parent": "refused",
        "passwords": "refused",
        "writing elsewhere": "refused",
        "writing code": "refused",
        "writing nowhere": 1,
        "writing here": 1,
    }


def test_a_converter_may_wait_at_a_socket_and_call_at_no_database(tmp_path):
    address = str(tmp_path / "postgresql")
    with socket.socket(socket.AF_UNIX) as database:
        database.bind(address)
        database.listen()
        reached = probe("local_server", programs=True, address=address)

    assert reached.value == {"waits": None, "calls": "refused", "web": "refused"}


def test_the_child_starts_no_program_and_touches_no_other_process():
    reached = probe("others", parent=os.getpid())

    assert reached.value == {"program": "refused", "signal": "refused", "thread signal": -1, "look into": -1}


def test_a_task_gets_the_bytes_and_gives_values_and_bytes_back():
    payload = bytes(range(256)) * 20_000

    answer = probe("echo", payload)

    assert (answer.value, answer.parts) == (len(payload), [payload, payload[:3]])


def test_what_a_library_prints_is_not_part_of_the_answer():
    assert probe("chatters").value == "answer"


@pytest.mark.parametrize(
    ("task", "options", "reason"),
    [
        ("forever", {"seconds": 1}, "slow"),
        ("asleep", {"seconds": 0}, "slow"),
        ("memory", {"megabytes": 900, "memory": 500 * 2**20}, "too_large_inside"),
        ("disk", {}, "damaged"),
        ("dies", {}, "killed"),
        ("dies", {"if_killed": "sheet_too_large"}, "sheet_too_large"),
        ("silent", {}, "killed"),
        ("fails", {}, "damaged"),
    ],
)
def test_a_child_that_fails_is_a_sentence_and_the_next_one_answers(task, options, reason):
    told = fate(task, **options)

    assert (told, probe("echo", b"abc").value) == (reason, 3)


def test_what_went_wrong_is_logged_without_the_words_of_the_file(caplog):
    caplog.set_level(logging.INFO)
    line = probes.fails.__code__.co_firstlineno + 1

    fate("fails")

    assert [record.getMessage() for record in caplog.records] == [
        f"danvan.files.tests.probes:fails: KeyError in fails, line {line}"
    ]


def test_what_a_converter_leaves_running_ends_with_the_child():
    left = probe("leaves_a_child", programs=True).value

    assert has_ended(left)
