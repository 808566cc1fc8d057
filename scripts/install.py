"""Prepares `.venv/` and nothing else: `python3 -m scripts.install [--tests]`, with the standard library only.

uv installs because it is quick; where it cannot be had or fails, pip does the same from the same hashes.
"""

import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.lock import Lock
from scripts.places import PYTHON, ROOT, VENV
from scripts.say import begin, is_full, need_space, say, stop

RUNTIME, TESTS, UV = (Lock(ROOT / f"requirements{part}.txt") for part in ("", "-dev", "-uv"))
LOG = VENV / "install.log"
SPACE = 700

# What installers print, and the sentence a person can act on. The first that fits is said.
REASONS = (
    (("No space left", "os error 28", "Disk quota"), "Đĩa đã đầy. Dọn bớt chỗ rồi chạy lại lệnh này."),
    (
        ("DO NOT MATCH THE HASHES", "Hash mismatch"),
        "Gói tải về không khớp mã băm trong tệp khóa nên không được cài. Đổi nguồn gói, xóa bộ đệm của pip rồi chạy lại.",
    ),
    (
        ("Permission denied", "os error 13", "Read-only file system"),
        "Không ghi được vào .venv. Kiểm tra quyền của thư mục này rồi chạy lại.",
    ),
    (
        ("versions pinned", "were not pinned"),
        "Tệp khóa thiếu gói cho phiên bản Python này. Dùng Python 3.11, 3.12 hoặc 3.13, ví dụ: make run PY=python3.11",
    ),
    (
        ("resolution", "dns error", "connect", "timed out", "Network is unreachable", "Could not find a version"),
        "Không tải được gói cần cài. Kiểm tra mạng, hoặc đặt PIP_INDEX_URL tới nguồn gói trong cơ quan, rồi chạy lại.",
    ),
)


def main(arguments: Sequence[str]) -> None:
    """Makes the environment and puts the locks' packages into it, unless they are there."""
    locks = [RUNTIME, TESTS] if "--tests" in arguments else [RUNTIME]
    try:
        with Path(RUNTIME.file).open("rb") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            prepare(locks)
    except OSError as error:
        if is_full(error):
            stop(REASONS[0][1])
        stop(f"Không chuẩn bị được .venv ({error}). Kiểm tra quyền ghi của thư mục này rồi chạy lại.")


def prepare(locks: Sequence[Lock]) -> None:
    """Installs what is missing; an environment somebody linked here is taken as it is when it already holds the packages."""
    if not works():
        need_space(ROOT, SPACE)
        make_environment()
    missing = [lock for lock in locks if not lock.is_stamped(VENV)]
    for lock in missing:
        if not lock.is_held_by(VENV):
            install(lock)
        mark(lock)


def works() -> bool:
    """Whether `.venv` starts, and with a Python that is new enough."""
    if not PYTHON.exists():
        return False
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([PYTHON, "-c", probe], capture_output=True).returncode == 0


def make_environment() -> None:
    """A fresh environment; a broken one is replaced, a broken link is reported because its other end is not ours."""
    if VENV.is_symlink():
        stop(f".venv trỏ tới {os.readlink(VENV)}, nơi không có Python dùng được. Xóa liên kết .venv rồi chạy lại.")
    if importlib.util.find_spec("ensurepip") is None:
        stop("Python của máy này thiếu mô-đun venv. Chạy “apt install python3-venv” rồi chạy lại lệnh này.")
    say("Đang lập môi trường .venv …")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], capture_output=True, text=True)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        explain(made.stdout + made.stderr)


def install(lock: Lock) -> None:
    """By uv, then by pip; what they said stays in `.venv/install.log`."""
    need_space(VENV, SPACE // 2)
    say(f"Đang cài các gói của {lock.file.name} (lần đầu mất khoảng nửa phút) …")
    said = ""
    for installer in (by_uv, by_pip):
        done = installer(lock)
        said += done.stdout + done.stderr
        if done.returncode == 0:
            return
    LOG.write_text(said, encoding="utf-8")
    explain(said)


def by_uv(lock: Lock) -> "subprocess.CompletedProcess[str]":
    """uv, itself from a hashed lock, told of pip's settings: it does not read them."""
    uv = PYTHON.with_name("uv")
    if not uv.exists():
        fetched = by_pip(UV)
        if fetched.returncode:
            return fetched
    # pip looks for a version in all its indexes. Here that is harmless: the hash decides what is accepted.
    anywhere = ["--index-strategy", "unsafe-best-match"]
    command: list[str | Path] = [
        uv,
        "pip",
        "install",
        "--python",
        PYTHON,
        *anywhere,
        "--require-hashes",
        "-r",
        lock.file,
    ]
    return run(command, pip_settings_for_uv())


def by_pip(lock: Lock) -> "subprocess.CompletedProcess[str]":
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    return run([PYTHON, "-m", "pip", "install", *quiet, "--require-hashes", "-r", lock.file])


def run(command: Sequence[str | Path], more: "dict[str, str] | None" = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **(more or {})}, capture_output=True, text=True)


def pip_settings_for_uv() -> dict[str, str]:
    """The index, the local folders and the certificate pip was told of, under uv's names; uv's own settings win."""
    listed = run([PYTHON, "-m", "pip", "config", "list"]).stdout
    told = dict(line.split("=", 1) for line in listed.splitlines() if "=" in line)
    found: dict[str, str] = {}
    for key, value in told.items():
        found[key.rpartition(".")[2]] = value.strip("'")
    names = {
        "index-url": "UV_DEFAULT_INDEX",
        "extra-index-url": "UV_INDEX",
        "find-links": "UV_FIND_LINKS",
        "cert": "SSL_CERT_FILE",
    }
    return {theirs: found[ours] for ours, theirs in names.items() if ours in found and theirs not in os.environ}


def mark(lock: Lock) -> None:
    """Leaves the stamp; a linked environment that may not be written is looked through again next time."""
    try:
        lock.stamp(VENV).write_text(lock.digest + "\n")
    except OSError:
        if not VENV.is_symlink():
            raise


def explain(said: str) -> None:
    """Ends with the sentence that fits what the installer printed."""
    for signs, sentence in REASONS:
        if any(sign.lower() in said.lower() for sign in signs):
            stop(sentence)
    last = said.strip().splitlines()[-1:] or ["không rõ lý do"]
    stop(f"Không cài được các gói: {last[0]} Xem {LOG} rồi chạy lại.")


if __name__ == "__main__":
    begin(main, sys.argv[1:])
