"""How a command speaks to the person who typed it: a line of progress, or one sentence that says what to do, and the end."""

import errno
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

MEGABYTE = 1024 * 1024
INTERRUPTED = 130


def say(line: str) -> None:
    """A line of progress, at once."""
    print(line, flush=True)


def complain(line: str) -> None:
    """What went wrong, on the channel for it."""
    print(line, file=sys.stderr, flush=True)


def stop(sentence: str) -> NoReturn:
    """Ends with exit status 1 and one sentence: what happened, then what to do."""
    complain(sentence)
    raise SystemExit(1)


def begin(main: Callable[..., None], *arguments: object) -> None:
    """Runs a command; Ctrl-C ends it with a word instead of a traceback."""
    try:
        main(*arguments)
    except KeyboardInterrupt:
        complain("\nĐã dừng.")
        raise SystemExit(INTERRUPTED) from None


def need_space(folder: Path, megabytes: int) -> None:
    """Stops before a half-done piece of work when the disk under `folder` cannot hold it."""
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free // MEGABYTE
    if free < megabytes:
        stop(f"Đĩa chứa {folder} chỉ còn {free} MB, cần ít nhất {megabytes} MB. Dọn bớt chỗ rồi chạy lại lệnh này.")


def is_full(error: BaseException) -> bool:
    """Whether an error is the disk's: full, or over the person's quota."""
    return getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT) or "disk is full" in str(error)
