"""The tables of all workflows as a page for people: docs/workflows.md."""

from collections.abc import Iterable

from django.utils import translation

from danvan.workflow.table import Move, Workflow

HEAD = """# Quy trình

In từ các bảng quy trình bằng `manage.py print_workflows`; không sửa tay.
"""
COLUMNS = ("Việc", "Từ trạng thái", "Đến trạng thái", "Ai làm được", "Hai người")


def page_of(workflows: Iterable[Workflow]) -> str:
    """The whole page, each workflow by its name."""
    with translation.override("vi"):
        parts = [section(workflow) for workflow in sorted(workflows, key=lambda each: str(each.name))]
    return "\n".join([HEAD, *parts]) if parts else HEAD


def section(workflow: Workflow) -> str:
    """One workflow: its stages in words, and a row per move."""
    stages = dict(workflow.stages.choices)
    lines = [f"## {workflow.name}", "", "Trạng thái: " + ", ".join(str(word) for word in stages.values()) + ".", ""]
    lines += [_row(COLUMNS), _row(["---"] * len(COLUMNS))]
    lines += [_row(_cells(move, stages)) for move in workflow.moves.values()]
    return "\n".join(lines) + "\n"


def _cells(move: Move, stages: dict[str, str]) -> list[str]:
    sources = ", ".join(str(stages[source]) for source in move.sources)
    eyes = "người soạn không được làm" if move.four_eyes else ""
    return [f"{move.label} (`{move.name}`)", sources, str(stages[move.target]), str(move.who), eyes]


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
