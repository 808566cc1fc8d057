"""What a clause says, by its kind: the shapes of `Clause.proposed` and `Clause.decided`. Everything is text, so that a blank
is a blank: days are ISO or empty, figures are plain decimals ("80", "1.5") or empty, times are codes of
`danvan.deadlines` ("2025-05-25", "yearly:12-10") beside the words that were printed.
"""

from decimal import Decimal
from typing import Any, TypedDict

from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.documents.models import ClauseKind


class Rule(models.TextChoices):
    """How a target is counted (the sums themselves come with the figures)."""

    COVERAGE = "coverage", _("tỷ lệ đơn vị thực hiện")
    MINIMUM = "minimum", _("tối thiểu mỗi đơn vị")
    RATIO = "ratio", _("tỷ lệ trên tổng số")
    TOTAL = "total", _("tổng số")
    ZERO = "zero", _("không để xảy ra")
    INDEX = "index", _("chỉ số có nguồn riêng")
    NARRATIVE = "narrative", _("định tính")


COMPARATORS = {
    "": _("không so sánh"),
    "=": _("bằng"),
    ">=": _("từ … trở lên"),
    ">": _("trên"),
    "<=": _("không quá"),
    "<": _("dưới"),
    "~": _("khoảng"),
}


class TargetShape(TypedDict):
    """A figure to reach: `value` in `unit`, compared by `comparator`, counted by `rule` over `scope` as written."""

    text: str
    comparator: str
    value: str
    unit: str
    scope: str
    rule: str


class TaskShape(TypedDict):
    """A piece of work: who leads, who works along, by when (`due` a code, `due_words` as printed)."""

    text: str
    lead: str
    cooperating: str
    due: str
    due_words: str


class DeadlineShape(TypedDict):
    """By when something is due that is no report: `date` a code."""

    date: str
    what: str
    words: str


class ReportingShape(TypedDict):
    """A report: what, by when, to whom, through whom."""

    date: str
    what: str
    to: str
    via: str
    words: str


# A stretch of the plan: its first and its last day, where the words give them.
PhaseShape = TypedDict("PhaseShape", {"text": str, "from": str, "to": str})


class BasisShape(TypedDict):
    """Another document: how it is cited and what it is to this one."""

    symbol: str
    date: str
    issuer: str
    words: str
    relation: str


class RecipientShape(TypedDict):
    """A line of "Nơi nhận" and its purpose."""

    words: str
    purpose: str


SHAPES: dict[str, Any] = {
    ClauseKind.TARGET: TargetShape,
    ClauseKind.TASK: TaskShape,
    ClauseKind.DEADLINE: DeadlineShape,
    ClauseKind.REPORTING: ReportingShape,
    ClauseKind.PHASE: PhaseShape,
    ClauseKind.BASIS: BasisShape,
    ClauseKind.RECIPIENT: RecipientShape,
}
# The part of each that says in a line what it is about.
SUBJECT = {
    ClauseKind.TARGET: "text",
    ClauseKind.TASK: "text",
    ClauseKind.DEADLINE: "what",
    ClauseKind.REPORTING: "what",
    ClauseKind.PHASE: "text",
    ClauseKind.BASIS: "words",
    ClauseKind.RECIPIENT: "words",
}


def shaped(kind: str, said: dict[str, Any]) -> dict[str, str]:
    """Exactly the parts of this kind, each as text; what is missing is blank."""
    return {part: str(said.get(part) or "") for part in SHAPES[kind].__annotations__}


def figure(value: float | Decimal | None) -> str:
    """A figure as a shape holds it: 80.0 is "80", nothing is blank."""
    if value is None:
        return ""
    plain = f"{Decimal(str(value)):f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
