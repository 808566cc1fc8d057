"""Starting the house: told before anything happens what would stop it, and never with an office's settings."""

import fcntl
import os
import socket

import pytest

from scripts import fresh, run
from scripts.processes import Ended


def test_a_taken_port_is_said_before_anything_starts(capsys):
    with socket.socket() as other:
        other.bind((run.HOST, 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(SystemExit) as end:
            run.make_sure_free(port)

    said = f"Cổng {port} đang có chương trình khác dùng. Dừng nó, hoặc chọn cổng khác: make run PORT={port + 1}"
    assert (end.value.code, capsys.readouterr().err.strip()) == (1, said)


@pytest.mark.parametrize("text", ["web", "0", "70000", "-1", "80.5"])
def test_a_port_that_is_none_is_said(text, capsys):
    with pytest.raises(SystemExit):
        run.chosen_port(text)

    assert f"PORT={text} không dùng được." in capsys.readouterr().err


def test_an_offices_settings_stay_outside(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://danvan@db/danvan")
    monkeypatch.setenv("DANVAN_ENV", "production")
    monkeypatch.setenv("DANVAN_SECRET_KEY", "x")

    environment = run.demonstration(8000).environment

    ours = {name: value for name, value in environment.items() if name.startswith("DANVAN_") or name == "DATABASE_URL"}
    assert ours == {
        "DANVAN_ENV": "development",
        "DANVAN_DEMO": "1",
        "DANVAN_VAR": str(run.VAR),
        "DANVAN_SITE": "http://127.0.0.1:8000",
    }


@pytest.fixture
def province(tmp_path, monkeypatch):
    """Where a province would be served from."""
    monkeypatch.setattr(run, "VAR", tmp_path)
    (tmp_path / "province-01").mkdir()
    return lambda: run.province(8000, "01")


def test_a_province_lives_apart_from_the_demonstration(province, tmp_path):
    setting = province()

    assert (setting.folder, "DANVAN_DEMO" in setting.environment) == (tmp_path / "province-01", False)


def test_a_workbook_somebody_may_have_filled_in_is_not_written_again(province, tmp_path):
    first = province().steps[-1]
    (tmp_path / "province-01" / "accounts.xlsx").touch()

    assert (first, province().steps[-1]) == (
        f"load_units --province 01 --accounts {tmp_path}/province-01/accounts.xlsx",
        "load_units --province 01",
    )


def test_a_province_tells_how_its_first_administrator_gets_in(province, tmp_path, capsys):
    (tmp_path / "province-01" / "accounts.xlsx").touch()

    run.greet(province())

    assert f"DANVAN_VAR={tmp_path}/province-01 DANVAN_SITE=http://127.0.0.1:8000" in capsys.readouterr().out


@pytest.mark.parametrize("code", ["../../etc", "01,--x", "Hà Nội"])
def test_a_code_that_is_no_code_is_said(code, capsys):
    with pytest.raises(SystemExit):
        run.province(8000, code)

    assert "không phải mã tỉnh" in capsys.readouterr().err


def test_ending_by_request_is_no_failure_and_a_death_is(capsys):
    assert (run.farewell(Ended("", 2)), run.farewell(Ended("web", 1))) == (0, 1)
    assert "Tiến trình “web” đã dừng (mã 1)" in capsys.readouterr().err


def test_accounts_are_shown_as_the_demonstration_wrote_them(tmp_path, capsys):
    (tmp_path / "accounts.txt").write_text("Văn thư · vanthu · mật-khẩu\n", encoding="utf-8")

    run.greet(run.Setting(8000, tmp_path, [], {}))

    assert "Văn thư · vanthu · mật-khẩu" in capsys.readouterr().out


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(fresh, "VAR", tmp_path)
    monkeypatch.setattr(fresh, "prepare", lambda setting: None)
    return tmp_path


def test_fresh_removes_what_the_demonstration_made_and_nothing_else(folder):
    for name in ("danvan.sqlite3", "danvan.sqlite3-wal", "clock", "secret-key", "note.txt"):
        (folder / name).write_text("")
    for name in ("media/ab", "cache", "province-01"):
        (folder / name).mkdir(parents=True)

    fresh.main()

    assert sorted(os.listdir(folder)) == ["in-use", "note.txt", "province-01", "secret-key"]


def test_fresh_leaves_a_running_house_alone(folder, capsys):
    (folder / "danvan.sqlite3").write_text("")
    with (folder / "in-use").open("w") as mark:
        fcntl.flock(mark, fcntl.LOCK_SH)

        with pytest.raises(SystemExit):
            fresh.main()

    assert "Hệ thống đang chạy" in capsys.readouterr().err
    assert (folder / "danvan.sqlite3").exists()
