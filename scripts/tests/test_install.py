"""Setting up: what is there is not installed again, and whoever cannot go on is told in one sentence what to do."""

import ast
import shutil
import subprocess
import sys
from collections import namedtuple
from types import SimpleNamespace

import pytest

import scripts
from scripts import install
from scripts.lock import Lock
from scripts.places import ROOT

LOCK = """\
Django==5.2.19 \\
    --hash=sha256:aa
    # via -r requirements.in
psycopg[binary]==3.3.9 \\
    --hash=sha256:bb
typing_extensions==4.16.0 \\
    --hash=sha256:cc
tzdata==2026.6 ; sys_platform == 'win32' \\
    --hash=sha256:dd
"""


@pytest.fixture
def lock(tmp_path):
    file = tmp_path / "requirements.txt"
    file.write_text(LOCK)
    return Lock(file)


@pytest.fixture
def house(tmp_path, monkeypatch, lock):
    """A working copy whose environment starts and is empty; `done` tells who installed."""
    venv, done = tmp_path / ".venv", []
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").symlink_to(sys.executable)
    for name, value in {"ROOT": tmp_path, "VENV": venv, "PYTHON": venv / "bin" / "python", "LOG": venv / "log"}.items():
        monkeypatch.setattr(install, name, value)
    monkeypatch.setattr(install, "by_uv", lambda lock: done.append("uv") or answer(0))
    monkeypatch.setattr(install, "by_pip", lambda lock: done.append("pip") or answer(0))
    return SimpleNamespace(venv=venv, done=done)


def answer(status, said=""):
    return subprocess.CompletedProcess([], status, "", said)


def put(venv, *packages):
    for package in packages:
        (venv / "lib" / "python3.11" / "site-packages" / f"{package}.dist-info").mkdir(parents=True)


def test_a_lock_names_packages_as_indexes_compare_them(lock):
    assert lock.pins() == {"django": "5.2.19", "psycopg": "3.3.9", "typing-extensions": "4.16.0"}


def test_uv_installs_once_and_not_again(house, lock):
    install.prepare([lock])
    install.prepare([lock])

    assert house.done == ["uv"]


def test_a_changed_lock_is_installed_whatever_its_time(house, lock):
    install.prepare([lock])
    lock.file.write_text(LOCK.replace("5.2.19", "5.2.20"))

    install.prepare([lock])

    assert house.done == ["uv", "uv"]


def test_a_checkout_that_only_touches_the_lock_changes_nothing(house, lock):
    install.prepare([lock])
    lock.file.touch()

    install.prepare([lock])

    assert house.done == ["uv"]


def test_an_environment_somebody_else_filled_is_taken_as_it_is(house, lock):
    put(house.venv, "Django-5.2.19", "psycopg-3.3.9", "typing_extensions-4.16.0")

    install.prepare([lock])

    assert house.done == []


def test_an_environment_with_another_version_is_not_enough(house, lock):
    put(house.venv, "Django-5.1.0", "psycopg-3.3.9", "typing_extensions-4.16.0")

    install.prepare([lock])

    assert house.done == ["uv"]


def test_pip_does_it_where_uv_cannot(house, lock, monkeypatch):
    monkeypatch.setattr(install, "by_uv", lambda lock: answer(1, "no such platform"))

    install.prepare([lock])

    assert house.done == ["pip"]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("OSError: [Errno 28] No space left on device", "Đĩa đã đầy."),
        ("Temporary failure in name resolution", "Không tải được gói cần cài. Kiểm tra mạng"),
        ("ERROR: Could not find a version that satisfies django", "Không tải được gói cần cài. Kiểm tra mạng"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "Gói tải về không khớp mã băm"),
        (
            "ERROR: In --require-hashes mode, all requirements must have their versions pinned with ==",
            "Tệp khóa thiếu gói",
        ),
        ("[Errno 13] Permission denied: '.venv/lib'", "Không ghi được vào .venv."),
        ("something\nelse went wrong", "Không cài được các gói: else went wrong"),
    ],
)
def test_what_stopped_both_is_said_in_one_sentence(house, lock, monkeypatch, capsys, printed, said):
    monkeypatch.setattr(install, "by_uv", lambda lock: answer(2))
    monkeypatch.setattr(install, "by_pip", lambda lock: answer(1, printed))

    with pytest.raises(SystemExit) as end:
        install.prepare([lock])

    complaint = capsys.readouterr().err.strip()
    assert (end.value.code, complaint.startswith(said), complaint.count("\n")) == (1, True, 0)


def test_a_full_disk_stops_before_anything_is_written(house, lock, monkeypatch, capsys):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(10**9, 10**9, 30 * 1024 * 1024))

    with pytest.raises(SystemExit):
        install.prepare([lock])

    assert "chỉ còn 30 MB, cần ít nhất" in capsys.readouterr().err
    assert house.done == []


def test_a_missing_venv_module_is_named_with_its_package(house, lock, monkeypatch, capsys):
    (house.venv / "bin" / "python").unlink()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)

    with pytest.raises(SystemExit):
        install.prepare([lock])

    assert "apt install python3-venv" in capsys.readouterr().err


def test_a_link_that_leads_nowhere_is_reported_not_replaced(house, lock, capsys, tmp_path):
    shutil.rmtree(house.venv)
    house.venv.symlink_to(tmp_path / "gone")

    with pytest.raises(SystemExit):
        install.prepare([lock])

    assert ("Xóa liên kết .venv" in capsys.readouterr().err, house.venv.is_symlink()) == (True, True)


def test_uv_is_told_what_pip_was_told(monkeypatch):
    listed = "global.index-url='https://pypi.example.vn/simple'\n:env:.find-links='/srv/wheels'\nglobal.timeout='60'\n"
    monkeypatch.setattr(install, "run", lambda command: subprocess.CompletedProcess(command, 0, listed, ""))
    for name in ("UV_DEFAULT_INDEX", "UV_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)

    told = install.pip_settings_for_uv()

    assert told == {"UV_DEFAULT_INDEX": "https://pypi.example.vn/simple", "UV_FIND_LINKS": "/srv/wheels"}


def test_an_old_python_is_told_so_before_it_meets_anything_newer():
    source = (ROOT / "scripts" / "__init__.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    old = SimpleNamespace(version_info=(3, 9, 18), exit=sys.exit)

    with pytest.raises(SystemExit, match=r"Cần Python 3\.11 trở lên, máy này đang dùng 3\.9\."):
        exec(compile(source.replace("import sys", ""), scripts.__file__, "exec"), {"sys": old})
