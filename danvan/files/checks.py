"""What this machine can and cannot do for the reading of files."""

from typing import Any

from django.core.checks import CheckMessage, Warning

from danvan.files.reading.confine import LOCKS
from danvan.files.reading.runner import in_child

MISSING = {
    "network": "Tiến trình đọc tệp chưa được tách khỏi mạng (máy không cho tạo không gian mạng riêng).",
    "files": "Tiến trình đọc tệp chưa bị chặn mở tệp khác (nhân Linux không có Landlock).",
    "calls": "Tiến trình đọc tệp chưa bị chặn gọi tiến trình khác (nhân Linux không có seccomp).",
}


def readers_are_locked_in(app_configs: Any = None, **how: Any) -> list[CheckMessage]:
    """Names every lock that does not hold around a reader of files here; its limits on time and memory always do."""
    held = in_child("confine:nothing", b"").locks
    return [
        Warning(MISSING[lock], hint="Dùng Linux từ 5.13 và cho phép user namespace.", id=f"files.W00{at}")
        for at, lock in enumerate(LOCKS)
        if lock not in held
    ]
