"""What the models of the demonstration say of themselves: ideas that many places have, each place in words of its own."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parent / "data" / "models.toml"

# What a place adds of its own, so that two dossiers of one idea do not read alike.
REASONS = (
    "Việc này được nêu nhiều lần ở các buổi tiếp xúc cử tri tại {place}.",
    "Năm trước {place} đã thử ở một xóm, thấy được nên nhân ra.",
    "{place} chọn việc này sau khi lấy ý kiến từng chi bộ trong quý IV.",
    "Qua khảo sát của ban công tác Mặt trận, đây là việc được nhắc đến nhiều nhất ở {place}.",
    "Người già trong vùng bảo chuyện này để lâu rồi, {place} quyết tâm làm trong năm.",
    "Đợt mưa vừa rồi cho thấy nếu không làm sớm thì {place} còn vất vả hơn.",
    "Từ khi ghép địa bàn, {place} rộng gấp đôi nên cách làm cũ không còn hợp.",
)
STEPS = (
    "Tháng đầu họp bàn, tháng thứ hai làm điểm ở một cụm, từ tháng thứ ba làm đều các cụm của {place}.",
    "{place} lập nhóm năm người nòng cốt, mỗi tuần gặp nhau một lần vào tối thứ Năm để gỡ vướng.",
    "Việc chi, việc thu ghi bảng ở nhà văn hóa; ai cũng xem được, cuối quý {place} đọc lại trước cuộc họp.",
    "Chỗ nào khó {place} mời người có uy tín đến nói chuyện trước, không làm theo kiểu giao khoán.",
    "Mỗi cụm tự đặt mốc; {place} chỉ kiểm tra hai lần, giữa kỳ và cuối kỳ.",
    "{place} ghi hình trước khi làm để sau này so được, không tô vẽ số liệu.",
)


@dataclass(frozen=True)
class Idea:
    """One idea: its name and field, whose it is, and what there is to say of it."""

    name: str
    field: str
    why: tuple[str, str]
    how: tuple[str, str]
    forces: str
    outputs: str
    lasting: str
    done: str
    effects: str
    goals: tuple[tuple[str, str, float, bool], ...]
    resources: tuple[tuple[str, float, str], ...]
    subject: str = "collective"
    called: str = "model"
    position: str = ""


@cache
def ideas() -> tuple[Idea, ...]:
    """All ideas, in the order of the file."""
    return tuple(_idea(told) for told in tomllib.loads(DATA.read_text(encoding="utf-8"))["idea"])


def _idea(told: dict[str, Any]) -> Idea:
    rows = {name: tuple(tuple(row) for row in told[name]) for name in ("goals", "resources")}
    return Idea(**{**told, **rows, "why": tuple(told["why"]), "how": tuple(told["how"])})


def sentence(words: str, place: str) -> str:
    """A sentence about a place; one that begins with it begins with a capital."""
    said = words.replace("{place}", place)
    return said[:1].upper() + said[1:]


def registration_of(idea: Idea, at: int, place: str) -> dict[str, str]:
    """The words under each heading of a registration, by its key, of the place that is the `at`-th to have the idea."""
    return {
        "why": f"{idea.why[at % 2]} {sentence(REASONS[at % len(REASONS)], place)}",
        "how": f"{idea.how[at // 2 % 2]} {sentence(STEPS[at % len(STEPS)], place)}",
        "place": sentence(f"{{place}}; bắt đầu từ {1 + at % 3} cụm dân cư rồi mở rộng.", place),
        "forces": idea.forces,
        "resources": "Như bảng nguồn lực.",
        "time": "Bắt đầu từ quý I, đánh giá giữa năm và cuối năm.",
        "outputs": idea.outputs,
        "lasting": idea.lasting,
    }


def result_of(idea: Idea, at: int, place: str) -> dict[str, str]:
    """The words under each heading of a result."""
    return {
        "done": f"{idea.done} {sentence(STEPS[(at + 3) % len(STEPS)], place)}",
        "effects": f"{idea.effects} Kết quả đã đọc lại trước cuộc họp của {place}.",
        "hardships": "Thời gian đầu ít người tham gia, phải đi từng nhà; vào vụ thì giãn lịch.",
        "lasting": idea.lasting,
        "proposal": "Đề nghị xem xét, công nhận.",
    }
