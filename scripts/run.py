"""`make run`: prepares this machine's house, serves it, and ends all it started.

Nothing of a production set-up is read: the environment's own DANVAN_ and DATABASE_URL stay outside, so that trying the
house out can never touch an office's records.
"""

import contextlib
import fcntl
import os
import shlex
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scripts.places import PYTHON, ROOT, VAR
from scripts.processes import Command, Ended, House, die_with_parent, end_in_order
from scripts.say import begin, complain, need_space, say, stop

HOST = "127.0.0.1"
SPACE = 200
WORKERS = 2


class Setting(NamedTuple):
    """What is to be served: which port, from which folder, prepared by which steps, under which environment."""

    port: int
    folder: Path
    steps: list[str]
    more: dict[str, str]

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}/"

    @property
    def environment(self) -> dict[str, str]:
        outside = {k: v for k, v in os.environ.items() if not k.startswith("DANVAN_") and k != "DATABASE_URL"}
        ours = {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DANVAN_ENV": "development",
            "DANVAN_VAR": str(self.folder),
            "DANVAN_SITE": self.address.rstrip("/"),
        }
        return {**outside, **ours, **self.more}


def demonstration(port: int) -> Setting:
    """The invented province, with its story and its own clock."""
    return Setting(port, VAR, ["migrate", "load_holidays", "collectstatic", "demonstration"], {"DANVAN_DEMO": "1"})


def province(port: int, code: str) -> Setting:
    """A real province's units with no work in them, in a folder of their own, and a workbook of accounts to fill in."""
    if not code.isalnum():
        stop(f"PROVINCE={code} không phải mã tỉnh. Dùng mã đơn vị hành chính gồm hai chữ số, ví dụ PROVINCE=01.")
    folder = VAR / f"province-{code}"
    load = f"load_units --province {code}"
    if not workbook(folder).exists():
        # Somebody may have filled it in since.
        load += f" --accounts {shlex.quote(str(workbook(folder)))}"
    return Setting(port, folder, ["migrate", "load_holidays", "collectstatic", load], {})


def workbook(folder: Path) -> Path:
    """Where a real province's accounts are filled in."""
    return folder / "accounts.xlsx"


def main() -> None:
    """Prepares, serves, tells where and for whom, waits, ends."""
    end_in_order()
    port = chosen_port(os.environ.get("PORT") or "8000")
    code = os.environ.get("PROVINCE") or ""
    setting = province(port, code) if code else demonstration(port)
    make_sure_free(port)
    need_space(setting.folder, SPACE)
    with in_use(setting.folder):
        prepare(setting)
        raise SystemExit(serve(setting))


def chosen_port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        stop(f"PORT={text} không dùng được. Chọn một số từ 1024 đến 65535, ví dụ: make run PORT=8080")
    return int(text)


def make_sure_free(port: int) -> None:
    """Before anything is prepared: somebody else at this port is the commonest surprise."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            stop(f"Không được phép mở cổng {port}. Chọn một cổng từ 1024 trở lên, ví dụ: make run PORT=8080")
        except OSError:
            stop(f"Cổng {port} đang có chương trình khác dùng. Dừng nó, hoặc chọn cổng khác: make run PORT={port + 1}")


@contextlib.contextmanager
def in_use(folder: Path) -> Iterator[None]:
    """Shows `make fresh` that this folder is being served, for as long as we live."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "in-use").open("w") as mark:
            fcntl.flock(mark, fcntl.LOCK_SH)
            yield
    except OSError as error:
        stop(f"Không ghi được vào {folder} ({error.strerror}). Kiểm tra quyền ghi rồi chạy lại.")


def prepare(setting: Setting) -> None:
    """Migrates, collects, loads; what stops it has already said why."""
    command: Command = [PYTHON, "-m", "scripts.prepare", *setting.steps]
    done = subprocess.run(command, cwd=ROOT, env=setting.environment, check=False, preexec_fn=die_with_parent)
    if done.returncode and "DANVAN_DEMO" in setting.more:
        stop("Chưa dựng được phần trình diễn. Nếu dữ liệu do phiên bản cũ để lại, chạy “make fresh” rồi chạy lại.")
    if done.returncode:
        stop(f"Chưa chuẩn bị được dữ liệu trong {setting.folder}. Xem lý do ở trên rồi chạy lại.")


def commands(setting: Setting) -> dict[str, Command]:
    """Who serves: the web, the jobs, the clock."""
    manage: Command = [PYTHON, "manage.py"]
    at = ["--host", HOST, "--port", str(setting.port)]
    threads = [
        "--blocking-threads",
        "1",
        "--workers",
        str(WORKERS),
        "--respawn-failed-workers",
        "--log-level",
        "warning",
    ]
    web: Command = [PYTHON, "-m", "granian", "--interface", "wsgi", *at, *threads, "config.wsgi:application"]
    return {"web": web, "việc nền": [*manage, "work"], "đồng hồ": [*manage, "tick", "--loop", "-v0"]}


def serve(setting: Setting) -> int:
    """Serves until asked to end, or until one of the processes is gone; the exit status says which."""
    house = House()
    house.listen()
    web, *others = commands(setting).items()
    try:
        house.start(*web, setting.environment)
        ended = until_it_answers(house, setting.address)
        if ended is None:
            # After the first answer: people wait for the page, not for the clock.
            for name, command in others:
                house.start(name, command, setting.environment)
            greet(setting)
            ended = house.wait()
    finally:
        house.end()
    return farewell(ended)


def until_it_answers(house: House, address: str) -> Ended | None:
    """Waits for the first answer; None when it came, else what ended before."""
    while (ended := house.wait(0.1)) is None:
        try:
            urllib.request.urlopen(address, timeout=30).close()  # noqa: S310
        except urllib.error.HTTPError:
            return None
        except OSError:
            continue
        return None
    return ended


def greet(setting: Setting) -> None:
    """The address and one account per role, with the passwords this machine made."""
    accounts = setting.folder / "accounts.txt"
    say(f"\nDân vận đang chạy tại {setting.address}\n")
    if accounts.exists():
        say(accounts.read_text(encoding="utf-8").rstrip())
    if workbook(setting.folder).exists():
        ours = " ".join(f"{name}={setting.environment[name]}" for name in ("DANVAN_VAR", "DANVAN_SITE"))
        say(f"Tệp tài khoản để điền rồi tải lên: {workbook(setting.folder)}")
        say("Lập người quản trị đầu tiên (lệnh in ra liên kết mời):")
        say(
            f'  {ours} .venv/bin/python manage.py first_administrator --unit MÃ --username quantri --full-name "Họ và tên"'
        )
    say("\nNhấn Ctrl-C để dừng.")


def farewell(ended: Ended | None) -> int:
    if ended is None or not ended.name:
        say("\nĐã dừng.")
        return 0
    complain(f"Tiến trình “{ended.name}” đã dừng (mã {ended.status}), nên cả hệ thống dừng theo. Xem lý do ở trên.")
    return 1


if __name__ == "__main__":
    begin(main)
