"""The house says at deployment which locks this machine cannot put on a reader of files."""

from danvan.files import checks
from danvan.files.checks import readers_are_locked_in
from danvan.files.reading.runner import Answer


def test_on_a_machine_with_all_locks_nothing_is_said():
    assert readers_are_locked_in() == []


def test_a_lock_that_does_not_hold_is_named(monkeypatch):
    monkeypatch.setattr(checks, "in_child", lambda task, payload: Answer(None, [], frozenset({"limits", "calls"})))

    assert [warning.msg for warning in readers_are_locked_in()] == [
        "Tiến trình đọc tệp chưa được tách khỏi mạng (máy không cho tạo không gian mạng riêng).",
        "Tiến trình đọc tệp chưa bị chặn mở tệp khác (nhân Linux không có Landlock).",
    ]
