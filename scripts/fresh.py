"""`make fresh`: removes what the demonstration made in `var/`, never anything else, and makes it again."""

import fcntl
import shutil
from pathlib import Path

from scripts.places import VAR
from scripts.run import SPACE, demonstration, prepare
from scripts.say import begin, need_space, say, stop

MADE = ("danvan.sqlite3", "danvan.sqlite3-wal", "danvan.sqlite3-shm", "media", "cache", "clock", "accounts.txt", "mail")


def main() -> None:
    """Refuses while the house is being served: it would lose its database from under it."""
    need_space(VAR, SPACE)
    VAR.mkdir(parents=True, exist_ok=True)
    with (VAR / "in-use").open("w") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stop("Hệ thống đang chạy từ thư mục này. Dừng bằng Ctrl-C rồi chạy lại “make fresh”.")
        for name in MADE:
            remove(VAR / name)
        prepare(demonstration(port=8000))
    say("Đã dựng lại phần trình diễn. Chạy “make run” để mở.")


def remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


if __name__ == "__main__":
    begin(main)
