"""A plan's text of any length, in the words of the demonstration's plans: as dense as a real one."""

import itertools
import tomllib
from collections.abc import Iterator
from typing import Any

from scripts.places import ROOT

PLANS = ROOT / "danvan" / "demonstration" / "data" / "plans.toml"
TOP = """\
ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH SÔNG MẪU                          Độc lập - Tự do - Hạnh phúc
Số: 21/KH-UBND                   Sông Mẫu, ngày 16 tháng 01 năm 2026

KẾ HOẠCH
Thực hiện công tác dân vận của chính quyền năm 2026

Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;
Căn cứ Kế hoạch số 18-KH/BTGDVTU ngày 29/12/2025 của Ban Tuyên giáo và Dân vận Tỉnh ủy về công tác dân vận năm 2026,
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
"""
END = """\
Nơi nhận:
- Thường trực Tỉnh ủy (b/c);
- Các sở, ban, ngành;
- UBND các xã, phường;
- Lưu: VT, NV.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Thị Mẫu Hoa
"""


def text_of(size: int) -> str:
    """A plan of about `size` bytes."""
    lines, length = [TOP], len((TOP + END).encode())
    for line in body():
        if length >= size:
            break
        lines.append(line)
        length += len(line.encode()) + 1
    return "\n".join([*lines, END])


def body() -> Iterator[str]:
    """Chapters without end: aims, work, times, each in points and dashes."""
    plans = tomllib.loads(PLANS.read_text(encoding="utf-8"))["plan"]
    for number, plan in zip(itertools.count(1), itertools.cycle(plans)):
        yield f"{number}. Chỉ tiêu và nhiệm vụ"
        yield from (f"- {target['words']}" for target in plan["target"])
        for point, task in enumerate(plan["task"], start=1):
            yield f"{number}.{point}. Nhiệm vụ"
            yield sentence(task)
        yield from (
            f"- {clause['words']} gửi về Sở Nội vụ {clause['due_words']}." for clause in plan.get("reporting", ())
        )


def sentence(task: dict[str, Any]) -> str:
    due = f" Hoàn thành {task['due_words']}." if "due_words" in task else ""
    return f"{task['words']}{due} Chủ trì: Sở Nội vụ; phối hợp: các sở, ban, ngành."
